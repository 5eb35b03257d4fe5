"""Days in a row: told only to those who ask for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stillpoint.stats.days import A_DAY


@dataclass(frozen=True, slots=True)
class Streaks:
    """Practice days in a row."""

    current: int
    """Up to today, or up to yesterday while today is not over."""
    longest: int


def streaks(days: Iterable[date], today: date) -> Streaks:
    """The streaks of these practice days."""
    lengths: dict[date, int] = {}
    for day in sorted(days):
        lengths[day] = lengths.get(day - A_DAY, 0) + 1
    current = lengths.get(today) or lengths.get(today - A_DAY, 0)
    return Streaks(current, max(lengths.values(), default=0))
