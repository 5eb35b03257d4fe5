"""What was practised lately, by practice day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from stillpoint.history.entries import Entry

DAY_ENDS = timedelta(hours=4)
"""A session at two in the morning belongs to the evening before."""


@dataclass(frozen=True, slots=True)
class Week:
    """The last seven practice days, today last."""

    days: tuple[timedelta, ...]

    @property
    def total(self) -> timedelta:
        """All that was practised in them."""
        return sum(self.days, timedelta())


def practice_day(moment: datetime) -> date:
    """The day that a moment is counted to, by the clock of the place it was lived in."""
    return (moment - DAY_ENDS).date()


def week_of(entries: Iterable[Entry], now: datetime) -> Week:
    """The last seven practice days up to `now`."""
    today = practice_day(now)
    days = [timedelta()] * 7
    for entry in entries:
        ago = (today - practice_day(entry.started_at)).days
        if 0 <= ago < 7:
            days[6 - ago] += entry.practised
    return Week(tuple(days))
