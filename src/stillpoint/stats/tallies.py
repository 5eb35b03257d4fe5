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

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.sessions + other.sessions, self.practised + other.practised)


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
        return sum(self.days.values(), NONE)


def tally(summaries: Iterable[Summary], day_ends: timedelta = DAY_ENDS) -> Tally:
    """What these entries come to; each counts to the practice day in which it began."""
    days: defaultdict[date, list[timedelta]] = defaultdict(list)
    kinds: defaultdict[Kind, list[timedelta]] = defaultdict(list)
    hours: defaultdict[int, list[timedelta]] = defaultdict(list)
    for summary in summaries:
        started, length = summary.started_at, summary.practised
        days[practice_day(started, day_ends)].append(length)
        kinds[summary.kind].append(length)
        hours[started.hour].append(length)
    return Tally(_amounts(days), _amounts(kinds), _amounts(hours))


def regrouped(amounts: Mapping[Key, Amount], group: Callable[[Key], Other]) -> dict[Other, Amount]:
    """The same amounts, added up by what `group` makes of their keys."""
    sums: dict[Other, Amount] = {}
    for key, amount in amounts.items():
        other = group(key)
        sums[other] = sums.get(other, NONE) + amount
    return sums


def _amounts(lengths: Mapping[Key, list[timedelta]]) -> dict[Key, Amount]:
    return {key: Amount(len(each), sum(each, timedelta())) for key, each in lengths.items()}
