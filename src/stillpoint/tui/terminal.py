"""What the terminal can show, and how the app looks on one that knows only ASCII."""

import unicodedata
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Size

SMALLEST = Size(40, 12)
"""The least room that the screens are made for."""

LOOKALIKES = {
    "-": "─━┄┅┈┉╌╍═╴╶╸╺╼╾▔–—−‐‑",
    "|": "│┃┆┇┊┋╎╏║╵╷╹╻╽╿▏▎▍▌▐▕▅▆",
    ">": "▸▶►→›»≥",
    "<": "◂◀◄←‹«≤",
    "^": "▴▲↑",
    "v": "▾▼↓✓✔",
    ".": "·•…⋅∙░▁▂",
    ":": "▃▄▒",
    "#": "█▇▀▉▊▋■",
    "*": "●◉★✦▓",
    "o": "○◦°◌",
    "x": "×✕✗",
    '"': "“”„",
    "'": "‘’‚′",
    "~": "≈",
    "@": "◆",
}
"""ASCII characters, and the glyphs of the app that each stands in for."""

STAND_INS = {glyph: plain for plain, glyphs in LOOKALIKES.items() for glyph in glyphs}
CORNERS = range(0x2500, 0x2580)
DOTS = range(0x2800, 0x2900)


def too_small(size: Size) -> bool:
    """Whether a window has less room than the screens are made for."""
    return size.width < SMALLEST.width or size.height < SMALLEST.height


class AsciiFilter(LineFilter):
    """Shows every glyph as an ASCII character of the same width."""

    def apply(
        self,
        segments: list[Segment],
        background: Color,  # noqa: ARG002
    ) -> list[Segment]:
        """The segments of a line in ASCII."""
        return [
            segment if segment.text.isascii() else Segment(in_ascii(segment.text), segment.style)
            for segment in segments
        ]


@lru_cache(4096)
def in_ascii(text: str) -> str:
    """A text in ASCII that takes as many cells."""
    return set_cell_size("".join(map(_stand_in, text)), cell_len(text))


@lru_cache(1024)
def _stand_in(glyph: str) -> str:
    if glyph.isascii():
        return glyph
    if plain := STAND_INS.get(glyph):
        return plain
    code = ord(glyph)
    if code in CORNERS:
        return "+"
    if code in DOTS:
        return " ..::**##"[(code - DOTS.start).bit_count()]
    letter, *marks = list(unicodedata.normalize("NFKD", glyph))
    if letter.isascii() and all(map(unicodedata.combining, marks)):
        return letter.ljust(cell_len(glyph))
    return "?" * cell_len(glyph)
