"""ASCII characters that stand in for others where a terminal knows no more."""

import codecs
import unicodedata
from functools import lru_cache

from stillpoint.core.widths import columns

LOOKALIKES = "lookalikes"
"""What the way to write them is called where an encoding is named."""

GLYPHS = {
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

STAND_INS = {glyph: plain for plain, glyphs in GLYPHS.items() for glyph in glyphs}
CORNERS = range(0x2500, 0x2580)
DOTS = range(0x2800, 0x2900)


@lru_cache(1024)
def stand_in(glyph: str) -> str:
    """An ASCII character that looks like a glyph, and as wide."""
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
        return letter.ljust(columns(glyph))
    return "?" * columns(glyph)


def as_lookalikes(error: UnicodeError) -> tuple[str, int]:
    """What is written instead of characters that an encoding lacks, as `codecs` asks for it."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(stand_in, error.object[error.start : error.end])), error.end


codecs.register_error(LOOKALIKES, as_lookalikes)
