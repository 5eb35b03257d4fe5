"""What many entries come to, counted in one pass."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from stillpoint.history.summaries import Kind, Summary
from stillpoint.stats.days import DAY_ENDS, practice_day

Key = TypeVar("Key")
Other = TypeVar("Other")

HOURS = 24


@dataclass(frozen=True, slots=True)
class Amount:
    """How often, and how long in all."""

    sessions: int = 0
    practised: timedelta = timedelta()


NONE = Amount()


@dataclass(frozen=True, slots=True)
class Tally:
    """Amounts by practice day, by kind of session and by hour of the clock; absent is none."""

    days: Mapping[date, Amount] = field(default_factory=dict)
    kinds: Mapping[Kind, Amount] = field(default_factory=dict)
    hours: Mapping[int, Amount] = field(default_factory=dict)

    @property
    def total(self) -> Amount:
        """All of it."""
        return sum_of(self.days.values())


def tally(
    summaries: Iterable[Summary], day_ends: timedelta = DAY_ENDS, today: date = date.max
) -> Tally:
    """What these entries come to; each counts to the practice day in which it began.

    Where a traveller's clock was ahead, what began on the day after `today` counts to today.
    """
    days: defaultdict[date, list[timedelta]] = defaultdict(list)
    kinds: defaultdict[Kind, list[timedelta]] = defaultdict(list)
    hours: defaultdict[int, list[timedelta]] = defaultdict(list)
    for summary in summaries:
        started, length = summary.started_at, summary.practised
        days[min(practice_day(started, day_ends), today)].append(length)
        kinds[summary.kind].append(length)
        hours[started.hour].append(length)
    return Tally(_amounts(days), _amounts(kinds), _amounts(hours))


def regrouped(amounts: Mapping[Key, Amount], group: Callable[[Key], Other]) -> dict[Other, Amount]:
    """The same amounts, added up by what `group` makes of their keys."""
    groups: defaultdict[Other, list[Amount]] = defaultdict(list)
    for key, amount in amounts.items():
        groups[group(key)].append(amount)
    return {other: sum_of(each) for other, each in groups.items()}


def sum_of(amounts: Iterable[Amount]) -> Amount:
    """All of them together."""
    every = tuple(amounts)
    return Amount(
        sum(amount.sessions for amount in every),
        sum((amount.practised for amount in every), timedelta()),
    )


def _amounts(lengths: Mapping[Key, list[timedelta]]) -> dict[Key, Amount]:
    return {key: Amount(len(each), sum(each, timedelta())) for key, each in lengths.items()}
