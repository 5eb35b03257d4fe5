"""How every screen but practice minds the room that it has."""

from typing import Generic

from textual import events
from textual.app import ComposeResult
from textual.notifications import SeverityLevel
from textual.screen import Screen, ScreenResultType
from textual.widgets import Static

from stillpoint.tui.terminal import SMALLEST, too_small


class TextOnly(Screen[ScreenResultType], Generic[ScreenResultType]):
    """A screen that takes text for text in what it tells in passing."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Tell something in passing."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)


class Room(TextOnly[ScreenResultType], Generic[ScreenResultType]):
    """A screen that says so where there is too little room to show it."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (70, "-roomy"),
        (110, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]

    DEFAULT_CSS = """
    Room {
        padding: 0 2;
        &.-tall { padding: 1 2 0 2; }
        &.-wide { align-horizontal: center; }
        &.-wide > Masthead, &.-wide > Horizontal, &.-wide > KeyBar { max-width: 112; }
        & > #small { display: none; width: 1fr; }
        &.-small > * { display: none; }
        &.-small > #small { display: block; }
    }
    """

    def compose(self) -> ComposeResult:
        """What is told when there is no room; add the rest."""
        yield Static(id="small", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Show the screen, or tell that it needs more room."""
        size = event.size
        self.set_class(too_small(size), "-small")
        if too_small(size):
            self.query_one("#small", Static).update(
                f"{size.width}×{size.height} is too small to show this;"
                f" {SMALLEST.width}×{SMALLEST.height} is enough."
            )
