"""How far something is that may take a while."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is, in bytes."""

    waited: timedelta
    received: int
    expected: int | None
    """Bytes in all, where that is known."""
