"""The colours of a terminal that has 256 of them."""

from functools import cache

from textual.color import Color, Lab, rgb_to_lab

LEVELS = (0, 95, 135, 175, 215, 255)
"""Of red, green and blue in the cube of 216 colours."""


@cache
def nearest_indexed(colour: Color) -> Color:
    """The one of the 256 that looks most like a colour; a plain rounding would change its hue."""
    wanted = rgb_to_lab(colour)
    return min(_indexed(), key=lambda known: _distance(known[1], wanted))[0]


@cache
def _indexed() -> tuple[tuple[Color, Lab], ...]:
    cube = [Color(red, green, blue) for red in LEVELS for green in LEVELS for blue in LEVELS]
    greys = [Color(light, light, light) for light in range(8, 239, 10)]
    return tuple((colour, rgb_to_lab(colour)) for colour in cube + greys)


def _distance(one: Lab, other: Lab) -> float:
    return 2 * (one.L - other.L) ** 2 + (one.a - other.a) ** 2 + (one.b - other.b) ** 2
