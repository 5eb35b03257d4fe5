"""History day by day, made ready in a thread so that a key press only looks things up."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import groupby

from stillpoint.history.reading import History
from stillpoint.history.selecting import selected, selection
from stillpoint.history.summaries import Summary
from stillpoint.stats.days import practice_day
from stillpoint.tui.pages import at_the_start, day_called, in_minutes
from stillpoint.tui.widgets.listing import BLANK, Heading

Rows = list[Heading | Summary]
"""Entries below the headings of their days."""


@dataclass(frozen=True)
class Chronicle:
    """The history as it was read, and the practice days that its entries are counted to."""

    history: History
    now: datetime
    day_end: timedelta

    @cached_property
    def summaries(self) -> tuple[Summary, ...]:
        """Every entry, the newest practice day first; who flies east may live one twice."""
        return tuple(sorted(self.history.summaries, key=self.day_of, reverse=True))

    @cached_property
    def today(self) -> date:
        """The practice day that it is."""
        return practice_day(self.now, self.day_end)

    @cached_property
    def all_rows(self) -> Rows:
        """Every entry, and what was practised on each day in all."""
        rows: Rows = []
        for day, of_day in groupby(self.summaries, self.day_of):
            members = tuple(of_day)
            total = sum((member.practised for member in members), timedelta())
            rows += (*_room_after(rows), Heading(self._named(day), in_minutes(total)), *members)
        return rows

    def rows(self, written: str) -> Rows:
        """The entries that a line such as `rain practice:yoga` asks for. Raises `Misuse`."""
        wanted = selection(written)
        if not written.strip():
            return self.all_rows
        rows: Rows = []
        before = None
        for summary in selected(self.summaries, wanted, self.day_of):
            if (day := practice_day(summary.started_at, self.day_end)) != before:
                rows += (*_room_after(rows), Heading(self._named(day)))
                before = day
            rows.append(summary)
        return rows

    def found(self, written: str) -> "Chronicle":
        """The same, of the entries that a line asks for. Raises `Misuse`."""
        found = selected(self.summaries, selection(written), self.day_of)
        return replace(self, history=replace(self.history, summaries=tuple(found)))

    def day_of(self, summary: Summary) -> date:
        """The practice day that an entry is counted to."""
        return practice_day(summary.started_at, self.day_end)

    def of_day(self, day: date) -> tuple[Summary, ...]:
        """The entries of a practice day, in the order in which they were practised."""
        return self._by_day.get(day, ())

    def entry(self, id: str | None) -> Summary | None:
        """The entry with that id."""
        return next((each for each in self.summaries if each.id == id), None)

    def day_beside(self, day: date, by: int) -> date | None:
        """The next practice day on which there is an entry, or the one before."""
        place = bisect_right(self._days, day) if by > 0 else bisect_left(self._days, day) - 1
        return self._days[place] if 0 <= place < len(self._days) else None

    @property
    def first_day(self) -> date:
        """The practice day of the oldest entry; today where there is none."""
        return min(self._days[0], self.today) if self._days else self.today

    @cached_property
    def _by_day(self) -> Mapping[date, tuple[Summary, ...]]:
        days: dict[date, list[Summary]] = {}
        for summary in reversed(self.summaries):
            days.setdefault(self.day_of(summary), []).append(summary)
        return {day: tuple(of_day) for day, of_day in days.items()}

    @cached_property
    def _days(self) -> list[date]:
        return sorted(self._by_day)

    def _named(self, day: date) -> str:
        name = self._names.get(day)
        if name is None:
            name = self._names[day] = at_the_start(day_called(day, self.today))
        return name

    @cached_property
    def _names(self) -> dict[date, str]:
        return {}


def made_ready(chronicle: Chronicle) -> Chronicle:
    """A chronicle that has worked out all rows, which takes long where there are many."""
    _ = chronicle.all_rows
    return chronicle


def _room_after(rows: Iterable[object]) -> Iterator[Heading]:
    if rows:
        yield BLANK
