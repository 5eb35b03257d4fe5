"""Entries looked at in several ways: as a list, as a year in which one walks, as charts."""

from abc import abstractmethod
from enum import StrEnum

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from stillpoint.services.parts import Parts
from stillpoint.tui.chart_pages import WIDEST
from stillpoint.tui.screens.entries_changed import ChangingScreen
from stillpoint.tui.widgets.detail import Detail
from stillpoint.tui.widgets.views import Views
from stillpoint.tui.widgets.year_grid import YearGrid
from stillpoint.tui.widgets.year_view import YearView

A_WEEK = 7
ON = "on:"
ONLY_IN_THE_LIST = ("find", "edit", "remove", "restore")


class View(StrEnum):
    """A way to look at history."""

    LIST = "list"
    YEAR = "year"
    CHARTS = "charts"


class ViewingScreen(ChangingScreen):
    """The list, the year and the charts; keys that move do so in what is seen of them."""

    DEFAULT_CSS = """
    ViewingScreen {
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
    ]

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.masthead = self.views = Views(self.PLACE, tuple(View))
        self.year = YearView()
        self.charts = Detail(self.page_of_charts, widest=WIDEST, id="charts")
        self.add_class(f"-{View.LIST}")

    @property
    def view(self) -> View:
        """How history is looked at now."""
        return View(self.views.chosen)

    @property
    def is_telling_entries(self) -> bool:
        """Whether the page of the chosen entry may be seen."""
        return self.view is View.LIST

    @property
    def words_but_days(self) -> str:
        """What the filter asks for, but on which days: the year and the charts are of that."""
        words = self.filter.value.split()
        return " ".join(word for word in words if not word.lower().startswith(ON))

    @abstractmethod
    def page_of_charts(self, width: int) -> Content:
        """What the charts tell."""

    def compose(self) -> ComposeResult:
        """The list, and in its place the year or the charts."""
        for widget in super().compose():
            if widget is self.keybar:
                yield self.year
                yield self.charts
            yield widget

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some keys are for the list alone."""
        if action in ONLY_IN_THE_LIST and self.view is not View.LIST:
            return False
        return super().check_action(action, parameters)

    def on_views_taken(self, message: Views.Taken) -> None:
        """A click on a view is as good as its key."""
        self.action_view(message.name)

    def on_year_grid_walked(self, message: YearGrid.Walked) -> None:
        """The list follows."""
        if entries := self.year.of_day(message.day):
            self.listing.choose(entries[-1])

    def on_year_grid_taken(self) -> None:
        """A click on the day that one is at is as good as Enter."""
        self.action_take()

    def action_view(self, name: str) -> None:
        """Look at history in that way."""
        if self.form is not None:
            return
        self.read(False)
        self.set_focus(None)
        self.views.choose(View(name))
        for view in View:
            self.set_class(view is self.view, f"-{view}")
        if self.view is View.YEAR and self.chronicle and self.listing.chosen:
            self.year.grid.walk_to(self.chronicle.day_of(self.listing.chosen))
        self.tell()

    def action_take(self) -> None:
        """The page of the chosen entry; in the year, the entries of the day."""
        match self.view:
            case View.LIST:
                super().action_take()
            case View.YEAR if self.year.of_day(day := self.year.grid.walked):
                self.filter.value = f"{self.words_but_days} {ON}{day}".strip()
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
        elif self.view is View.YEAR:
            self.year.walk_to_practice(by)

    def action_read(self) -> None:
        """All of the chosen row; in the year, a week on."""
        if self.view is View.LIST:
            super().action_read()
        elif self.view is View.YEAR:
            self.year.grid.walk(A_WEEK)

    def action_leave_page(self) -> None:
        """Back to the list; in the year, a week back."""
        if self.view is View.YEAR:
            self.year.grid.walk(-A_WEEK)
        else:
            super().action_leave_page()

    def stop_finding(self) -> None:
        """Show the entries of all days, then every entry."""
        if self.words_but_days and self.words_but_days != self.filter.value.strip():
            self.filter.value = self.words_but_days
            self.set_focus(None)
        else:
            super().stop_finding()

    def action_step_back(self) -> None:
        """To the list, and from there as everywhere."""
        if self.view is View.LIST:
            super().action_step_back()
        else:
            self.action_view(View.LIST)
