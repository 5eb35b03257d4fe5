"""The curve that a breath follows."""

import math


def eased(fraction: float) -> float:
    """How far a phase has come, 0 to 1, when `fraction` of its time has passed.

    A half cosine, because quiet breathing is close to one: it stands still at both turns, and of
    the smooth curves it has the gentlest middle.
    """
    return (1 - math.cos(math.pi * min(1.0, max(0.0, fraction)))) / 2


def fullness(start: float, end: float, fraction: float) -> float:
    """How full the lungs are drawn on the way from `start` to `end`."""
    return start + (end - start) * eased(fraction)
