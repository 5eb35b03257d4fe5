"""A look at every line of history: what it is, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from stillpoint.core.texts import harmless
from stillpoint.history.changes import change_of
from stillpoint.history.doubts import doubt_of
from stillpoint.history.entries import entry_of
from stillpoint.history.lines import is_newer, journals, numbered_lines, record_in
from stillpoint.history.running import checkpoints
from stillpoint.history.values import BadEntry


class Kind(StrEnum):
    """What a line is."""

    ENTRY = "entry"
    AGAIN = "again"
    """An entry that an earlier line tells of too; history has it once."""
    CHANGE = "change"
    WAITING = "waiting"
    """A change to an entry that is not here, and may come by a sync."""
    NEWER = "newer"
    """Written by a later program, in a way unknown here."""
    BLANK = "blank"
    FAULT = "fault"
    """It cannot be read."""


@dataclass(frozen=True, slots=True)
class Look:
    """One line and what it is."""

    file: str
    line: int
    """Counted from 1; 0 is a file that cannot be read at all."""
    kind: Kind
    id: str = ""
    """Of the entry that it tells of or changes."""
    fault: str = ""
    doubt: str = ""
    """Why an entry that can be read cannot have been lived so; it is kept all the same."""


def looks_at_journals(folder: Path, now: datetime | None = None) -> Iterator[Look]:
    """A look at every line of every journal, with doubt of what is later than `now`.

    Lines are forgotten as they go by; only the ids of entries are remembered.
    """
    known: set[int] = set()
    early: list[Look] = []
    for look in _looks_at_files(folder, now):
        id = _number(look.id)
        if look.kind is Kind.ENTRY:
            yield replace(look, kind=Kind.AGAIN) if id in known else look
            known.add(id)
        elif look.kind is Kind.CHANGE and id not in known:
            early.append(look)
        else:
            yield look
    for look in early:
        yield look if _number(look.id) in known else replace(look, kind=Kind.WAITING)


def looks_at_checkpoints(folder: Path) -> Iterator[Look]:
    """A look at every checkpoint, of runs in progress and of killed ones."""
    for path in checkpoints(folder):
        file = f"{folder.name}/{path.name}"
        try:
            _, line = next(numbered_lines(path), (0, b""))
        except FileNotFoundError:
            continue  # its run has ended meanwhile
        except OSError as error:
            yield _unread(file, error)
        else:
            look = _look_at(file, 1, line)
            is_told = look.kind in (Kind.ENTRY, Kind.NEWER, Kind.FAULT)
            yield look if is_told else replace(look, kind=Kind.FAULT, fault="holds no entry")


def looks_at_file(path: Path, now: datetime | None = None) -> Iterator[Look]:
    """A look at every line of one journal, compared with no other."""
    file = harmless(path.name)
    try:
        for number, line in numbered_lines(path):
            yield _look_at(file, number, line, now)
    except OSError as error:
        yield _unread(file, error)


def fault_in(line: bytes) -> str:
    """Why a line cannot be read; nothing where it can, or where it is a later program's."""
    return _look_at("", 0, line).fault


def _looks_at_files(folder: Path, now: datetime | None) -> Iterator[Look]:
    try:
        paths = journals(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        yield _unread(harmless(folder.name), error)
        return
    for path in paths:
        yield from looks_at_file(path, now)


def _look_at(file: str, number: int, line: bytes, now: datetime | None = None) -> Look:
    try:
        record = record_in(line)
        if record is None:
            return Look(file, number, Kind.BLANK)
        if is_newer(record):
            return Look(file, number, Kind.NEWER)
        if change := change_of(record):
            return Look(file, number, Kind.CHANGE, change.id)
        entry = entry_of(record)
        return Look(file, number, Kind.ENTRY, entry.id, doubt=doubt_of(entry, now))
    except BadEntry as error:
        return Look(file, number, Kind.FAULT, fault=str(error))


def _unread(file: str, error: OSError) -> Look:
    reason = (error.strerror or str(error)).lower()
    return Look(file, 0, Kind.FAULT, fault=f"cannot be read: {reason}")


def _number(id: str) -> int:
    """An id in a third of the memory."""
    return int(id.replace("-", "") or "0", 16)
