"""Home: the library, the card of the chosen session, and what was practised last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.spread import Hints
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Row
from stillpoint.tui.widgets.today_lines import TodayLines

if TYPE_CHECKING:  # packs and history are slow to import: home is painted before
    from stillpoint.core.sessions import Session
    from stillpoint.services.parts import Parts
    from stillpoint.tui.stock import Stock


class HomeScreen(Browser["Session"]):
    """Where a session is chosen."""

    PLACE = "stillpoint"
    FINDS = "a session"

    DEFAULT_CSS = """
    HomeScreen.-tall > TodayLines { margin-bottom: 1; }
    HomeScreen.-wide > TodayLines { max-width: 112; }
    """

    BINDINGS = [
        Binding("enter", "take", "Start the chosen session", id="home.start"),
        Binding("space", "app.soothe", "Soothe now: hold, move, step back", id="home.soothe"),
        Binding("c", "app.cards", "Cards: ready or enough, safe cot", id="home.cards"),
        Binding("o", "app.circle", "Your circle: people to call", id="home.circle"),
        Binding("e", "app.evidence", "What is known, how well, and by whom", id="home.evidence"),
        Binding("l", "ladder", "Who leads: the fading ladder", id="home.ladder"),
    ]

    @dataclass
    class Started(Message):
        """A session is to start."""

        session: Session

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._stock: Stock | None = None
        self._minutes: dict[str, str] = {}
        self._today = TodayLines()

    def gather(self) -> Stock:
        """Read the packs and the history, and bring in what killed runs left behind."""
        from stillpoint.tui.stock import Stock

        library = self.parts.library
        recovery = self.parts.recover() if self._stock is None else None
        hides_holds = self.parts.company().knowledge.no_holds
        own, people = self.parts.routines.read(), self.parts.people()
        return Stock(library, self.parts.history(), recovery, hides_holds, own, people)

    def receive(self, stock: Stock) -> None:
        """Show the library, at first with the session practised last."""
        is_first, self._stock = self._stock is None, stock
        chosen = stock.last_session if is_first else None
        self.fill(stock.groups, chosen=chosen, none="There are no packs.")
        self.masthead.tell(*stock.week(self.parts.clock.now(), self.parts.settings))
        self.warn(stock.warnings)
        self.show_time()
        for told in stock.recovered:
            self.notify(told)

    def below_masthead(self) -> Iterable[Widget]:
        """What today holds."""
        yield self._today

    def show_time(self) -> None:
        """Tell what today holds, as the clock is now."""
        if self._stock:
            now, day_end = self.parts.clock.now(), self.parts.settings.day_end
            self._today.show(self._stock.timetable(now, day_end))

    def words(self, value: Session) -> Row:
        """Its title and how long it lasts, which is worked out only for those that are seen."""
        from stillpoint.tui.cards import minutes

        if value.address not in self._minutes:
            self._minutes[value.address] = minutes(value)
        return Row(value.title, self._minutes[value.address])

    def page_of(self, value: Session, width: int) -> Content:
        """The card of a session."""
        from stillpoint.services.following import title_of
        from stillpoint.tui.cards import session_card

        now, settings, stock = self.parts.clock.now(), self.parts.settings, self._stock
        last = stock.last_time(value, now, settings.day_end) if stock else ""
        ladder = stock.ladder(value, settings, now.date()) if stock else ""
        return session_card(
            value,
            width,
            last=last,
            ladder=ladder,
            whole=self.is_reading,
            title_of=partial(title_of, self.parts.library, value),
        )

    def hints(self) -> Hints:
        """Start, find, look around."""
        start, keys = KeyHint("enter", "start", "take"), KeyHint("?", "keys", "app.keys")
        if self.is_reading:
            back = KeyHint("←", "back to the list", "leave_page")
            return start, back, *self._ladder_hint(), keys
        if self.filter.has_focus:
            others = self.hints_while_finding
            return others if self.listing.chosen is None else (start, *others)
        find, more = KeyHint("/", "find", "find"), KeyHint("→", "more", "read")
        soothe = KeyHint("space", "soothe now", "app.soothe")
        today = KeyHint("2", "today", "app.go('today')")
        return start, soothe, find, keys, today, more, KeyHint("3", "history", "app.go('history')")

    def take(self, value: Session) -> None:
        """Start it."""
        self.stop_finding()
        self.post_message(self.Started(value))

    def leave(self) -> None:
        """Escape does not leave home."""

    def action_ladder(self) -> None:
        """Show who leads in the chosen session."""
        if (session := self.listing.chosen) is None:
            return
        if not self._ladder_hint():
            self.notify("Only sessions for a carer and a child tell who leads.")
            return
        from stillpoint.tui.screens.laddering import LadderScreen

        self.app.push_screen(LadderScreen(self.parts, session))

    def _ladder_hint(self) -> Hints:
        from stillpoint.services.ladders import has_ladder

        session = self.listing.chosen
        return (KeyHint("l", "who leads", "ladder"),) if session and has_ladder(session) else ()
