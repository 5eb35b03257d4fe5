"""What helps us: what changed between check-ins, a page for each person or pair."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from stillpoint.core.texts import counted
from stillpoint.services.helping import (
    CAUTION,
    NOTHING_YET,
    Pair,
    able_in_words,
    by_session,
    came_back_in_words,
    in_words,
    pairs,
)
from stillpoint.stats.helping import Helped
from stillpoint.tui.finding import Group, findable
from stillpoint.tui.pages import LOUD, QUIET, lines, page, said
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.spread import Hints
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row


class HelpsScreen(Browser[Pair]):
    """Everybody who has checked in before and after, by name; nobody is held against others."""

    PLACE = "What helps us"
    FINDS = "somebody"

    def gather(self) -> tuple[Pair, ...]:
        """Read whole entries, for their check-ins."""
        return pairs(self.parts.places.history)

    def receive(self, stock: tuple[Pair, ...]) -> None:
        """Show them by name."""
        members = tuple(findable(pair, pair.name) for pair in stock)
        self.fill((Group(Heading(""), members),) if members else (), none=NOTHING_YET)

    def words(self, value: Pair) -> Row:
        """Who, and of how many sessions there is something to tell."""
        told = len({each.session for each in value.helped})
        return Row(value.name, counted(told, "session") if told else "")

    def page_of(self, value: Pair, width: int) -> Content:  # noqa: ARG002 - the text wraps
        """The caution first, then every session; at last that they came back, if they did."""
        counts = "n counts the times there was an answer." if value.helped or value.able else ""
        return page(
            said(value.name, LOUD),
            said(CAUTION if value.helped or value.able else ""),
            *(_told(title, each) for title, each in by_session(value).items()),
            lines(*map(said, able_in_words(value.able))) if value.able else None,
            said(counts, QUIET),
            said(came_back_in_words(value.came_back), QUIET),
        )

    def page_of_nothing(self, width: int) -> Content:  # noqa: ARG002 - the text wraps
        """What to mind once there is something."""
        return page(said(CAUTION, QUIET))

    def hints(self) -> Hints:
        """Look around."""
        if self.is_reading:
            return (KeyHint("←", "back to the list", "leave_page"),)
        if self.filter.has_focus:
            return self.hints_while_finding
        return tuple(self._looking())

    def _looking(self) -> Iterator[KeyHint]:
        if self.listing.chosen is not None:
            yield KeyHint("enter", "all of it", "take")
            yield KeyHint("/", "find", "find")
        yield KeyHint("g", "good moments", "app.go('moments')")
        yield KeyHint("1", "home", "app.go('home')")
        yield KeyHint("?", "keys", "app.keys")


def _told(title: str, helped: Iterable[Helped]) -> Content:
    return lines(said(title), *(said(in_words(each), QUIET) for each in helped))
