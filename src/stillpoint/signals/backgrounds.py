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

SEED = 1
"""Of what is left to chance: everywhere falls the same rain."""

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
    drops: int
    """How many fall in a second, the loudest as loud as the loudest of the noise."""

    def samples(self) -> list[float]:
        """The sound, as loud as it comes."""
        dice = Random(SEED)
        white = array("h", dice.randbytes(2 * count_in(self.lasts)))
        noise = list(map(sub, _below(self.high, white), _below(self.low, white)))
        loudest = max(noise)
        for _ in range(self.drops * self.lasts // timedelta(seconds=1)):
            _let_fall(_drop(dice), noise, dice.randrange(len(noise)), loudest)
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


def _below(corner: float, noise: Sequence[int]) -> Iterator[float]:
    """Noise with less and less of what is above a frequency; its end runs on into its beginning."""
    kept = math.exp(-math.tau * corner / SAMPLE_RATE)
    taken = 1 - kept
    once_round = chain(noise[-SETTLING:], noise)
    smooth = accumulate(once_round, lambda held, sample: kept * held + taken * sample)
    return islice(smooth, SETTLING, None)


def _let_fall(drop: Iterator[complex], noise: list[float], start: int, strength: float) -> None:
    """Add a drop to the noise; one that falls across the end goes on at the beginning."""
    for number, sample in enumerate(drop, start - len(noise)):
        noise[number] += strength * sample.imag


def _drop(dice: Random) -> Iterator[complex]:
    """The short ring of the bubble that a drop makes."""
    frequency = 500 * 6 ** dice.random()
    loudness = -24 * dice.random()
    return ringing(frequency, loudness, 1_000 + frequency / 2, SAMPLE_RATE // 10)


DRONE = (
    Partial(1.0, 0.0, 0.0, beat=0.1),
    Partial(1.5, -6.0, 0.0),
    Partial(2.0, -6.0, 0.0, beat=0.15),
    Partial(3.0, -14.0, 0.0),
    Partial(4.0, -18.0, 0.0),
)
"""An octave, its fifth, and a little above, so that small speakers give it too."""

BACKGROUNDS: dict[str, Noise | Drone] = {
    "brown": Noise(20, 60, timedelta(seconds=24), peak=-14, drops=0),
    "rain": Noise(300, 2_500, timedelta(seconds=30), peak=-20, drops=20),
    "drone": Drone(110, DRONE, timedelta(seconds=20), peak=-16),
}
"""What may sound softly under a practice."""
