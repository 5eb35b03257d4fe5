"""Chooses a session among several, or among all."""

from collections.abc import Callable, Sequence
from functools import partial

from textual.binding import Binding
from textual.content import Content

from stillpoint.core.sessions import Session
from stillpoint.services.following import title_of
from stillpoint.services.parts import Parts
from stillpoint.tui.cards import minutes, session_card
from stillpoint.tui.finding import Group
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.spread import Hints
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Row


class ChoosingScreen(Browser[Session]):
    """Sessions to choose from; `take` gets the one that is chosen."""

    PLACE = "Choose a session"
    FINDS = "a session"

    BINDINGS = [Binding("enter", "take", "Choose it", id="choosing.take")]

    def __init__(
        self, parts: Parts, groups: Sequence[Group[Session]], chosen: Callable[[Session], None]
    ) -> None:
        super().__init__(parts)
        self._offered = groups
        self._chosen = chosen

    def gather(self) -> None:
        """Nothing: all is known."""

    def receive(self, stock: None) -> None:  # noqa: ARG002 - all is known
        """Show what there is to choose from."""
        self.fill(self._offered, none="There is no session.")

    def words(self, value: Session) -> Row:
        """Its title and how long it lasts."""
        return Row(value.title, minutes(value))

    def page_of(self, value: Session, width: int) -> Content:
        """The card of a session."""
        titles = partial(title_of, self.parts.library, value)
        return session_card(value, width, whole=self.is_reading, title_of=titles)

    def hints(self) -> Hints:
        """Choose, find, back."""
        choose, back = KeyHint("enter", "choose", "take"), KeyHint("esc", "back", "step_back")
        if self.filter.has_focus:
            return choose, *self.hints_while_finding
        return choose, KeyHint("/", "find", "find"), KeyHint("→", "more", "read"), back

    def take(self, value: Session) -> None:
        """Choose it, and leave."""
        self.app.pop_screen()
        self._chosen(value)
