"""How two pixels, one above the other, become a cell, for each kind of terminal."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol

from stillpoint.tui.drawing.cells import BARE, OUTLINE, WHOLE, Cell, Paint, cell

EIGHTHS = " ▁▂▃▄▅▆▇█"
SHADES = " ░▒▓█"
LETTERS = " .:-=+*#"
"""From light to dense, and none of them busy."""


class Pen(Hashable, Protocol):
    """Draws cells; equal pens draw alike."""

    @property
    def tones(self) -> int:
        """How many tones there are from the inside out."""
        ...

    def drawn(self, upper: Paint, lower: Paint) -> Cell:
        """The cell of two pixels."""
        ...


@dataclass(frozen=True)
class HalfBlocks:
    """Two colours a cell; `steps` is how finely an edge is blended."""

    tones: int
    steps: int = WHOLE

    def drawn(self, upper: Paint, lower: Paint) -> Cell:
        """A half block; mirrored cells differ by glyph alone, so that they share their colours."""
        above, below = self._stepped(upper), self._stepped(lower)
        if above == below:
            return cell(" ", BARE, above)
        if above.cover == below.cover:
            return cell("▀", above, below) if above > below else cell("▄", below, above)
        return cell("▀", above, below) if above.cover > below.cover else cell("▄", below, above)

    def _stepped(self, paint: Paint) -> Paint:
        if self.steps == 1 and paint.tone == OUTLINE and paint.cover < WHOLE:
            return BARE
        cover = round(paint.cover * self.steps / WHOLE - 0.01) * WHOLE // self.steps
        return Paint(paint.tone, cover) if cover else BARE


@dataclass(frozen=True)
class Levels:
    """Eighth blocks in the tone of the fuller pixel, for what fills from below."""

    tones: int
    outline: str
    is_coloured: bool = True

    def drawn(self, upper: Paint, lower: Paint) -> Cell:
        """As many eighths as the two pixels are covered; what fills hides the outline."""
        ink = _fuller(upper, lower)
        if ink.tone == OUTLINE:
            return _outlined(self.outline, ink)
        eighths = round(_density(upper, lower) * 8)
        if eighths == 8 and self.is_coloured:
            return cell(" ", BARE, _whole(ink))
        return cell(EIGHTHS[eighths], _whole(ink)) if eighths else cell(" ")


@dataclass(frozen=True)
class Glyphs:
    """Glyphs from light to dense, so that tones need no colour."""

    tones: int
    outline: str
    ramp: str
    outermost: float
    """How dense the outermost tone is drawn, of 1."""

    def drawn(self, upper: Paint, lower: Paint) -> Cell:
        """The glyph as dense as the two pixels together; the faintest is left out."""
        ink = _fuller(upper, lower)
        if ink.tone == OUTLINE:
            return _outlined(self.outline, ink)
        lightness = (1 - self.outermost) * ink.tone / max(1, self.tones - 1)
        dense = _density(upper, lower) * (1 - lightness) * (len(self.ramp) - 1)
        glyph = self.ramp[int(dense + 0.5)]
        return cell(" ") if glyph == " " or ink.cover == 1 else cell(glyph, _whole(ink))


def _outlined(glyph: str, ink: Paint) -> Cell:
    return cell(glyph, _whole(ink)) if ink.cover * 2 >= WHOLE else cell(" ")


def _fuller(upper: Paint, lower: Paint) -> Paint:
    """What is filled before what is outlined, then what is covered more."""
    return max(
        upper, lower, key=lambda paint: (paint.tone != OUTLINE and paint.cover > 0, paint.cover)
    )


def _density(upper: Paint, lower: Paint) -> float:
    return sum(p.cover for p in (upper, lower) if p.tone != OUTLINE) / (2 * WHOLE)


def _whole(paint: Paint) -> Paint:
    return Paint(paint.tone, WHOLE) if paint.cover else BARE
