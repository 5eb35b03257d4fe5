"""The quiet lines on home: what today holds, and where the learning paths go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

if TYPE_CHECKING:  # what it takes is slow to import: home is painted before
    from stillpoint.services.timetables import Timetable

MOST_LINES = 3
"""Of a screen with room; of a low one, one."""

WIDE = 200
"""Cells in which all there is to tell is told."""


class TodayLines(Widget):
    """A line for today and one for each path; nothing where nothing is planned."""

    DEFAULT_CSS = """
    TodayLines { display: none; width: 1fr; height: auto; pointer: pointer; }
    TodayLines.-told { display: block; }
    """
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._timetable: Timetable | None = None

    def show(self, timetable: Timetable) -> None:
        """Tell what this timetable holds."""
        before, self._timetable = self._content(WIDE), timetable
        if (now := self._content(WIDE)).plain != before.plain:
            self.set_class(bool(now), "-told")
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as there are to tell."""
        return len(self._content(width).plain.splitlines())

    def render(self) -> Content:
        """The lines."""
        return self._content(self.content_size.width)

    async def on_click(self) -> None:
        """A click leads to all of it."""
        await self.app.run_action("app.go('today')")

    def _content(self, width: int) -> Content:
        if self._timetable is None:
            return Content()
        from stillpoint.tui.today_cards import home_lines

        most = MOST_LINES if self.screen.has_class("-tall") else 1
        return home_lines(self._timetable, width, most)
