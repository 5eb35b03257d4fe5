"""Small notes beside the user's packs: where one came from, and when one was removed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from stillpoint.packs.documents import Unreadable, bytes_of

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a pack came from."""

    source: str
    """A path or a URL."""
    added_at: datetime
    digest: str
    """Of the file as it came; that of the file here is another where it was edited since."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A pack that was removed or replaced, and can be brought back."""

    path: Path
    at: datetime
    origin: Origin | None = None

    @property
    def note(self) -> Path:
        """Where `at` and `origin` are noted."""
        return note_beside(self.path)


def note_beside(path: Path) -> Path:
    """The note of a removed pack."""
    return path.with_suffix(".json")


def origin_in(note: Path) -> Origin | None:
    """The origin that a note holds; None where there is no note, or none that can be read."""
    return _origin(_record_in(note))


def removal_of(path: Path) -> Removal:
    """The removal of a pack that was kept; one without a note is taken to be the oldest."""
    record = _record_in(note_beside(path))
    at = _moment(record.get("removed_at")) or _LONG_AGO
    origin = record.get("origin")
    return Removal(path, at, _origin(origin) if isinstance(origin, dict) else None)


def note_of(origin: Origin) -> bytes:
    """An origin as a note holds it."""
    return _written(_record(origin))


def note_of_removal(at: datetime, origin: Origin | None) -> bytes:
    """A removal as a note holds it."""
    return _written({"removed_at": at.isoformat(), "origin": origin and _record(origin)})


def _record(origin: Origin) -> dict[str, object]:
    return {
        "source": origin.source,
        "added_at": origin.added_at.isoformat(),
        "digest": origin.digest,
    }


def _written(record: Mapping[str, object]) -> bytes:
    return json.dumps(record, indent=2).encode() + b"\n"


def _record_in(note: Path) -> dict[str, object]:
    try:
        record = json.loads(bytes_of(note))
    except (Unreadable, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _origin(record: Mapping[str, object]) -> Origin | None:
    source, digest = record.get("source"), record.get("digest")
    added_at = _moment(record.get("added_at"))
    if not (isinstance(source, str) and source and isinstance(digest, str) and added_at):
        return None
    return Origin(source, added_at, digest)


def _moment(written: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None
