"""What a drawing is made of: paints, the pixels they change on, and the cells of a terminal."""

from functools import cache
from typing import NamedTuple

WHOLE = 6
"""Steps in which a pixel is covered: few enough to send, enough to look smooth."""

OUTLINE = -1
"""The tone of what shows the full breath."""


class Paint(NamedTuple):
    """A tone, 0 the innermost, that covers so many sixths of a pixel."""

    tone: int
    cover: int


BARE = Paint(0, 0)
"""Nothing but the ground."""


class Cell(NamedTuple):
    """A glyph in one paint on another; equal cells are one object, so `is` compares them."""

    glyph: str
    ink: Paint
    ground: Paint


@cache
def cell(glyph: str, ink: Paint = BARE, ground: Paint = BARE) -> Cell:
    """The one cell of that glyph and paints."""
    return Cell(glyph, ink, ground)


Pixel = tuple[tuple[float, Paint], ...]
"""Paints in the order they come, each from a fullness on; the first from `EVER`."""

EVER = float("-inf")

NOTHING: Pixel = ((EVER, BARE),)
"""A pixel that no breath reaches."""


def filling(tone: int, depth: float, low: float, high: float) -> Pixel:
    """A pixel `depth` from where an edge comes that goes out from `low` to `high` with fullness."""
    reach = max(high - low, 1e-6)
    first = depth - 0.5 - low
    steps = range(1, WHOLE + 1)
    return (
        (EVER, BARE),
        *((round((first + (n - 0.5) / WHOLE) / reach, 6), Paint(tone, n)) for n in steps),
    )
