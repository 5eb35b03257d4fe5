"""What the terminal can show, and how the app looks on one that knows only ASCII."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Size

SMALLEST = Size(40, 12)
"""The least room that the screens are made for."""

PLAIN_TERMINALS = ("linux", "vt", "dumb")
"""How the names of terminals begin that have few glyphs beyond ASCII."""

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


def is_ascii_only(environ: Mapping[str, str], encoding: str | None) -> bool:
    """Whether the terminal, as far as it tells, shows no more than ASCII."""
    if environ.get("TERM", "").startswith(PLAIN_TERMINALS):
        return True
    if not _is_utf8(encoding or "ascii"):
        return True
    locale = _locale(environ)
    return bool(locale) and not _is_utf8(locale)


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


def _locale(environ: Mapping[str, str]) -> str:
    language = environ.get("LANG", "")
    character_type = environ.get("LC_CTYPE", "")
    if language in ("C", "POSIX") and character_type == "C.UTF-8":
        character_type = ""  # Python itself sets it so, for its own use
    return environ.get("LC_ALL") or character_type or language


def _is_utf8(name: str) -> bool:
    return name.partition("@")[0].lower().replace("-", "").endswith("utf8")


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
