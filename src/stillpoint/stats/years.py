"""A year as a grid: a column a week, a row a day of the week, a level by minutes."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from stillpoint.stats.days import A_DAY, A_WEEK, week_of
from stillpoint.stats.tallies import NONE, Amount, Tally

WEEKS = 53
"""So many columns hold any 365 days."""

LEVELS = (timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=30))
"""Where the second, the third and the fourth level begin; the first is anything at all."""


@dataclass(frozen=True, slots=True)
class Square:
    """A day of the grid."""

    day: date
    amount: Amount
    level: int
    """From 0, nothing, to 4."""


@dataclass(frozen=True, slots=True)
class Year:
    """The weeks up to one day, each from Monday to Sunday."""

    weeks: tuple[tuple[Square | None, ...], ...]
    """Columns of seven; None is a day after the last."""

    @property
    def squares(self) -> tuple[Square, ...]:
        """Every day from first to last."""
        return tuple(square for week in self.weeks for square in week if square)


def year(tally: Tally, until: date, weeks: int = WEEKS) -> Year:
    """The grid of that many weeks, the last being the one that `until` is in."""
    mondays = [week_of(until) - A_WEEK * ago for ago in reversed(range(weeks))]
    return Year(tuple(_week(tally, monday, until) for monday in mondays))


def level(practised: timedelta) -> int:
    """How strongly a day is marked: 0 nothing, 1 under 5 min, 2 from 5, 3 from 15, 4 from 30."""
    return 1 + bisect_right(LEVELS, practised) if practised > timedelta() else 0


def _week(tally: Tally, monday: date, until: date) -> tuple[Square | None, ...]:
    days = (monday + A_DAY * number for number in range(7))
    return tuple(_square(tally, day) if day <= until else None for day in days)


def _square(tally: Tally, day: date) -> Square:
    amount = tally.days.get(day, NONE)
    return Square(day, amount, level(amount.practised))
