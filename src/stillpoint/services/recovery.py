"""What killed runs left behind, brought into history."""

from dataclasses import dataclass, replace
from pathlib import Path

from stillpoint.history.entries import Entry
from stillpoint.history.journal import Journal, JournalError
from stillpoint.history.running import claimed_orphans

RECOVERED = "recovered"
"""The tag of an entry that its own run could not write."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """The entries brought in, and what could not be."""

    entries: tuple[Entry, ...]
    faults: tuple[str, ...]


def recovery(running: Path, journal: Journal) -> Recovery:
    """Turn orphaned checkpoints into entries; one that cannot be written stays for next time."""
    entries: list[Entry] = []
    faults: list[str] = []
    with claimed_orphans(running) as orphans:
        for orphan in orphans:
            entry = orphan.entry if orphan.is_final else _cut_short(orphan.entry)
            try:
                journal.append(entry)
                orphan.discard()
            except JournalError as error:
                faults.append(str(error))
            else:
                entries.append(entry)
        faults += map(str, orphans.unreadable)
    return Recovery(tuple(entries), tuple(faults))


def _cut_short(entry: Entry) -> Entry:
    return replace(entry, completed=False, tags=(*entry.tags, RECOVERED))
