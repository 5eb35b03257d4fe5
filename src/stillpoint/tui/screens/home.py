"""Home: the library, the card of the chosen session, and what was practised last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from stillpoint.tui.screens.browser import Browser, Hints
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Row

if TYPE_CHECKING:  # packs and history are slow to import: home is painted before
    from stillpoint.core.sessions import Session
    from stillpoint.services.parts import Parts
    from stillpoint.tui.stock import Stock


class HomeScreen(Browser["Session"]):
    """Where a session is chosen."""

    PLACE = "stillpoint"
    FINDS = "a session"

    BINDINGS = [
        Binding("enter", "take", "Start the chosen session", id="home.start"),
        Binding("space", "app.soothe", "Soothe now: hold, move, step back", id="home.soothe"),
        Binding("c", "app.cards", "Cards: ready or enough, safe cot", id="home.cards"),
        Binding("o", "app.circle", "Your circle: people to call", id="home.circle"),
    ]

    @dataclass
    class Started(Message):
        """A session is to start."""

        session: Session

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._stock: Stock | None = None
        self._minutes: dict[str, str] = {}

    def gather(self) -> Stock:
        """Read the packs and the history, and bring in what killed runs left behind."""
        from stillpoint.tui.stock import Stock

        library = self.parts.library
        recovery = self.parts.recover() if self._stock is None else None
        hides_holds = self.parts.company().knowledge.no_holds
        return Stock(library, self.parts.history(), recovery, hides_holds)

    def receive(self, stock: Stock) -> None:
        """Show the library, at first with the session practised last."""
        is_first, self._stock = self._stock is None, stock
        chosen = stock.last_session if is_first else None
        self.fill(stock.groups, chosen=chosen, none="There are no packs.")
        self.masthead.tell(*stock.week(self.parts.clock.now(), self.parts.settings))
        self.warn(stock.broken)
        for told in stock.recovered:
            self.notify(told)

    def words(self, value: Session) -> Row:
        """Its title and how long it lasts, which is worked out only for those that are seen."""
        from stillpoint.tui.cards import minutes

        if value.address not in self._minutes:
            self._minutes[value.address] = minutes(value)
        return Row(value.title, self._minutes[value.address])

    def page_of(self, value: Session, width: int) -> Content:
        """The card of a session."""
        from stillpoint.tui.cards import session_card

        now, day_end = self.parts.clock.now(), self.parts.settings.day_end
        last = self._stock.last_time(value, now, day_end) if self._stock else ""
        return session_card(value, width, last=last, whole=self.is_reading)

    def hints(self) -> Hints:
        """Start, find, look around."""
        start, keys = KeyHint("enter", "start", "take"), KeyHint("?", "keys", "app.keys")
        if self.is_reading:
            return start, KeyHint("←", "back to the list", "leave_page"), keys
        if self.filter.has_focus:
            others = self.hints_while_finding
            return others if self.listing.chosen is None else (start, *others)
        find, more = KeyHint("/", "find", "find"), KeyHint("→", "more", "read")
        soothe = KeyHint("space", "soothe now", "app.soothe")
        return start, soothe, find, keys, more, KeyHint("3", "history", "app.go('history')")

    def take(self, value: Session) -> None:
        """Start it."""
        self.stop_finding()
        self.post_message(self.Started(value))

    def leave(self) -> None:
        """Escape does not leave home."""
