"""Calm text in the middle of its place, or at its end."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from stillpoint.tui.drawing.letters import paragraph

LONGEST_LINE = 60


class Tone(StrEnum):
    """How much words ask for the eye."""

    CLEAR = "clear"
    QUIET = "quiet"
    FAINT = "faint"


class Words(Widget):
    """Centred text that redraws only the lines which another text changes."""

    COMPONENT_CLASSES = {f"words--{tone}" for tone in Tone}
    DEFAULT_CSS = """
    Words {
        width: 1fr;
        height: 1;
        & > .words--clear { color: $text; }
        & > .words--quiet { color: $text-quiet; }
        & > .words--faint { color: $text-faint; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, is_at_end: bool = False) -> None:
        super().__init__(id=id)
        self.is_big = False
        """In letters of blocks, where they fit."""
        self._is_at_end = is_at_end
        self._text = ""
        self._tone = Tone.CLEAR

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    @property
    def tone(self) -> Tone:
        """How it is shown."""
        return self._tone

    def show(self, text: str, tone: Tone = Tone.CLEAR) -> None:
        """Show a text; the same again costs nothing."""
        if (text, tone) == (self._text, self._tone):
            return
        old, same_tone = self._lines(), tone is self._tone
        self._text, self._tone = text, tone
        changed = [
            Region(0, row, self.size.width, 1)
            for row, (before, after) in enumerate(zip(old, self._lines(), strict=True))
            if before != after or (after.strip() and not same_tone)
        ]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """A line of it."""
        style = self.get_component_rich_style(f"words--{self._tone}")
        lines = self._lines()
        line = lines[y] if y < len(lines) else " " * self.size.width
        words = line.strip()
        before, after = line[: line.find(words)], line[line.find(words) + len(words) :]
        # apart, for pictures lose the space before words
        return Strip([Segment(part, style) for part in (before, words, after)], self.size.width)

    def _lines(self) -> tuple[str, ...]:
        width, height = self.size
        if self.is_big and (rows := paragraph(self._text, width - 2, height)):
            return in_a_box(rows, width, height)
        lines = centred(self._text, *self.size)
        if self._is_at_end:
            return tuple(line.strip().rjust(self.size.width) for line in lines)
        return lines


@lru_cache(maxsize=64)
def centred(text: str, width: int, height: int) -> tuple[str, ...]:
    """The lines of a box with a text in its middle, broken so that lines are about as long."""
    room = min(width - 2, LONGEST_LINE)
    if room < 2:
        return (" " * width,) * height
    lines = _evenly_wrapped(text, room)
    if len(lines) > height:
        lines = [line.plain.strip() for line in Content(text).wrap(room)]  # more of it is shown
        lines = [*lines[: height - 1], f"{_shortened(lines[height - 1], room - 1)}…"]
    return in_a_box(lines, width, height)


def in_a_box(lines: Sequence[str], width: int, height: int) -> tuple[str, ...]:
    """Lines in the middle of a box that they fit into."""
    above = (height - len(lines)) // 2
    rows = [""] * above + [*lines]
    rows += [""] * (height - len(rows))
    return tuple(_in_the_middle(row, width) for row in rows)


def _shortened(line: str, room: int) -> str:
    """The words of a line that fit, without a dot or a `next:` that nothing follows."""
    words = line.split()
    while len(words) > 1 and (
        cell_len(" ".join(words)) > room or words[-1] == "·" or words[-1].endswith(":")
    ):
        words.pop()
    return set_cell_size(" ".join(words), min(cell_len(" ".join(words)), room)).rstrip()


def _evenly_wrapped(text: str, room: int) -> list[str]:
    content = Content(text)
    count = len(content.wrap(room))
    longest_word = max((cell_len(word) for word in text.split()), default=1)
    narrow, wide = min(longest_word, room), room
    while narrow < wide:
        tried = (narrow + wide) // 2
        if len(content.wrap(tried)) <= count:
            wide = tried
        else:
            narrow = tried + 1
    return [line.plain.strip() for line in content.wrap(wide)]


def _in_the_middle(line: str, width: int) -> str:
    space = width - cell_len(line)
    return " " * (space // 2) + line + " " * (space - space // 2)
