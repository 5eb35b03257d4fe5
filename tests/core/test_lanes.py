from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from living import (
    START,
    after,
    as_heard,
    fullness_at,
    lived,
    lived_to_its_end,
    run_of,
    seconds,
    session_of,
)
from stillpoint.core.dueting import DuetTimeline
from stillpoint.core.entering import known_for, timeline_of
from stillpoint.core.following import FollowTimeline
from stillpoint.core.lanes import GEARS, Gear, gear_of, geared, meeting
from stillpoint.core.patterns import Pattern, PhaseKind, pattern, pattern_of_rate
from stillpoint.core.runs import Run, begun
from stillpoint.core.sessions import Ages, Audience
from stillpoint.core.steps import Breathe, Glide, Lead, Who
from stillpoint.core.tapping import tap
from stillpoint.core.timelines import Knowledge, Moment
from strategies import patterns, quickly

TWICE = Breathe(pattern=pattern("4-0-6-0"), child=pattern("2-0-3-0"), cycles=6, who=Who.BOTH)
THRICE = Breathe(pattern=pattern("4-0-5-0"), child=pattern("3-0-3-0"), cycles=6, who=Who.BOTH)
LED = Breathe(
    pattern=pattern("4-0-4-0"), child=pattern("4-0-4-0"), cycles=6, lead=Lead.CHILD, who=Who.BOTH
)


def two(step: Breathe) -> Run:
    """A run with a child of eight."""
    ages = Ages(8 * 12, 155, "8-12y")
    session = replace(session_of(step), audience=Audience.CARER_AND_CHILD, ages=ages)
    return begun(session, START)


def lanes_at(timeline: object, time: float) -> tuple[Moment, Moment]:
    assert isinstance(timeline, DuetTimeline | FollowTimeline)
    moment = timeline.at(seconds(time))
    assert moment.child
    return moment, moment.child


def tapped(run: Run, *gaps: float) -> Run:
    run = tap(run, run.looked).run
    for gap in gaps:
        run = after(run, gap)
        run = tap(run, run.looked).run
    return run


@pytest.mark.parametrize(
    ("carer", "child", "gear"),
    [
        ("4-0-4-0", "4-0-4-0", Gear(1, 1)),
        ("4-0-6-0", "2-0-3-0", Gear(1, 2)),
        ("4-0-5-0", "3-0-3-0", Gear(2, 3)),
        ("4-0-6-0", "3-0-3.7-0", Gear(2, 3)),
        ("4-0-6-0", "4-0-4-0", None),
        ("4-0-6-0", "1-0-1-0", None),
        ("2-0-3-0", "4-0-6-0", None),
    ],
)
def test_two_breaths_meet_in_a_gear_or_never(carer: str, child: str, gear: Gear | None) -> None:
    assert gear_of(pattern(carer), pattern(child)) == gear


@quickly
@given(patterns(), some.sampled_from(["4-0-4-0", "4-0-6-0", "5-0-5-0"]))
def test_the_nearest_pattern_that_meets_does(child: Pattern, carer: str) -> None:
    found = meeting(pattern(carer), child)
    if min(phase.length for phase in found.phases) > seconds(0.2):
        assert gear_of(pattern(carer), found) is not None


def test_both_lanes_end_a_breath_together() -> None:
    timeline = timeline_of(TWICE)
    assert lanes_at(timeline, 0)[1].word == "breathe in"
    carer, child = lanes_at(timeline, 5)
    assert (carer.word, carer.left) == ("breathe out", seconds(5))
    assert child.word == "breathe in"
    assert child.fullness == pytest.approx(0, abs=1e-4)
    for end in (10, 20, 30):
        carer, child = lanes_at(timeline, end)
        assert (carer.phase, child.phase) == (PhaseKind.IN, PhaseKind.IN)
        assert abs((child.left or timedelta()) - seconds(2)) < seconds(0.001)


def test_three_of_the_childs_are_two_of_the_carers() -> None:
    timeline = timeline_of(THRICE)
    assert timeline.length == seconds(54)
    assert lanes_at(timeline, 9)[0].phase is PhaseKind.IN
    assert lanes_at(timeline, 9)[1].phase is PhaseKind.OUT
    assert lanes_at(timeline, 18)[0].phase is lanes_at(timeline, 18)[1].phase is PhaseKind.IN


def test_each_phase_of_both_is_heard_once() -> None:
    run, heard = lived(two(TWICE), seconds(10))
    words = [(cue.who, cue.text, cue.at.total_seconds()) for cue in heard if cue.who]
    assert [each for each in words if each[0] == "carer"] == [
        ("carer", "breathe in", 0),
        ("carer", "breathe out", 4),
        ("carer", "breathe in", 10),
    ]
    assert [each for each in words if each[0] == "child"] == [
        ("child", "breathe in", 0),
        ("child", "breathe out", 2),
        ("child", "breathe in", 5),
        ("child", "breathe out", 7),
        ("child", "breathe in", 10),
    ]
    assert run.cycles == 1


def test_a_glide_takes_the_child_along_and_they_still_meet() -> None:
    glide = Glide(to=pattern("5-0-7-0"))
    timeline = timeline_of(
        Breathe(pattern=pattern("4-0-6-0"), child=pattern("2-0-3-0"), cycles=5, glide=glide)
    )
    assert isinstance(timeline, DuetTimeline)
    ends = [leg.end.total_seconds() for leg in timeline.carer.legs[:-1]]
    for end in ends:
        assert lanes_at(timeline, end + 0.0001)[1].number % 2 == 1
        assert lanes_at(timeline, end + 0.0001)[1].fullness == pytest.approx(0, abs=0.001)


@quickly
@given(some.sampled_from(GEARS), some.floats(6, 12), some.floats(0.3, 0.5), some.floats(0.0, 70.0))
def test_the_childs_breath_never_jumps(gear: Gear, rate: float, inhale: float, time: float) -> None:
    carer = pattern_of_rate(rate)
    child = geared(carer, pattern_of_rate(10, inhale), gear)
    step = Breathe(pattern=carer, child=child, cycles=8, glide=Glide(to=carer.at_rate(rate * 0.8)))
    timeline = timeline_of(step)
    early, late = lanes_at(timeline, time)[1], lanes_at(timeline, time + 0.01)[1]
    assert abs((late.fullness or 0) - (early.fullness or 0)) <= 0.03


def test_too_slow_quickens_both_and_keeps_them_together() -> None:
    run = after(two(TWICE), 3)
    run = run.quicker(run.looked).run
    assert isinstance(run.timeline, DuetTimeline)
    carer, child = lanes_at(run.timeline, 10)
    assert carer.phase is child.phase is PhaseKind.IN
    assert run.timeline.rate_at(seconds(11)) == pytest.approx(6.5)


@pytest.mark.parametrize("lead", Lead)
def test_children_under_five_share_one_shape_at_their_own_breath(lead: Lead) -> None:
    step = Breathe(pattern=pattern("4-0-6-0"), child=pattern("2-0-3-0"), cycles=6, lead=lead)
    timeline = timeline_of(step, Knowledge(youngest=4 * 12))
    assert timeline.at(seconds(1)).child is None
    assert not isinstance(timeline, DuetTimeline)
    assert timeline.length == seconds(60)


def test_a_child_under_three_has_no_lane() -> None:
    timeline = timeline_of(TWICE, Knowledge(youngest=30))
    assert timeline.at(seconds(1)).child is None
    assert timeline.at(seconds(1)).left == seconds(3)


def test_a_lane_too_slow_for_the_child_who_is_there_becomes_one_shape_at_an_easy_pace() -> None:
    step = Breathe(pattern=pattern("4-0-6-0"), child=pattern("4-0-6-0"), cycles=6)
    timeline = timeline_of(step, Knowledge(youngest=6 * 12))
    moment = timeline.at(seconds(0))
    assert moment.child is None
    assert moment.left == seconds(3.2)


def test_a_lane_for_a_child_of_no_age_is_for_one_who_may_be_under_three() -> None:
    assert known_for(session_of(TWICE)).youngest == 0


def test_a_led_breath_waits_for_the_first_tap() -> None:
    run = after(two(LED), 5)
    carer, child = lanes_at(run.timeline, 5)
    assert (carer.word, child.word) == ("wait with them", "tap as they breathe in")
    assert max(carer.fullness or 0, child.fullness or 0) < 1e-9
    assert not run.is_moving
    run = after(tapped(run), 1)
    assert lanes_at(run.timeline, 6)[1].word == "breathe in"
    assert run.is_moving


def test_the_next_in_breath_comes_when_the_last_four_taps_predict_it() -> None:
    run = tapped(two(LED), 5, 3, 3, 3)
    assert isinstance(run.timeline, FollowTimeline)
    assert run.timeline.pace == 20
    child = lanes_at(run.timeline, 14 + 3)[1]
    assert child.phase is PhaseKind.IN
    assert child.fullness == pytest.approx(0, abs=1e-4)


def test_where_taps_stop_the_breath_rests_at_its_end_and_thaws_with_the_next() -> None:
    run = after(tapped(two(LED), 3, 3, 3), 8.9)
    assert run.is_moving
    run = after(run, 3)
    carer, child = lanes_at(run.timeline, 20.9)
    assert child.word == "tap as they breathe in"
    assert child.fullness == pytest.approx(0, abs=1e-4)
    assert carer.fullness == pytest.approx(0, abs=1e-4)
    assert not run.is_moving
    beat = tap(run, run.looked)
    assert beat.run.is_moving
    heard = beat.run.beat(run.looked + seconds(0.1)).cues
    assert ("phase", "breathe in", 20.9) in [
        (kind, word, round(at, 3)) for kind, word, at in as_heard(heard)
    ]


def test_a_led_breath_is_no_slower_than_is_easy_at_the_childs_age() -> None:
    timeline = timeline_of(LED, Knowledge(youngest=6 * 12))
    assert isinstance(timeline, FollowTimeline)
    for time in (0, 11, 22, 33):
        timeline = timeline.tapped(seconds(time))
    assert timeline.pace == 7.5


def test_a_led_step_ends_on_a_whole_breath() -> None:
    run = tapped(two(LED), *[3.5] * 13)
    run, _ = lived_to_its_end(run)
    assert run.is_completed
    assert seconds(48) <= run.practised <= seconds(48 + 8)
    assert isinstance(run.timeline, FollowTimeline)
    assert lanes_at(run.timeline, run.elapsed.total_seconds())[1].fullness == pytest.approx(
        0, abs=0.01
    )


@quickly
@given(
    some.lists(some.floats(0, 14), max_size=20),
    some.lists(some.floats(0, 40), min_size=1, max_size=20),
)
def test_a_led_breath_never_jumps_whatever_is_tapped(gaps: list[float], looks: list[float]) -> None:
    timeline = timeline_of(LED)
    time = 0.0
    for gap in gaps:
        time += gap
        assert isinstance(timeline, FollowTimeline)
        before = fullness_of_child(timeline, time)
        timeline = timeline.tapped(seconds(time))
        assert fullness_of_child(timeline, time) == pytest.approx(before, abs=1e-4)
        for look in looks:
            early = fullness_of_child(timeline, time + look)
            late = fullness_of_child(timeline, time + look + 0.01)
            assert abs(late - early) <= 0.05


def fullness_of_child(timeline: object, time: float) -> float:
    return lanes_at(timeline, time)[1].fullness or 0.0


def test_who_led_is_kept_in_order_and_once() -> None:
    first = Breathe(pattern=pattern("4-0-6-0"), cycles=2, who=Who.CARER)
    together = replace(THRICE, lead=Lead.TOGETHER, cycles=1)
    session = session_of(first, together, LED, together)
    ages = Ages(8 * 12, 155, "8-12y")
    run = begun(replace(session, audience=Audience.CARER_AND_CHILD, ages=ages), START)
    assert after(run, 9).led == ()
    run = after(run, 30)
    assert run.led == (Lead.CARER, Lead.TOGETHER)
    untapped, _ = lived_to_its_end(run)
    assert untapped.led == (Lead.CARER, Lead.TOGETHER)
    assert after(tapped(run, 5, 5, 5), 6).led == (Lead.CARER, Lead.TOGETHER, Lead.CHILD)


def test_nobody_leads_where_one_breathes_alone() -> None:
    alone, _ = lived_to_its_end(run_of(Breathe(pattern=pattern("4-0-6-0"), cycles=2, who=Who.BOTH)))
    with_a_toddler = begun(session_of(TWICE), START, Knowledge(youngest=24))
    assert alone.led == ()
    assert after(with_a_toddler, 60).led == ()


def test_a_shared_shape_that_is_led_is_one_lane() -> None:
    timeline = timeline_of(LED, Knowledge(youngest=4 * 12))
    assert isinstance(timeline, FollowTimeline)
    timeline = timeline.tapped(timedelta())
    assert timeline.at(seconds(1)).child is None
    assert fullness_at(timeline, seconds(2)) > fullness_at(timeline, seconds(1)) > 0
