"""One of a few large words to take, and a quiet line below it."""

from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from stillpoint.core.texts import harmless
from stillpoint.tui.drawing.letters import lettered

BESIDE = 4
"""Columns left free at the sides of a word."""


class BigWord(Widget):
    """A word as large as there is room for; in plain letters where there is little."""

    COMPONENT_CLASSES = {"big-word--word", "big-word--chosen", "big-word--note"}
    DEFAULT_CSS = """
    BigWord {
        height: 1fr;
        width: 1fr;
        pointer: pointer;
        & > .big-word--word { color: $text-quiet; }
        & > .big-word--chosen { color: $text-accent; text-style: bold; }
        & > .big-word--note { color: $text-quiet; }
    }
    """
    ALLOW_SELECT = False

    @dataclass
    class Taken(Message):
        """It was clicked."""

        word: str

    def __init__(self, word: str, key: str, *, beside: str) -> None:
        super().__init__()
        self.word = word
        self._key = key
        self._beside = beside
        """A longer word, shown in letters as large."""
        self._note = ""
        self._is_chosen = False

    def show(self, note: str, *, is_chosen: bool) -> None:
        """Say something else below it, and whether Enter takes it."""
        if (note, is_chosen) != (self._note, self._is_chosen):
            self._note, self._is_chosen = note, is_chosen
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A row of the word, or what is said below it."""
        width, height = self.size
        letters = lettered(self.word, width - BESIDE, height - 2, self._beside) or (
            self._marked(self.word),
        )
        rows = (*letters, self._marked(self._note) if len(letters) > 1 else self._note)
        top = (height - len(rows)) // 2
        row = y - top
        text = rows[row] if 0 <= row < len(rows) else ""
        is_note = row == len(rows) - 1
        name = "note" if is_note else "chosen" if self._is_chosen else "word"
        return self._line(text, name)

    def on_click(self, event: Click) -> None:
        """A click takes it at once."""
        event.stop()
        self.post_message(self.Taken(self.word))

    def _marked(self, text: str) -> str:
        mark = "▸" if self._is_chosen else " "
        return f"{mark} {self._key}  {text}"

    def _line(self, text: str, name: str) -> Strip:
        width = self.size.width
        shown = harmless(text, max(1, width))
        words = shown.strip()
        before = max(0, width - cell_len(shown)) // 2 + shown.find(words)
        style = self.get_component_rich_style(f"big-word--{name}")
        # apart, for pictures lose the space before words
        parts = (" " * before, set_cell_size(words, max(0, width - before)))
        return Strip([Segment(part, style) for part in parts], width)
