"""A page that covers the screen until a key is pressed."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from stillpoint.tui.screens.room import Room
from stillpoint.tui.widgets.detail import Detail
from stillpoint.tui.widgets.keybar import KeyBar, KeyHint


class Sheet(Room[bool]):
    """One page of text; Enter says yes to it, Escape puts it away."""

    HINTS: ClassVar[Sequence[KeyHint]] = (KeyHint("esc", "back", "put_away(False)"),)
    """The keys that matter here."""

    DEFAULT_CSS = """
    Sheet {
        & > Detail {
            max-width: 64;
            height: 1fr;
            scrollbar-size-vertical: 1;
            scrollbar-gutter: stable;
        }
        &.-tall > KeyBar { margin-top: 1; }
    }
    """

    BINDINGS = [
        Binding("enter", "put_away(True)", "Go on", id="sheet.go-on"),
        Binding("escape,q,left", "put_away(False)", "Back", id="sheet.back"),
        Binding("up,k", "scroll_page(-1)", "Up and down", id="move.sheet-up"),
        Binding("down,j", "scroll_page(1)", "Up and down", id="move.sheet-down"),
    ]

    def compose(self) -> ComposeResult:
        """The page and its keys."""
        yield from super().compose()
        yield Detail(self.shown)
        yield KeyBar(self.HINTS)

    @on(events.Resize)
    @on(Detail.Measured)
    def look_for_more(self) -> None:
        """Tell of the keys that scroll, where there is anything to scroll."""
        self.call_after_refresh(self._show_keys)

    @abstractmethod
    def page(self, width: int) -> Content:
        """What is told."""

    def shown(self, width: int) -> Content:
        """What is told, as it is shown."""
        return self.page(width)

    def action_put_away(self, is_agreed: bool) -> None:
        """Close it, with the answer."""
        self.dismiss(is_agreed)

    def action_scroll_page(self, by: int) -> None:
        """A line up or down, where it is longer than the screen."""
        self.query_one(Detail).scroll_relative(y=by, animate=False)

    def _show_keys(self) -> None:
        if not self.query(Detail):  # put away meanwhile
            return
        is_longer = self.query_one(Detail).max_scroll_y > 0
        scroll = (
            (KeyHint("↑↓", "scroll", "scroll_page(1)", ("scroll_page(-1)", "scroll_page(1)")),)
            if is_longer
            else ()
        )
        self.query_one(KeyBar).show((*self.HINTS, *scroll))
