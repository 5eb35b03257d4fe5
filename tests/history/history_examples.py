"""Entries to keep, and processes that keep them."""

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from stillpoint.history.entries import Entry, record_of
from stillpoint.history.lines import line_of
from stillpoint.history.reading import Fault, entries_in, read_history
from stillpoint.history.summaries import Summaries

IS_LONG = bool(os.environ.get("STILLPOINT_LONG"))
"""Whether tests that take minutes are wanted too."""

SUNRISE = datetime(2026, 11, 21, 7, 12, tzinfo=UTC)
BOX = Entry(
    id="0199aaaa-0000-7000-8000-000000000000",
    started_at=SUNRISE,
    ended_at=SUNRISE + timedelta(minutes=5),
    practised=timedelta(minutes=5),
    completed=True,
    title="Box breathing",
    practice="breathing",
)

WRITE_SOME = """
import sys
from datetime import timedelta
from pathlib import Path
from history_examples import numbered
from stillpoint.history.journal import Journal
journal = Journal(Path(sys.argv[1]), "desk", patience=timedelta(minutes=1))
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    journal.append(numbered(number))
"""


def numbered(number: int) -> Entry:
    """The entry of that number, a minute later for each."""
    later = timedelta(minutes=number)
    return replace(
        BOX,
        id=f"0199aaaa-0000-7000-8000-{number:012}",
        started_at=BOX.started_at + later,
        ended_at=BOX.ended_at + later,
    )


def line(number: int) -> bytes:
    """The line of the entry of that number."""
    return line_of(record_of(numbered(number)))


def newest_first(*numbers: int) -> tuple[Entry, ...]:
    """The entries of those numbers as history gives them."""
    return tuple(map(numbered, sorted(numbers, reverse=True)))


@dataclass(frozen=True, slots=True)
class Whole:
    """A history with all of each entry."""

    entries: tuple[Entry, ...] = ()
    unreadable: tuple[Fault, ...] = ()
    newer: int = 0


def history_in(folder: Path) -> Whole:
    """The history in a folder, once it is sure that both ways to read it agree."""
    history, entries = read_history(folder), entries_in(folder)
    assert history.summaries == tuple(map(Summaries().of, entries))
    return Whole(entries, history.unreadable, history.newer)


def program(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Another Python that runs `code`, and is talked with through pipes."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent,
    )


def ended(processes: Iterable[subprocess.Popen[str]]) -> list[int]:
    """The exit codes of processes, once all have ended."""
    codes = []
    for process in processes:
        process.communicate(timeout=60)
        codes.append(process.returncode)
    return codes


def first_line(process: subprocess.Popen[str]) -> str:
    """The next line that a process says."""
    assert process.stdout
    return process.stdout.readline()


def let_go_on(process: subprocess.Popen[str]) -> None:
    """Let a process go on that waits for a line."""
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()
