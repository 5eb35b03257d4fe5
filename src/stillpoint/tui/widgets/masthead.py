"""The first line of a place: its name, and one fact about it."""

from textual.widgets import Static

from stillpoint.tui.pages import at_both_ends


class Masthead(Static):
    """Words at the start of the line and a quiet fact at its end."""

    DEFAULT_CSS = """
    Masthead { height: 1; text-wrap: nowrap; }
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._facts: tuple[str, ...] = ()

    def tell(self, *facts: str) -> None:
        """Tell the longest of some facts that there is room for."""
        self._facts = facts
        self._draw()

    def on_resize(self) -> None:
        """Another width may have room for another fact."""
        self._draw()

    def _draw(self) -> None:
        width = self.size.width
        room = width - len(self._title) - 2
        fact = next((fact for fact in self._facts if len(fact) <= room), "")
        self.update(at_both_ends(self._title, fact, width))
