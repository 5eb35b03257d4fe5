from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from living import (
    START,
    Press,
    after,
    as_heard,
    breaths,
    lived,
    lived_to_its_end,
    run_of,
    seconds,
    session_of,
    sit,
    steered,
    words_of,
)
from stillpoint.core.awake import SAFE_SLEEP, Asking
from stillpoint.core.cues import CueKind
from stillpoint.core.patterns import pattern
from stillpoint.core.runs import Beat, Run, begun
from stillpoint.core.sessions import Bells, Session
from stillpoint.core.steps import Breathe, Glide, Guide, IntervalBells, PlainStep, Stretch
from strategies import breathes, looks, quickly, sessions

SOUNDS = Bells("bowl", "wood", "gong")
Key = Callable[[Run, timedelta], Beat]

STAYING: list[Key] = [
    *(Run.pause, Run.resume, Run.more, Run.answer, Run.without_holds, Run.quicker, Run.beat)
]
GOING: list[Key] = [Run.skip, Run.back, Run.again, Run.move_on, Run.finish]


def presses(keys: list[Key]) -> some.SearchStrategy[list[Press]]:
    gaps = some.integers(0, 7_000_000).map(lambda length: timedelta(microseconds=length))
    return some.lists(some.tuples(some.sampled_from(keys), gaps), max_size=20)


def test_a_session_is_heard_from_bell_to_bell() -> None:
    run = run_of(sit(20, "Arrive."), breaths(pattern("4-7-8"), 1), bells=SOUNDS)
    run, heard = lived_to_its_end(run)
    assert heard == (
        ("step", "", 0),
        ("bell", "bowl", 0),
        ("prompt", "Arrive.", 0),
        ("step", "", 0),
        ("phase", "breathe in", 0),
        ("phase", "hold", 4),
        ("phase", "breathe out", 11),
        ("bell", "gong", 19),
        ("end", "", 19),
    )
    assert (run.practised, run.paused, run.cycles) == (seconds(39), seconds(0), 1)
    assert run.is_completed


@quickly
@given(sessions(), looks(), looks())
def test_the_same_cues_come_once_each_however_often_the_clock_is_looked_at(
    session: Session, some_gaps: list[timedelta], other_gaps: list[timedelta]
) -> None:
    first, heard = lived_to_its_end(begun(session, START), some_gaps)
    second, heard_again = lived_to_its_end(begun(session, START), other_gaps)
    assert heard == heard_again
    assert first.practised == second.practised == first.planned
    assert (first.cycles, first.paused) == (second.cycles, seconds(0))
    assert (first.rate_start, first.rate_end) == (second.rate_start, second.rate_end)
    assert first.is_completed


@quickly
@given(sessions(), looks(longest=600), looks())
def test_sleep_changes_no_cue_and_is_never_practice(
    session: Session, late: list[timedelta], punctual: list[timedelta]
) -> None:
    slept, heard = lived_to_its_end(begun(session, START), late)
    awake, heard_awake = lived_to_its_end(begun(session, START), punctual)
    assert heard == heard_awake
    assert slept.practised == awake.practised


@quickly
@given(sessions(), presses(STAYING + GOING))
def test_practised_and_paused_are_the_time_on_the_wall_whatever_is_pressed(
    session: Session, pressed: list[Press]
) -> None:
    runs, _ = steered(begun(session, START), pressed)
    accounts = [run.practised + run.settled + run.paused for run in runs]
    assert accounts == [run.looked - START for run in runs]


@quickly
@given(sessions(), presses(STAYING + GOING))
def test_a_run_always_stands_within_its_step_and_knows_what_comes(
    session: Session, pressed: list[Press]
) -> None:
    runs, _ = steered(begun(session, START), pressed)
    assert all(run.step_left is None or run.step_left >= seconds(0) for run in runs)
    assert all(run.left is None or run.left >= (run.step_left or seconds(0)) for run in runs)
    assert all(run.next_turn is None or run.next_turn >= seconds(0) for run in runs)
    assert all(run.next_turn is None for run in runs if run.is_paused)


@quickly
@given(breathes(), presses(STAYING))
def test_keys_that_stay_in_the_step_give_every_word_once(
    step: Breathe, pressed: list[Press]
) -> None:
    _, heard = steered(run_of(step, bells=SOUNDS), pressed)
    said = Counter(words_of(heard, "step", "prompt", "bell"))
    assert max(said.values(), default=1) == 1


@pytest.mark.parametrize(("gap", "practised", "paused"), [(5, 5, 0), (5.001, 0, 5.001)])
def test_a_gap_of_over_five_seconds_is_a_pause(gap: float, practised: float, paused: float) -> None:
    run = run_of(sit(60)).beat(START + seconds(gap)).run
    assert (run.practised, run.paused) == (seconds(practised), seconds(paused))
    assert run.has_slept is run.is_paused is (paused > 0)


def test_after_a_sleep_the_breath_waits_where_it_was_until_resumed() -> None:
    run = after(run_of(breaths(pattern("4-0-6-0"), 6)), 2)
    asleep = run.beat(run.looked + timedelta(hours=8)).run
    assert asleep.moment == run.moment
    assert asleep.resume(asleep.looked).run.beat(asleep.looked + seconds(2)).cues[0].text == (
        "breathe out"
    )
    assert not asleep.resume(asleep.looked).run.has_slept


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    run = after(run_of(sit(60)), 4)
    assert run.beat(START).run.practised == seconds(4)
    assert run.beat(START).run.looked == run.looked


def test_a_pause_holds_the_breath_and_counts_as_a_pause() -> None:
    run = after(run_of(breaths(pattern("4-0-6-0"), 6)), 2)
    paused = run.pause(run.looked).run
    later, heard = lived(paused, timedelta(minutes=5))
    assert later.moment.fullness == pytest.approx(0.5)
    assert (heard, later.is_moving, later.next_turn) == ([], False, None)
    assert (later.practised, later.paused) == (seconds(2), timedelta(minutes=5))


def test_skip_goes_on_from_step_to_step_and_then_ends_unfinished() -> None:
    run = after(run_of(sit(60, "One."), sit(60, "Two.")), 5)
    run = run.skip(run.looked).run
    run, heard = lived(run, seconds(3))
    assert as_heard(heard) == (("step", "", 0), ("prompt", "Two.", 0))
    beat = run.skip(run.looked)
    assert as_heard(beat.cues) == (("end", "", 3),)
    assert (beat.run.is_over, beat.run.is_completed) == (True, False)
    assert beat.run.practised == seconds(8)


def test_back_and_again_start_the_step_from_its_first_word() -> None:
    run = after(run_of(sit(10, "One."), sit(10, "Two."), bells=SOUNDS), 14)
    again = lived(run.again(run.looked).run, seconds(1))[1]
    back = lived(run.back(run.looked).run, seconds(1))[1]
    first = run_of(sit(10, "One.")).back(START).run
    assert words_of(again, "step", "prompt") == ["", "Two."]
    assert words_of(back, "step", "bell", "prompt") == ["", "bowl", "One."]
    assert first.index == 0


def test_a_step_done_twice_counts_all_its_minutes_and_breaths() -> None:
    run = after(run_of(breaths(pattern("4-0-6-0"), 2)), 15)
    run, _ = lived_to_its_end(run.again(run.looked).run)
    assert (run.practised, run.cycles) == (seconds(35), 3)


@pytest.mark.parametrize(
    ("step", "left"),
    [
        (sit(60), 120),
        (breaths(pattern("4-7-8"), 4), 76 + 57),
        (Stretch(hold=seconds(25), sides=2), 100),
        (Stretch(hold=seconds(90), sides=2), 360),
    ],
)
def test_a_minute_more_is_whole_breaths_and_rounds(step: PlainStep, left: float) -> None:
    run = run_of(step).more(START).run
    assert run.left == seconds(left)
    assert lived_to_its_end(run)[0].practised == seconds(left)


def test_a_step_done_again_keeps_the_minutes_that_were_added() -> None:
    run = after(run_of(breaths(pattern("5.5-0-5.5-0"), 6), sit(30)), 20)
    run = run.more(run.looked).run.more(run.looked).run
    again = run.again(run.looked).run
    assert again.step_left == seconds(66 + 55 + 55)
    assert again.skip(again.looked).run.step_left == seconds(30)


def test_minutes_added_to_a_step_wait_for_the_way_back_to_it() -> None:
    run = run_of(sit(60), sit(30)).more(START).run.skip(START).run.more(START).run
    back = run.back(START).run
    assert (back.step_left, back.left) == (seconds(120), seconds(210))


def test_finish_ends_here_and_keeps_what_was_done() -> None:
    run = after(run_of(sit(60)), 42)
    run = run.pause(run.looked).run.finish(run.looked + seconds(8)).run
    assert (run.is_over, run.is_paused, run.is_completed) == (True, False, False)
    assert (run.practised, run.paused) == (seconds(42), seconds(8))


@pytest.mark.parametrize("press", STAYING + GOING)
def test_nothing_wakes_a_run_that_is_over(press: Key) -> None:
    over = run_of(sit(3)).beat(START + seconds(3)).run
    beat = press(over, over.looked + seconds(2))
    assert (beat.cues, beat.run.is_over, beat.run.practised) == ((), True, seconds(3))
    assert (beat.run.paused, beat.run.next_turn) == (seconds(0), None)


def test_an_open_step_lasts_until_it_is_moved_on_from() -> None:
    run = after(run_of(Guide(lasts=None), sit(5)), 3600)
    assert (run.index, run.step_left, run.left, run.planned) == (0, None, None, None)
    run = run.move_on(run.looked).run
    assert (run.index, run.left) == (1, seconds(5))
    assert after(run, 5).is_completed


def test_finishing_an_open_sit_completes_it() -> None:
    run = after(run_of(Guide(lasts=None)), 600)
    assert run.finish(run.looked).run.is_completed


def test_moving_on_leaves_other_steps_alone() -> None:
    assert run_of(sit(60), sit(60)).move_on(START).run.index == 0


def test_no_holds_lasts_to_the_end_of_the_session_and_shortens_what_is_left() -> None:
    run = after(run_of(breaths(pattern("4-7-8"), 1), breaths(pattern("4-4-4-4"), 3)), 1)
    run = run.without_holds(run.looked).run
    assert run.left == seconds(11 + 24)
    over, heard = lived_to_its_end(run)
    assert {text for kind, text, _ in heard if kind == "phase"} == {"breathe in", "breathe out"}
    assert over.practised == seconds(12 + 24)


def test_no_holds_leaves_a_session_asked_for_by_time_as_long_as_it_was() -> None:
    step = Breathe(pattern=pattern("4-4-4-4"), lasts=timedelta(minutes=4))
    run = after(run_of(step, step), 33)
    run = run.without_holds(run.looked).run
    assert run.left == timedelta(minutes=8) - seconds(33)
    assert lived_to_its_end(run)[0].practised == timedelta(minutes=8)


def test_rates_are_kept_of_the_first_and_the_last_breath() -> None:
    run = run_of(sit(5), breaths(pattern("4-0-4-0"), 1), breaths(pattern("4-0-6-0"), 1), sit(5))
    over, _ = lived_to_its_end(run)
    assert (over.rate_start, over.rate_end, over.cycles) == (7.5, 6, 2)


def test_a_late_first_look_still_knows_the_first_rate() -> None:
    glide = Glide(to=pattern("3-0-5-0"))
    run = run_of(Breathe(pattern=pattern("1-0-1-0"), cycles=4, glide=glide))
    assert run.beat(START + seconds(5)).run.rate_start == 30


def test_a_sit_without_a_breath_has_no_rate() -> None:
    over, _ = lived_to_its_end(run_of(sit(5)))
    assert (over.rate_start, over.rate_end, over.cycles) == (None, None, 0)


def test_the_first_bell_waits_for_settling_in() -> None:
    run, settling = lived(run_of(sit(60), settle=10, bells=SOUNDS), seconds(9))
    assert words_of(settling, "step", "bell") == ["Settling in"]
    assert words_of(lived(run, seconds(1))[1], "step", "bell") == ["", "bowl"]


def test_settling_in_is_neither_planned_nor_practised() -> None:
    run = after(run_of(sit(60), settle=10), 8)
    assert (run.practised, run.settled, run.planned) == (seconds(0), seconds(8), seconds(60))
    over = after(run, 62)
    assert (over.practised, over.settled, over.is_completed) == (seconds(60), seconds(10), True)


def test_skipping_settling_in_still_completes_the_session() -> None:
    run = run_of(sit(5), settle=10).skip(START).run
    assert after(run, 5).is_completed


def test_bells_have_the_names_of_the_session_and_none_is_silence() -> None:
    step = Guide(lasts=seconds(60), bells=IntervalBells(every=seconds(25)))
    _, heard = lived_to_its_end(run_of(step, bells=SOUNDS))
    _, quiet = lived_to_its_end(run_of(step, bells=Bells("none", "none", "none")))
    assert [text for kind, text, _ in heard if kind == "bell"] == ["bowl", "wood", "wood", "gong"]
    assert {kind for kind, _, _ in quiet} == {"step", "end"}


def test_in_a_routine_the_end_rings_once_with_its_bell() -> None:
    bells = Bells("bowl", "wood", "gong", strikes=3, closing="soft")
    _, heard = lived_to_its_end(run_of(sit(60), bells=bells))
    assert [text for kind, text, _ in heard if kind == "bell"] == ["bowl", "soft"]


@pytest.mark.parametrize(
    "hold",
    [
        Guide(lasts=timedelta(minutes=20), awake=seconds(90)),
        Breathe(pattern=pattern("4-0-6-0"), lasts=timedelta(minutes=20), awake=seconds(90)),
    ],
)
def test_asking_whether_one_is_awake_grows_louder_until_it_is_answered(hold: PlainStep) -> None:
    run, heard = lived(run_of(hold), seconds(135))
    asked = [cue for cue in heard if cue.kind is CueKind.AWAKE]
    assert [(cue.at.total_seconds(), cue.text, cue.strikes) for cue in asked] == [
        (90, "Awake? Press any key.", 1),
        (110, "Awake? Press any key.", 2),
        (120, "Awake? Press any key.", 2),
        (130, SAFE_SLEEP, 3),
        (135, SAFE_SLEEP, 3),
    ]
    assert run.asking is Asking.SAFE_SLEEP
    run, heard = lived(run.answer(run.looked).run, seconds(91))
    asked = [cue for cue in heard if cue.kind is CueKind.AWAKE]
    assert (run.asking, [cue.at for cue in asked]) == (Asking.ASKED, [seconds(225)])


def test_where_the_session_stands_is_told_at_every_moment() -> None:
    run = after(run_of(sit(60), breaths(pattern("4-0-6-0"), 6)), 90)
    assert (run.index, run.elapsed, run.step_left, run.left) == (
        1,
        seconds(30),
        seconds(30),
        seconds(30),
    )
    assert (run.planned, run.next_turn, run.is_moving) == (seconds(120), seconds(4), True)


def test_a_day_of_looking_drifts_by_nothing() -> None:
    run = begun(session_of(breaths(pattern("5.5-0-5.5-0"), 1000)), START)
    over, heard = lived_to_its_end(run, [timedelta(microseconds=4_999_999)])
    assert over.practised == seconds(11_000)
    assert [at for kind, _, at in heard if kind == "phase"][-1] == 10_994.5
