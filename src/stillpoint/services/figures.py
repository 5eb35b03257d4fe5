"""All figures of a history that are told: one look at it, for both front ends."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import takewhile

from stillpoint.config.settings import Settings
from stillpoint.history.summaries import Summary
from stillpoint.stats.days import A_DAY, practice_day
from stillpoint.stats.streaks import Streaks, streaks
from stillpoint.stats.tallies import tally
from stillpoint.stats.totals import (
    Period,
    Share,
    Total,
    by_part_of_the_day,
    by_practice,
    months,
    most_practised,
    totals,
    weeks,
)
from stillpoint.stats.weeks import Week, week
from stillpoint.stats.years import Year, year

WEEKS = 12
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Figures:
    """What was practised, counted."""

    today: date
    span: int | None
    """How many days up to today `practices`, `parts` and `most` are of; None is all."""
    totals: tuple[Total, ...]
    """The last 7, 28 and 365 days, and all."""
    weeks: tuple[Period, ...]
    months: tuple[Period, ...]
    practices: tuple[Share, ...]
    parts: tuple[Share, ...]
    """By part of the day."""
    most: tuple[Share, ...]
    """The sessions practised most often."""
    year: Year
    week: Week | None
    """What was done of the weekly intention, if there is one."""
    streaks: Streaks | None
    """Only where the settings ask for them."""


def figures(
    summaries: Sequence[Summary], now: datetime, settings: Settings, *, span: int | None = None
) -> Figures:
    """The figures of these entries, which come newest first."""
    today = practice_day(now, settings.day_end)
    counted = tally(summaries, settings.day_end)
    spanned = counted
    if span is not None:
        spanned = tally(_since(summaries, today - A_DAY * (span - 1), settings), settings.day_end)
    weekly = settings.weekly
    return Figures(
        today=today,
        span=span,
        totals=totals(counted, today),
        weeks=weeks(counted, today, WEEKS),
        months=months(counted, today, MONTHS),
        practices=by_practice(spanned),
        parts=by_part_of_the_day(spanned),
        most=most_practised(spanned),
        year=year(counted, today),
        week=week(counted, weekly, today) if weekly else None,
        streaks=streaks(counted.days, today) if settings.streaks else None,
    )


def last_days(
    summaries: Iterable[Summary], now: datetime, day_end: timedelta, count: int = 7
) -> tuple[timedelta, ...]:
    """What was practised on each of the last practice days, today last."""
    today = practice_day(now, day_end)
    lately = tally(_recent(summaries, now - A_DAY * (count + 2)), day_end).days
    days = (today - A_DAY * ago for ago in reversed(range(count)))
    return tuple(lately[day].practised if day in lately else timedelta() for day in days)


def this_week(summaries: Iterable[Summary], now: datetime, settings: Settings) -> Week | None:
    """What was done of the weekly intention, if there is one; older entries are not looked at."""
    if (weekly := settings.weekly) is None:
        return None
    lately = tally(_recent(summaries, now - A_DAY * 9), settings.day_end)
    return week(lately, weekly, practice_day(now, settings.day_end))


def _since(summaries: Iterable[Summary], first: date, settings: Settings) -> Iterator[Summary]:
    """The entries from that practice day on."""
    end = settings.day_end
    return (each for each in summaries if practice_day(each.started_at, end) >= first)


def _recent(summaries: Iterable[Summary], since: datetime) -> Iterator[Summary]:
    """The newest entries, as far back as that moment; the rest is not looked at."""
    return takewhile(lambda summary: summary.started_at >= since, summaries)
