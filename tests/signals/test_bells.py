"""What is struck sounds as it is designed: the files are read back."""

import cmath
import math
from itertools import pairwise
from pathlib import Path

import pytest
from wave_reading import decibels, heard

from stillpoint.signals.bells import BELLS, MARKS
from stillpoint.signals.partials import TWIN_LEVEL, Partial
from stillpoint.signals.samples import gain
from stillpoint.signals.sounds import sound_file

STRUCK = {**BELLS, **MARKS}
RINGING = ["bowl", "chime", "soft", "double"]
"""What rings long enough for every partial to be followed."""

each_struck = pytest.mark.parametrize("name", STRUCK)
each_ringing = pytest.mark.parametrize("name", RINGING)


def designed(partial: Partial, moment: float) -> float:
    """The level of a partial and its twin at a moment after the stroke, in dB."""
    twin = gain(TWIN_LEVEL) if partial.beat else 0.0
    together = 1 + cmath.rect(twin, math.tau * partial.beat * moment)
    return partial.level - partial.fall * moment + decibels(abs(together))


@each_struck
def test_a_struck_sound_is_as_long_and_as_loud_as_designed(sounds: Path, name: str) -> None:
    sound, design = heard(sound_file(sounds, name)), STRUCK[name]
    assert sound.form == (1, 16, 44_100)
    assert sound.lasts == pytest.approx(design.lasts.total_seconds(), abs=0.001)
    assert sound.peak == pytest.approx(design.peak, abs=0.05)
    assert -15 <= sound.peak <= -3


@each_struck
def test_a_struck_sound_comes_from_silence_and_goes_to_silence(sounds: Path, name: str) -> None:
    sound = heard(sound_file(sounds, name))
    steps = list(map(abs, sound.steps()))
    assert sound.samples[0] == sound.samples[-1] == 0
    assert max(steps[:10]) < max(steps) / 10
    assert max(map(abs, sound.samples[-100:])) <= 2


@each_struck
def test_no_stroke_and_no_fade_clicks(sounds: Path, name: str) -> None:
    """A click has a little of every frequency, so of those too where no partial is."""
    sound, design = heard(sound_file(sounds, name)), STRUCK[name]
    strokes = [stroke.at.total_seconds() for stroke in design.strokes]
    fade = (design.lasts - design.fade).total_seconds()
    assert max(sound.level(12_000, at, 0.04) for at in (*strokes, fade)) < design.peak - 60


@pytest.mark.parametrize("name", [*RINGING, "wood", "tick", "soon"])
def test_each_partial_stands_out_and_the_loudest_is_the_designed_one(
    sounds: Path, name: str
) -> None:
    sound, design = heard(sound_file(sounds, name)), STRUCK[name]
    frequencies = [design.strokes[0].pitch * partial.ratio for partial in design.body]
    levels = [sound.level(frequency, 0.05, 0.1) for frequency in frequencies]
    gaps = [sound.level((low + high) / 2, 0.05, 0.1) for low, high in pairwise(frequencies)]
    assert all(gap < min(pair) - 6 for gap, pair in zip(gaps, pairwise(levels), strict=True))
    loudest = max(design.body, key=lambda partial: partial.level)
    assert levels.index(max(levels)) == design.body.index(loudest)


@each_ringing
def test_each_partial_is_as_loud_beside_the_others_as_designed(sounds: Path, name: str) -> None:
    sound, design = heard(sound_file(sounds, name)), STRUCK[name]
    measured = [sound.level(design.strokes[0].pitch * p.ratio, 0.2, 0.12) for p in design.body]
    wanted = [designed(partial, 0.2) for partial in design.body]
    assert [level - measured[0] for level in measured] == pytest.approx(
        [level - wanted[0] for level in wanted], abs=1.5
    )


@pytest.mark.parametrize("moment", [0.4, 0.6, 0.8, 1.0])
@each_ringing
def test_each_partial_falls_and_beats_as_designed(sounds: Path, name: str, moment: float) -> None:
    sound, design = heard(sound_file(sounds, name)), STRUCK[name]
    for partial in design.body[:3]:
        frequency = design.strokes[0].pitch * partial.ratio
        change = sound.level(frequency, moment, 0.12) - sound.level(frequency, 0.2, 0.12)
        assert change == pytest.approx(designed(partial, moment) - designed(partial, 0.2), abs=1.5)


def test_the_first_bowl_breathes_about_once_a_second(sounds: Path) -> None:
    bowl = heard(sound_file(sounds, "bowl"))
    swollen, sunk, again = (bowl.level(220, at, 0.1) for at in (1.25, 1.875, 2.5))
    assert sunk + 2 < again < swollen


def test_the_second_stroke_of_the_double_bell_is_heard_and_softer(sounds: Path) -> None:
    double = heard(sound_file(sounds, "double"))
    first, before, second = (double.strength(at, 0.1) for at in (0.1, 1.1, 1.3))
    assert before + 2 < second < first


def test_the_awake_check_is_loud_where_it_was_missed_and_does_not_startle(sounds: Path) -> None:
    asked, louder = (heard(sound_file(sounds, name)) for name in ("awake", "awake-loud"))
    strokes = [louder.strength(at, 0.1) for at in (0.1, 0.5, 0.9)]
    assert strokes == sorted(strokes)
    assert max(strokes) > max(asked.strength(at, 0.1) for at in (0.1, 0.55)) + 6
