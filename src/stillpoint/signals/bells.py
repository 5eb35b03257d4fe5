"""Struck sounds: bells, ticks and marks, each designed in numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice, repeat
from operator import add, mul
from typing import TypeVar

from stillpoint.signals.partials import (
    BAR,
    BOWL,
    FELT_BOWL,
    SMALL_BOWL,
    TUBE,
    WOOD,
    Partial,
    tones,
)
from stillpoint.signals.samples import count_in, faded, gain, ringing, rise

Number = TypeVar("Number", float, complex)


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
        sound = [0.0] * count_in(self.lasts)
        notes = {pitch: _note(self, pitch) for pitch in {stroke.pitch for stroke in self.strokes}}
        for stroke in self.strokes:
            note = map(mul, notes[stroke.pitch], repeat(gain(stroke.level)))
            _mix(sound, note, count_in(stroke.at))
        return faded(sound, count_in(self.fade))


def _note(bell: Bell, pitch: float) -> list[float]:
    """One stroke, as long as the bell is heard."""
    note = [0j] * count_in(bell.lasts)
    for frequency, level, fall in tones(bell.body, pitch):
        _mix(note, ringing(frequency, level, fall, len(note)))
    heard = [sample.imag for sample in note]
    attack = rise(count_in(bell.attack))
    heard[: len(attack)] = map(mul, heard, attack)
    return heard


def _mix(sound: list[Number], tone: Iterable[Number], start: int = 0) -> None:
    """Add a tone to a sound, as far as the sound goes."""
    mixed = list(map(add, islice(sound, start, None), tone))
    sound[start : start + len(mixed)] = mixed


def _bell(
    body: tuple[Partial, ...],
    *strokes: Stroke,
    attack: float,
    lasts: float,
    fade: float,
    peak: float,
) -> Bell:
    return Bell(body, strokes, _seconds(attack), _seconds(lasts), _seconds(fade), peak)


def _seconds(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


A3, E4, A4, E5 = 220.0, 330.0, 440.0, 660.0
"""All that is struck is tuned to A and E, as breath tones and drone are: no two sounds quarrel."""

BELLS = {
    "bowl": _bell(BOWL, Stroke(A3), attack=0.012, lasts=8, fade=3, peak=-6),
    "wood": _bell(WOOD, Stroke(A4), attack=0.002, lasts=0.4, fade=0.2, peak=-6),
    "chime": _bell(TUBE, Stroke(E4), attack=0.006, lasts=5, fade=2, peak=-8),
    "soft": _bell(FELT_BOWL, Stroke(A3), attack=0.09, lasts=5, fade=2.5, peak=-10),
    "double": _bell(
        SMALL_BOWL,
        Stroke(E4),
        Stroke(E4, _seconds(1.2), -3),
        attack=0.012,
        lasts=8,
        fade=3,
        peak=-6,
    ),
}
"""The bells that packs name."""

MARKS = {
    "tick": _bell(BAR, Stroke(A3), attack=0.006, lasts=0.25, fade=0.15, peak=-12),
    "soon": _bell(BAR, Stroke(E4), attack=0.006, lasts=0.8, fade=0.4, peak=-12),
    "side": _bell(
        BAR,
        Stroke(E4),
        Stroke(A4, _seconds(0.18)),
        attack=0.006,
        lasts=1,
        fade=0.5,
        peak=-12,
    ),
    "step": _bell(BAR, Stroke(A3), Stroke(E4), attack=0.006, lasts=1, fade=0.5, peak=-9),
    "awake": _bell(
        SMALL_BOWL,
        Stroke(A4),
        Stroke(E5, _seconds(0.45)),
        attack=0.008,
        lasts=3,
        fade=1.5,
        peak=-12,
    ),
    "awake-loud": _bell(
        TUBE,
        Stroke(A4, level=-8),
        Stroke(A4, _seconds(0.4), -4),
        Stroke(A4, _seconds(0.8)),
        attack=0.003,
        lasts=3.5,
        fade=1.5,
        peak=-3,
    ),
}
"""A beat; one note just before a change of sides, two rising at it; two at once for a step; and the
check for being awake, which gets loud stroke by stroke, so that it wakes and does not startle."""
