"""The page of charts: what was practised, counted; a number beside every mark."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from textual.content import Content

from stillpoint.services.figures import Figures
from stillpoint.stats.charts import (
    Bar,
    chart_of_months,
    chart_of_sessions,
    chart_of_shares,
    chart_of_weeks,
    intention_in_words,
    streaks_in_words,
    table_of_totals,
)
from stillpoint.stats.totals import SPANS
from stillpoint.tui.pages import QUIET, lines, page, said

WIDEST = 112
"""Two charts beside each other are no wider."""
WIDE_ENOUGH = 72
"""Where there is room for two charts beside each other."""
BETWEEN = 4
NOTHING = "Nothing to count yet."
BAR = "$year-3"
"""The tone of bars: much of one colour is loud."""

ALL_SPANS: tuple[int | None, ...] = (*SPANS, None)
"""The days that a chart may be of; None is all there ever were."""

Block = Sequence[Content]


def page_of_figures(figures: Figures, width: int) -> Content:
    """Totals, the weekly intention, what a span was made up of, weeks and months."""
    quiet = lines(*map(said, _quiet_lines(figures)))
    if not figures.totals[-1].amount.sessions:
        return page(said(NOTHING), quiet)
    room = (width - BETWEEN) // 2 if width >= WIDE_ENOUGH else width
    practices = _block("By practice", chart_of_shares(figures.practices, room))
    parts = _block("By part of the day", chart_of_shares(figures.parts, room))
    most = _block("Most practised", chart_of_sessions(figures.most, room))
    weeks = _block("Weeks", chart_of_weeks(figures.weeks, room))
    months = _block("Months", chart_of_months(figures.months, room))
    return page(
        _totals(figures, width),
        quiet,
        said(f"Of {span_in_words(figures.span)} (s takes another span)", QUIET),
        _side_by_side(practices, parts, width, room),
        _side_by_side(most, (), width, room),
        _side_by_side(weeks, months, width, room),
    )


def span_in_words(span: int | None) -> str:
    """How a span of days is called."""
    return f"the last {span} days" if span else "all time"


def next_span(span: int | None) -> int | None:
    """The span after this one, in a round."""
    return ALL_SPANS[(ALL_SPANS.index(span) + 1) % len(ALL_SPANS)]


def _totals(figures: Figures, width: int) -> Content:
    """The table of totals, the span that is charted marked in it."""
    mark = "▸ " if width >= WIDE_ENOUGH else "▸"
    names, *rows = table_of_totals(figures.totals, width - len(mark))
    marked = [
        said(f"{mark if total.days == figures.span else ' ' * len(mark)}{row}")
        for total, row in zip(figures.totals, rows, strict=True)
    ]
    return lines(said(" " * len(mark) + names, QUIET), *marked)


def _quiet_lines(figures: Figures) -> Iterator[str]:
    if figures.week:
        yield intention_in_words(figures.week)
    if figures.streaks:
        yield streaks_in_words(figures.streaks)


def _block(heading: str, bars: Iterable[Bar]) -> Block:
    told = [
        Content.assemble(bar.label, "  ", said(bar.number, QUIET), "  ", said(bar.mark, BAR))
        for bar in bars
    ]
    return [said(heading, QUIET), *told] if told else []


def _side_by_side(one: Block, other: Block, width: int, room: int) -> Content:
    """Two blocks beside each other where there is room for both, else one below the other."""
    if room == width or not (one and other):
        return page(lines(*one), lines(*other))
    rows = zip_longest(one, other, fillvalue=Content())
    return lines(*(_in_columns(left, right, room) for left, right in rows))


def _in_columns(left: Content, right: Content, room: int) -> Content:
    return Content.assemble(left, " " * (room + BETWEEN - left.cell_length), right)
