"""The sessions of a routine: their order, and which they are."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from textual.binding import Binding
from textual.content import Content

from stillpoint.core.errors import StillpointError
from stillpoint.core.sessions import Session
from stillpoint.core.texts import harmless
from stillpoint.history.reading import History
from stillpoint.routines.values import OwnRoutine
from stillpoint.services.following import title_of
from stillpoint.services.parts import Parts
from stillpoint.tui.cards import minutes, session_card
from stillpoint.tui.finding import Group, findable
from stillpoint.tui.pages import WARNING, page, said
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.choosing import ChoosingScreen
from stillpoint.tui.screens.spread import Hints
from stillpoint.tui.stock import Stock
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row
from stillpoint.tui.widgets.masthead import Masthead


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """One place in a routine."""

    number: int
    address: str
    session: Session | None
    """None where there is no such session."""


class ArrangingScreen(Browser[Slot]):
    """The sessions of one routine, in their order."""

    BINDINGS = [
        Binding("enter", "take", "Another session in its place", id="arranging.swap"),
        Binding("shift+up,K", "shift(-1)", "Earlier in the order", id="arranging.earlier"),
        Binding("shift+down,J", "shift(1)", "Later in the order", id="arranging.later"),
        Binding("a", "insert", "One more session behind it", id="arranging.insert"),
        Binding("x,delete", "take_out", "Take it out", id="arranging.take-out"),
    ]

    def __init__(self, parts: Parts, routine: OwnRoutine) -> None:
        super().__init__(parts)
        self.masthead = Masthead(harmless(routine.title))
        self._routine = routine
        self._number = 0

    def gather(self) -> tuple[Slot, ...]:
        """The places, and the sessions in them."""
        known = {session.address: session for session in self.parts.library.sessions}
        names = enumerate(self._routine.sessions)
        return tuple(Slot(number, name, known.get(name)) for number, name in names)

    def receive(self, stock: tuple[Slot, ...]) -> None:
        """Show them in their order."""
        members = tuple(findable(slot, slot.address) for slot in stock)
        wanted = stock[min(self._number, len(stock) - 1)] if stock else None
        self.fill((Group(Heading(""), members),), chosen=wanted)

    def words(self, value: Slot) -> Row:
        """Its title and how long it lasts."""
        if value.session is None:
            return Row(value.address, "missing")
        return Row(value.session.title, minutes(value.session))

    def page_of(self, value: Slot, width: int) -> Content:
        """The card of the session, or that there is none."""
        if value.session:
            titles = partial(title_of, self.parts.library, value.session)
            return session_card(value.session, width, whole=self.is_reading, title_of=titles)
        lost = f"There is no session {value.address}. Its pack may have been removed."
        return page(said(lost, WARNING), said("enter puts another one in its place."))

    def hints(self) -> Hints:
        """Swap, move, back."""
        return (
            KeyHint("enter", "swap", "take"),
            KeyHint("J K", "later, earlier", "shift(1)", ("shift(1)", "shift(-1)")),
            KeyHint("a", "add", "insert"),
            KeyHint("x", "take out", "take_out"),
            KeyHint("esc", "back", "step_back"),
        )

    def take(self, value: Slot) -> None:
        """Choose another session for that place."""
        self._choose(lambda session: self._replace(value.number, value.number + 1, session))

    def action_insert(self) -> None:
        """Choose one more session."""
        if slot := self.listing.chosen:
            self._choose(lambda session: self._replace(slot.number + 1, slot.number + 1, session))

    def action_shift(self, by: int) -> None:
        """Move the chosen session in the order."""
        slot = self.listing.chosen
        if slot is None or not 0 <= slot.number + by < len(self._routine.sessions):
            return
        order = [*self._routine.sessions]
        order.insert(slot.number + by, order.pop(slot.number))
        self._keep(order, slot.number + by)

    def action_take_out(self) -> None:
        """Take the chosen session out; one is the least that a routine can have."""
        slot = self.listing.chosen
        if slot is None:
            return
        if len(self._routine.sessions) == 1:
            self.notify("a routine has at least one session; x on Today removes it as a whole")
            return
        self._keep(
            [n for i, n in enumerate(self._routine.sessions) if i != slot.number], slot.number
        )

    def _choose(self, chosen: Callable[[Session], None]) -> None:
        hides_holds = self.parts.company().knowledge.no_holds
        groups = Stock(self.parts.library, History(), None, hides_holds).groups
        self.app.push_screen(ChoosingScreen(self.parts, groups, chosen))

    def _replace(self, start: int, end: int, session: Session) -> None:
        order = [*self._routine.sessions]
        order[start:end] = [session.address]
        self._keep(order, start)

    def _keep(self, order: list[str], number: int) -> None:
        from stillpoint.routines.forms import addresses

        try:
            wanted = addresses(order)
            self._routine = self.parts.routines.change(self._routine.id, sessions=wanted)
        except StillpointError as error:
            self.notify(str(error), severity="error")
            return
        self._number = number
        self.receive(self.gather())
