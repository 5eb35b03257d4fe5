"""History as it is read: every device's file, joined by the ids of their entries."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import harmless, quoted
from stillpoint.history.changes import Change, change_of, changed
from stillpoint.history.entries import Entry, entry_of, record_of
from stillpoint.history.lines import is_newer, numbered_lines, record_in
from stillpoint.history.values import BadEntry

MOST_FAULTS = 1000
"""So many faults of a file are told one by one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that could not be read, and was left as it is."""

    file: str
    line: int
    """Counted from 1; 0 is the file as a whole."""
    what: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.what}"


@dataclass(frozen=True, slots=True)
class History:
    """Everything practised, newest first, and what could not be read."""

    entries: tuple[Entry, ...] = ()
    unreadable: tuple[Fault, ...] = ()
    newer: int = 0
    """Lines that a later program wrote."""

    def entry(self, id_prefix: str) -> Entry:
        """The one entry whose id begins so. Raises `Misuse` where there is none, or several."""
        prefix = id_prefix.strip().lower()
        found = [entry for entry in self.entries if prefix and entry.id.startswith(prefix)]
        match found:
            case [entry]:
                return entry
            case []:
                raise Misuse(
                    f"no entry has an id that begins with {quoted(id_prefix)}; "
                    "`stillpoint history list` shows them"
                )
            case _:
                raise Misuse(
                    f"{len(found)} entries have an id that begins with {quoted(id_prefix)}; "
                    "write more of it"
                )


def read_history(folder: Path) -> History:
    """The history in a folder; nothing where there is no such folder."""
    try:
        paths = _journals(folder)
    except FileNotFoundError:
        return History()
    except OSError as error:
        return History(unreadable=(Fault(harmless(folder.name), 0, _reason(error)),))
    gathered = _Gathered()
    for path in paths:
        gathered.add_file(path)
    return gathered.history()


def latest_change(folder: Path, id: str) -> datetime | None:
    """When an entry was last amended or removed, as far as can be read."""
    return max((change.at for change in _changes_of(folder, id)), default=None)


@dataclass(slots=True)
class _Gathered:
    """What was found so far."""

    entries: dict[str, Entry] = field(default_factory=dict)
    changes: dict[str, list[Change]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    newer: int = 0

    def add_file(self, path: Path) -> None:
        name = harmless(path.name)
        untold = 0
        told_before = len(self.faults)
        try:
            for number, line in numbered_lines(path):
                try:
                    self._add_line(line)
                except BadEntry as error:
                    if len(self.faults) - told_before < MOST_FAULTS:
                        self.faults.append(Fault(name, number, str(error)))
                    else:
                        untold += 1
        except OSError as error:
            self.faults.append(Fault(name, 0, _reason(error)))
        if untold:
            self.faults.append(Fault(name, 0, f"{untold} more lines cannot be read"))

    def history(self) -> History:
        for id in self.changes.keys() & self.entries.keys():
            entry = changed(self.entries[id], self.changes[id])
            if entry is None:
                del self.entries[id]
            else:
                self.entries[id] = entry
        newest_first = sorted(
            self.entries.values(), key=lambda entry: (entry.started_at, entry.id), reverse=True
        )
        return History(tuple(newest_first), tuple(self.faults), self.newer)

    def _add_line(self, line: bytes) -> None:
        record = record_in(line)
        if record is None:
            return
        if is_newer(record):
            self.newer += 1
        elif change := change_of(record):
            self.changes.setdefault(change.id, []).append(change)
        else:
            entry = entry_of(record)
            known = self.entries.setdefault(entry.id, entry)
            if known is not entry:
                self.entries[entry.id] = max(known, entry, key=_fullness)


def _journals(folder: Path) -> list[Path]:
    """Every device's file; copies that a sync set aside in a conflict are read as well."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix == ".jsonl" and not path.name.startswith(".")
    )


def _changes_of(folder: Path, id: str) -> Iterator[Change]:
    """The changes of one entry; a file that cannot be read holds none that count."""
    with suppress(OSError):
        for path in _journals(folder):
            with suppress(OSError):
                for _, line in numbered_lines(path):
                    if id.encode() in line and (change := _change_in(line)) and change.id == id:
                        yield change


def _change_in(line: bytes) -> Change | None:
    try:
        record = record_in(line)
        return None if record is None or is_newer(record) else change_of(record)
    except BadEntry:
        return None


def _fullness(entry: Entry) -> tuple[object, ...]:
    """Which of two entries with one id tells more: a run outdoes its own checkpoint."""
    text = json.dumps(record_of(entry), sort_keys=True)
    return entry.completed, entry.practised, entry.ended_at, -len(entry.tags), text


def _reason(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or str(error)).lower()}"
