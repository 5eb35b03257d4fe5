"""Adding a pack: what is at a path or an address is shown first, and added if one agrees."""

from dataclasses import dataclass
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
from stillpoint.tui.pack_cards import about, digest_of, sessions_of, the_first
from stillpoint.tui.pages import LOUD, QUIET, WARNING, in_paragraphs, page, said, with_heading
from stillpoint.tui.screens.sheets import Sheet
from stillpoint.tui.widgets.detail import Detail
from stillpoint.tui.widgets.keybar import KeyBar, KeyHint

if TYPE_CHECKING:
    from stillpoint.packs.problems import Problem
    from stillpoint.services.downloads import Progress
    from stillpoint.services.offers import Offer
    from stillpoint.services.parts import Parts

SOON = 0.5
"""Seconds after which one is told that it takes a while."""

MOST_SHOWN = 20
"""Packs of a folder that are told at length."""

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
        self._waiting = ""

    def compose(self) -> ComposeResult:
        """The line, above the page and its keys."""
        small, *rest = super().compose()
        yield small
        yield self._line
        yield from rest

    def page(self, width: int) -> Content:  # noqa: ARG002 - the text wraps by itself
        """What it would be to add this, or why it cannot be."""
        faults = tuple(fault for offer in self.offers for fault in _faults(offer))
        if self._waiting:
            return said(self._waiting, QUIET)
        if self._trouble or faults:
            why = the_first(faults) if faults else said(self._trouble)
            return page(said("This cannot be added.", WARNING), why)
        if self.offers:
            told = self.offers[:MOST_SHOWN]
            rest = (offer.read.name for offer in self.offers[MOST_SHOWN:])
            return page(*map(_told, told), with_heading("And also", *map(said, rest)))
        return page(said("Add a pack", LOUD), in_paragraphs(*INTRODUCTION))

    def action_put_away(self, is_agreed: bool) -> None:
        """One step on, or out; while packs are being added there is no way but to wait."""
        if self._is_adding:
            return
        if not is_agreed:
            self.dismiss(False)
        elif self._can_be_added:
            self._is_adding = True
            self._add(self.offers)
        elif not self._asked and (source := as_source(self._line.value)):
            self._start_over(asked=source)
            self.set_timer(SOON, lambda: self._tell_wait(source, "Reading it…"))
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
        progress = message.progress
        if progress.waited.total_seconds() >= SOON:
            of_all = f" of {progress.expected / 1024:.0f}" if progress.expected else ""
            self._tell_wait(self._asked, f"Reading it… {progress.received / 1024:.0f}{of_all} KiB")

    def on_adding_screen_found(self, message: Found) -> None:
        """Show what was found, if it is still what is asked for."""
        if message.source == self._asked:
            self._start_over()
            self.offers, self._trouble = message.offers, message.trouble
            self._tell()

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

    @work(thread=True, exclusive=True)
    def _find(self, source: str) -> None:
        try:
            offers = self._parts.sharing_by(self._downloaded).offers(source)
        except PutAway:
            return
        except StillpointError as error:
            self.post_message(self.Found(source, trouble=str(error)))
        else:
            self.post_message(self.Found(source, offers))

    def _downloaded(self, url: str) -> bytes:
        from stillpoint.services.downloads import Downloads  # what it needs is slow to import

        return Downloads(tell=self._heed).content_at(url)

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

    def _tell_wait(self, source: str, words: str) -> None:
        if source and source == self._asked:
            self._waiting = words
            self._tell()

    def _start_over(self, asked: str = "") -> None:
        self.offers, self._asked, self._trouble, self._waiting = (), asked, "", ""
        self._tell()

    def _tell(self) -> None:
        self.query_one(Detail).show(self.page)
        self.look_for_more()

    def _show_keys(self) -> None:
        is_longer = self.query_one(Detail).max_scroll_y > 0
        go_on = "add" if self._can_be_added else "look at it"
        self.query_one(KeyBar).show(
            (
                KeyHint("enter", go_on, "put_away(True)"),
                KeyHint("esc", "back", "put_away(False)"),
                *([KeyHint("↑↓", "scroll", "scroll_page(1)")] if is_longer else []),
            )
        )


def in_words(offers: "tuple[Offer, ...]") -> str:
    """That packs were added, and how to have back what they replaced."""
    coming = [offer for offer in offers if not offer.is_here]
    if len(coming) > 1:
        return f"{len(coming)} packs are added"
    one = (coming or offers)[0]
    name = harmless(one.pack.title) if one.pack else ""
    if not coming:
        return "nothing had changed" if len(offers) > 1 else f"{name} was here already"
    if one.installed and one.pack:
        return f"{name} is replaced · back again with: stillpoint packs restore {one.pack.id}"
    return f"{name} is added"


def _told(offer: "Offer") -> Content:
    """What a pack is, what speaks for caution, and what it changes."""
    pack = offer.pack
    assert pack  # what has faults is not offered
    return page(
        about(pack),
        _beside(offer),
        with_heading("Warnings", the_first(_in_short(offer.read.warnings, offer))),
        sessions_of(pack),
        with_heading("From", said(harmless(offer.source, 1000)), digest_of(offer.read)),
    )


def _faults(offer: "Offer") -> tuple[str, ...]:
    """All that speaks against adding it."""
    refusals = (f"{harmless(offer.read.name)}: {offer.refusal}",) if offer.refusal else ()
    return (*_in_short(offer.read.errors, offer), *refusals)


def _in_short(problems: "tuple[Problem, ...]", offer: "Offer") -> tuple[str, ...]:
    """Problems with the name of the file only, for the whole source stands above them."""
    return tuple(problem.told(offer.read.name) for problem in problems)


def _beside(offer: "Offer") -> Content | None:
    """What changes where one has it already."""
    if offer.installed is None:
        return None
    if offer.is_here:
        return said("You have it already, byte for byte.")
    has = offer.installed.pack
    version = f"version {has.version}" if has else "the file"
    return with_heading(
        f"What changes, beside {version} that you have", the_first(offer.differences)
    )
