"""Entries whole: what all files say of them, joined by id."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from stillpoint.history.changes import Change, change_of, changed
from stillpoint.history.entries import Entry, entry_of, fullness, record_of
from stillpoint.history.lines import is_newer, journals, numbered_lines, record_in
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
                self._entries[entry.id] = max(known, entry, key=fullness)

    def entries(self) -> Iterator[Entry]:
        """Every entry that is not removed, its changes made, in the order of their lines."""
        for entry in self._entries.values():
            if settled := changed(entry, self._changes.get(entry.id, ())):
                yield settled

    def removed(self) -> Iterator[Entry]:
        """Every entry that is removed, as it was first written."""
        for entry in self._entries.values():
            if changed(entry, self._changes.get(entry.id, ())) is None:
                yield entry

    def tells_more(self, entry: Entry, coming: Iterable[Change] = ()) -> bool:
        """Whether an entry has what ours of that id lacks once all changes, too, have come."""
        known = self._entries.get(entry.id)
        if known is None or max(known, entry, key=fullness) is known:
            return False
        changes = [*self._changes.get(entry.id, ()), *coming]
        before, after = changed(known, changes), changed(entry, changes)
        return bool(before and after and record_of(after).keys() - record_of(before).keys())

    def _is_wanted(self, id: str) -> bool:
        return self._ids is None or id in self._ids


def gathering(folder: Path, ids: Collection[str] | None = None) -> Gathering:
    """All that can be read of the entries with these ids, of every entry where none are named."""
    gathered = Gathering(ids)
    with suppress(OSError):
        for path in journals(folder):
            with suppress(OSError):
                for _, line in numbered_lines(path):
                    with suppress(BadEntry):
                        gathered.add(line)
    return gathered
