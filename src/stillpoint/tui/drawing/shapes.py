"""The shapes that carry a breath. Tones are fixed in space: a breath only uncovers them."""

import math
from collections.abc import Callable
from functools import cache

from stillpoint.tui.drawing.cells import (
    EVER,
    NOTHING,
    OUTLINE,
    WHOLE,
    Paint,
    Pixel,
    filling,
)
from stillpoint.tui.drawing.motion import Shape

EMPTIEST = 0.26
"""What is left of a shape when the lungs are empty, of its full size."""

GAP = 1.6
"""Pixels between the full shape and its outline."""


def orb(width: int, height: int, tones: int) -> Shape:
    """A round light that grows from a small core to its outline."""
    rim = _rim(width, height)
    most = max(0.8, rim - GAP)

    @cache
    def pixel(squared: int) -> Pixel:
        depth = math.sqrt(squared) / 2
        if depth > most + 0.5:
            return _outline(abs(depth - rim))
        return filling(_tone(depth / most, tones), depth, most * EMPTIEST, most)

    return _round(width, height, pixel)


def pillow(width: int, height: int, tones: int) -> Shape:
    """A soft square that grows from a small core to its outline."""
    rim = _rim(width, height)
    most = max(0.8, rim - GAP)

    @cache
    def pixel(across: int, down: int) -> Pixel:
        depth = math.sqrt(math.sqrt(across**4 + down**4)) / 2
        if depth > most + 0.5:
            return _outline(abs(depth - rim))
        return filling(_tone(depth / most, tones), depth, most * EMPTIEST, most)

    return lambda column, row: pixel(abs(2 * column + 1 - width), abs(2 * row + 1 - 2 * height))


def ring(width: int, height: int, tones: int) -> Shape:
    """A ring that widens to its outline and leaves a faint mist inside."""
    rim = _rim(width, height)
    most = max(0.8, rim - GAP)
    thickness = max(1.4, most * 0.17)
    least = max(most * EMPTIEST, min(thickness + 0.5, most / 2))

    @cache
    def pixel(squared: int) -> Pixel:
        depth = math.sqrt(squared) / 2
        if depth > most + 0.5:
            return _outline(abs(depth - rim))
        tone = tones - 1 - _tone(depth / most, tones)
        outer = filling(tone, depth, least, most)
        inner = filling(tone, depth, least - thickness, most - thickness)
        left = ((at, Paint(tone, max(1, WHOLE - paint.cover))) for at, paint in inner[1:])
        return (*outer, *left)

    return _round(width, height, pixel)


def wave(width: int, height: int, tones: int) -> Shape:
    """A swell that rises out of a flat sea and sinks back into it."""
    pixels = 2 * height
    middle, reach = width / 2, min(width / 2, 2.4 * height)
    most = max(1.0, pixels - GAP - 1)
    sea = max(0.5, most * 0.1)

    @cache
    def pixel(column: int, row: int) -> Pixel:
        across = abs(column + 0.5 - middle) / reach
        swell = (1 + math.cos(math.pi * min(1.0, across))) / 2
        depth = pixels - row - 0.5
        low, high = sea + (most - sea) * 0.16 * swell, sea + (most - sea) * swell
        slope = (most - sea) * math.pi / 2 / reach * math.sin(math.pi * min(1.0, across))
        away = abs(depth - high - GAP) / math.hypot(1, slope)
        tone = tones - 1 - _tone(depth / most, tones)
        if depth > high + 0.5:
            return _outline(away) if swell > 0.04 else NOTHING
        return filling(tone, depth, low, high)

    return lambda column, row: pixel(min(column, width - 1 - column), row)


def bar(width: int, height: int, tones: int) -> Shape:
    """A column that fills from below, in a frame that tells how far there is to go."""
    pixels = 2 * height
    across = min(width, max(4, round(height * 0.7)) // 2 * 2 + width % 2)
    left = (width - across) // 2
    most = max(1.0, pixels - 2.0)
    least = max(0.5, most * 0.12)

    @cache
    def pixel(away: int, row: int) -> Pixel:
        depth = pixels - row - 0.5
        if away < -2 or (away < 0 and row > 0):
            return NOTHING
        if row == 0:
            return _outline(0)
        if depth > most:
            return NOTHING
        return filling(tones - 1 - _tone(depth / most, tones), depth, least, most)

    return lambda column, row: pixel(min(column, width - 1 - column) - left, row)


def _rim(width: int, height: int) -> float:
    return min(height, width / 2) - 0.5


def _tone(part: float, tones: int) -> int:
    return min(tones - 1, int(part * tones))


@cache
def _outline(away: float) -> Pixel:
    cover = round(max(0.0, min(1.0, 1.0 - away)) * WHOLE)
    return ((EVER, Paint(OUTLINE, cover)),) if cover else NOTHING


def _round(width: int, height: int, pixel: Callable[[int], Pixel]) -> Shape:
    def shape(column: int, row: int) -> Pixel:
        across, down = 2 * column + 1 - width, 2 * row + 1 - 2 * height
        return pixel(across * across + down * down)

    return shape
