"""The user's packs folder: packs are put there, replaced, taken away and brought back, each whole.

No byte is written outside it: names are checked, and links in it are never written through.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from stillpoint.core.errors import StillpointError
from stillpoint.core.texts import quoted
from stillpoint.packs.documents import LARGEST, Unreadable, bytes_of
from stillpoint.packs.origins import (
    Origin,
    Removal,
    note_beside,
    note_of,
    note_of_removal,
    origin_in,
    removal_of,
)
from stillpoint.packs.reading import ReadPack

PATIENCE = timedelta(seconds=10)
"""How long another process may be at work in the folder before we give up."""

MOST_KEPT = 5
"""Removed or replaced files that are kept of each pack, the newest."""

_A_MOMENT = timedelta(microseconds=1)
_NEW_FILE = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)
_NAME = re.compile(r"[^\W_][^/\\:\x00-\x1f]{0,199}")
_KEPT = re.compile(r"(.+)-[0-9a-f]{8}\.toml")


class ShelfError(StillpointError):
    """The folder is not as it has to be, and was left as it was."""


class Shelf:
    """The folder of the user's packs.

    What writes raises `ShelfError`, or `OSError` where the disk refuses.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._origins = folder / ".origins"
        self._kept = folder / ".removed"
        self._lock = folder / ".lock"

    def holds(self, read: ReadPack) -> bool:
        """Whether the file that was read is one of the user's."""
        return read.path is not None and read.path.parent == self.folder

    def origin(self, id: str) -> Origin | None:
        """Where a pack came from, if that is known."""
        return origin_in(self._note(id)) if _NAME.fullmatch(id) else None

    def removal(self, id: str) -> Removal | None:
        """What was removed, or replaced, last among the packs of that id."""
        return next(iter(self._removals(id)), None)

    def removed_ids(self) -> tuple[str, ...]:
        """The ids of all packs that can be brought back."""
        return tuple(dict.fromkeys(_id_of(path) for path in self._removed()))

    def put(self, id: str, content: bytes, origin: Origin, *, over: ReadPack | None) -> None:
        """Put a pack here, in the place of the one that it was compared with; that one is kept.

        Killed at any moment, either the old one or the new one is there.
        """
        with self._undisturbed(id, over) as path:
            if over:
                self._keep(id, path, origin.added_at)
            _write(path, content)
            self._note_origin(id, origin)
            self._thin_out(id)

    def note_origin(self, id: str, origin: Origin, *, of: ReadPack) -> None:
        """Note where a pack comes from that is here already."""
        with self._undisturbed(id, of):
            self._note_origin(id, origin)

    def take_away(self, id: str, read: ReadPack, at: datetime) -> None:
        """Take a pack out of use; it is kept."""
        with self._undisturbed(id, read) as path:
            self._keep(id, path, at)
            path.unlink(missing_ok=True)
            self._note_origin(id, None)
            self._thin_out(id)

    def bring_back(self, id: str, removal: Removal, at: datetime, *, over: ReadPack | None) -> None:
        """Put a removed pack back, in the place of the one that is here; that one is kept."""
        with self._undisturbed(id, over) as path:
            if over and _digest_in(path) != _digest_in(removal.path):
                self._keep(id, path, at)
            removal.path.replace(path)
            self._note_origin(id, removal.origin)
            removal.note.unlink(missing_ok=True)
            _keep_names(self.folder, self._kept)
            self._thin_out(id)

    def _removed(self) -> list[Path]:
        try:
            return sorted(path for path in self._kept.iterdir() if _KEPT.fullmatch(path.name))
        except (FileNotFoundError, NotADirectoryError):
            return []

    def _removals(self, id: str) -> list[Removal]:
        """What was removed, or replaced, of the packs of that id, the newest first."""
        removals = [removal_of(path) for path in self._removed() if _id_of(path) == id]
        return sorted(removals, key=lambda removal: removal.at, reverse=True)

    def _thin_out(self, id: str) -> None:
        """Let go of the oldest that was kept, so that years of updates do not pile up."""
        for removal in self._removals(id)[MOST_KEPT:]:
            with suppress(OSError):  # then it stays, and nobody is worse off
                removal.note.unlink(missing_ok=True)
                removal.path.unlink()

    def _note(self, id: str) -> Path:
        return self._origins / f"{_sound(id)}.json"

    def _note_origin(self, id: str, origin: Origin | None) -> None:
        if origin:
            _write(self._note(id), note_of(origin))
        else:
            self._note(id).unlink(missing_ok=True)

    def _keep(self, id: str, path: Path, at: datetime) -> None:
        """Keep what is at `path` among the removed; what cannot be copied is moved there."""
        latest = self.removal(id)
        if latest and latest.at >= at:  # the clock was put back, or has coarse ticks
            at = latest.at + _A_MOMENT
        digest = _digest_in(path) or sha256(at.isoformat().encode()).hexdigest()
        kept = self._kept / f"{_sound(id)}-{digest[:8]}.toml"
        _write(note_beside(kept), note_of_removal(at, self.origin(id)))
        if _digest_in(path):
            _write(kept, bytes_of(path))
        else:
            path.replace(kept)

    @contextmanager
    def _undisturbed(self, id: str, known: ReadPack | None) -> Iterator[Path]:
        """Where the pack of that id lies, for as long as no other process may change it."""
        from filelock import FileLock, Timeout  # 10 to 60 ms to import, and only writing needs it

        path = self.folder / f"{_sound(id)}.toml"
        if known and known.path and self.holds(known):
            path = known.path  # a file put here by hand may have any name
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for own in (self._origins, self._kept, self._lock):
            if own.is_symlink():
                raise ShelfError(f"{own} leads elsewhere. Remove that link, then try again.")
        lock = FileLock(self._lock, PATIENCE.total_seconds(), mode=0o600, poll_interval=0.01)
        try:
            lock.acquire()
        except Timeout:
            raise ShelfError(
                "another stillpoint has been at work on the packs for too long."
                " Close that one, then try again."
            ) from None
        try:
            if _digest_in(path) != (known.digest if known else None):
                raise ShelfError(f"{path} was changed meanwhile. Look at it, then try again.")
            self._origins.mkdir(mode=0o700, exist_ok=True)
            self._kept.mkdir(mode=0o700, exist_ok=True)
            yield path
        finally:
            lock.release()


def _sound(id: str) -> str:
    """The id, if it can only be a name in this folder."""
    if not _NAME.fullmatch(id):
        raise ShelfError(f"{quoted(id)} is no name for a pack; write small letters and hyphens")
    return id


def _id_of(kept: Path) -> str:
    found = _KEPT.fullmatch(kept.name)
    return found[1] if found else ""


def _digest_in(path: Path) -> str | None:
    """The digest of a file as reading it gives: empty if it cannot be read, None without one."""
    if not os.path.lexists(path):
        return None
    try:
        content = bytes_of(path)
    except Unreadable:
        return ""
    return sha256(content).hexdigest() if len(content) <= LARGEST else ""


def _write(path: Path, content: bytes) -> None:
    """Put a whole file in the place of another, which stays as it is on any `OSError`."""
    draft = path.with_name(f".{path.name}.draft")
    draft.unlink(missing_ok=True)  # a killed process may have left it
    try:
        with os.fdopen(os.open(draft, _NEW_FILE, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    _keep_names(path.parent)


def _keep_names(*folders: Path) -> None:
    """Have new names in folders survive a loss of power, where the platform can."""
    for folder in folders:
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
