"""An answer in one word: words or numbers to choose one of."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.widget import Widget

from stillpoint.core.texts import harmless

GAP = 3
NARROW_GAP = 1
"""Between numbers, each of which has room for the mark before it."""
MOST_DIGITS = 9
MARK = "▸"
"""Stands before what is chosen, for colour alone tells too little."""


class Feelings(Widget):
    """Words to choose one of, the first nine with their digits; a number is its own digit."""

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

    def __init__(self, words: Sequence[str], *, are_numbers: bool = False) -> None:
        super().__init__()
        self.words = tuple(words)
        self.chosen = ""
        self._are_numbers = are_numbers

    def choose(self, word: str) -> None:
        """Choose a word; the chosen one again is none."""
        self.chosen = "" if word == self.chosen else word
        self.refresh()

    def choose_by_digit(self, digit: int) -> bool:
        """Choose what a digit stands for; whether it stands for anything."""
        place = digit if self._are_numbers else digit - 1
        if not 0 <= place < min(len(self.words), 10 if self._are_numbers else MOST_DIGITS):
            return False
        self.choose(self.words[place])
        return True

    def add(self, word: str) -> None:
        """Offer one more word, and choose it."""
        if word not in self.words:
            self.words = (*self.words, word)
        self.chosen = word
        self.refresh(layout=True)

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
            cells = [self._marked(word, digit, chosen) for word in row]
            rows.append(Text(" " * self._gap).join(cells))
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
            start += self._width(word) + self._gap

    def _marked(self, word: str, digit: Style, chosen: Style) -> Text:
        """A word with its digit, and between them the mark if it is chosen."""
        if word == self.chosen:
            return Text.assemble((self._digit(word), digit), (f"{MARK}{_shown(word)}", chosen))
        # The space goes with the digit, for pictures lose one that a piece of text begins with.
        return Text.assemble((f"{self._digit(word)} ", digit), _shown(word))

    @property
    def _gap(self) -> int:
        return NARROW_GAP if self._are_numbers else GAP

    def _rows(self, width: int) -> list[list[str]]:
        rows: list[list[str]] = [[]]
        taken = 0
        for word in self.words:
            if rows[-1] and taken + self._width(word) > width:
                rows.append([])
                taken = 0
            rows[-1].append(word)
            taken += self._width(word) + self._gap
        return rows

    def _width(self, word: str) -> int:
        return cell_len(f"{self._digit(word)}{MARK}{_shown(word)}")

    def _digit(self, word: str) -> str:
        number = self.words.index(word) + 1
        return "" if self._are_numbers or number > MOST_DIGITS else str(number)


def _shown(word: str) -> str:
    return harmless(word).replace("-", " ")
