"""Samples of sound: tones that ring, glide, swell and fade.

A tone is made of complex numbers that turn in the plane; their imaginary part is what is heard.
"""

import cmath
import math
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import accumulate, repeat
from operator import mul

SAMPLE_RATE = 44_100
"""Samples a second."""

SILENCE = -96.0
"""In dB: below the last bit of a 16-bit sample."""


def count_in(length: timedelta) -> int:
    """How many whole samples a length of time holds."""
    return length * SAMPLE_RATE // timedelta(seconds=1)


def gain(level: float) -> float:
    """What to multiply by for a level in dB."""
    return math.pow(10, level / 20)


def ringing(frequency: float, level: float, fall: float, most: int) -> Iterator[complex]:
    """A tone that falls by `fall` dB a second until silence, or for `most` samples."""
    # One complex multiplication turns and shrinks it, quicker than a sine for every sample.
    turn = cmath.rect(gain(-fall / SAMPLE_RATE), math.tau * frequency / SAMPLE_RATE)
    heard = int((level - SILENCE) / fall * SAMPLE_RATE) if fall else most
    return accumulate(repeat(turn, min(heard, most) - 1), mul, initial=complex(gain(level)))


def gliding(start: float, end: float, count: int) -> Iterator[complex]:
    """A tone of even strength whose frequency goes evenly to another in `count` samples."""
    first = cmath.rect(1, math.tau * start / SAMPLE_RATE)
    bend = cmath.rect(1, math.tau * (end - start) / SAMPLE_RATE / count)
    turns = accumulate(repeat(bend, count - 2), mul, initial=first)
    return accumulate(turns, mul, initial=1 + 0j)


def rise(count: int) -> list[float]:
    """From 0 towards 1 along half a cosine, which neither starts nor ends with a jerk."""
    return [0.5 - 0.5 * math.cos(math.pi * number / count) for number in range(count)]


def swell(count: int) -> list[float]:
    """From 0 to 1 in the middle, and back to 0."""
    half = rise(count // 2)
    return [*half, *([1.0] * (count % 2)), *reversed(half)]


def faded(samples: Sequence[float], length: int) -> list[float]:
    """The same samples, the last `length` of them fading to nothing."""
    kept = len(samples) - length
    fade = reversed(rise(length))
    return [*samples[:kept], *map(mul, samples[kept:], fade)]
