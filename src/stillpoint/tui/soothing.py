"""What an app remembers of being needed to soothe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stillpoint.services.soothing import HELP_FIRST_AT, uses
from stillpoint.tui.screens.soothe import SootheScreen
from stillpoint.tui.screens.step_back import HelpFirst

if TYPE_CHECKING:
    from datetime import datetime

    from textual.screen import Screen

    from stillpoint.services.parts import Parts


class Soothing:
    """Opens the words, or help where they are opened for the third time within an hour."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._opened: list[datetime] = []

    def opening(self) -> Screen[Any]:
        """The screen to show now that the words are asked for."""
        now = self._parts.clock.now()
        self._opened.append(now)
        newest_first = self._parts.history().summaries
        if uses(self._opened, newest_first, now) >= HELP_FIRST_AT:
            return HelpFirst(self._parts, newest_first)
        return SootheScreen(self._parts, newest_first)
