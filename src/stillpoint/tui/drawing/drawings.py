"""The drawings there are, and how each is drawn on a kind of terminal."""

from enum import StrEnum
from functools import lru_cache

from stillpoint.tui.drawing.motion import Motion, motion_of
from stillpoint.tui.drawing.pens import LETTERS, SHADES, Glyphs, HalfBlocks, Levels, Pen
from stillpoint.tui.drawing.shapes import bar, orb, pillow, ring, wave


class Drawing(StrEnum):
    """What carries the breath on the screen."""

    ORB = "orb"
    RING = "ring"
    WAVE = "wave"
    BAR = "bar"
    PILLOW = "pillow"
    """Only the second lane of two, never chosen."""

    @property
    def next(self) -> "Drawing":
        """The drawing after this one, in a round of those to choose from."""
        order = list(Drawing)
        following = order[(order.index(self) + 1) % len(order)]
        return Drawing.ORB if following is Drawing.PILLOW else following


class Depth(StrEnum):
    """How many colours a terminal shows."""

    MILLIONS = "millions"
    INDEXED = "256"
    NAMED = "16"
    NONE = "none"


class Alphabet(StrEnum):
    """Which glyphs a terminal shows."""

    BLOCKS = "blocks"
    ASCII = "ascii"


SHAPES = {
    Drawing.ORB: orb,
    Drawing.RING: ring,
    Drawing.WAVE: wave,
    Drawing.BAR: bar,
    Drawing.PILLOW: pillow,
}

FILLS_FROM_BELOW = (Drawing.WAVE, Drawing.BAR)


def pen_for(drawing: Drawing, depth: Depth, alphabet: Alphabet) -> Pen:
    """The pen that draws it most calmly on such a terminal."""
    if alphabet is Alphabet.ASCII:
        return Glyphs(tones=3, outline=".", ramp=LETTERS, outermost=0.5)
    line = "▁" if drawing is Drawing.BAR else "·"
    match depth:
        case Depth.MILLIONS:
            return Levels(24, line) if drawing is Drawing.BAR else HalfBlocks(24)
        case Depth.INDEXED:
            return Levels(8, line) if drawing is Drawing.BAR else HalfBlocks(8, steps=3)
        case Depth.NAMED:
            return Levels(2, line) if drawing in FILLS_FROM_BELOW else HalfBlocks(2, steps=1)
        case Depth.NONE if drawing in FILLS_FROM_BELOW:
            return Levels(1, line, is_coloured=False)
        case Depth.NONE:
            return Glyphs(tones=3, outline=line, ramp=SHADES, outermost=0.5)


@lru_cache(maxsize=8)
def motion(drawing: Drawing, width: int, height: int, pen: Pen) -> Motion:
    """The motion of a drawing in a box; the last few are kept."""
    return motion_of(SHAPES[drawing](width, height, pen.tones), width, height, pen)
