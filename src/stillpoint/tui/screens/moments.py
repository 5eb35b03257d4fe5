"""Good moments: every one that was kept, newest first."""

from dataclasses import dataclass
from itertools import groupby

from textual import work
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from stillpoint.core.errors import StillpointError
from stillpoint.core.texts import counted
from stillpoint.services.moments import GoodMoment, as_text, good_moments
from stillpoint.services.parts import Parts
from stillpoint.tui.finding import Group, findable
from stillpoint.tui.pages import LOUD, QUIET, day_in_words, in_a_row, lines, page, said
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.spread import Hints
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row

NONE_YET = "None yet. A session with a child asks for one good moment at its end."


class MomentsScreen(Browser[GoodMoment]):
    """A list to read through, without a number in it."""

    PLACE = "Good moments"
    FINDS = "a moment"

    BINDINGS = [Binding("e", "export", "Export them as plain text", id="moments.export")]

    @dataclass
    class Exported(Message):
        """They are written, or could not be."""

        words: str
        is_failed: bool = False

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._moments: tuple[GoodMoment, ...] = ()

    def gather(self) -> tuple[GoodMoment, ...]:
        """Read the history."""
        return good_moments(self.parts.history().summaries)

    def receive(self, stock: tuple[GoodMoment, ...]) -> None:
        """Show them month by month."""
        self._moments = stock
        groups = [
            Group(Heading(month), tuple(findable(one, one.words, one.other) for one in each))
            for month, each in groupby(stock, key=lambda one: f"{one.at:%B %Y}")
        ]
        self.fill(groups, none=NONE_YET)

    def words(self, value: GoodMoment) -> Row:
        """How it begins."""
        return Row(" ".join(value.words.split()), f"{value.at.day} {value.at:%b}")

    def page_of(self, value: GoodMoment, width: int) -> Content:  # noqa: ARG002 - the text wraps
        """All of it, and then where it was."""
        day = day_in_words(value.at, self.parts.clock.now(), self.parts.settings.day_end)
        with_whom = f"with {value.other}" if value.other else ""
        return page(
            said(value.words, LOUD),
            lines(said(in_a_row((day[:1].upper() + day[1:], value.title, with_whom)), QUIET)),
        )

    def page_of_nothing(self, width: int) -> Content:  # noqa: ARG002 - the text wraps
        """What they are for."""
        return page(said("One line at a time, this becomes something to keep."))

    def hints(self) -> Hints:
        """Read, find, take along."""
        if self.is_reading:
            return (KeyHint("←", "back to the list", "leave_page"),)
        if self.filter.has_focus:
            return self.hints_while_finding
        home = KeyHint("1", "home", "app.go('home')")
        if self.listing.chosen is None:
            return home, KeyHint("?", "keys", "app.keys")
        return (
            KeyHint("enter", "all of it", "take"),
            KeyHint("/", "find", "find"),
            KeyHint("e", "export", "export"),
            home,
            KeyHint("?", "keys", "app.keys"),
        )

    def action_export(self) -> None:
        """Write them to a file of the day."""
        if self._moments:
            self._export(self._moments)

    @work(thread=True, group="exporting")
    def _export(self, moments: tuple[GoodMoment, ...]) -> None:
        from stillpoint.services.moving_out import write_out

        name = f"good-moments-{self.parts.clock.now():%Y-%m-%d}.txt"
        path = self.parts.places.data / name
        try:
            write_out(as_text(moments), path, may_replace=True)
        except StillpointError as error:
            self.post_message(self.Exported(str(error), is_failed=True))
        else:
            many = counted(len(moments), "good moment")
            self.post_message(self.Exported(f"{many}, written to {path}"))

    def on_moments_screen_exported(self, message: Exported) -> None:
        """Tell where they are."""
        self.notify(message.words, severity="error" if message.is_failed else "information")
