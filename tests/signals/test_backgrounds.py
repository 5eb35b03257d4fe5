"""Backgrounds are quiet loops, and where they begin again nobody can hear."""

from collections.abc import Sequence
from operator import sub
from pathlib import Path
from statistics import fmean, median

import pytest
from wave_reading import Heard, heard

from stillpoint.signals.backgrounds import BACKGROUNDS, Drone
from stillpoint.signals.sounds import sound_file

each = pytest.mark.parametrize("name", BACKGROUNDS)


@each
def test_a_background_is_quiet_and_half_a_minute_long(sounds: Path, name: str) -> None:
    sound = heard(sound_file(sounds, name))
    assert sound.form == (1, 16, 44_100)
    assert 20 <= sound.lasts <= 40
    assert sound.peak == pytest.approx(BACKGROUNDS[name].peak, abs=0.05)
    assert -38 < sound.strength(15, 2) < -22


@each
def test_the_end_of_a_background_runs_on_into_its_beginning(sounds: Path, name: str) -> None:
    sound = heard(sound_file(sounds, name))
    across = steps([*sound.samples[-2:], *sound.samples[:2]])
    usual = steps(sound.samples[:20_000])
    assert largest(across) <= largest(usual)
    assert largest(steps(across)) <= largest(steps(usual))


@each
def test_a_background_is_as_loud_around_its_seam_as_anywhere(sounds: Path, name: str) -> None:
    sound = heard(sound_file(sounds, name))
    around = [sound.strength(0.25, 0.5), sound.strength(sound.lasts - 0.25, 0.5)]
    anywhere = [sound.strength(moment, 0.5) for moment in range(1, 20, 2)]
    assert min(anywhere) - 1.5 < min(around)
    assert max(around) < max(anywhere) + 1.5


def test_brown_noise_falls_by_six_decibels_an_octave(sounds: Path) -> None:
    brown = heard(sound_file(sounds, "brown"))
    low, middle, high = (mean_level(brown, frequency) for frequency in (250, 500, 1000))
    assert low - middle == pytest.approx(6, abs=1.5)
    assert middle - high == pytest.approx(6, abs=1.5)


def test_rain_is_neither_rumble_nor_hiss(sounds: Path) -> None:
    rain = heard(sound_file(sounds, "rain"))
    low, middle, high = (mean_level(rain, frequency) for frequency in (60, 900, 12_000))
    assert low + 8 < middle > high + 8


def test_drops_stand_out_of_the_rain_and_nothing_out_of_brown_noise(sounds: Path) -> None:
    rain, brown = (heard(sound_file(sounds, name)) for name in ("rain", "brown"))
    assert most_above_the_rest(rain) > 15 > 13 > most_above_the_rest(brown)


def test_the_drone_is_its_chord_and_never_falls_silent(sounds: Path) -> None:
    drone, design = heard(sound_file(sounds, "drone")), BACKGROUNDS["drone"]
    assert isinstance(design, Drone)
    chord = [drone.level(design.pitch * partial.ratio, 1, 1) for partial in design.body]
    between = [drone.level(frequency, 1, 1) for frequency in (137, 192, 275, 385, 600)]
    assert min(chord) > max(between) + 30
    assert min(drone.strength(moment, 1) for moment in range(1, 20)) > drone.strength(1, 1) - 10


def steps(samples: Sequence[int]) -> list[int]:
    """How far it is from each to the next."""
    return list(map(sub, samples[1:], samples))


def largest(numbers: Sequence[int]) -> int:
    return max(map(abs, numbers))


def most_above_the_rest(sound: Heard) -> float:
    """How far what is loudest for an instant, at some pitch, stands above the usual, in dB."""
    frequencies, moments = (700, 1000, 1400, 2000, 2700), range(1, 250)
    levels = [[sound.level(pitch, at / 50, 0.02) for at in moments] for pitch in frequencies]
    return max(max(at_one_pitch) - median(at_one_pitch) for at_one_pitch in levels)


def mean_level(sound: Heard, frequency: float) -> float:
    """How loud noise is around a frequency, in dB: noise has to be looked at often."""
    return fmean(
        sound.level(frequency * bend, moment, 0.05)
        for bend in (0.9, 0.95, 1, 1.05, 1.1)
        for moment in range(1, 21)
    )
