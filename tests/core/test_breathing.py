from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from living import INSTANT, as_heard, breaths, fullness_at, seconds
from stillpoint.core.breathing import BreathTimeline
from stillpoint.core.cues import BEFORE, CueKind
from stillpoint.core.entering import timeline_of
from stillpoint.core.gliding import nearest_cycles
from stillpoint.core.patterns import Pattern, Phase, PhaseKind, pattern, pattern_of_rate
from stillpoint.core.steps import Breathe, Glide
from stillpoint.core.timelines import Knowledge
from strategies import breathes, gliding_breathes, lengths, patterns, quickly

FRACTIONS = some.floats(0, 1, exclude_max=True)
A_MILLISECOND = timedelta(milliseconds=1)
SIGH = Pattern(
    (
        Phase(PhaseKind.IN, seconds(2)),
        Phase(PhaseKind.IN, seconds(1)),
        Phase(PhaseKind.OUT, seconds(6)),
        Phase(PhaseKind.REST, seconds(1)),
    )
)


def course(step: Breathe, *, no_holds: bool = False) -> BreathTimeline:
    timeline = timeline_of(step, Knowledge(no_holds=no_holds))
    assert isinstance(timeline, BreathTimeline)
    return timeline


def turns_of(timeline: BreathTimeline) -> list[timedelta]:
    cues = timeline.cues_between(BEFORE, timeline.length)
    return [cue.at for cue in cues if cue.kind is CueKind.PHASE]


def rates_of(timeline: BreathTimeline) -> list[float]:
    return [leg.pattern.rate for leg in timeline.legs]


def test_four_seven_eight_gives_its_words_at_its_seconds() -> None:
    timeline = course(breaths(pattern("4-7-8"), 4, "Easy."))
    assert timeline.length == seconds(76)
    assert as_heard(timeline.cues_between(BEFORE, seconds(23))) == (
        ("phase", "breathe in", 0),
        ("prompt", "Easy.", 0),
        ("phase", "hold", 4),
        ("phase", "breathe out", 11),
        ("phase", "breathe in", 19),
        ("phase", "hold", 23),
    )


@pytest.mark.parametrize(
    ("second", "word", "left", "fullness", "number"),
    [
        (0, "breathe in", 4, 0, 1),
        (2, "breathe in", 2, 0.5, 1),
        (4, "hold", 7, 1, 1),
        (10, "hold", 1, 1, 1),
        (15, "breathe out", 4, 0.5, 1),
        (21, "breathe in", 2, 0.5, 2),
        (75, "breathe out", 1, 0.038, 4),
    ],
)
def test_a_moment_of_four_seven_eight(
    second: float, word: str, left: float, fullness: float, number: int
) -> None:
    moment = course(breaths(pattern("4-7-8"), 4)).at(seconds(second))
    assert (moment.word, moment.left, moment.number, moment.count) == (
        word,
        seconds(left),
        number,
        4,
    )
    assert moment.fullness == pytest.approx(fullness, abs=0.001)


def test_a_sigh_fills_once_in_two_sips() -> None:
    timeline = course(breaths(SIGH, 22))
    levels = [fullness_at(timeline, seconds(second)) for second in (0, 2, 3, 9, 9.5, 10)]
    assert levels == pytest.approx([0, 2 / 3, 1, 0, 0, 0], abs=0.001)
    assert timeline.at(seconds(2.5)).word == "a sip more"
    assert timeline.length == seconds(220)


@quickly
@given(patterns(), some.integers(1, 60))
def test_so_many_cycles_last_exactly_so_many_times_one(breath: Pattern, cycles: int) -> None:
    timeline = course(breaths(breath, cycles))
    assert timeline.length == breath.length * cycles
    assert timeline.cycles_by(timeline.length) == timeline.cycles == cycles
    assert timeline.cycles_by(timeline.length - INSTANT) == cycles - 1


@pytest.mark.parametrize(
    ("lasts", "breath", "cycles"),
    [
        (300, "4-0-6-0", 30),
        (60, "4-7-8", 3),
        (66.4, "4-7-8", 3),
        (66.5, "4-7-8", 4),
        (1, "4-7-8", 1),
        (86_400, "4-4-4-4", 5400),
    ],
)
def test_a_time_is_rounded_to_the_nearest_whole_breath(
    lasts: float, breath: str, cycles: int
) -> None:
    assert course(Breathe(pattern=pattern(breath), lasts=seconds(lasts))).cycles == cycles


@quickly
@given(patterns(), lengths(0.2, 600))
def test_no_other_number_of_breaths_is_nearer(breath: Pattern, lasts: timedelta) -> None:
    cycles = nearest_cycles(lasts, breath)
    assert cycles >= 1
    assert abs(breath.length * cycles - lasts) <= max(
        breath.length / 2, breath.length - lasts, timedelta()
    )


@quickly
@given(breathes())
def test_the_breath_never_jumps_and_stands_still_at_every_turn(step: Breathe) -> None:
    timeline = course(Breathe(pattern=step.pattern, cycles=3))
    here = [fullness_at(timeline, turn) for turn in turns_of(timeline)]
    before = [fullness_at(timeline, turn - A_MILLISECOND) for turn in turns_of(timeline)]
    beyond = [fullness_at(timeline, turn + A_MILLISECOND) for turn in turns_of(timeline)]
    assert before[1:] == pytest.approx(here[1:], abs=0.001)
    assert beyond == pytest.approx(here, abs=0.001)


@quickly
@given(gliding_breathes())
def test_a_glide_never_makes_the_breath_jump(step: Breathe) -> None:
    timeline = course(step)
    turns = turns_of(timeline)[1:]
    before = [fullness_at(timeline, turn - INSTANT) for turn in turns]
    assert before == pytest.approx([fullness_at(timeline, turn) for turn in turns], abs=0.001)


@quickly
@given(gliding_breathes())
def test_a_glide_goes_one_way_and_stays_between_its_ends(step: Breathe) -> None:
    assert step.glide
    timeline = course(step)
    rates = rates_of(timeline)
    slowest, quickest = sorted([step.pattern.rate, step.glide.to.rate])
    steps = [later - earlier for earlier, later in pairwise(rates)]
    assert min(steps, default=0) >= -0.001 or max(steps, default=0) <= 0.001
    assert all(slowest - 0.001 <= rate <= quickest + 0.001 for rate in rates)
    assert rates[0] == step.pattern.rate
    assert timeline.cycles == step.cycles


@quickly
@given(gliding_breathes(), lengths(60, 600))
def test_a_timed_glide_ends_within_a_breath_of_its_time(step: Breathe, lasts: timedelta) -> None:
    assert step.glide
    timeline = course(Breathe(pattern=step.pattern, lasts=lasts, glide=step.glide))
    assert abs(timeline.length - lasts) <= max(step.pattern.length, step.glide.to.length)


def test_an_even_glide_begins_and_ends_where_it_says() -> None:
    step = Breathe(
        pattern=pattern("4-0-6-0"), lasts=seconds(330), glide=Glide(to=pattern("5-0-7-0"))
    )
    timeline = course(step)
    assert (timeline.cycles, timeline.length) == (30, seconds(330))
    assert (timeline.legs[0].pattern, timeline.legs[-1].pattern) == (
        pattern("4-0-6-0"),
        pattern("5-0-7-0"),
    )


def test_a_stepwise_glide_slows_half_a_breath_every_twenty_seconds_and_stays() -> None:
    glide = Glide(to=pattern_of_rate(6), by=0.5, every=seconds(20))
    timeline = course(Breathe(pattern=pattern_of_rate(8), lasts=timedelta(minutes=5), glide=glide))
    assert rates_of(timeline) == pytest.approx([8, 7.5, 7, 6.5, 6])
    assert [leg.cycles for leg in timeline.legs][:4] == [3, 3, 2, 2]
    assert timeline.legs[-1].pattern == pattern_of_rate(6)


@quickly
@given(breathes())
def test_a_no_hold_profile_never_hears_a_hold(step: Breathe) -> None:
    timeline = course(step, no_holds=True)
    words = {cue.text for cue in timeline.cues_between(BEFORE, timeline.length)}
    assert not words & {"hold", "rest"}


@quickly
@given(breathes(), FRACTIONS)
def test_holds_that_are_dropped_leave_the_past_alone(step: Breathe, fraction: float) -> None:
    timeline = course(step)
    now = timeline.length * fraction
    without = timeline.without_holds(now)
    assert without.cues_between(BEFORE, now) == timeline.cues_between(BEFORE, now)
    assert fullness_at(without, now) == pytest.approx(fullness_at(timeline, now))
    coming = {cue.text for cue in without.cues_between(now, without.length)}
    assert not coming & {"hold", "rest"}


@quickly
@given(breathes(), FRACTIONS)
def test_breaths_asked_for_by_number_keep_it_without_holds(step: Breathe, fraction: float) -> None:
    counted = replace(step, cycles=step.cycles or 5, lasts=None)
    timeline = course(counted)
    assert timeline.without_holds(timeline.length * fraction).cycles == timeline.cycles
    assert course(counted, no_holds=True).cycles == timeline.cycles


@quickly
@given(breathes(), FRACTIONS)
def test_breaths_asked_for_by_time_keep_it_without_holds(step: Breathe, fraction: float) -> None:
    timeline = course(replace(step, cycles=None, lasts=step.lasts or timedelta(minutes=2)))
    without = timeline.without_holds(timeline.length * fraction)
    last = max(leg.pattern.length for leg in without.legs)
    assert abs(without.length - timeline.length) <= last / 2 + INSTANT


def test_five_minutes_of_four_seven_eight_stay_five_minutes_without_holds() -> None:
    step = Breathe(pattern=pattern("4-7-8"), lasts=timedelta(minutes=5))
    assert course(step, no_holds=True).length == timedelta(minutes=5)
    assert course(step).without_holds(seconds(21)).length == seconds(19 + 12 * 24)


def test_no_holds_pressed_twice_changes_no_more() -> None:
    glide = Glide(to=pattern("5-7-9"))
    step = Breathe(pattern=pattern("4-7-8"), lasts=timedelta(minutes=5), glide=glide)
    once = course(step).without_holds(seconds(41))
    assert turns_of(once.without_holds(seconds(90))) == turns_of(once)


def test_a_hold_that_is_dropped_ends_at_once() -> None:
    timeline = course(breaths(pattern("4-7-8"), 4)).without_holds(seconds(6))
    assert timeline.length == seconds(14 + 12 * 3) + INSTANT
    assert timeline.next_turn(seconds(6)) == seconds(6) + INSTANT
    assert timeline.at(seconds(6.5)).word == "breathe out"


@quickly
@given(breathes(), FRACTIONS)
def test_quicker_leaves_this_breath_alone_and_then_never_slows(
    step: Breathe, fraction: float
) -> None:
    timeline = course(step)
    now = timeline.length * fraction
    quicker = timeline.quickened(now)
    assert quicker.cues_between(BEFORE, now) == timeline.cues_between(BEFORE, now)
    assert quicker.at(now).left == timeline.at(now).left
    assert quicker.rate_at(quicker.length) >= quicker.rate_at(now)


def test_quicker_goes_half_a_breath_a_minute_faster() -> None:
    timeline = course(breaths(pattern("4-0-6-0"), 30)).quickened(seconds(95))
    assert timeline.rate_at(seconds(99)) == 6
    assert timeline.rate_at(seconds(101)) == pytest.approx(6.5)
    assert timeline.cycles == 10 + round(200 / (60 / 6.5))


def test_quicker_stops_at_the_shortest_phase_there_is() -> None:
    timeline = course(breaths(pattern("4-0.2-6"), 30))
    assert timeline.quickened(seconds(5)).rate_at(timeline.length) == timeline.rate_at(seconds(0))


@quickly
@given(breathes(), lengths(1, 120))
def test_more_breaths_are_whole_breaths_of_the_last_pattern(step: Breathe, more: timedelta) -> None:
    timeline = course(step)
    last = timeline.legs[-1].pattern
    longer = timeline.lengthened(more)
    assert longer.length == timeline.length + last.length * nearest_cycles(more, last)


def test_the_pacer_moves_in_and_out_but_not_in_holds() -> None:
    timeline = course(breaths(pattern("4-4-4-4"), 2))
    moving = [timeline.is_moving(seconds(second)) for second in (1, 5, 9, 13, 17)]
    assert moving == [True, False, True, False, True]
