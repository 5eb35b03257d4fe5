"""Struck sounds: bells, ticks and marks, each designed in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from operator import add, mul

from stillpoint.signals.partials import (
    BAR,
    BOWL,
    FELT_BOWL,
    SMALL_BOWL,
    TUBE,
    TWIN_LEVEL,
    WOOD,
    Partial,
)
from stillpoint.signals.samples import count_in, faded, ringing, rise


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stroke of a bell."""

    pitch: float
    """In Hz: what the ratios of its partials are of."""
    at: timedelta = timedelta()
    level: float = 0.0
    """In dB."""


@dataclass(frozen=True, slots=True)
class Bell:
    """A struck sound: what rings, how it is struck, and how long it is heard."""

    body: tuple[Partial, ...]
    strokes: tuple[Stroke, ...]
    attack: timedelta
    """How long the stick takes to give its stroke: long is soft."""
    lasts: timedelta
    fade: timedelta
    """The end of it, in which it goes to nothing."""
    peak: float
    """In dB of the loudest that a file can hold."""

    def samples(self) -> list[float]:
        """The sound, as loud as it comes."""
        sound = [0j] * count_in(self.lasts)
        for stroke in self.strokes:
            _mix(sound, _struck(self, stroke), count_in(stroke.at))
        return faded([sample.imag for sample in sound], count_in(self.fade))


def _struck(bell: Bell, stroke: Stroke) -> list[complex]:
    """One stroke from its beginning to the end of the sound."""
    note = [0j] * count_in(bell.lasts - stroke.at)
    for partial in bell.body:
        frequency = stroke.pitch * partial.ratio
        level = partial.level + stroke.level
        _mix(note, list(ringing(frequency, level, partial.fall)))
        if partial.beat:
            _mix(note, list(ringing(frequency + partial.beat, level + TWIN_LEVEL, partial.fall)))
    attack = rise(count_in(bell.attack))
    note[: len(attack)] = map(mul, note, attack)
    return note


def _mix(sound: list[complex], tone: Sequence[complex], start: int = 0) -> None:
    """Add a tone to a sound, as far as the sound goes."""
    part = sound[start : start + len(tone)]
    sound[start : start + len(part)] = map(add, part, tone)


def _seconds(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def _bell(
    body: tuple[Partial, ...],
    *strokes: Stroke,
    attack: float,
    lasts: float,
    fade: float,
    peak: float,
) -> Bell:
    return Bell(body, strokes, _seconds(attack), _seconds(lasts), _seconds(fade), peak)


BELLS = {
    "bowl": _bell(BOWL, Stroke(221.0), attack=0.012, lasts=8, fade=3, peak=-6),
    "wood": _bell(WOOD, Stroke(523.0), attack=0.002, lasts=0.4, fade=0.2, peak=-9),
    "chime": _bell(TUBE, Stroke(330.0), attack=0.006, lasts=5, fade=2, peak=-8),
    "soft": _bell(FELT_BOWL, Stroke(262.0), attack=0.09, lasts=5, fade=2.5, peak=-10),
    "double": _bell(
        SMALL_BOWL,
        Stroke(314.0),
        Stroke(314.0, _seconds(1.2), -3.0),
        attack=0.012,
        lasts=8,
        fade=3,
        peak=-6,
    ),
}
"""The bells that packs name."""

MARKS = {
    "tick": _bell(BAR, Stroke(196.0), attack=0.006, lasts=0.25, fade=0.15, peak=-15),
    "soon": _bell(BAR, Stroke(392.0), attack=0.006, lasts=0.8, fade=0.4, peak=-15),
    "side": _bell(
        BAR,
        Stroke(392.0),
        Stroke(523.3, _seconds(0.18)),
        attack=0.006,
        lasts=1.2,
        fade=0.5,
        peak=-12,
    ),
    "step": _bell(BAR, Stroke(261.6), attack=0.006, lasts=1.2, fade=0.5, peak=-12),
    "awake": _bell(
        SMALL_BOWL,
        Stroke(392.0),
        Stroke(523.3, _seconds(0.45)),
        attack=0.008,
        lasts=3,
        fade=1.5,
        peak=-8,
    ),
    "awake-loud": _bell(
        TUBE,
        Stroke(523.3),
        Stroke(523.3, _seconds(0.4)),
        Stroke(523.3, _seconds(0.8)),
        attack=0.003,
        lasts=3.5,
        fade=1.5,
        peak=-3,
    ),
}
"""What marks a beat, a change, or asks whether somebody is awake."""
