"""Checkpoints: what a killed run leaves on the disk for the next start to find."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stillpoint.core.texts import harmless
from stillpoint.history.entries import Entry, entry_of, record_of
from stillpoint.history.files import lock_on, make_folder, mishap, replace_file
from stillpoint.history.journal import JournalError
from stillpoint.history.lines import is_newer, line_of, numbered_lines, record_in
from stillpoint.history.reading import Fault
from stillpoint.history.values import BadEntry, is_identity

if TYPE_CHECKING:
    from filelock import BaseFileLock


class Checkpoint:
    """Word of a run in progress, locked while its process lives."""

    def __init__(self, folder: Path, id: str) -> None:
        self._path = folder / f"{id}.json"
        self._lock: BaseFileLock | None = None

    def write(self, entry: Entry, *, is_final: bool = False) -> None:
        """Leave word of the run; a final one is its whole entry. Raises `JournalError`."""
        try:
            line = line_of(record_of(entry) | ({"final": True} if is_final else {}))
            make_folder(self._path.parent)
            self._lock = self._lock or lock_on(_lock_of(self._path))
            replace_file(self._path, line, draft=_draft_of(self._path), is_durable=is_final)
        except BadEntry as error:
            raise JournalError(f"{self._path} was left as it is: {error}.") from error
        except OSError as error:
            raise JournalError(f"{self._path} could not be written: {mishap(error)}") from error

    def clear(self) -> None:
        """Take it back: the run is in the journal, or is not wanted. Raises `JournalError`."""
        if self._lock is not None:
            _remove(self._path)
            _let_go(self._path, self._lock)
            self._lock = None


@dataclass(frozen=True, slots=True)
class Orphan:
    """The checkpoint of a run whose process is gone."""

    entry: Entry
    is_final: bool
    """Whether the run had ended, and only its entry could not be written."""
    path: Path

    def discard(self) -> None:
        """Remove the checkpoint, once its entry is in the journal. Raises `JournalError`."""
        _remove(self.path)


@dataclass(frozen=True, slots=True)
class Orphans:
    """The orphans found, and the checkpoints that cannot be read."""

    found: tuple[Orphan, ...]
    unreadable: tuple[Fault, ...]
    """Each was set aside as `.damaged`, or could not even be opened."""

    def __iter__(self) -> Iterator[Orphan]:
        return iter(self.found)


@contextmanager
def claimed_orphans(folder: Path) -> Iterator[Orphans]:
    """The orphans in a folder; no other process sees them until the block ends.

    Append an orphan's entry, then discard it: a kill in between is mended by the next start, for
    the same entry twice is one entry in history.
    """
    found: list[Orphan] = []
    faults: list[Fault] = []
    with ExitStack() as claims:
        for path in checkpoints(folder):
            try:
                claims.callback(_let_go, path, lock_on(_lock_of(path)))
                orphan = _orphan_in(path)
            except (TimeoutError, FileNotFoundError):
                continue  # its process lives, or another has just recovered it
            except OSError as error:
                faults.append(Fault(path.name, 0, mishap(error)))
            except BadEntry as error:
                faults.append(Fault(path.name, 0, f"{error}; {_set_aside(path)}"))
            else:
                if orphan:
                    found.append(orphan)
        yield Orphans(tuple(found), tuple(faults))


def checkpoints(folder: Path) -> list[Path]:
    """Where checkpoints are, or were when their process was killed on the way."""
    try:
        stems = {path.stem for path in folder.iterdir() if path.suffix in _SUFFIXES}
    except OSError:
        return []  # no folder, no run; one that cannot be read is told of when a run writes to it
    return [folder / f"{stem}.json" for stem in sorted(filter(is_identity, stems))]


def _orphan_in(path: Path) -> Orphan | None:
    """The orphan in a file; None where a later program wrote it."""
    _, line = next(numbered_lines(path), (0, b""))
    record = record_in(line)
    if record is None:
        raise BadEntry("is empty")
    if is_newer(record):
        return None
    is_final = record.pop("final", False) is True
    return Orphan(entry_of(record), is_final, path)


def _set_aside(path: Path) -> str:
    aside = path.with_suffix(".damaged")
    try:
        path.replace(aside)
    except OSError:
        return "left as it is"
    return f"set aside as {harmless(aside.name)}"


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise JournalError(
            f"{path} could not be removed, so its session may come back at the next start: "
            f"{mishap(error)}"
        ) from error


def _let_go(path: Path, lock: "BaseFileLock") -> None:
    """Release a checkpoint, and leave nothing behind if it is gone."""
    lock.release()
    if not path.exists():
        with suppress(OSError):
            _draft_of(path).unlink(missing_ok=True)
            _lock_of(path).unlink(missing_ok=True)


def _lock_of(path: Path) -> Path:
    return path.with_suffix(".lock")


def _draft_of(path: Path) -> Path:
    return path.with_suffix(".draft")


_SUFFIXES = (".json", ".lock", ".draft")
