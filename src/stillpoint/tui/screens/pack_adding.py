"""Adding a pack: what is at a path or an address is shown first, and added if one agrees."""

from dataclasses import dataclass
from datetime import timedelta
from shlex import quote
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from stillpoint.core.errors import StillpointError
from stillpoint.core.texts import harmless
from stillpoint.services.sources import as_source
from stillpoint.tui.pack_offers import found, refused, waiting
from stillpoint.tui.pages import LOUD, in_paragraphs, page, said
from stillpoint.tui.screens.sheets import Sheet
from stillpoint.tui.widgets.detail import Detail
from stillpoint.tui.widgets.keybar import KeyBar, KeyHint

if TYPE_CHECKING:
    from stillpoint.services.downloads import Progress
    from stillpoint.services.offers import Offer
    from stillpoint.services.parts import Parts

SOON = timedelta(seconds=0.5)
"""After this one is told that it takes a while."""

A_LOOK = timedelta(seconds=0.6)
"""Nobody reads what was found in less: an Enter that comes sooner is half of a double one."""

INTRODUCTION = (
    "Write or paste where it is: a file, a folder of packs, or an https address.",
    "It is only shown at first. Nothing is added until you agree.",
)


class PutAway(StillpointError):
    """Nobody waits for the download any more."""


class AddingScreen(Sheet):
    """A line for a path or an address, and below it what was found there."""

    AUTO_FOCUS = "Input"

    DEFAULT_CSS = """
    AddingScreen {
        & > Input, & > Input:focus {
            border: none;
            padding: 0;
            height: 1;
            max-width: 64;
            background: $background;
            color: $text-accent;
            & > .input--placeholder { color: $text-muted; }
        }
        & > Detail { margin-top: 1; }
    }
    """

    @dataclass
    class Progressed(Message):
        """More of a download has come."""

        progress: "Progress"

    @dataclass
    class Found(Message):
        """What is at `source`, or why it cannot be known."""

        source: str
        offers: "tuple[Offer, ...]" = ()
        trouble: str = ""

    @dataclass
    class Added(Message):
        """All is added, unless there was trouble."""

        trouble: str = ""

    def __init__(self, parts: "Parts", source: str = "") -> None:
        super().__init__()
        self.offers: tuple[Offer, ...] = ()
        """What was found; once the sheet is agreed to, what was added."""
        self._parts = parts
        self._line = Input(
            source, "a path, or an https address", compact=True, select_on_focus=False
        )
        self._asked = ""
        """What is being read."""
        self._is_adding = False
        self._trouble = ""
        self._is_waiting = False
        self._progress: Progress | None = None
        self._seen_since: timedelta | None = None
        """When what can be added was first on the screen, or Enter was last pressed too soon."""

    def compose(self) -> ComposeResult:
        """The line, above the page and its keys."""
        small, *rest = super().compose()
        yield small
        yield self._line
        yield from rest

    def page(self, width: int) -> Content:
        """What it would be to add this, or why it cannot be."""
        if self._is_waiting:
            return waiting(self._progress, width)
        if self._trouble:
            return refused(said(self._trouble))
        if self.offers:
            return found(self.offers)
        return page(said("Add a pack", LOUD), in_paragraphs(*INTRODUCTION))

    def action_put_away(self, is_agreed: bool) -> None:
        """One step on, or out; while packs are being added there is no way but to wait."""
        if self._is_adding:
            return
        if not is_agreed:
            self.dismiss(False)
        elif self._can_be_added:
            self._agree()
        elif not self._asked and (source := as_source(self._line.value)):
            self._start_over(asked=source)
            self.set_timer(SOON.total_seconds(), lambda: self._tell_wait(source))
            self._find(source)

    def on_input_submitted(self) -> None:
        """Enter is pressed in the line."""
        self.action_put_away(True)

    def on_input_changed(self) -> None:
        """What was found belongs to what was written before."""
        if not self._is_adding:
            self._start_over()

    def on_adding_screen_progressed(self, message: Progressed) -> None:
        """Tell how far it is, once it takes a while."""
        if message.progress.waited >= SOON:
            self._progress = message.progress
            self._tell_wait(self._asked)

    def on_adding_screen_found(self, message: Found) -> None:
        """Show what was found, if it is still what is asked for."""
        if message.source == self._asked:
            self._start_over()
            self.offers, self._trouble = message.offers, message.trouble
            self._tell()
            self.call_after_refresh(self._see)

    def on_adding_screen_added(self, message: Added) -> None:
        """Close it, or tell why not all could be added."""
        self._is_adding = False
        if not message.trouble:
            self.dismiss(True)
            return
        self._start_over()
        self._trouble = message.trouble
        self._tell()

    @property
    def _can_be_added(self) -> bool:
        return bool(self.offers) and not any(offer.faults for offer in self.offers)

    @property
    def _what_is_next(self) -> str:
        """What Enter does."""
        if not self._can_be_added:
            return "look"
        return "show it" if all(offer.is_here for offer in self.offers) else "add"

    def _see(self) -> None:
        self._seen_since = self._parts.clock.reading()

    def _agree(self) -> None:
        """Add what was found, unless Enter comes too soon to have been meant for it."""
        now = self._parts.clock.reading()
        is_seen = self._seen_since is not None and now - self._seen_since >= A_LOOK
        if is_seen:
            self._is_adding = True
            self._add(self.offers)
        else:
            self._seen_since = now  # a key that is held down never agrees

    @work(thread=True, exclusive=True)
    def _find(self, source: str) -> None:
        try:
            offers = self._parts.sharing_by(self._downloaded).offers(source)
        except PutAway:
            return
        except StillpointError as error:
            self.post_message(self.Found(source, trouble=_in_words(error, source)))
        else:
            self.post_message(self.Found(source, offers))

    def _downloaded(self, url: str) -> bytes:
        from stillpoint.services.downloads import Downloads  # what it needs is slow to import

        return Downloads(tell=self._heed, clock=self._parts.clock).content_at(url)

    def _heed(self, progress: "Progress") -> None:
        """Pass on how far it is. Raises `PutAway`."""
        if get_current_worker().is_cancelled:
            raise PutAway
        self.post_message(self.Progressed(progress))

    @work(thread=True, group="adding")
    def _add(self, offers: "tuple[Offer, ...]") -> None:
        trouble = ""
        try:
            for offer in offers:
                self._parts.sharing.add(offer)
        except StillpointError as error:
            trouble = str(error)
        self._parts.forget_library()
        self.post_message(self.Added(trouble))

    def _tell_wait(self, source: str) -> None:
        if source and source == self._asked:
            self._is_waiting = True
            self._tell()

    def _start_over(self, asked: str = "") -> None:
        self.offers, self._asked, self._trouble = (), asked, ""
        self._is_waiting, self._progress, self._seen_since = False, None, None
        self._tell()

    def _tell(self) -> None:
        self.query_one(Detail).show(self.page)
        self.look_for_more()

    def _show_keys(self) -> None:
        is_longer = self.query_one(Detail).max_scroll_y > 0
        self.query_one(KeyBar).show(
            (
                *([] if self._asked else [KeyHint("enter", self._what_is_next, "put_away(True)")]),
                KeyHint("esc", "back", "put_away(False)"),
                *(
                    [
                        KeyHint(
                            "↑↓", "scroll", "scroll_page(1)", ("scroll_page(-1)", "scroll_page(1)")
                        )
                    ]
                    if is_longer
                    else []
                ),
            )
        )


def _in_words(error: StillpointError, source: str) -> str:
    """What went wrong; the app never reads over plain http, but says how one can."""
    from stillpoint.services.downloads import PlainHttp  # what it needs is slow to import

    if not isinstance(error, PlainHttp):
        return str(error)
    command = f"stillpoint packs add --allow-http {quote(harmless(source, 1000))}"
    return f"{error}. Only where you trust the way it comes: {command}"
