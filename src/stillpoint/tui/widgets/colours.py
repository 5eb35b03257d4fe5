"""The colours that a theme and a terminal give a pacer."""

from rich.color import ColorSystem
from textual.color import Color, ColorParseError
from textual.widget import Widget

from stillpoint.tui.drawing.drawings import Depth
from stillpoint.tui.drawing.palette import Palette


def palette_of(widget: Widget) -> Palette:
    """The palette of a widget: its theme's own pacer colours, or ones near them."""
    _, _, _, text = widget.colors
    ground = widget.background_colors[1]
    inner = _first_colour(widget, ("pacer-inner", "accent", "primary"), text)
    outer = _first_colour(widget, ("pacer-outer", "primary", "secondary"), inner)
    return Palette(
        depth=_depth_of(widget, ground),
        is_native=widget.app.native_ansi_color,
        ground=ground,
        text=text,
        inner=inner,
        outer=outer,
        outline=_first_colour(widget, ("pacer-outline",), ground.blend(outer, 0.3)),
    )


def _depth_of(widget: Widget, ground: Color) -> Depth:
    app = widget.app
    system = app.console._color_system or ColorSystem.TRUECOLOR
    if app.no_color:
        return Depth.NONE
    if app.native_ansi_color or ground.ansi is not None or system < ColorSystem.EIGHT_BIT:
        return Depth.NAMED
    return Depth.INDEXED if system is ColorSystem.EIGHT_BIT else Depth.MILLIONS


def _first_colour(widget: Widget, names: tuple[str, ...], otherwise: Color) -> Color:
    for name in names:
        try:
            colour = Color.parse(widget.app.theme_variables.get(name, ""))
        except ColorParseError:
            continue
        if colour.ansi is None and not colour.auto:
            return colour
    return otherwise
