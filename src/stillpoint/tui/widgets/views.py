"""The first line of a place that can be looked at in several ways, which it names."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message

from stillpoint.tui.pages import LOUD, QUIET, said
from stillpoint.tui.widgets.masthead import Masthead

GAP = " "
MARK = "▸"


class Views(Masthead):
    """The name of the place, the ways to look at it with one of them chosen, and a fact."""

    class Taken(Message):
        """A way to look was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, title: str, names: Sequence[str]) -> None:
        super().__init__(title)
        self._names = tuple(names)
        self.chosen = self._names[0]

    def choose(self, name: str) -> None:
        """Tell that the place is looked at in that way."""
        self.chosen = name
        self.refresh()

    def render(self) -> Content:
        """The line."""
        start = Content(GAP).join((said(self._title, LOUD), *map(self._told, self._names)))
        width = self.content_size.width
        fact = self._fact_in(width - start.cell_length - len(GAP))
        room = " " * (width - start.cell_length - cell_len(fact))
        return Content.assemble(start, room, said(fact, QUIET))

    def on_click(self, event: Click) -> None:
        """A click takes a view."""
        start = cell_len(self._title + GAP)
        for name in self._names:
            if start <= event.x < start + cell_len(MARK + name):
                self.post_message(self.Taken(name))
            start += cell_len(MARK + name + GAP)

    def _told(self, name: str) -> Content:
        if name == self.chosen:
            return Content.assemble(MARK, said(name, "bold underline"))
        return said(f" {name}", QUIET)
