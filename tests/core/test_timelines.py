from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from living import INSTANT, as_heard, seconds
from stillpoint.core.cues import BEFORE, CueKind
from stillpoint.core.entering import timeline_of
from stillpoint.core.steps import Ask, Attune, Guide, IntervalBells, PlainStep, Stretch, Ticking
from stillpoint.core.timelines import Knowledge
from strategies import plain_steps, quickly

FRACTIONS = some.floats(0, 1, exclude_max=True)


def times_of(step: PlainStep, kind: CueKind, seed: int = 0) -> list[float]:
    timeline = timeline_of(step, Knowledge(seed=seed))
    cues = timeline.cues_between(BEFORE, timeline.length or timedelta(hours=24))
    return [cue.at.total_seconds() for cue in cues if cue.kind is kind]


def prompts_of(step: PlainStep) -> list[tuple[float, str]]:
    timeline = timeline_of(step)
    assert timeline.length
    cues = timeline.cues_between(BEFORE, timeline.length)
    return [(cue.at.total_seconds(), cue.text) for cue in cues if cue.kind is CueKind.PROMPT]


@quickly
@given(plain_steps(), some.lists(FRACTIONS, max_size=5))
def test_cues_are_the_same_however_the_time_is_cut(step: PlainStep, cuts: list[float]) -> None:
    timeline = timeline_of(step)
    assert timeline.length
    times = [BEFORE, *sorted(timeline.length * cut for cut in cuts), timeline.length]
    spans = pairwise(times)
    in_parts = [cue for span in spans for cue in timeline.cues_between(*span)]
    assert in_parts == [*timeline.cues_between(BEFORE, timeline.length)]


@quickly
@given(plain_steps())
def test_cues_come_in_order_and_within_the_step(step: PlainStep) -> None:
    timeline = timeline_of(step)
    assert timeline.length
    times = [cue.at for cue in timeline.cues_between(BEFORE, timeline.length * 2)]
    assert times == sorted(times)
    assert all(timedelta() <= time < timeline.length for time in times)


@quickly
@given(plain_steps())
def test_a_cue_is_heard_by_a_look_at_its_very_instant(step: PlainStep) -> None:
    timeline = timeline_of(step)
    assert timeline.length
    times = [cue.at for cue in timeline.cues_between(BEFORE, timeline.length)]
    assert [timeline.cues_between(BEFORE, time)[-1].at for time in times] == times


@quickly
@given(plain_steps(), FRACTIONS)
def test_the_next_turn_is_the_time_of_the_next_cue(step: PlainStep, fraction: float) -> None:
    timeline = timeline_of(step)
    assert timeline.length
    elapsed = timeline.length * fraction
    coming = [cue.at for cue in timeline.cues_between(elapsed, timeline.length)]
    assert timeline.next_turn(elapsed) == (coming[0] if coming else None)


@quickly
@given(plain_steps(), some.floats(1, 300))
def test_more_time_changes_nothing_that_was_planned(step: PlainStep, more: float) -> None:
    timeline = timeline_of(step)
    longer = timeline.lengthened(seconds(more))
    assert timeline.length
    assert longer.length
    assert longer.length > timeline.length
    planned = as_heard(timeline.cues_between(BEFORE, timeline.length - INSTANT))
    kept = as_heard(longer.cues_between(BEFORE, timeline.length - INSTANT))
    assert set(planned) <= set(kept)


@quickly
@given(plain_steps(), some.floats(-1, 2))
def test_a_moment_is_there_before_within_and_past_the_step(
    step: PlainStep, fraction: float
) -> None:
    timeline = timeline_of(step)
    assert timeline.length
    moment = timeline.at(timeline.length * max(0.0, fraction))
    assert moment.number <= moment.count
    assert 0 <= (moment.portion or 0) <= 1
    assert 0 <= (moment.fullness or 0) <= 1
    assert (moment.left or timedelta()) >= timedelta()


def test_prompts_are_spread_evenly_from_the_start() -> None:
    guide = Guide(lasts=seconds(60), say=("Feet.", "Hands.", "Face."))
    assert times_of(guide, CueKind.PROMPT) == [0, 20, 40]
    assert timeline_of(guide).at(seconds(39.9)).prompt == "Hands."
    assert timeline_of(guide).at(seconds(40)).prompt == "Face."


@pytest.mark.parametrize(
    ("bells", "times"),
    [
        (IntervalBells(every=timedelta(minutes=5)), [300, 600, 900]),
        (IntervalBells(every=timedelta(minutes=20)), []),
        (IntervalBells(at=(seconds(0), timedelta(minutes=15), seconds(-60))), [0, 900, 1140]),
        (IntervalBells(at=(seconds(1200), seconds(-1300))), []),
    ],
)
def test_bells_ring_within_the_step_and_not_at_its_end(
    bells: IntervalBells, times: list[float]
) -> None:
    assert times_of(Guide(lasts=timedelta(minutes=20), bells=bells), CueKind.BELL) == times


def test_an_open_sit_rings_on_and_on() -> None:
    bells = IntervalBells(every=timedelta(hours=1))
    assert len(times_of(Guide(lasts=None, bells=bells), CueKind.BELL)) == 23


@quickly
@given(some.integers())
def test_random_bells_keep_to_their_waits_and_come_the_same_from_one_seed(seed: int) -> None:
    bells = IntervalBells(random=(timedelta(minutes=3), timedelta(minutes=7)))
    sit = Guide(lasts=timedelta(hours=1), bells=bells)
    times = times_of(sit, CueKind.BELL, seed)
    waits = [later - earlier for earlier, later in pairwise([0.0, *times])]
    assert all(180 <= wait <= 420 for wait in waits)
    assert 3600 - times[-1] <= 420
    assert times == times_of(sit, CueKind.BELL, seed)


def test_an_even_beat_ticks_evenly() -> None:
    walk = Guide(lasts=seconds(5), ticking=Ticking(60, 60))
    assert times_of(walk, CueKind.TICK) == [0, 1, 2, 3, 4]


def test_a_beat_that_falls_between_microseconds_never_ticks_late() -> None:
    walk = timeline_of(Guide(lasts=seconds(60), ticking=Ticking(57, 57)))
    times = [cue.at for cue in walk.cues_between(BEFORE, seconds(60))]
    assert len(times) == 57
    assert [walk.at(time).tick for time in times] == list(range(57))
    assert [walk.next_turn(time) for time in times] == [*times[1:], None]


def test_a_beat_that_slows_gives_its_mean_rate_in_all_and_then_stays_slow() -> None:
    rock = Guide(lasts=timedelta(minutes=3), ticking=Ticking(57, 40))
    times = times_of(rock, CueKind.TICK)
    waits = [later - earlier for earlier, later in pairwise(times)]
    assert len(times) == round(3 * (57 + 40) / 2)
    assert waits == sorted(waits)
    assert (round(60 / waits[0]), round(60 / waits[-1])) == (57, 40)
    longer = timeline_of(rock).lengthened(timedelta(hours=1))
    late = longer.cues_between(timedelta(minutes=30), timedelta(minutes=31))
    assert len(late) == 40


def test_a_stretch_names_its_sides_and_tells_of_a_change_three_seconds_early() -> None:
    stretch = Stretch(hold=seconds(15), sides=2, reps=2, switch=seconds(5))
    timeline = timeline_of(stretch)
    assert timeline.length == seconds(75)
    assert as_heard(timeline.cues_between(BEFORE, seconds(40))) == (
        ("side", "left side", 0),
        ("soon", "Change sides soon.", 12),
        ("side", "change sides", 15),
        ("side", "right side", 20),
        ("soon", "Change sides soon.", 32),
        ("side", "change sides", 35),
        ("side", "left side", 40),
    )
    assert as_heard(timeline.cues_between(seconds(60), seconds(75))) == ()


def test_a_moment_of_a_stretch_says_which_hold_and_what_is_left() -> None:
    moment = timeline_of(Stretch(hold=seconds(20), reps=3)).at(seconds(25))
    assert (moment.word, moment.left, moment.portion) == ("hold", seconds(15), 0.25)
    assert (moment.number, moment.count) == (2, 3)


def test_a_question_waits_with_its_words_beside_it() -> None:
    step = Ask(question="Who helped?", say=("Look back.", "Or ahead."), lasts=seconds(60))
    assert timeline_of(step).length == seconds(60)
    assert prompts_of(step) == [(0, "Look back."), (30, "Or ahead.")]


def test_attuning_is_told_of_while_it_listens_and_while_it_paces() -> None:
    step = Attune(say=("Breathe as you are.", "A little longer now."), lasts=seconds(510))
    assert prompts_of(step) == [(0, "Breathe as you are."), (60, "A little longer now.")]
    assert timeline_of(step).length == seconds(510)


def test_observing_lasts_as_long_as_taps_are_waited_for() -> None:
    assert timeline_of(Attune(observe=True, within=seconds(90))).length == seconds(90)
