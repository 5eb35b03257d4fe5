"""Whether two entries tell of one sitting, kept twice."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from typing import NamedTuple

from stillpoint.history.entries import Entry

CLOSE = 60.0
"""Seconds between two starts that may be one."""
ALIKE = 0.05
"""Share of a length by which the same may differ."""
SHARED = 0.8
"""Two that share more of the longer one are one."""


class Sitting(NamedTuple):
    """When something was practised, in seconds."""

    start: float
    end: float
    length: float

    @property
    def reach(self) -> float:
        """How far off another can begin and still be this one."""
        return max(CLOSE, (self.end - self.start) * (1 / SHARED - 1))


def sitting_of(entry: Entry) -> Sitting:
    """When an entry was practised."""
    start, end = entry.started_at.timestamp(), entry.ended_at.timestamp()
    return Sitting(start, end, entry.practised.total_seconds())


def overlap_mostly(one: Sitting, other: Sitting) -> bool:
    """Whether two share most of their time."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > SHARED * max(one.end - one.start, other.end - other.start)


def are_one(one: Sitting, other: Sitting) -> bool:
    """Whether two began together and lasted as long, or share most of their time."""
    is_as_long = abs(one.length - other.length) <= ALIKE * max(one.length, other.length)
    return (abs(one.start - other.start) <= CLOSE and is_as_long) or overlap_mostly(one, other)


class Sittings:
    """Many sittings, in which those near another are found at once."""

    def __init__(self, sittings: Iterable[Sitting] = ()) -> None:
        self._in_order = sorted(sittings)

    def add(self, sitting: Sitting) -> None:
        """Take in one more."""
        insort(self._in_order, sitting)

    def near(self, sitting: Sitting) -> list[Sitting]:
        """All that may be the same one."""
        first = bisect_left(self._in_order, (sitting.start - sitting.reach,))
        last = bisect_right(self._in_order, (sitting.start + sitting.reach, float("inf")))
        return self._in_order[first:last]
