"""The journal: this device's file of history, which only ever grows."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from stillpoint.core.errors import StillpointError
from stillpoint.history.changes import amendment, change_of, removal
from stillpoint.history.entries import Entry, entry_of, record_of
from stillpoint.history.files import append_line, lock_on, make_folder, mishap
from stillpoint.history.lines import line_of, record_in
from stillpoint.history.tracing import latest_change
from stillpoint.history.values import A_MICROSECOND, BadEntry, moment, written

PATIENCE = timedelta(seconds=10)
"""How long another process may hold the journal before we say so."""


class JournalError(StillpointError):
    """Something that could not be kept."""


class Journal:
    """Where this device writes what was practised."""

    def __init__(self, folder: Path, device: str, *, patience: timedelta = PATIENCE) -> None:
        self.path = folder / f"{device}.jsonl"
        self._patience = patience

    def append(self, entry: Entry) -> None:
        """Keep an entry; it is on the disk once this returns. Raises `JournalError`."""
        self._append(lambda: record_of(entry))

    def amend(self, id: str, changes: Mapping[str, object], at: datetime) -> None:
        """Change fields of an entry; None takes one away. Raises `JournalError`."""
        self._append(lambda: amendment(id, changes, self._last(id, at)))

    def remove(self, id: str, at: datetime) -> None:
        """Take an entry out of history; its lines stay in the file. Raises `JournalError`."""
        self._append(lambda: removal(id, self._last(id, at)))

    def restore(self, id: str, at: datetime) -> None:
        """Bring a removed entry back, by a change that sets nothing. Raises `JournalError`."""
        self.amend(id, {}, at)

    def _last(self, id: str, at: datetime) -> datetime:
        """`at`, or just after the latest change: a clock put back must not undo this one."""
        at = moment(written(at))
        latest = latest_change(self.path.parent, id)
        return at if latest is None or latest < at else latest + A_MICROSECOND

    def _append(self, record: Callable[[], Mapping[str, object]]) -> None:
        try:
            line = _sound_line(record())
            make_folder(self.path.parent)
            lock = lock_on(self.path.with_name(f"{self.path.name}.lock"), self._patience)
            try:
                append_line(self.path, line)
            finally:
                lock.release()
        except BadEntry as error:
            raise JournalError(
                f"{self.path} was left as it is; this cannot be kept: {error}."
            ) from error
        except OSError as error:
            raise JournalError(f"{self.path} could not be written: {mishap(error)}") from error


def _sound_line(record: Mapping[str, object]) -> bytes:
    """The line of a record, once it is sure that it can be read again."""
    line = line_of(record)
    again = record_in(line) or {}
    if not change_of(again):
        entry_of(again)
    return line
