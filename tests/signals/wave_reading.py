"""Reads sound files back, and asks them what is heard when."""

import math
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import sub
from pathlib import Path

LOUDEST = 32_768


@dataclass(frozen=True)
class Heard:
    """A sound as a file holds it."""

    form: tuple[int, int, int]
    """Channels, bits, and samples a second."""
    samples: Sequence[int]

    @property
    def lasts(self) -> float:
        return len(self.samples) / self.form[2]

    @property
    def peak(self) -> float:
        return decibels(max(max(self.samples), -min(self.samples)) / LOUDEST)

    def level(self, frequency: float, moment: float, length: float) -> float:
        """How loud a frequency is around a moment, in dB."""
        part = self.around(moment, length)
        turn = math.tau * frequency / self.form[2]
        coefficient, before, last = 2 * math.cos(turn), 0.0, 0.0
        for sample, weight in zip(part, hann(len(part)), strict=True):  # Goertzel's recurrence
            before, last = last, sample * weight + coefficient * last - before
        power = before * before + last * last - coefficient * before * last
        return decibels(math.sqrt(abs(power)) * 4 / len(part) / LOUDEST)

    def strength(self, moment: float, length: float) -> float:
        """How loud everything is around a moment, in dB."""
        part = self.around(moment, length)
        return decibels(math.sqrt(sum(sample * sample for sample in part) / len(part)) / LOUDEST)

    def pitch(self, moment: float, length: float) -> float:
        """How often a second it rises through nothing around a moment."""
        part = self.around(moment, length)
        rises = [number for number in range(1, len(part)) if part[number - 1] < 0 <= part[number]]
        return (len(rises) - 1) / (rises[-1] - rises[0]) * self.form[2]

    def around(self, moment: float, length: float) -> Sequence[int]:
        first = max(0, round((moment - length / 2) * self.form[2]))
        return self.samples[first : first + round(length * self.form[2])]

    def steps(self) -> list[int]:
        """How far it is from each sample to the next."""
        return list(map(sub, self.samples[1:], self.samples))


@lru_cache(maxsize=32)
def heard(path: Path) -> Heard:
    with wave.open(str(path), "rb") as file:
        form = (file.getnchannels(), 8 * file.getsampwidth(), file.getframerate())
        samples = array("h", file.readframes(file.getnframes()))
    return Heard(form, samples)


@lru_cache(maxsize=8)
def hann(count: int) -> Sequence[float]:
    return [0.5 - 0.5 * math.cos(math.tau * number / count) for number in range(count)]


def decibels(strength: float) -> float:
    return 20 * math.log10(max(strength, 1e-9))
