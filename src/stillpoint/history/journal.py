"""The journal: this device's file of history, which only ever grows."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from stillpoint.core.errors import StillpointError
from stillpoint.history.changes import Change, amendment, change_of, recorded, removal
from stillpoint.history.entries import Entry, entry_of, record_of
from stillpoint.history.files import append_lines, lock_on, make_folder, mishap
from stillpoint.history.lines import line_of, record_in
from stillpoint.history.tracing import latest_change, traces
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

    def append_all(self, added: Sequence[Entry | Change]) -> None:
        """Keep many at once: all are on the disk once this returns, or none. Raises `JournalError`.

        A kill on the way may keep the first of them, each whole.
        """
        self._write(lambda: b"".join(_sound_line(_record_of(each)) for each in added))

    def amend(self, id: str, changes: Mapping[str, object], at: datetime) -> None:
        """Change fields of an entry; None takes one away. Raises `JournalError`."""
        self._append(lambda: amendment(id, changes, self._last(id, at)))

    def revise(
        self, id: str, changes: Callable[[Entry], Mapping[str, object]], at: datetime
    ) -> Entry:
        """Change an entry by what it is now, while nobody else can; what it was just before.

        What is like a list, as `tags` are, is amended whole, and so must be read under the lock.
        Raises `JournalError`.
        """
        before: list[Entry] = []

        def line() -> bytes:
            before.append(self._standing(id))
            asked = changes(before[0])
            return _sound_line(amendment(id, asked, self._last(id, at))) if asked else b""

        self._write(line)
        return before[0]

    def remove(self, id: str, at: datetime) -> None:
        """Take an entry out of history; its lines stay in the file. Raises `JournalError`."""
        self._append(lambda: removal(id, self._last(id, at)))

    def restore(self, id: str, at: datetime) -> None:
        """Bring a removed entry back, by a change that sets nothing. Raises `JournalError`."""
        self.amend(id, {}, at)

    def _standing(self, id: str) -> Entry:
        if entry := next((trace.entry for trace in traces(self.path.parent, id)), None):
            return entry
        raise JournalError("That entry was removed meanwhile, so nothing was changed in it.")

    def _last(self, id: str, at: datetime) -> datetime:
        """`at`, or just after the latest change: a clock put back must not undo this one."""
        at = moment(written(at))
        latest = latest_change(self.path.parent, id)
        return at if latest is None or latest < at else latest + A_MICROSECOND

    def _append(self, record: Callable[[], Mapping[str, object]]) -> None:
        self._write(lambda: _sound_line(record()))

    def _write(self, lines: Callable[[], bytes]) -> None:
        try:
            make_folder(self.path.parent)
            lock = lock_on(self.path.with_name(f"{self.path.name}.lock"), self._patience)
            try:
                if content := lines():
                    append_lines(self.path, content)
            finally:
                lock.release()
        except BadEntry as error:
            raise JournalError(
                f"{self.path} was left as it is; this cannot be kept: {error}."
            ) from error
        except OSError as error:
            raise JournalError(f"{self.path} could not be written: {mishap(error)}") from error


def _record_of(added: Entry | Change) -> Mapping[str, object]:
    return record_of(added) if isinstance(added, Entry) else recorded(added)


def _sound_line(record: Mapping[str, object]) -> bytes:
    """The line of a record, once it is sure that it can be read again."""
    line = line_of(record)
    again = record_in(line) or {}
    if not change_of(again):
        entry_of(again)
    return line
