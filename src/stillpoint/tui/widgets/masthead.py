"""The first line of a place: its name, and one fact about it."""

from textual.content import Content
from textual.widget import Widget

from stillpoint.tui.pages import at_both_ends


class Masthead(Widget):
    """Words at the start of the line and a quiet fact at its end."""

    DEFAULT_CSS = "Masthead { height: 1; }"

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._facts: tuple[str, ...] = ()

    def tell(self, *facts: str) -> None:
        """Tell the longest of some facts that there is room for; the longest comes first."""
        self._facts = facts
        self.refresh()

    def render(self) -> Content:
        """The line."""
        width = self.content_size.width
        return at_both_ends(self._title, self._fact_in(width - len(self._title) - 2), width)

    def _fact_in(self, room: int) -> str:
        return next((fact for fact in self._facts if len(fact) <= room), "")
