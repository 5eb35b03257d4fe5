"""How it was, in one word."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.widget import Widget

GAP = 3


class Feelings(Widget):
    """Words to choose one of, each with its digit."""

    COMPONENT_CLASSES = {"feelings--digit", "feelings--chosen"}
    DEFAULT_CSS = """
    Feelings {
        height: auto;
        width: 1fr;
        & > .feelings--digit { color: $text-quiet; }
        & > .feelings--chosen { color: $text-accent; text-style: bold underline; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.words = tuple(words)
        self.chosen = ""

    def choose(self, word: str) -> None:
        """Choose a word; the chosen one again is none."""
        self.chosen = "" if word == self.chosen else word
        self.refresh()

    def move(self, by: int) -> None:
        """Choose the word beside the chosen one, as far as there are any."""
        here = self.words.index(self.chosen) if self.chosen else (-1 if by > 0 else len(self.words))
        self.chosen = self.words[min(len(self.words) - 1, max(0, here + by))]
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """One row, or two where the width asks for it."""
        return len(self._rows(width))

    def render(self) -> Text:
        """The words in as many rows as they need."""
        digit = self.get_component_rich_style("feelings--digit", partial=True)
        chosen = self.get_component_rich_style("feelings--chosen", partial=True)
        rows = []
        for row in self._rows(self.size.width):
            cells = [
                Text.assemble(
                    (f"{self._digit(word)} ", digit), (word, chosen if word == self.chosen else "")
                )
                for word in row
            ]
            rows.append(Text(" " * GAP).join(cells))
        return Text("\n").join(rows)

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= len(rows := self._rows(self.size.width)):
            return
        start = 0
        for word in rows[offset.y]:
            if start <= offset.x < start + self._width(word):
                self.choose(word)
            start += self._width(word) + GAP

    def _rows(self, width: int) -> list[list[str]]:
        rows: list[list[str]] = [[]]
        taken = 0
        for word in self.words:
            if rows[-1] and taken + self._width(word) > width:
                rows.append([])
                taken = 0
            rows[-1].append(word)
            taken += self._width(word) + GAP
        return rows

    def _width(self, word: str) -> int:
        return cell_len(f"{self._digit(word)} {word}")

    def _digit(self, word: str) -> int:
        return self.words.index(word) + 1
