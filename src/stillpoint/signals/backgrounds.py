"""Quiet backgrounds: loops whose end runs on into their beginning."""

import math
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate, chain, islice
from operator import add, sub
from random import Random

from stillpoint.signals.partials import Partial, tones
from stillpoint.signals.samples import SAMPLE_RATE, count_in, ringing

SETTLING = SAMPLE_RATE
"""So many samples a filter takes to forget what it started from."""


@dataclass(frozen=True, slots=True)
class Noise:
    """Noise that is strongest between two frequencies, and drops that fall into it."""

    low: float
    high: float
    """In Hz: beyond them it falls by 6 dB an octave."""
    lasts: timedelta
    peak: float
    """In dB of the loudest that a file can hold."""
    drops: int = 0
    """How many fall in a second."""
    drop_level: float = 0.0
    """The loudest drop over the loudest of the noise."""

    def samples(self) -> list[float]:
        """The sound, as loud as it comes."""
        dice = Random(1)
        white = _white(dice, count_in(self.lasts))
        noise = list(map(sub, _below(self.high, white), _below(self.low, white)))
        if self.drops:
            level = max(noise) * self.drop_level
            count = self.drops * self.lasts // timedelta(seconds=1)
            noise = _with_drops(noise, dice, count, level)
        return noise


@dataclass(frozen=True, slots=True)
class Drone:
    """A chord that never moves but for its slow beats."""

    pitch: float
    body: tuple[Partial, ...]
    lasts: timedelta
    peak: float
    """In dB of the loudest that a file can hold."""

    def samples(self) -> list[float]:
        """The sound, as loud as it comes."""
        count = count_in(self.lasts)
        sound = [0j] * count
        for frequency, level, fall in tones(self.body, self.pitch):
            sound = list(map(add, sound, ringing(self._whole(frequency), level, fall, count)))
        return [sample.imag for sample in sound]

    def _whole(self, frequency: float) -> float:
        """The nearest frequency that goes round a whole number of times, so the loop closes."""
        return round(frequency * self.lasts.total_seconds()) / self.lasts.total_seconds()


def _white(dice: Random, count: int) -> Sequence[int]:
    return array("h", dice.randbytes(2 * count))


def _below(corner: float, noise: Sequence[int]) -> Iterator[float]:
    """Noise with less and less of what is above a frequency; its end runs on into its beginning."""
    kept = math.exp(-math.tau * corner / SAMPLE_RATE)
    taken = 1 - kept
    once_round = chain(noise[-SETTLING:], noise)
    smooth = accumulate(once_round, lambda held, sample: kept * held + taken * sample)
    return islice(smooth, SETTLING, None)


def _with_drops(noise: list[float], dice: Random, count: int, level: float) -> list[float]:
    """The noise with so many drops at random; those across the end go on at the beginning."""
    for _ in range(count):
        start = dice.randrange(len(noise))
        for number, sample in enumerate(_drop(dice), start - len(noise)):
            noise[number] += level * sample.imag
    return noise


def _drop(dice: Random) -> Iterator[complex]:
    """The short ring of the bubble that a drop makes."""
    frequency = 500 * 6 ** dice.random()
    loudness = -30 * dice.random()
    return ringing(frequency, loudness, 3_000 + frequency, SAMPLE_RATE // 10)


DRONE = (
    Partial(1.0, 0.0, 0.0, beat=0.083),
    Partial(1.5, -6.0, 0.0, beat=0.125),
    Partial(2.0, -6.0, 0.0, beat=0.167),
    Partial(3.0, -14.0, 0.0),
    Partial(4.0, -18.0, 0.0),
)
"""An octave, its fifth, and a little above, so that small speakers give it too."""

BACKGROUNDS: dict[str, Noise | Drone] = {
    "brown": Noise(20, 60, timedelta(seconds=30), peak=-14),
    "rain": Noise(300, 2_500, timedelta(seconds=30), peak=-20, drops=30, drop_level=1.0),
    "drone": Drone(110, DRONE, timedelta(seconds=24), peak=-16),
}
"""What may sound softly under a practice."""
