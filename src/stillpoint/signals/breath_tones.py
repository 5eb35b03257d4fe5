"""Breath tones: one soft rise for a breath in, two soft falls for a breath out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from operator import mul

from stillpoint.signals.samples import count_in, gain, gliding, swell

LOW = 220.0
MIDDLE = 270.0
HIGH = 330.0
"""In Hz: low enough to be soft, high enough for the speakers of a laptop."""

SECOND_PARTIAL = gain(-14)
THIRD_PARTIAL = gain(-24)


@dataclass(frozen=True, slots=True)
class BreathTone:
    """A tone as long as its phase: one swell or several, each from one frequency to another."""

    glides: tuple[tuple[float, float], ...]
    lasts: timedelta
    peak: float = -15.0
    """In dB of the loudest that a file can hold."""

    def samples(self) -> list[float]:
        """The sound, as loud as it comes."""
        count = count_in(self.lasts / len(self.glides))
        return [sample for glide in self.glides for sample in _swelling(*glide, count)]


def rising(lasts: timedelta) -> BreathTone:
    """The tone of a breath in."""
    return BreathTone(((LOW, HIGH),), lasts)


def falling(lasts: timedelta) -> BreathTone:
    """The tone of a breath out: down again in two, so that no ear takes it for a breath in."""
    return BreathTone(((HIGH, MIDDLE), (MIDDLE, LOW)), lasts)


def _swelling(start: float, end: float, count: int) -> Iterator[float]:
    """One swell, with a little of the octave and the twelfth to make it round."""
    tone = gliding(start, end, count)
    voiced = ((z * (1 + z * (SECOND_PARTIAL + z * THIRD_PARTIAL))).imag for z in tone)
    return map(mul, voiced, swell(count))
