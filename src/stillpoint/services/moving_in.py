"""Bringing entries in from elsewhere: looked at first, then kept, in two readings of one file."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from stillpoint.core.clock import Clock
from stillpoint.core.errors import StillpointError
from stillpoint.core.texts import harmless
from stillpoint.history.arrivals import Arrivals
from stillpoint.history.changes import Change
from stillpoint.history.entries import Entry
from stillpoint.history.formats.found import BadFile, DayFirstUnknown, Found, Manner, Unread
from stillpoint.history.formats.sniffing import format_of, keeps_ids, reader_of
from stillpoint.history.journal import Journal, JournalError
from stillpoint.services.opening import opened
from stillpoint.services.progress import Progress

CHUNK = 200
"""So many entries are written, and on the disk, at once."""


class Unfinished(StillpointError):
    """Some entries were kept and the others were not; bringing them in again brings those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What bringing a file in would come to."""

    path: Path
    form: str
    coming: frozenset[str] = field(repr=False)
    """The ids of the entries that history does not have, or not with all that is told."""
    fuller: int
    """How many of these history has with less than the file tells of them."""
    known: int
    """Entries that history has, under their own or another id, or had until they were removed."""
    twice: int
    """Entries that the file has twice."""
    changes: tuple[Change, ...] = field(repr=False)
    """Changes of entries that history does not have."""
    first: datetime | None
    last: datetime | None
    """When the first and the last that is coming began."""
    unsure: int
    """How many of them began in an hour that came twice."""
    skipped: int
    """How many began in an hour that was skipped."""
    doubtful: int
    """How many have times that cannot be, and are ours, so that they come in as they are."""
    unread: tuple[Unread, ...]
    """The first of the places that could not be read."""
    unread_count: int

    @property
    def is_empty(self) -> bool:
        """Whether history would stay as it is."""
        return not (self.coming or self.changes)


class MovingIn:
    """What brings a file from elsewhere into the history in a folder."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        manner: Manner,
        *,
        form: str | None = None,
        tell: Callable[[Progress], object] = lambda progress: progress,
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._manner = replace(manner, now=clock.now())
        self._form = form
        self._tell = tell
        self.kept = 0
        """How many entries were kept so far."""

    def preview(self, path: Path) -> Preview:
        """What is in a file and not in history; nothing is kept yet.

        Raises `BadFile` and `DayFirstUnknown`, and `Misuse` where there is no such file.
        """
        with self._reading(path) as stream:
            form = self._form or format_of(stream, self._manner)
            read = reader_of(form, stream)
            arrivals = Arrivals(keeps_ids(read), self._manner.now)
            arrivals.add(read(stream, self._manner))
        arrivals.compare(self._folder)
        return _preview(path, form, arrivals)

    def carry_out(self, preview: Preview, journal: Journal) -> None:
        """Keep all that is coming. Raises `Unfinished` where the disk refuses."""
        self.kept = 0
        waiting = set(preview.coming)
        try:
            with self._reading(preview.path) as stream:
                found = reader_of(preview.form, stream)(stream, self._manner)
                coming = _entries_of(found, preview.coming)
                while chunk := list(islice(coming, CHUNK)):
                    journal.append_all(chunk)
                    waiting.difference_update(entry.id for entry in chunk)
                    self.kept = len(preview.coming) - len(waiting)
            for at in range(0, len(preview.changes), CHUNK):
                journal.append_all(preview.changes[at : at + CHUNK])
        except JournalError as error:
            raise Unfinished(f"{error}\n{self.told_of_kept(preview)}") from error

    def told_of_kept(self, preview: Preview) -> str:
        """How far it came, for those who were interrupted."""
        if not self.kept:
            return "Nothing was brought in."
        return (
            f"{self.kept:,} of {len(preview.coming):,} entries were brought in."
            " Do the same again to bring in the others."
        )

    @contextmanager
    def _reading(self, path: Path) -> Iterator[BinaryIO]:
        began = self._clock.reading()

        def tell(done: int, size: int) -> None:
            self._tell(Progress(self._clock.reading() - began, done, size))

        try:
            with opened(path, tell) as stream:
                yield stream
        except BadFile as error:
            kind = DayFirstUnknown if isinstance(error, DayFirstUnknown) else BadFile
            raise kind(f"{harmless(path.name, 200)}: {error}") from None


def _entries_of(found: Iterable[Found], ids: frozenset[str]) -> Iterator[Entry]:
    return (each for each in found if isinstance(each, Entry) and each.id in ids)


def _preview(path: Path, form: str, arrivals: Arrivals) -> Preview:
    entries = arrivals.entries.values()
    return Preview(
        path=path,
        form=form,
        coming=frozenset(arrivals.entries),
        fuller=len(arrivals.fuller),
        known=arrivals.known,
        twice=arrivals.twice,
        changes=tuple(arrivals.changes),
        first=min((one.started_at for one in entries), default=None),
        last=max((one.started_at for one in entries), default=None),
        unsure=sum(one.is_unsure for one in entries),
        skipped=sum(one.is_skipped for one in entries),
        doubtful=sum(one.is_doubtful for one in entries),
        unread=tuple(arrivals.unread),
        unread_count=arrivals.unread_count,
    )
