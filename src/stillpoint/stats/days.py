"""Practice days, and the weeks and months that they make up."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

DAY_ENDS = timedelta(hours=4)
"""A session at two in the morning belongs to the evening before."""

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)


def practice_day(moment: datetime, day_ends: timedelta = DAY_ENDS) -> date:
    """The day that a moment is counted to, by the clock of the place it was lived in."""
    return (moment - day_ends).date()


def week_of(day: date) -> date:
    """The Monday of the week that a day is in."""
    return day - timedelta(days=day.weekday())


def month_of(day: date) -> date:
    """The first of the month that a day is in."""
    return day.replace(day=1)


def last_weeks(today: date, count: int) -> tuple[date, ...]:
    """The Mondays of that many weeks, this week last."""
    monday = week_of(today)
    return tuple(monday - A_WEEK * ago for ago in reversed(range(count)))


def last_months(today: date, count: int) -> tuple[date, ...]:
    """The firsts of that many months, this month last."""
    return tuple(reversed(tuple(_firsts_back(today, count))))


def _firsts_back(today: date, count: int) -> Iterator[date]:
    first = month_of(today)
    for _ in range(count):
        yield first
        first = month_of(first - A_DAY)
