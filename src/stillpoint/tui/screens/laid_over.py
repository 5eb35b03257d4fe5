"""A sheet that may lie over a practice, which goes on below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import events
from textual.content import Content

from stillpoint.tui.pages import ACCENT, LOUD, in_one_colour, said
from stillpoint.tui.screens.sheets import Sheet
from stillpoint.tui.widgets.detail import Detail

if TYPE_CHECKING:
    from textual.screen import Screen

    from stillpoint.core.sessions import Session


@runtime_checkable
class Practised(Protocol):
    """A practice that goes on below a sheet."""

    @property
    def session(self) -> Session:
        """What is practised."""
        ...

    @property
    def is_dark(self) -> bool:
        """Whether its screen is dark."""
        ...

    @property
    def asked(self) -> str:
        """What somebody who may have dozed off is asked; nothing most of the time."""
        ...

    def heed_key(self) -> None:
        """A key was pressed: somebody is awake."""
        ...

    def action_needed(self) -> None:
        """Let go at once."""
        ...


class LaidOver(Sheet):
    """As dark as the practice below; it asks what is asked there, and any key answers."""

    DEFAULT_CSS = """
    LaidOver.-dark {
        & Detail, & KeyBar { background: black; }
        & Detail {
            scrollbar-background: black;
            scrollbar-background-hover: black;
            scrollbar-background-active: black;
            scrollbar-color: $text-faint;
        }
        &:light Detail { scrollbar-color: $text-quiet; }
        &:light Detail > Static, &:light KeyBar { color: auto 70%; }
        &:light .keybar--key { color: auto 70%; }
    }
    """

    def __init__(self, over: Practised | None) -> None:
        super().__init__()
        self.over = over
        self.set_class(over is not None and over.is_dark, "-dark")

    @property
    def asked(self) -> Content:
        """What somebody who may have dozed off is asked; nothing most of the time."""
        return said(self.over.asked if self.over else "", f"{LOUD} {ACCENT}")

    def shown(self, width: int) -> Content:
        """The page; the colours of a light theme would be lost in the dark."""
        is_lost = self.has_class("-dark") and not self.app.current_theme.dark
        return in_one_colour(self.page(width)) if is_lost else self.page(width)

    def on_key(self, event: events.Key) -> None:  # noqa: ARG002 - any key will do
        """Whoever reads is awake."""
        if self.over:
            was_asked = self.over.asked
            self.over.heed_key()
            if was_asked:
                self.tell_anew()

    def tell_anew(self) -> None:
        """Show the page from its top, as things are now."""
        self.query_one(Detail).show(self.shown)
        self.look_for_more()


def practised_below(screen: Screen[object]) -> Practised | None:
    """The practice that goes on behind a screen, or on it."""
    if isinstance(screen, LaidOver):
        return screen.over
    return screen if isinstance(screen, Practised) else None
