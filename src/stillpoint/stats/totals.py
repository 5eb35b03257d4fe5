"""What a span of days comes to, and what it was made up of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stillpoint.history.summaries import Kind
from stillpoint.stats.days import A_DAY, last_months, last_weeks, month_of, week_of
from stillpoint.stats.tallies import NONE, Amount, Tally, regrouped, sum_of

SPANS = (7, 28, 365)
"""The days that totals are told of, up to today."""

PARTS_OF_THE_DAY = ("early morning", "morning", "afternoon", "early evening", "evening", "night")
"""Four hours each, from four o'clock on."""


@dataclass(frozen=True, slots=True)
class Total:
    """A span of days up to today."""

    days: int | None
    """How many days it spans; None is all there ever were."""
    practised_on: int
    """On how many of them something was practised."""
    amount: Amount


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole by its name."""

    name: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a week or a month, and what was practised in it."""

    start: date
    amount: Amount


def totals(tally: Tally, today: date) -> tuple[Total, ...]:
    """The last 7, 28 and 365 days, and all."""
    return (*(_total(tally, days, today) for days in SPANS), _total(tally, None, today))


def weeks(tally: Tally, today: date, count: int) -> tuple[Period, ...]:
    """That many weeks from Monday on, this one last; those without practice too."""
    return _periods(tally, last_weeks(today, count), week_of)


def months(tally: Tally, today: date, count: int) -> tuple[Period, ...]:
    """That many months, this one last; those without practice too."""
    return _periods(tally, last_months(today, count), month_of)


def by_practice(tally: Tally) -> tuple[Share, ...]:
    """Each practice that occurs, the longest practised first."""
    return _shares(regrouped(tally.kinds, lambda kind: kind.practice))


def by_part_of_the_day(tally: Tally) -> tuple[Share, ...]:
    """Every part of the day from early morning on; those without practice too."""
    parts = regrouped(tally.hours, lambda hour: (hour - 4) % 24 // 4)
    return tuple(Share(name, parts.get(n, NONE)) for n, name in enumerate(PARTS_OF_THE_DAY))


def most_practised(tally: Tally, most: int = 10) -> tuple[Share, ...]:
    """The sessions practised most often; of those as often, the longest practised first."""
    sessions = regrouped(tally.kinds, _session)
    often = sorted(sessions.items(), key=lambda pair: _weight(pair[1]), reverse=True)
    return tuple(Share(title, amount) for (_, title), amount in often[:most])


def _total(tally: Tally, days: int | None, today: date) -> Total:
    first = today - A_DAY * (days - 1) if days else date.min
    within = [amount for day, amount in tally.days.items() if first <= day <= today]
    return Total(days, len(within), sum_of(within))


def _periods(
    tally: Tally, starts: Sequence[date], start_of: Callable[[date], date]
) -> tuple[Period, ...]:
    since = {day: amount for day, amount in tally.days.items() if day >= starts[0]}
    amounts = regrouped(since, start_of)
    return tuple(Period(start, amounts.get(start, NONE)) for start in starts)


def _shares(amounts: Mapping[str, Amount]) -> tuple[Share, ...]:
    shares = (Share(name, amount) for name, amount in amounts.items())
    return tuple(sorted(shares, key=lambda share: share.amount.practised, reverse=True))


def _session(kind: Kind) -> tuple[str, str]:
    """A session by its address, so that two of one title stay apart; a timer by its title."""
    return (f"{kind.pack}/{kind.session}" if kind.session else "", kind.title)


def _weight(amount: Amount) -> tuple[int, timedelta]:
    return amount.sessions, amount.practised
