"""History: what was practised, found and counted."""

from dataclasses import dataclass, replace

from textual import work
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from stillpoint.core.errors import Misuse
from stillpoint.services.figures import Figures, figures, this_week
from stillpoint.services.parts import Parts
from stillpoint.stats.tallies import Tally, tally
from stillpoint.tui.chart_pages import next_span, page_of_figures
from stillpoint.tui.chronicle import Chronicle
from stillpoint.tui.screens.browser import Note
from stillpoint.tui.screens.entries import TO_FIND, counted_in_words
from stillpoint.tui.screens.entries_viewed import View, ViewingScreen
from stillpoint.tui.screens.spread import Hints
from stillpoint.tui.widgets.form import HINTS
from stillpoint.tui.widgets.keybar import KeyHint

HOME = KeyHint("1", "home", "app.go('home')")
KEYS = KeyHint("?", "keys", "app.keys")
LIST = KeyHint("l", "list", "view('list')")
YEAR = KeyHint("y", "year", "view('year')")
CHARTS = KeyHint("c", "charts", "view('charts')")
SPAN = KeyHint("s", "another span", "span")
EDIT = KeyHint("e", "edit", "edit")
REMOVE = KeyHint("x", "remove", "remove")

IN_THE_YEAR: Note = (
    "In the year",
    (
        ("↑ ↓ ← →", "a day or a week back or on"),
        ("tab", "the next day with something in it; shift+tab the one before"),
        ("pgup pgdn", "as many weeks as are seen"),
        ("home end", "the first day there is, or today"),
        ("enter", "the entries of the day"),
    ),
)


class HistoryScreen(ViewingScreen):
    """Every entry there is, and what they come to."""

    PLACE = "History"
    NOTES = (TO_FIND, IN_THE_YEAR)

    BINDINGS = [Binding("s", "span", "Charts of another span of days", id="history.span")]

    @dataclass
    class Counted(Message):
        """The entries that some words ask for have been counted."""

        words: str
        found: Chronicle
        tally: Tally
        figures: Figures

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._figures: Figures | None = None
        self._span: int | None = None
        self._counted_words = ""

    def receive(self, stock: Chronicle) -> None:
        """Show them, then count them."""
        super().receive(stock)
        self._count()

    def on_history_screen_counted(self, message: Counted) -> None:
        """Show the year and the charts."""
        self._counted_words = message.words
        self._figures = message.figures
        self.year.show(message.found, message.tally)
        self.charts.tell()
        self.tell_count()

    def hints(self) -> Hints:
        """Look, find, change, count: what the view is for."""
        if self.form is not None:
            return HINTS
        if self.view is View.YEAR:
            walk, entries = KeyHint("←↑↓→", "walk", "move(1)"), KeyHint("enter", "its day", "take")
            return walk, entries, LIST, CHARTS, KEYS
        if self.view is View.CHARTS:
            return (
                KeyHint("↑↓", "scroll", "move(1)", ("move(-1)", "move(1)")),
                SPAN,
                LIST,
                YEAR,
                KEYS,
            )
        if self.is_reading:
            back = KeyHint("←", "back to the list", "leave_page")
            return back, EDIT, *self._bringing_back, REMOVE, KEYS
        if self.filter.has_focus:
            return self.hints_while_finding
        if self.listing.chosen is None:
            return KeyHint("a", "add", "add"), *self._bringing_back, HOME, KEYS
        look = (KeyHint("enter", "details", "take"), KeyHint("/", "find", "find"))
        return *self._bringing_back, *look, YEAR, CHARTS, EDIT, KEYS

    @property
    def _bringing_back(self) -> Hints:
        return (KeyHint("u", "bring back", "restore"),) if self.removed else ()

    def action_view(self, name: str) -> None:
        """Look at history in that way; the year and the charts are of what is found."""
        super().action_view(name)
        if self.view is not View.LIST and self.words_but_days != self._counted_words:
            self._count()
        self.tell_count()

    def action_span(self) -> None:
        """Chart another span of days."""
        self._span = next_span(self._span)
        self._count()

    def page_of_charts(self, width: int) -> Content:
        """Totals and charts, once they are counted."""
        return page_of_figures(self._figures, width) if self._figures else Content()

    def tell_count(self) -> None:
        """Tell how many entries there are, and how many of them the view is of."""
        words, figures, chronicle = self._counted_words, self._figures, self.chronicle
        if self.view is View.LIST or figures is None or chronicle is None:
            super().tell_count()
        else:
            found = figures.totals[-1].amount.sessions if words else None
            self.masthead.tell(*counted_in_words(len(chronicle.summaries), found, words))

    def _count(self) -> None:
        if self.chronicle:
            self._count_found(self.chronicle, self.words_but_days, self._span)

    # Without a description, Textual writes one from the arguments: every entry in full.
    @work(thread=True, exclusive=True, group="counting", description="counts what is found")
    def _count_found(self, chronicle: Chronicle, words: str, span: int | None) -> None:
        """Count without keeping the keys waiting; the week is always the whole week."""
        settings, now = self.parts.settings, chronicle.now
        found = _found(chronicle, words)
        counted = tally(found.summaries, chronicle.day_end)
        told = figures(found.summaries, now, settings, span=span)
        told = replace(told, week=this_week(chronicle.summaries, now, settings))
        _ = found.first_day  # which takes long where there are many entries
        if not get_current_worker().is_cancelled:
            self.post_message(self.Counted(words, found, counted, told))


def _found(chronicle: Chronicle, words: str) -> Chronicle:
    """What some words ask for; all, where they cannot be understood."""
    if not words:
        return chronicle
    try:
        return chronicle.found(words)
    except Misuse:
        return chronicle
