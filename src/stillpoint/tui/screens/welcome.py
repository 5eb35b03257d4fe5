"""What the program tells who sees it for the first time."""

from pathlib import Path

from textual.binding import Binding
from textual.content import Content

from stillpoint.tui.pages import LOUD, QUIET, keys_and_words, lines, page, said, where
from stillpoint.tui.screens.sheets import Sheet
from stillpoint.tui.widgets.keybar import KeyHint


class WelcomeScreen(Sheet):
    """The whole of the introduction."""

    HINTS = (KeyHint("enter", "to the sessions", "put_away(True)"),)

    BINDINGS = [
        Binding("slash", "find", "Find a session", id="welcome.find"),
        Binding("space", "soothe", "Soothe now", id="welcome.soothe"),
    ]

    def __init__(self, data: Path) -> None:
        super().__init__()
        self._data = data

    def page(self, width: int) -> Content:
        """What this is, the keys to begin with, and where things are kept."""
        return page(
            lines(
                said("stillpoint", LOUD),
                said("Breathe with a shape, sit with a bell, stretch unhurried."),
            ),
            keys_and_words(
                (
                    ("enter", "starts the chosen session"),
                    ("space", "pauses it; here and on home: soothe now"),
                    ("q", "ends it early, all is kept"),
                    ("/", "finds a session"),
                    ("?", "shows every key"),
                ),
                width,
            ),
            said("Dizzy or unwell? Stop, and breathe as you like.", LOUD),
            lines(
                said("What you practise stays on this computer, in", QUIET),
                where(self._data, width, QUIET),
            ),
        )

    async def action_find(self) -> None:
        """Find a session at once, for whoever does not read what is said to everybody."""
        self.dismiss(True)
        await self.app.run_action("find", self.app.screen)

    async def action_soothe(self) -> None:
        """Soothe at once, for whoever has a crying baby on one arm."""
        self.dismiss(True)
        await self.app.run_action("soothe")
