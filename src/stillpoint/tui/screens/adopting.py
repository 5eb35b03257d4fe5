"""What packs offer to adopt: routines, and learning paths to begin."""

from collections.abc import Callable, Iterator

from textual.binding import Binding
from textual.content import Content

from stillpoint.core.sessions import Path
from stillpoint.services.adopting import Offered, offered
from stillpoint.services.parts import Parts
from stillpoint.tui.finding import Group, findable
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.spread import Hints
from stillpoint.tui.today_cards import offer_card
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row


class AdoptingScreen(Browser[Offered]):
    """A list of what packs offer; `take` gets what is adopted."""

    PLACE = "Routines and learning paths"
    FINDS = "one"

    BINDINGS = [Binding("enter", "take", "Adopt it, or begin it", id="adopting.take")]

    def __init__(self, parts: Parts, take: Callable[[Offered], None]) -> None:
        super().__init__(parts)
        self._take = take
        self._titles: dict[str, str] = {}

    def gather(self) -> tuple[Offered, ...]:
        """What all packs offer."""
        library = self.parts.library
        self._titles = {session.address: session.title for session in library.sessions}
        return tuple(offered(library))

    def receive(self, stock: tuple[Offered, ...]) -> None:
        """Show routines first, then paths."""
        self.fill(tuple(_groups(stock)), none="No pack offers a routine or a learning path.")

    def words(self, value: Offered) -> Row:
        """What it is called, and its time or its days; what it comes with is told on its page."""
        offer = value.offer
        is_short = isinstance(offer, Path) or bool(offer.at)
        return Row(offer.title, value.when if is_short else "")

    def page_of(self, value: Offered, width: int) -> Content:
        """What is in it."""
        return offer_card(value, self._titles, width)

    def hints(self) -> Hints:
        """Adopt or begin, find, back."""
        chosen = self.listing.chosen
        word = "begin" if chosen and chosen.is_path else "adopt"
        take, back = KeyHint("enter", word, "take"), KeyHint("esc", "back", "step_back")
        if self.filter.has_focus:
            return take, *self.hints_while_finding
        return take, KeyHint("/", "find", "find"), KeyHint("→", "more", "read"), back

    def take(self, value: Offered) -> None:
        """Adopt it, and leave."""
        self.app.pop_screen()
        self._take(value)


def _groups(offers: tuple[Offered, ...]) -> Iterator[Group[Offered]]:
    for title, is_path in (("Routines", False), ("Learning paths", True)):
        kind = [one for one in offers if one.is_path is is_path]
        members = tuple(findable(one, one.offer.title, one.pack.title, one.when) for one in kind)
        yield Group(Heading(title, str(len(members))), members)
