"""Saving the words of an entry that was open for a while: what others did meanwhile is not lost."""

from stillpoint.core.errors import StillpointError
from stillpoint.history.entries import Entry
from stillpoint.history.journal import JournalError
from stillpoint.services.editing import Edit, edit
from stillpoint.services.parts import Parts


class ChangedMeanwhile(StillpointError):
    """An entry is no longer as it was seen."""

    def __init__(self, entry: Entry | None) -> None:
        super().__init__("this entry was changed or removed elsewhere meanwhile")
        self.entry = entry
        """As it is now; None where it is removed."""


def edit_as_seen(parts: Parts, entry: Entry, seen: Entry | None, change: Edit) -> Entry:
    """Change an entry that was last seen so; one seen removed is brought back. What it is then.

    Raises `ChangedMeanwhile`, `Misuse` and `JournalError`.
    """
    if not parts.places.history.is_dir():
        raise JournalError(f"{parts.places.history} is no longer there")
    now = parts.entry(entry.id)
    if now != seen:
        raise ChangedMeanwhile(now)
    if seen is None:
        parts.journal.restore(entry.id, parts.clock.now())
    return edit(parts, entry, change)
