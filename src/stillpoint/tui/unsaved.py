"""Entries that could not be written when their practice ended: offered again, never dropped."""

import json

from stillpoint.history.entries import record_of
from stillpoint.history.journal import JournalError
from stillpoint.services.sittings import Sitting


class Unsaved:
    """The sittings whose entries wait for room, or for a folder that can be written."""

    def __init__(self) -> None:
        self._waiting: list[Sitting] = []

    def keep(self, sitting: Sitting) -> None:
        """Mind one more."""
        self._waiting.append(sitting)

    def offer_again(self) -> list[str]:
        """Try to save them all; what to tell of each."""
        told: list[str] = []
        for sitting in tuple(self._waiting):
            title = sitting.session.title
            try:
                sitting.save()
            except JournalError as error:
                told.append(f"{title} is not saved yet, and is tried again: {error}")
            else:
                told.append(f"{title} is saved now.")
                self._waiting.remove(sitting)
        return told

    def last_words(self) -> list[str]:
        """Try once more before the program ends; the entries themselves, where that fails too."""
        told = self.offer_again()
        records = (json.dumps(record_of(sitting.entry)) for sitting in self._waiting)
        return told + [
            f"this is the entry that could not be saved:\n{record}" for record in records
        ]
