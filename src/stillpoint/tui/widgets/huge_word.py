"""One word as large as there is room for, to be read across a room."""

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from stillpoint.tui.drawing.letters import lettered

WIDEST = "hold"
"""Every word is in letters in which this one fits too, so that they are all alike."""
ABOVE, BESIDE = 1, 4
"""Rows left free above it, and columns at its sides."""


class HugeWord(Widget):
    """A word in letters of blocks; in plain letters where there is no room for those."""

    COMPONENT_CLASSES = {"huge-word--word"}
    DEFAULT_CSS = """
    HugeWord {
        width: 1fr;
        height: auto;
        & > .huge-word--word { color: $text; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._word = ""

    @property
    def word(self) -> str:
        """What is shown."""
        return self._word

    def show(self, word: str) -> None:
        """Show a word; the same again costs nothing."""
        if word != self._word:
            self._word = word
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A row of the word, in the middle."""
        width, height = self.size
        beside = WIDEST if len(self._word) <= len(WIDEST) else ""
        rows = lettered(self._word, width - BESIDE, height - ABOVE, beside) or (self._word,)
        row = y - max(ABOVE, (height - len(rows)) // 2)
        text = rows[row] if 0 <= row < len(rows) else ""
        before = max(0, width - len(text)) // 2
        style = self.get_component_rich_style("huge-word--word")
        # apart, for pictures lose the space before words
        parts = (" " * before, set_cell_size(text, max(0, width - before)))
        return Strip([Segment(part, style) for part in parts], width)
