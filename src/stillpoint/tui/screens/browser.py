"""What every place of the app is: a list, and the page of what is chosen in it."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from stillpoint.core.texts import harmless
from stillpoint.tui.finding import Group, best, found
from stillpoint.tui.pages import said
from stillpoint.tui.screens.spread import Hints, Spread, Value
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.masthead import Masthead

if TYPE_CHECKING:
    from stillpoint.config.settings import Settings
    from stillpoint.services.parts import Parts

Note = tuple[str, Sequence[tuple[str, str]]]
"""A heading, and below it what can be typed or pressed and what that does."""


class Browser(Spread[Value]):
    """A list, searched as one types, beside the page of its chosen row."""

    PLACE: ClassVar[str] = ""
    """What the place is called on its first line."""
    NOTES: ClassVar[Sequence[Note]] = ()
    """What the page of keys tells beside the keys."""

    DEFAULT_CSS = """
    Browser {
        &.-tall Masthead, &.-tall Filter { margin-bottom: 1; }
        &.-tall KeyBar { margin-top: 1; }
        & Horizontal { height: 1fr; }
        & #choice { width: 1fr; }
        & Listing { height: 1fr; }
        & .warning { display: none; height: auto; margin-top: 1; color: $text-warning; }
        & .warning.-told { display: block; }
        & Detail { display: none; width: 1fr; height: 1fr; }
        &.-roomy #choice { width: 35; margin-right: 2; }
        &.-wide #choice { width: 46; margin-right: 6; }
        &.-roomy Detail, &.-wide Detail { display: block; }
        &.-reading #choice { display: none; }
        &.-reading Detail {
            display: block;
            max-width: 64;
            scrollbar-size-vertical: 1;
            scrollbar-gutter: stable;
        }
    }
    """

    BINDINGS = [
        # With priority, the line has the focus before the next key of a fast typist is dealt out.
        Binding("slash", "find", "Find", id="list.find", priority=True),
        Binding("escape", "step_back", "One step back", id="list.step-back"),
    ]

    @dataclass
    class Gathered(Message):
        """What there is to show has been read."""

        stock: Any

    def __init__(self, parts: "Parts") -> None:
        super().__init__()
        self.parts = parts
        self.masthead = Masthead(self.PLACE)
        self.warning = Static(classes="warning")
        self.is_gathering = True
        """Whether there is nothing yet for keys to move in."""
        self._groups: Sequence[Group[Value]] = ()
        self._none = ""

    @abstractmethod
    def gather(self) -> object:
        """Read what there is to show; called in a thread."""

    @abstractmethod
    def receive(self, stock: Any) -> None:
        """Take what was gathered, and `fill` the list."""

    @property
    def hints_while_finding(self) -> Hints:
        """The keys that matter while one types."""
        show_all = KeyHint("esc", "show all", "step_back")
        if self.listing.chosen is None:
            return (show_all,)
        return KeyHint("↑↓", "choose", "move(1)", ("move(-1)", "move(1)")), show_all

    def compose(self) -> ComposeResult:
        """The list, and beside it the page of what is chosen where there is room."""
        yield from super().compose()
        yield self.masthead
        yield from self.below_masthead()
        with Horizontal():
            with Vertical(id="choice"):
                if self.FINDS:
                    yield self.filter
                yield self.listing
                yield self.warning
            yield self.detail
        yield self.keybar

    def below_masthead(self) -> Iterable[Widget]:
        """What stands between the first line and the list."""
        return ()

    def show_time(self) -> None:
        """Tell anew what depends on the time of day; most places tell nothing that does."""

    def warn(self, words: str) -> None:
        """Tell below the list what is wrong; nothing where nothing is."""
        self.warning.update(said(words))
        self.warning.set_class(bool(words), "-told")

    def fill(
        self, groups: Sequence[Group[Value]], *, chosen: Value | None = None, none: str = ""
    ) -> None:
        """Show what was found; `none` tells why there is nothing."""
        self._groups, self._none = groups, none
        self.show_found(self.listing.chosen if chosen is None else chosen)

    def show_found(self, chosen: Value | None) -> None:
        """Show the rows that the filter asks for, the best of them or else `chosen` chosen."""
        wanted = self.filter.value
        rows = found(self._groups, wanted)
        missed = f"Nothing is called “{harmless(wanted, 20)}”.\nEsc shows all."
        best_match = best(self._groups, wanted, chosen)
        self.listing.show(rows, best_match, otherwise=missed if wanted else self._none)

    def show_changes(self) -> None:
        """Tell everything again."""
        self.listing.refresh()
        self.tell()

    def heed_settings(self, before: "Settings") -> None:  # noqa: ARG002
        """Tell everything again, as the settings are now."""
        self.show_changes()

    def on_screen_resume(self) -> None:
        """Look at what there is, as soon as this is painted."""
        self.call_after_refresh(self.look)

    @work(thread=True, exclusive=True)
    def look(self) -> None:
        """Gather without keeping the keys waiting; of two looks only the later one counts."""
        stock = self.gather()
        if not get_current_worker().is_cancelled:
            self.post_message(self.Gathered(stock))

    def on_browser_gathered(self, message: Gathered) -> None:
        """Show what was gathered."""
        self.receive(message.stock)
        self.is_gathering = False

    def on_input_changed(self) -> None:
        """Find what is typed so far."""
        self.show_found(self.listing.chosen)

    def on_input_submitted(self) -> None:
        """Enter in the filter takes what it found."""
        self.action_take()

    def on_listing_chosen(self) -> None:
        """Tell what is chosen now."""
        self.tell()

    def on_descendant_focus(self) -> None:
        """Other keys matter while one types."""
        self.tell()

    def on_descendant_blur(self) -> None:
        """And others again when one does not."""
        self.tell()

    def on_listing_taken(self) -> None:
        """A click on the chosen row is as good as Enter."""
        self.action_take()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """A slash in the line is a slash."""
        return not (action == "find" and self.filter.has_focus)

    def action_find(self) -> None:
        """Type to find."""
        if self.FINDS:
            self.read(False)
            self.set_focus(self.filter)

    def action_step_back(self) -> None:
        """Out of the page, out of the filter, out of the place: one a time."""
        if self.is_reading:
            self.read(False)
        elif self.filter.value or self.filter.has_focus:
            self.stop_finding()
        else:
            self.leave()

    def stop_finding(self) -> None:
        """Show every row again; the chosen one stays chosen."""
        self.filter.clear()
        self.set_focus(None)

    def leave(self) -> None:
        """Go where one came from."""
        self.app.pop_screen()
