"""History: what was practised, as a list, as a year and as charts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from stillpoint.services.figures import Figures, figures
from stillpoint.services.parts import Parts
from stillpoint.stats.tallies import Tally, tally
from stillpoint.tui.chart_pages import WIDEST, next_span, page_of_figures
from stillpoint.tui.chronicle import Chronicle
from stillpoint.tui.screens.browser import Hints, Note
from stillpoint.tui.screens.entries import TO_FIND
from stillpoint.tui.screens.entries_changed import ChangingScreen
from stillpoint.tui.widgets.detail import Detail
from stillpoint.tui.widgets.form import HINTS
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.views import Views
from stillpoint.tui.widgets.year_grid import YearGrid
from stillpoint.tui.widgets.year_view import YearView

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

ONLY_IN_THE_LIST = ("find", "edit", "remove", "restore")


class View(StrEnum):
    """A way to look at history."""

    LIST = "list"
    YEAR = "year"
    CHARTS = "charts"


class HistoryScreen(ChangingScreen):
    """Every entry there is, and what they come to."""

    PLACE = "History"
    NOTES = (TO_FIND, IN_THE_YEAR)

    DEFAULT_CSS = """
    HistoryScreen {
        & YearView, &.-list #charts, &.-year #charts { display: none; }
        & YearView, & #charts { max-width: 112; }
        & #charts {
            height: 1fr;
            width: 1fr;
            scrollbar-size-vertical: 1;
            scrollbar-gutter: stable;
        }
        &.-tall YearView > Static { margin-top: 1; }
        &.-tall YearView > #legend { display: block; }
        &.-year > Horizontal, &.-charts > Horizontal { display: none; }
        &.-year > YearView, &.-charts > #charts { display: block; }
    }
    """

    BINDINGS = [
        Binding("l", "view('list')", "The list", id="history.list"),
        Binding("y", "view('year')", "The year", id="history.year"),
        Binding("c", "view('charts')", "The charts", id="history.charts"),
        Binding("s", "span", "Charts of another span of days", id="history.span"),
    ]

    @dataclass
    class Counted(Message):
        """The entries have been counted, from that first day on."""

        first_day: date
        tally: Tally
        figures: Figures

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.masthead = self.views = Views(self.PLACE, tuple(View))
        self.year = YearView()
        self.charts = Detail(self._page_of_charts, widest=WIDEST, id="charts")
        self.add_class(f"-{View.LIST}")
        self._figures: Figures | None = None
        self._span: int | None = None

    @property
    def view(self) -> View:
        """How history is looked at now."""
        return View(self.views.chosen)

    @property
    def is_telling_entries(self) -> bool:
        """Whether the page of the chosen entry may be seen."""
        return self.view is View.LIST

    def compose(self) -> ComposeResult:
        """The list, and in its place the year or the charts."""
        for widget in super().compose():
            if widget is self.keybar:
                yield self.year
                yield self.charts
            yield widget

    def receive(self, stock: Chronicle) -> None:
        """Show them, then count them."""
        super().receive(stock)
        self.count()

    @work(thread=True, exclusive=True, group="counting")
    def count(self) -> None:
        """Count the entries without keeping the keys waiting."""
        if (chronicle := self.chronicle) is None:
            return
        counted = tally(chronicle.summaries, chronicle.day_end)
        settings, span = self.parts.settings, self._span
        told = figures(chronicle.summaries, chronicle.now, settings, span=span)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Counted(chronicle.first_day, counted, told))

    def on_history_screen_counted(self, message: Counted) -> None:
        """Show the year and the charts."""
        self._figures = message.figures
        self.charts.tell()
        if self.chronicle:
            self.year.show(self.chronicle, message.tally, message.first_day)

    def on_views_taken(self, message: Views.Taken) -> None:
        """A click on a view is as good as its key."""
        self.action_view(message.name)

    def on_year_grid_walked(self, message: YearGrid.Walked) -> None:
        """The list follows."""
        entries = self.chronicle.of_day(message.day) if self.chronicle else ()
        if entries:
            self.listing.choose(entries[-1])

    def on_year_grid_taken(self) -> None:
        """A click on the day that one is at is as good as Enter."""
        self.action_take()

    def hints(self) -> Hints:
        """Look, find, change, count: what the view is for."""
        if self.form is not None:
            return HINTS
        if self.view is View.YEAR:
            walk, entries = KeyHint("←↑↓→", "walk", "move(1)"), KeyHint("enter", "its day", "take")
            return walk, entries, LIST, CHARTS, KEYS
        if self.view is View.CHARTS:
            return KeyHint("↑↓", "scroll", "move(1)"), SPAN, LIST, YEAR, KEYS
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some keys are for the list alone."""
        if action in ONLY_IN_THE_LIST and self.view is not View.LIST:
            return False
        return super().check_action(action, parameters)

    def action_view(self, name: str) -> None:
        """Look at history in that way."""
        if self.form is not None:
            return
        self._read(False)
        self.set_focus(None)
        self.views.choose(View(name))
        for view in View:
            self.set_class(view is self.view, f"-{view}")
        if self.view is View.YEAR and self.chronicle and self.listing.chosen:
            self.year.grid.walk_to(self.chronicle.day_of(self.listing.chosen))
        self.tell()

    def action_span(self) -> None:
        """Chart another span of days."""
        self._span = next_span(self._span)
        self.count()

    def action_take(self) -> None:
        """The page of the chosen entry; in the year, the entries of the day."""
        match self.view:
            case View.LIST:
                super().action_take()
            case View.YEAR if self.chronicle and self.chronicle.of_day(self.year.grid.walked):
                self.filter.value = f"on:{self.year.grid.walked}"
                self.action_view(View.LIST)
            case _:
                pass

    def action_move(self, by: int) -> None:
        """A row or a line up or down; in the year, a day."""
        match self.view:
            case View.LIST:
                super().action_move(by)
            case View.YEAR:
                self.year.grid.walk(by)
            case View.CHARTS:
                self.charts.scroll_relative(y=by, animate=False)

    def action_move_page(self, by: int) -> None:
        """A screenful up or down; in the year, as many weeks as are seen."""
        match self.view:
            case View.LIST:
                super().action_move_page(by)
            case View.YEAR:
                self.year.grid.walk_page(by)
            case View.CHARTS:
                self.charts.scroll_relative(y=by * self.charts.size.height, animate=False)

    def action_move_to_end(self, by: int) -> None:
        """To the first row or the last; in the year, to the first day or to today."""
        match self.view:
            case View.LIST:
                super().action_move_to_end(by)
            case View.YEAR:
                self.year.grid.walk_to_end(by)
            case View.CHARTS:
                self.charts.scroll_to(y=0 if by < 0 else self.charts.max_scroll_y, animate=False)

    def action_move_group(self, by: int) -> None:
        """To the next heading or the one before; in the year, to a day on which there is more."""
        if self.view is View.LIST:
            super().action_move_group(by)
        elif self.view is View.YEAR and self.chronicle:
            self.year.grid.walk_to(
                self.chronicle.day_beside(self.year.grid.walked, by) or self.year.grid.walked
            )

    def action_read(self) -> None:
        """All of the chosen row; in the year, a week on."""
        if self.view is View.LIST:
            super().action_read()
        elif self.view is View.YEAR:
            self.year.grid.walk(7)

    def action_leave_page(self) -> None:
        """Back to the list; in the year, a week back."""
        if self.view is View.YEAR:
            self.year.grid.walk(-7)
        else:
            super().action_leave_page()

    def action_step_back(self) -> None:
        """To the list, and from there as everywhere."""
        if self.view is View.LIST:
            super().action_step_back()
        else:
            self.action_view(View.LIST)

    def _page_of_charts(self, width: int) -> Content:
        if self._figures is None:
            return Content()
        return page_of_figures(self._figures, width)
