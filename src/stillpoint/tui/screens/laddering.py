"""The fading ladder of a session: how far each child has taken it over."""

from textual.binding import Binding
from textual.content import Content

from stillpoint.core.errors import StillpointError
from stillpoint.core.sessions import Session
from stillpoint.core.texts import harmless
from stillpoint.routines.forms import word
from stillpoint.routines.values import Rung
from stillpoint.services import ladders
from stillpoint.services.parts import Parts
from stillpoint.tui.finding import Group, findable
from stillpoint.tui.pages import ACCENT, LOUD, QUIET, lines, page, said
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.one_line import OneLine
from stillpoint.tui.screens.spread import Hints
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row
from stillpoint.tui.widgets.masthead import Masthead

MEANINGS = {
    Rung.CARER_ONLY: "You do it yourself; the child may watch.",
    Rung.TOGETHER: "You do it side by side.",
    Rung.CHILD_LEADS: "The child goes first, and you follow.",
    Rung.CHILD_STARTS: "The child thinks of it, and begins.",
}


class LadderScreen(Browser[str]):
    """The children, each with the rung reached; it moves on only when the child asks."""

    BINDINGS = [
        Binding("enter", "take", "The child asked: next rung", id="ladder.asked"),
        Binding("b", "back_down", "A rung back", id="ladder.back"),
        Binding("a", "name", "Name a child", id="ladder.name"),
    ]

    def __init__(self, parts: Parts, session: Session) -> None:
        super().__init__(parts)
        self.masthead = Masthead(harmless(session.title))
        self._session = session
        self._named: tuple[str, ...] = ()
        self._rungs: dict[str, Rung] = {}

    def gather(self) -> dict[str, Rung]:
        """Every child who is known, and the rung reached."""
        own, skill = self.parts.routines.read(), self._session.address
        known = ladders.children(self.parts.people(), own)
        return {name: own.rung_of(name, skill) for name in dict.fromkeys((*known, *self._named))}

    def receive(self, stock: dict[str, Rung]) -> None:
        """Show them; the names are the rows."""
        self._rungs = stock
        chosen = self._named[-1] if self._named else self.listing.chosen
        members = [findable(name, name) for name in stock]
        wanted = next((one.value for one in members if one.value == chosen), None)
        self.fill((Group(Heading(""), members),), chosen=wanted, none="a names a child.")
        self.masthead.tell("who leads")

    def words(self, value: str) -> Row:
        """The child and the rung."""
        return Row(value, str(self._rungs[value]))

    def page_of(self, value: str, width: int) -> Content:  # noqa: ARG002 - the lines are short
        """The ladder, from the ground up."""
        reached = self._rungs[value]
        rungs = (_rung(rung, is_here=rung is reached) for rung in Rung)
        return page(
            said(value, LOUD),
            lines(*rungs),
            said(MEANINGS[reached]),
            said(f"It moves on when {value} asks, and back whenever it suits.", QUIET),
        )

    def page_of_nothing(self, width: int) -> Content:  # noqa: ARG002 - the text wraps by itself
        """How to begin."""
        return page(said("Who leads?", LOUD), said("a names a child; a first letter will do."))

    def hints(self) -> Hints:
        """On, back, out."""
        out, name = KeyHint("esc", "back", "step_back"), KeyHint("a", "name a child", "name")
        child = self.listing.chosen
        if child is None:
            return name, out
        asked = KeyHint("enter", f"{harmless(child, 12)} asked: next rung", "take")
        return asked, KeyHint("b", "a rung back", "back_down"), out, name

    def take(self, value: str) -> None:
        """The child asked."""
        self._move(value, 1)

    def action_back_down(self) -> None:
        """A rung back, without a word."""
        if child := self.listing.chosen:
            self._move(child, -1)

    def action_name(self) -> None:
        """Ask for a name."""
        sheet = OneLine(
            "What is the child called here?",
            "",
            "A first name or a letter. It stays on this computer.",
            take=self._take_in,
            example="Mo",
        )
        self.app.push_screen(sheet)

    def _take_in(self, line: str) -> None:
        self._named = (*self._named, word(line))

    def _move(self, child: str, by: int) -> None:
        try:
            self._rungs[child] = ladders.move(self.parts.routines, child, self._session, by)
        except StillpointError as error:
            self.notify(str(error), severity="error")
        self.show_changes()


def _rung(rung: Rung, *, is_here: bool) -> Content:
    return said(f"{'▸' if is_here else ' '} {rung}", ACCENT if is_here else QUIET)
