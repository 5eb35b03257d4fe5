"""Writing just the cells that changed: the compositor would render whole rows again."""

from collections.abc import Iterable, Sequence

from rich.color import ColorSystem
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style
from textual._compositor import CompositorUpdate
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget

Patch = tuple[int, int, str, Style]
"""Row, column, glyph and style of a cell; row and column count from the corner of the content."""


class Patches(CompositorUpdate):
    """Cells to write, in any order; each is one column wide."""

    def __init__(
        self,
        patches: Iterable[Patch],
        origin: Offset,
        filters: Sequence[LineFilter],
        background: Color,
    ) -> None:
        self.patches = patches
        self.origin = origin
        self.filters = filters
        self.background = background

    def render_segments(self, console: Console) -> str:
        """What the terminal is sent: cells of a style together, neighbours without moving."""
        colours = console._color_system or ColorSystem.TRUECOLOR
        styles: dict[Style, list[tuple[int, int, str]]] = {}
        for row, column, glyph, style in self.patches:
            styles.setdefault(style, []).append((row, column, glyph))
        left, top = self.origin.x + 1, self.origin.y + 1
        written: list[str] = []
        for style, cells in styles.items():
            cells.sort()
            glyphs, seen = self._filtered("".join(glyph for _, _, glyph in cells), style)
            written.append(f"\x1b[0;{Strip.render_ansi(seen, colours)}m")
            here = (-1, -1)
            for (row, column, _), glyph in zip(cells, glyphs, strict=True):
                if here != (row, column):
                    written.append(f"\x1b[{row + top};{column + left}H")
                written.append(glyph)
                here = (row, column + 1)
        written.append("\x1b[0m")
        return "".join(written)

    def _filtered(self, glyphs: str, style: Style) -> tuple[str, Style]:
        segments = [Segment(glyphs, style)]
        for line_filter in self.filters:
            segments = line_filter.apply(segments, self.background)
        return "".join(segment.text for segment in segments), segments[0].style or Style()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The same as one control segment."""
        yield Segment(self.render_segments(console), None, ())


class View:
    """Where a widget may be written to: nowhere unless all of it is seen, with nothing on top."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._layout: object = None
        self._clear: Region | None = None

    def clear_region(self) -> Region | None:
        """The region of the screen that is the widget's alone, if it may be written to now."""
        widget = self._widget
        app, screen = widget.app, widget.screen
        is_settled = not (screen._layout_required or screen._repaint_required or app._batch_count)
        if not is_settled or app.screen is not screen or app.is_inline:
            return None
        if widget in screen._dirty_widgets or app.size != screen._compositor.size:
            return None
        if widget.opacity < 1 or widget.styles.tint.a:
            return None
        visible = screen._compositor.visible_widgets
        if visible is not self._layout:
            self._layout, self._clear = visible, self._uncovered(visible)
        return self._clear

    def _uncovered(self, visible: dict[Widget, tuple[Region, Region]]) -> Region | None:
        region, clip = visible.get(self._widget, (Region(), Region()))
        if not region or region.intersection(clip) != region:
            return None
        for other, (place, window) in visible.items():
            if other is self._widget:
                return region.shrink(self._widget.styles.gutter)
            if place.intersection(window).overlaps(region):
                return None
        return None
