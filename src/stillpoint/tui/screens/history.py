"""History: what was practised, newest first, with its details."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from textual.binding import Binding
from textual.content import Content

from stillpoint.core.durations import in_words
from stillpoint.history.entries import Entry
from stillpoint.history.journal import JournalError
from stillpoint.history.reading import History
from stillpoint.services.accounts import in_a_sentence
from stillpoint.services.parts import Parts
from stillpoint.services.recovery import RECOVERED
from stillpoint.tui.finding import Group, findable
from stillpoint.tui.pages import (
    LOUD,
    QUIET,
    day_in_words,
    in_a_row,
    in_minutes,
    lines,
    page,
    said,
    with_heading,
)
from stillpoint.tui.screens.browser import Browser, Hints
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row


class HistoryScreen(Browser[Entry]):
    """Every entry there is."""

    PLACE = "History"
    FINDS = "an entry"

    BINDINGS = [
        Binding("x,delete", "remove", "Remove the entry, asked twice", id="history.remove"),
    ]

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._asked_about: Entry | None = None

    def gather(self) -> History:
        """Read the journals."""
        return self.parts.history()

    def receive(self, stock: History) -> None:
        """Show them day by day."""
        newest_first = sorted(stock.entries, key=lambda entry: entry.started_at, reverse=True)
        groups = tuple(_by_day(newest_first, self.parts.clock.now()))
        self.fill(groups, none="Nothing yet. What you practise is kept here, on this computer.")
        self.masthead.tell(*_counted(len(newest_first), len(stock.faults)))

    def words(self, value: Entry) -> Row:
        """When it was, what it was, and how long."""
        return Row(f"{value.started_at:%H:%M}  {value.title}", in_minutes(value.practised))

    def page_of(self, value: Entry, width: int) -> Content:  # noqa: ARG002 - the text wraps
        """All that an entry holds, or the question whether to remove it."""
        asked = "Remove this entry? x removes it, Esc keeps it." if self._is_asking else ""
        return page(
            said(asked, "$text-warning") if asked else None,
            lines(said(value.title, LOUD), said(in_a_sentence(value))),
            said(in_a_row(_facts(value, self.parts.clock.now())), QUIET),
            lines(*(said(told) for told in _told(value))),
            with_heading("Your note", said(value.note)) if value.note else None,
        )
