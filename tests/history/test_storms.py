"""Many processes at once, and processes killed at any moment. STILLPOINT_LONG=1 asks for more."""

import os
from pathlib import Path

import pytest
from filelock import FileLock
from history_examples import (
    IS_LONG,
    WRITE_SOME,
    Whole,
    ended,
    first_line,
    history_in,
    line,
    newest_first,
    numbered,
    program,
)

from stillpoint.history.files import append_lines
from stillpoint.history.reading import read_history

EACH = 1000 if IS_LONG else 50
KILLS = 500 if IS_LONG else 40

KILL_WRITERS_AT_ANY_MOMENT = """
import itertools, os, random, select, signal, sys, time
from pathlib import Path
import filelock  # once, not in every writer
from history_examples import numbered
from stillpoint.history.journal import Journal

def begin(first):
    told, telling = os.pipe()
    process = os.fork()
    if not process:
        journal = Journal(Path(sys.argv[1]), "desk")
        for number in itertools.count(first):
            journal.append(numbered(number))
            os.write(telling, b"%d\\n" % number)
    os.close(telling)
    return process, told

def end(writer):
    process, told = writer
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    with open(told) as rest:
        print(rest.read(), end="")

chance = random.Random(7)
writers = [begin(number * 1000) for number in range(4)]
for kill in range(4, int(sys.argv[2]) + 4):
    select.select([], [], [], chance.uniform(0, 0.02))
    end(writers.pop(chance.randrange(4)))
    writers.append(begin(kill * 1000))
for writer in writers:
    end(writer)
"""

READ = """
import sys
from pathlib import Path
from stillpoint.history.reading import read_history
def tell(event, arguments):
    if event == "open" and str(arguments[0]).endswith(".lock"):
        print("waits", flush=True)
sys.addaudithook(tell)
print(read_history(Path(sys.argv[1])).unreadable)
"""


def test_eight_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    firsts = range(0, 8 * EACH, EACH)
    writers = [program(WRITE_SOME, tmp_path, first, first + EACH) for first in firsts]
    counts, unreadable = [0], 0
    while any(writer.poll() is None for writer in writers):
        history = read_history(tmp_path)
        counts.append(len(history.summaries))
        unreadable += len(history.unreadable)
    assert ended(writers) == [0] * 8
    assert counts == sorted(counts)
    assert unreadable == 0
    assert history_in(tmp_path) == Whole(newest_first(*range(8 * EACH)))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks are POSIX")
def test_writers_killed_at_any_moment_lose_nothing_that_they_called_saved(tmp_path: Path) -> None:
    told, _ = program(KILL_WRITERS_AT_ANY_MOMENT, tmp_path, KILLS).communicate(timeout=300)
    saved = {numbered(int(number)) for number in told.split()}
    history = history_in(tmp_path)
    assert len(saved) > KILLS
    assert saved <= set(history.entries)
    assert len(history.entries) - len(saved) <= KILLS + 4
    assert len(history.unreadable) <= KILLS + 4


def test_half_a_line_is_waited_for_while_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "desk.jsonl"
    with program(READ, tmp_path) as reader:
        with FileLock(f"{file}.lock"), file.open("ab", buffering=0) as writing:
            writing.write(line(1) + line(2)[:90])
            assert reader.stdin
            assert first_line(reader) == "waits\n"
            writing.write(line(2)[90:])
        told, _ = reader.communicate(timeout=60)
    assert told.splitlines()[-1] == "()"


def test_a_torn_line_that_nobody_writes_is_told_of(tmp_path: Path) -> None:
    file = tmp_path / "desk.jsonl"
    file.write_bytes(line(1) + line(2)[:90])
    assert [fault.line for fault in read_history(tmp_path).unreadable] == [2]
    assert [path.name for path in tmp_path.iterdir()] == ["desk.jsonl"]
    file.with_name("desk.jsonl.lock").touch()
    assert [fault.line for fault in read_history(tmp_path).unreadable] == [2]
    append_lines(file, line(3))
    assert history_in(tmp_path).entries == newest_first(1, 3)
