"""Figures as lines of text, for a terminal and a screen alike: bars beside their numbers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stillpoint.core.durations import in_words
from stillpoint.core.texts import harmless
from stillpoint.core.widths import columns, fitted
from stillpoint.stats.streaks import Streaks
from stillpoint.stats.tallies import Amount
from stillpoint.stats.totals import Period, Share, Total
from stillpoint.stats.weeks import Week

EIGHTHS = " ▏▎▍▌▋▊▉█"
"""A cell filled from its left, by eighths."""
PLAIN = "#"
"""A whole cell, where there is nothing but ASCII."""

GAP = "  "
WIDTH = 80
LONGEST_LABEL = 60
SHORTEST_LABEL = 14
LONGEST_BAR = 40
A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart; its parts are as wide as those of the lines around it."""

    label: str
    number: str
    mark: str

    def __str__(self) -> str:
        return f"{self.label}{GAP}{self.number}{GAP}{self.mark}".rstrip()


def chart_of_weeks(weeks: Sequence[Period], width: int, *, is_plain: bool = False) -> list[Bar]:
    """How long was practised in each week, named by its Monday."""
    return _chart_of_periods(weeks, lambda day: f"{day.day:>2} {day:%b}", width, is_plain)


def chart_of_months(months: Sequence[Period], width: int, *, is_plain: bool = False) -> list[Bar]:
    """How long was practised in each month."""
    return _chart_of_periods(months, lambda day: f"{day:%b %Y}", width, is_plain)


def chart_of_shares(shares: Sequence[Share], width: int, *, is_plain: bool = False) -> list[Bar]:
    """How long was practised in each part of a whole."""
    measures = [_Measure(each.name, *_length(each.amount)) for each in shares]
    return _chart(measures, width, is_plain=is_plain)


def chart_of_sessions(shares: Sequence[Share], width: int, *, is_plain: bool = False) -> list[Bar]:
    """How many times each session was practised."""
    measures = [
        _Measure(each.name, each.amount.sessions, f"{each.amount.sessions:,}×") for each in shares
    ]
    return _chart(measures, width, is_plain=is_plain)


def table_of_totals(totals: Sequence[Total], width: int = WIDTH) -> list[str]:
    """Days, sessions and time of each span, in columns below their names."""
    rows = [("last", "days", "sessions", "time"), *map(_row, totals)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    gap = GAP if sum(widths) + len(GAP) * 3 <= width else " "
    return [
        gap.join([name.ljust(widths[0]), *map(str.rjust, numbers, widths[1:])])
        for name, *numbers in rows
    ]


def intention_in_words(week: Week) -> str:
    """What was done of a weekly intention, in one quiet line."""
    is_of_days = bool(week.intention.days)
    meant = week.intention.days if is_of_days else week.intention.practised // A_MINUTE
    done = week.days if is_of_days else week.practised // A_MINUTE
    unit = "days" if is_of_days else "minutes"
    if not done:
        return f"{_counted(meant, unit)} intended this week"
    if done > meant:
        return f"{_counted(done, unit)} this week, {meant} intended"
    return f"{done} of {_counted(meant, unit)} this week"


def streaks_in_words(streaks: Streaks) -> str:
    """How many days in a row, in one quiet line; nothing where there is none to tell of."""
    if streaks.current:
        return f"{_counted(streaks.current, 'days')} in a row, {streaks.longest} at most"
    return f"{_counted(streaks.longest, 'days')} in a row at most" if streaks.longest else ""


def minutes_in_words(length: timedelta) -> str:
    """A length to the minute, or to the second where it is shorter than one."""
    return in_words(timedelta(minutes=round(length / A_MINUTE)) or length)


def _chart_of_periods(
    periods: Iterable[Period], name: Callable[[date], str], width: int, is_plain: bool
) -> list[Bar]:
    measures = [_Measure(name(each.start), *_length(each.amount)) for each in periods]
    return _chart(measures, width, is_plain=is_plain)


@dataclass(frozen=True, slots=True)
class _Measure:
    label: str
    size: float
    number: str


def _length(amount: Amount) -> tuple[float, str]:
    """How long a bar is for, and its number; nothing is a dash, which the eye passes over."""
    length = amount.practised
    return length.total_seconds(), minutes_in_words(length) if length else "–"


def _chart(measures: Sequence[_Measure], width: int, *, is_plain: bool) -> list[Bar]:
    labels = [harmless(each.label, LONGEST_LABEL) for each in measures]
    most_for_labels = max(SHORTEST_LABEL, width * 2 // 5)
    for_labels = min(max(map(columns, labels), default=0), most_for_labels)
    for_numbers = max((len(each.number) for each in measures), default=0)
    room = min(LONGEST_BAR, max(1, width - for_labels - for_numbers - 2 * len(GAP)))
    longest = max((each.size for each in measures), default=0)
    drawn = _plain_bar if is_plain else _fine_bar
    return [
        Bar(
            fitted(label, for_labels),
            each.number.rjust(for_numbers),
            drawn(each.size / longest * room) if each.size else "",
        )
        for label, each in zip(labels, measures, strict=True)
    ]


def _fine_bar(cells: float) -> str:
    whole, eighths = divmod(max(1, round(cells * 8)), 8)
    return EIGHTHS[8] * whole + EIGHTHS[eighths].strip()


def _plain_bar(cells: float) -> str:
    return PLAIN * max(1, round(cells))


def _row(total: Total) -> tuple[str, str, str, str]:
    name = f"{total.days} days" if total.days else "ever"
    amount = total.amount
    counts = f"{total.practised_on:,}", f"{amount.sessions:,}"
    return name, *counts, _length(amount)[1]


def _counted(count: int, unit: str) -> str:
    return f"{count:,} {unit.removesuffix('s') if count == 1 else unit}"
