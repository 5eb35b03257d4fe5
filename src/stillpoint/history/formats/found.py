"""What is found in a file that comes from elsewhere."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import BinaryIO, TypeAlias

from stillpoint.core.errors import StillpointError
from stillpoint.history.changes import Change
from stillpoint.history.entries import Entry


class BadFile(StillpointError):
    """The file is not what it is taken for; nothing of it is used."""


class DayFirstUnknown(BadFile):
    """A date that is written day first, where nobody said that dates are."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A place that could not be read, and why."""

    line: int
    why: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What a file does not say of itself."""

    zone: tzinfo | None = None
    """Where its clock stood; None is where we are."""
    day_first: bool | None = None
    """Whether its dates are written 31/12/2026; None is not known."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Which of its columns holds what: our names to theirs."""
    now: datetime | None = None
    """What ends later has not been practised yet."""


Found: TypeAlias = Entry | Change | Unread
Reader: TypeAlias = Callable[[BinaryIO, Manner], Iterator[Found]]
"""Reads a file from its start. Raises `BadFile`, and `OSError`."""
