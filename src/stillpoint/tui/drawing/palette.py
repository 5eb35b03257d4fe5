"""Which colours the paints of a drawing stand for, on a theme and a kind of terminal."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color

from stillpoint.core.patterns import PhaseKind
from stillpoint.tui.drawing.cells import OUTLINE, WHOLE, Cell, Paint
from stillpoint.tui.drawing.drawings import Depth
from stillpoint.tui.drawing.indexed import nearest_indexed


class Glow(Enum):
    """How the outline shines; it tells in from out."""

    PLAIN = "plain"
    RISING = "rising"
    FULL = "full"
    SINKING = "sinking"
    EMPTY = "empty"


class Light(NamedTuple):
    """How the outline shines, and how those few of its cells do that beat in a hold."""

    glow: Glow
    beat: Glow


UNLIT = Light(Glow.PLAIN, Glow.PLAIN)


def light_of(phase: PhaseKind | None, second: int | None) -> Light:
    """The light of a phase; in a hold, what beats is another every other second."""
    is_beating = second is not None and second % 2 == 1
    match phase:
        case None:
            return UNLIT
        case PhaseKind.IN:
            return Light(Glow.RISING, Glow.RISING)
        case PhaseKind.HOLD:
            return Light(Glow.RISING, Glow.FULL if is_beating else Glow.RISING)
        case PhaseKind.OUT:
            return Light(Glow.SINKING, Glow.SINKING)
        case PhaseKind.REST:
            return Light(Glow.SINKING, Glow.EMPTY if is_beating else Glow.SINKING)


@dataclass(frozen=True)
class Palette:
    """The ends of the tones, the outline, and what lies under them."""

    depth: Depth
    is_native: bool
    """The terminal's own colours are asked for by name, not by value."""
    ground: Color
    text: Color
    inner: Color
    outer: Color
    outline: Color

    def turned(self) -> "Palette":
        """The same colours from the rim inwards, for the second of two shapes."""
        return replace(self, inner=self.outer, outer=self.inner)

    def style(self, cell: Cell, tones: int, glow: Glow) -> Style:
        """The style that a cell is written in."""
        ground = self._colour(cell.ground, tones, glow)
        if cell.glyph == " ":
            return Style(bgcolor=ground)
        if self.depth is Depth.NONE:
            weight = WEIGHTS[glow] if cell.ink.tone == OUTLINE else Style()
            return Style(color=self.text.rich_color, bgcolor=ground) + weight
        return Style(color=self._colour(cell.ink, tones, glow), bgcolor=ground)

    def _colour(self, paint: Paint, tones: int, glow: Glow) -> RichColor:
        if not paint.cover or self.depth is Depth.NONE:
            return self.ground.rich_color
        if self.depth is Depth.NAMED:
            return self._pure(paint, tones, glow)
        pure = self._outline(glow) if paint.tone == OUTLINE else self._tone(paint.tone, tones)
        mixed = self.ground.blend(pure, paint.cover / WHOLE)
        return (nearest_indexed(mixed) if self.depth is Depth.INDEXED else mixed).rich_color

    def _tone(self, tone: int, tones: int) -> Color:
        return self.inner.blend(self.outer, tone / max(1, tones - 1))

    @property
    def _is_of_one_colour(self) -> bool:
        return self.inner == self.outer == self.outline

    def _outline(self, glow: Glow) -> Color:
        if self._is_of_one_colour:
            return self.ground.blend(self.outline, STRENGTHS[glow])
        match glow:
            case Glow.PLAIN:
                return self.outline
            case Glow.RISING:
                return self.outline.blend(self.inner, 0.12)
            case Glow.FULL:
                return self.outline.blend(self.inner, 0.6)
            case Glow.SINKING:
                return self.outline.blend(self.outer, 0.25)
            case Glow.EMPTY:
                return self.outline.blend(self.outer, 0.6)

    def _pure(self, paint: Paint, tones: int, glow: Glow) -> RichColor:
        is_inner = paint.tone * 2 < tones
        name = LIT[glow] if paint.tone == OUTLINE else "inner" if is_inner else "outer"
        if self.is_native:
            return RichColor.from_ansi(NATIVE[name])
        if self._is_of_one_colour and paint.tone == OUTLINE and glow in DARK_IN_ONE_COLOUR:
            return self.ground.rich_color
        colours = {"inner": self.inner, "outer": self.outer, "outline": self.outline}
        return colours[name].rich_color


LIT = {
    Glow.PLAIN: "outline",
    Glow.RISING: "outer",
    Glow.FULL: "inner",
    Glow.SINKING: "outline",
    Glow.EMPTY: "outer",
}
"""What the outline is drawn in where colours are too few to mix."""

STRENGTHS = {
    Glow.PLAIN: 0.7,
    Glow.RISING: 0.7,
    Glow.FULL: 1.0,
    Glow.SINKING: 0.0,
    Glow.EMPTY: 0.5,
}
"""How clear the outline is where it has no hue to turn to: gone while the breath goes out."""

DARK_IN_ONE_COLOUR = (Glow.FULL, Glow.SINKING)
"""Where the outline can only be there or not: gone while the breath goes out, blinking in holds."""

NATIVE = {"inner": 14, "outer": 6, "outline": 8}
"""Bright cyan, cyan and grey, as the terminal has them."""

WEIGHTS = {
    Glow.PLAIN: Style(dim=True),
    Glow.RISING: Style(),
    Glow.FULL: Style(bold=True),
    Glow.SINKING: Style(dim=True),
    Glow.EMPTY: Style(),
}
"""How the outline glows where there is no colour."""
