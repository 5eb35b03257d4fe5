"""Entries whole: what all files say of them, joined by id."""

import json
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from stillpoint.history.changes import Change, change_of, changed
from stillpoint.history.entries import Entry, entry_of, record_of
from stillpoint.history.lines import is_newer, numbered_lines, record_in
from stillpoint.history.values import BadEntry


class Gathering:
    """Takes lines in any order; gives the entries that they come to.

    Where ids are named, it takes only what tells of these.
    """

    def __init__(self, ids: Collection[str] | None = None) -> None:
        self._ids = ids
        self._entries: dict[str, Entry] = {}
        self._changes: dict[str, list[Change]] = {}

    def add(self, line: bytes) -> None:
        """Take a line into account. Raises `BadEntry`."""
        record = record_in(line)
        if record is None or is_newer(record):
            return
        if change := change_of(record):
            if self._is_wanted(change.id):
                self._changes.setdefault(change.id, []).append(change)
        elif self._is_wanted(str(record.get("id")).lower()):
            entry = entry_of(record)
            known = self._entries.setdefault(entry.id, entry)
            if known is not entry:
                self._entries[entry.id] = max(known, entry, key=_fullness)

    def entries(self) -> Iterator[Entry]:
        """Every entry that is not removed, its changes made, in the order of their lines."""
        for entry in self._entries.values():
            if settled := changed(entry, self._changes.get(entry.id, ())):
                yield settled

    def latest_change(self) -> datetime | None:
        """When any of them was last amended or removed."""
        return max((c.at for changes in self._changes.values() for c in changes), default=None)

    def _is_wanted(self, id: str) -> bool:
        return self._ids is None or id in self._ids


def journals(folder: Path) -> list[Path]:
    """Every device's file; copies that a sync set aside in a conflict are read as well."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix == ".jsonl" and not path.name.startswith(".")
    )


def gathering(folder: Path, ids: Collection[str] | None = None) -> Gathering:
    """All that can be read of the entries with these ids, of every entry where none are named."""
    gathered = Gathering(ids)
    sought = next(iter(ids)).encode() if ids and len(ids) == 1 else b""
    with suppress(OSError):
        for path in journals(folder):
            with suppress(OSError):
                for _, line in numbered_lines(path):
                    if sought in line.lower():
                        with suppress(BadEntry):
                            gathered.add(line)
    return gathered


def _fullness(entry: Entry) -> tuple[object, ...]:
    """Which of two entries with one id tells more: a run outdoes its own checkpoint."""
    text = json.dumps(record_of(entry), sort_keys=True)
    return entry.completed, entry.practised, entry.ended_at, -len(entry.tags), text
