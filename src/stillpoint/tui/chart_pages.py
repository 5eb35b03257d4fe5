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
BAR = "$year-3"
"""The tone of bars: much of one colour is loud."""

ALL_SPANS: tuple[int | None, ...] = (*SPANS, None)
"""The days that a chart may be of; None is all there ever were."""

Block = Sequence[Content]


def page_of_figures(figures: Figures, width: int, *, is_plain: bool = False) -> Content:
    """Totals, the weekly intention, weeks and months, and what it all was made up of."""
    is_wide = width >= WIDE_ENOUGH
    room = (width - BETWEEN) // 2 if is_wide else width
    span = span_in_words(figures.span)
    names, *totals = table_of_totals(figures.totals, width)
    weeks = _block("Weeks", chart_of_weeks(figures.weeks, room, is_plain=is_plain))
    months = _block("Months", chart_of_months(figures.months, room, is_plain=is_plain))
    practices = chart_of_shares(figures.practices, room, is_plain=is_plain)
    parts = chart_of_shares(figures.parts, room, is_plain=is_plain)
    most = chart_of_sessions(figures.most, room, is_plain=is_plain)
    return page(
        lines(said(names, QUIET), *map(said, totals)),
        lines(*(said(words) for words in _quiet_lines(figures))),
        _pair(weeks, months, room, is_wide=is_wide),
        said(f"Of {span} (s takes another span)", QUIET),
        _pair(
            _block("By part of the day", parts),
            _block("Most practised", most),
            room,
            is_wide=is_wide,
        ),
        lines(*_block("By practice", practices)),
    )


def span_in_words(span: int | None) -> str:
    """How a span of days is called."""
    return f"the last {span} days" if span else "all time"


def next_span(span: int | None) -> int | None:
    """The span after this one, in a round."""
    return ALL_SPANS[(ALL_SPANS.index(span) + 1) % len(ALL_SPANS)]


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


def _pair(one: Block, other: Block, room: int, *, is_wide: bool) -> Content:
    """Two blocks beside each other where there is room, else one below the other."""
    if not is_wide or not (one and other):
        return page(lines(*one), lines(*other))
    rows = zip_longest(one, other, fillvalue=Content())
    return lines(*(_in_columns(left, right, room) for left, right in rows))


def _in_columns(left: Content, right: Content, room: int) -> Content:
    return Content.assemble(left, " " * (room + BETWEEN - left.cell_length), right)
