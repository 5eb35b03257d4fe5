"""All figures of a history that are told: one look at it, for both front ends."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import dropwhile, takewhile

from stillpoint.config.settings import Settings
from stillpoint.history.doubts import LONGEST_SITTING
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
    last: date
    """The day up to which it is counted; today, unless an earlier one was asked for."""
    span: int | None
    """How many days up to `last` `practices`, `parts` and `most` are of; None is all."""
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
    to_come: int
    """How many entries are in no figure, for they begin after now."""
    too_long: int
    """How many are in no figure, for no session lasts longer than a day."""


def figures(
    summaries: Sequence[Summary],
    now: datetime,
    settings: Settings,
    *,
    span: int | None = None,
    until: date | None = None,
) -> Figures:
    """The figures of these entries, which come newest first; `until` is the last day looked at."""
    today, end = practice_day(now, settings.day_end), settings.day_end
    last = min(until or today, today)
    begun = tuple(_begun(summaries, now))
    lived = tuple(each for each in begun if each.practised <= LONGEST_SITTING)
    counted = spanned = tally(lived, end, today)
    if span is not None:
        spanned = tally(_since(lived, last - A_DAY * (span - 1), end), end, today)
    weekly = settings.weekly
    return Figures(
        today=today,
        last=last,
        span=span,
        totals=totals(counted, last),
        weeks=weeks(counted, last, WEEKS),
        months=months(counted, last, MONTHS),
        practices=by_practice(spanned),
        parts=by_part_of_the_day(spanned),
        most=most_practised(spanned),
        year=year(counted, last),
        week=week(counted, weekly, today) if weekly else None,
        streaks=streaks(counted.days, today) if settings.streaks else None,
        to_come=len(summaries) - len(begun),
        too_long=len(begun) - len(lived),
    )


def last_days(
    summaries: Iterable[Summary], now: datetime, day_end: timedelta, count: int = 7
) -> tuple[timedelta, ...]:
    """What was practised on each of the last practice days, today last."""
    today = practice_day(now, day_end)
    lately = tally(_recent(summaries, now, count + 2), day_end, today).days
    days = (today - A_DAY * ago for ago in reversed(range(count)))
    return tuple(lately[day].practised if day in lately else timedelta() for day in days)


def this_week(summaries: Iterable[Summary], now: datetime, settings: Settings) -> Week | None:
    """What was done of the weekly intention, if there is one; older entries are not looked at."""
    if (weekly := settings.weekly) is None:
        return None
    today = practice_day(now, settings.day_end)
    return week(tally(_recent(summaries, now, 9), settings.day_end, today), weekly, today)


def _since(summaries: Iterable[Summary], first: date, day_end: timedelta) -> Iterator[Summary]:
    """The entries from that practice day on."""
    return (each for each in summaries if practice_day(each.started_at, day_end) >= first)


def _begun(summaries: Iterable[Summary], now: datetime) -> Iterator[Summary]:
    """Those that have begun, wherever they were lived; the others come first."""
    return dropwhile(lambda summary: summary.started_at > now, summaries)


def _recent(summaries: Iterable[Summary], now: datetime, days: int) -> Iterator[Summary]:
    """Those of the last days that figures are made of; the rest is not looked at."""
    since = now - A_DAY * days
    recent = takewhile(lambda summary: summary.started_at >= since, _begun(summaries, now))
    return (each for each in recent if each.practised <= LONGEST_SITTING)
