"""A breath in is heard as one soft rise, a breath out as two soft falls, a hold as nothing."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from wave_reading import Heard, heard

from stillpoint.core.patterns import PhaseKind, pattern
from stillpoint.signals.breath_tones import falling, rising
from stillpoint.signals.samples import count_in
from stillpoint.signals.sounds import breath_name, sound_file
from strategies import lengths, quickly

FOUR, SIX = timedelta(seconds=4), timedelta(seconds=6)


def tone(folder: Path, kind: PhaseKind, lasts: timedelta) -> Heard:
    name = breath_name(kind, lasts)
    assert name
    return heard(sound_file(folder, name))


def swells(sound: Heard) -> list[float]:
    """The moments at which it is louder than just before and just after, as shares of it."""
    share = sound.lasts / 40
    levels = [sound.strength((number + 0.5) * share, share) for number in range(40)]
    return [
        number / 40
        for number in range(1, 39)
        if levels[number - 1] < levels[number] >= levels[number + 1]
    ]


def test_a_breath_in_is_one_swell_that_rises_all_along(sounds: Path) -> None:
    sound = tone(sounds, PhaseKind.IN, FOUR)
    pitches = [sound.pitch(moment, 0.2) for moment in (0.4, 1.2, 2.0, 2.8, 3.6)]
    assert swells(sound) == [pytest.approx(0.5, abs=0.03)]
    assert pitches == pytest.approx([231, 253, 275, 297, 319], abs=2)


def test_a_breath_out_is_two_swells_that_fall_all_along(sounds: Path) -> None:
    sound = tone(sounds, PhaseKind.OUT, SIX)
    pitches = [sound.pitch(moment, 0.2) for moment in (0.5, 1.5, 2.5, 3.5, 4.5, 5.5)]
    assert swells(sound) == [pytest.approx(0.25, abs=0.03), pytest.approx(0.75, abs=0.03)]
    assert all(later < earlier - 10 for earlier, later in pairwise(pitches))
    assert sound.strength(3, 0.02) < sound.strength(1.5, 0.02) - 40


@pytest.mark.parametrize("kind", [PhaseKind.IN, PhaseKind.OUT])
def test_a_breath_tone_is_soft_and_low_and_clicks_nowhere(sounds: Path, kind: PhaseKind) -> None:
    sound = tone(sounds, kind, FOUR)
    assert sound.form == (1, 16, 44_100)
    assert sound.peak == pytest.approx(-15, abs=0.05)
    assert sound.samples[0] == sound.samples[-1] == 0
    assert max(map(abs, sound.steps()[:400] + sound.steps()[-400:])) <= 2
    assert max(sound.level(2_000, moment, 0.1) for moment in (0.05, 1, 2, 3, 3.95)) < -80


@pytest.mark.parametrize("kind", [PhaseKind.HOLD, PhaseKind.REST])
def test_a_hold_is_silent(kind: PhaseKind) -> None:
    assert breath_name(kind, FOUR) is None


@quickly
@given(some.sampled_from([PhaseKind.IN, PhaseKind.OUT]), lengths(0.2, 120))
def test_a_breath_tone_is_never_longer_than_its_phase(kind: PhaseKind, lasts: timedelta) -> None:
    name = breath_name(kind, lasts)
    assert name
    lag = lasts - timedelta(seconds=float(name.removeprefix(f"breath-{kind}-")))
    assert timedelta() <= lag < timedelta(seconds=0.1)


@settings(parent=quickly, max_examples=10)
@given(lengths(0.2, 1.5))
def test_a_breath_tone_of_any_length_begins_and_ends_in_silence(lasts: timedelta) -> None:
    for design in (rising(lasts), falling(lasts)):
        samples = design.samples()
        assert count_in(lasts) - 1 <= len(samples) <= count_in(lasts)
        assert samples[0] == samples[-1] == 0
        assert abs(samples[1]) < 1e-4 > abs(samples[-2])
        assert max(samples) > 0.9


def test_what_is_left_of_a_phase_may_be_too_short_to_hear() -> None:
    assert breath_name(PhaseKind.IN, timedelta(seconds=0.19)) is None


def test_every_phase_of_a_breath_lasts_as_long_as_its_tone(sounds: Path) -> None:
    names = [breath_name(phase.kind, phase.length) for phase in pattern("0.5-1-0.8-1").phases]
    lengths_heard = [name and heard(sound_file(sounds, name)).lasts for name in names]
    assert lengths_heard == [0.5, None, 0.8, None]
