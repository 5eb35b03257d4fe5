"""Repair: the lines of a journal that cannot be read are moved out of the way, never dropped."""

import json
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BufferedReader, BufferedWriter
from itertools import count
from pathlib import Path
from shutil import copyfileobj, copymode

from stillpoint.history.checking import fault_in
from stillpoint.history.files import lock_on, mishap, new_file, settle
from stillpoint.history.journal import PATIENCE, JournalError
from stillpoint.history.lines import LONGEST_LINE, opened


@dataclass(frozen=True, slots=True)
class Repaired:
    """What came of a repair."""

    moved: int
    """How many lines are in quarantine now."""
    quarantine: Path
    backup: Path
    """All of the journal, as it was."""


def repair(
    journal: Path, at: datetime, *, backups: Path, quarantine: Path, patience: timedelta = PATIENCE
) -> Repaired | None:
    """Move the lines that cannot be read to quarantine; None where all can. Raises `JournalError`.

    All else stays byte for byte. A kill at any instant leaves the journal as it was or as it is
    to be, and then with the copy and the quarantine.
    """
    try:
        lock = lock_on(journal.with_name(f"{journal.name}.lock"), patience)
        try:
            name = f"{journal.stem}-{at.astimezone(UTC):%Y%m%d-%H%M%S}"
            return _repaired(journal.resolve(), name, backups, quarantine)
        finally:
            lock.release()
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        raise JournalError(f"{journal} was left as it is: {place}{mishap(error)}") from error


def _repaired(journal: Path, name: str, backups: Path, quarantine: Path) -> Repaired | None:
    draft = journal.with_name(f"{journal.name}.draft")
    with ExitStack() as undoing, ExitStack() as files:

        def making(file: BufferedWriter) -> BufferedWriter:
            undoing.callback(Path(file.name).unlink, missing_ok=True)
            return files.enter_context(file)

        source = files.enter_context(opened(journal))
        backup = making(new_file(backups, name, ".jsonl"))
        copyfileobj(source, backup)
        settle(backup)
        source.seek(0)
        unread = making(new_file(quarantine, name, ".jsonl"))
        places = making(new_file(quarantine, name, ".places"))
        sound = making(draft.open("wb"))
        copymode(journal, draft)
        moved = _sorted_out(source, sound, unread, places)
        if not moved:
            return None
        for file in (unread, places, sound):
            settle(file)
        undoing.pop_all()  # once the draft is in its place, some lines are in these files alone
    draft.replace(journal)
    return Repaired(moved, Path(unread.name), Path(backup.name))


def _sorted_out(
    source: BufferedReader, sound: BufferedWriter, unread: BufferedWriter, places: BufferedWriter
) -> int:
    """Copy each line to where it belongs, a long one in pieces; how many cannot be read."""
    moved = 0
    for number in count(1):
        line = source.readline(LONGEST_LINE + 1)
        if not line:
            break
        fault = fault_in(line)
        target = unread if fault else sound
        start = target.tell()
        target.write(line)
        while line and not line.endswith(b"\n"):
            line = source.readline(LONGEST_LINE + 1)
            target.write(line)
        if fault:
            moved += 1
            length = unread.tell() - start
            places.write(_place(Path(source.name).name, number, start, length, fault))
    return moved


def _place(file: str, line: int, start: int, length: int, fault: str) -> bytes:
    """Where a line came from, and where it is in the quarantine file."""
    record = {"file": file, "line": line, "start": start, "length": length, "fault": fault}
    return json.dumps(record).encode() + b"\n"
