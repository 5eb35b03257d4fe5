"""A list beside the page of its chosen row, and how one moves in them."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content

from stillpoint.tui.screens.room import Room
from stillpoint.tui.widgets.detail import Detail
from stillpoint.tui.widgets.filter import Filter
from stillpoint.tui.widgets.keybar import KeyBar, KeyHint
from stillpoint.tui.widgets.listing import Listing, Row

Value = TypeVar("Value")

Hints = Sequence[KeyHint]
"""The keys that matter, the most important first."""


class Spread(Room[None], Generic[Value]):
    """Moves in a list, or in the page of its chosen row where that has the screen to itself."""

    FINDS: ClassVar[str] = ""
    """What the filter finds; without it there is no filter."""
    REST: ClassVar[str] = "→ shows the rest"
    """What a page beside the list ends with where it is cut."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Take the chosen row", id="list.take"),
        Binding("right,i", "read", "All of the chosen row", id="list.read"),
        Binding("left", "leave_page", "Back to the list", id="list.leave-page"),
        Binding("tab", "move_group(1)", "Next group, or the one before", id="move.next-group"),
        Binding(
            "shift+tab", "move_group(-1)", "Next group, or the one before", id="move.group-before"
        ),
        Binding("up,k", "move(-1)", "Up and down", id="move.up"),
        Binding("down,j", "move(1)", "Up and down", id="move.down"),
        Binding("pageup", "move_page(-1)", "A page up or down", id="move.page-up"),
        Binding("pagedown", "move_page(1)", "A page up or down", id="move.page-down"),
        Binding("home", "move_to_end(-1)", "The first row, or the last", id="move.first"),
        Binding("end", "move_to_end(1)", "The first row, or the last", id="move.last"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.filter = Filter(self.FINDS)
        self.listing: Listing[Value] = Listing(self.words)
        self.detail = Detail()
        self.keybar = KeyBar()

    @abstractmethod
    def words(self, value: Value) -> Row:
        """How a row is told."""

    @abstractmethod
    def page_of(self, value: Value, width: int) -> Content:
        """The page of a row."""

    def page_of_nothing(self, width: int) -> Content:  # noqa: ARG002
        """The page when there is no row to choose."""
        return Content()

    @abstractmethod
    def hints(self) -> Hints:
        """The keys that matter now."""

    def take(self, value: Value) -> None:  # noqa: ARG002
        """Do what Enter does with a row."""
        self.action_read()

    @property
    def is_reading(self) -> bool:
        """Whether the page of the chosen row has the screen to itself."""
        return self.has_class("-reading")

    def read(self, is_reading: bool) -> None:
        """Give the screen to the page, or back to the list."""
        self.set_class(is_reading, "-reading")
        self.tell()

    def tell(self) -> None:
        """Tell the chosen row, at length."""
        value = self.listing.chosen
        if value is None:
            self.detail.show(self.page_of_nothing)
        else:
            self.detail.show(lambda width: self.page_of(value, width), rest=self._rest)
        self.keybar.show(self.hints())

    def action_move(self, by: int) -> None:
        """One row up or down, or one line of the page that is read."""
        if self.is_reading:
            self.detail.scroll_relative(y=by, animate=False)
        else:
            self.listing.move(by)

    def action_move_page(self, by: int) -> None:
        """A screenful up or down."""
        if self.is_reading:
            self.detail.scroll_relative(y=by * self.detail.size.height, animate=False)
        else:
            self.listing.move_page(by)

    def action_move_to_end(self, by: int) -> None:
        """To the first row or the last, or to an end of the page that is read."""
        if not self.is_reading:
            self.listing.move_to_end(by)
        elif by < 0:
            self.detail.scroll_home(animate=False)
        else:
            self.detail.scroll_end(animate=False)

    def action_move_group(self, by: int) -> None:
        """To the next heading or the one before."""
        self.listing.move_group(by)

    def action_take(self) -> None:
        """Take the chosen row."""
        value = self.listing.chosen
        if value is not None:
            self.take(value)

    def action_read(self) -> None:
        """Give the screen to the page of the chosen row."""
        if self.listing.chosen is not None:
            self.read(True)

    def action_leave_page(self) -> None:
        """Give the screen back to the list."""
        self.read(False)

    @property
    def _rest(self) -> str:
        if self.is_reading:
            return ""
        return "…" if self.filter.has_focus else self.REST  # arrows move in the line that is typed
