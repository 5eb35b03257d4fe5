"""The breath on the screen."""

from collections.abc import Callable, Iterable
from itertools import groupby
from operator import itemgetter

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from stillpoint.core.patterns import PhaseKind
from stillpoint.tui.drawing.cells import Cell
from stillpoint.tui.drawing.drawings import Alphabet, Drawing, motion, pen_for
from stillpoint.tui.drawing.motion import Motion
from stillpoint.tui.drawing.palette import UNLIT, Glow, Palette, light_of
from stillpoint.tui.drawing.picture import Picture
from stillpoint.tui.widgets.colours import palette_of
from stillpoint.tui.widgets.patches import Patches, View

CALM_STEPS = 4
"""Steps between empty and full when motion is unwelcome."""


class Pacer(Widget):
    """Draws the fullness it is told, at the cost of the cells that change."""

    DEFAULT_CSS = "Pacer { width: 1fr; height: 1fr; }"
    ALLOW_SELECT = False

    is_stepped: bool
    """Whether fullness is shown in a few calm steps, because motion is unwelcome."""

    glyphs: str
    """The `Alphabet` to draw with: blocks, or ascii alone."""

    def __init__(
        self,
        drawing: Drawing = Drawing.ORB,
        *,
        glyphs: str = Alphabet.BLOCKS,
        is_stepped: bool = False,
        is_second: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.is_stepped = is_stepped
        self.glyphs = glyphs
        self._is_second = is_second
        self._drawing = drawing
        self._fullness = 0.0
        self._light = UNLIT
        self._step: tuple[PhaseKind | None, int | None] | None = None
        self._palette: Palette | None = None
        self._picture: Picture | None = None
        self._styles: dict[tuple[int, Glow], _Styles] = {}
        self._view = View(self)

    @property
    def drawing(self) -> Drawing:
        """What carries the breath."""
        return self._drawing

    def draw_with(self, drawing: Drawing) -> None:
        """Let another drawing carry the breath from now on."""
        self._drawing = drawing
        self.refresh()

    def show(self, fullness: float, phase: PhaseKind | None, second: int | None = None) -> None:
        """Redraw the cells that this changes, and no others.

        `second` is the second of the phase that is counted; it keeps a hold alive, and lets a
        stepped pacer change no more than once in it.
        """
        self._fullness = self._calmed(fullness, (phase, second)) if self.is_stepped else fullness
        self._light = light_of(phase, second)
        picture = self._picture
        if picture is None or picture.motion is not self._motion():
            self.refresh()
        elif changes := picture.turn_to(self._fullness, self._light):
            self._write(changes, picture)

    def render_line(self, y: int) -> Strip:
        """A row as it is now."""
        picture = self._current()
        row, first = picture.row(y), y * picture.motion.width
        style = self._styling(picture)
        styled = [(style(place, cell), cell.glyph) for place, cell in enumerate(row, start=first)]
        segments = [
            Segment("".join(glyph for _, glyph in run), style)
            for style, run in groupby(styled, key=itemgetter(0))
        ]
        return Strip(segments, len(row))

    def notify_style_update(self) -> None:
        """Take up the colours of another theme."""
        super().notify_style_update()
        self._palette = None
        self._picture = None
        self._styles.clear()

    def _calmed(self, fullness: float, step: tuple[PhaseKind | None, int | None]) -> float:
        if step == self._step and step[1] is not None:
            return self._fullness
        self._step = step
        return round(fullness * CALM_STEPS) / CALM_STEPS

    def _motion(self) -> Motion:
        pen = pen_for(self._drawing, self._colours().depth, Alphabet(self.glyphs))
        return motion(self._drawing, *self.size, pen)

    def _current(self) -> Picture:
        shape = self._motion()
        if self._picture is None or self._picture.motion is not shape:
            self._picture = Picture(shape, self._fullness, self._light)
        return self._picture

    def _colours(self) -> Palette:
        if self._palette is None:
            own = palette_of(self)
            self._palette = own.turned() if self._is_second else own
        return self._palette

    def _styling(self, picture: Picture) -> Callable[[int, Cell], Style]:
        """The style of a cell at a place."""
        tones, beating = picture.motion.tones, picture.motion.beating
        light = picture.light
        steady, beat = self._styles_of(tones, light.glow), self._styles_of(tones, light.beat)
        return lambda place, cell: (beat if place in beating else steady)[cell]

    def _styles_of(self, tones: int, glow: Glow) -> "_Styles":
        key = (tones, glow)
        if key not in self._styles:
            self._styles[key] = _Styles(self._colours(), *key)
        return self._styles[key]

    def _write(self, changes: dict[int, Cell], picture: Picture) -> None:
        width = picture.motion.width
        region = self._view.clear_region()
        if region is None:
            self.refresh(*_rows_of(changes, width))
            return
        self._styles_cache.clear()
        style = self._styling(picture)
        patches = [
            (*divmod(at, width), cell.glyph, style(at, cell)) for at, cell in changes.items()
        ]
        looks = (self.get_line_filters(), self.background_colors[1])
        self.app._display(self.screen, Patches(patches, region.offset, *looks))


class _Styles(dict[Cell, Style]):
    """The style of each cell met so far."""

    def __init__(self, palette: Palette, tones: int, glow: Glow) -> None:
        super().__init__()
        self._palette, self._tones, self._glow = palette, tones, glow

    def __missing__(self, cell: Cell) -> Style:
        style = self[cell] = self._palette.style(cell, self._tones, self._glow)
        return style


def _rows_of(changes: Iterable[int], width: int) -> list[Region]:
    rows: dict[int, list[int]] = {}
    for place in changes:
        rows.setdefault(place // width, []).append(place % width)
    return [Region(min(at), row, max(at) - min(at) + 1, 1) for row, at in rows.items()]
