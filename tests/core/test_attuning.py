from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from living import START, after, fullness_at, lived_to_its_end, run_of, seconds, session_of
from stillpoint.core.attuning import descent, eased
from stillpoint.core.dueting import DuetTimeline
from stillpoint.core.entering import known_for, timeline_of
from stillpoint.core.listening import FREE, AttuneTimeline
from stillpoint.core.pacing import Paced
from stillpoint.core.patterns import PhaseKind, pattern, pattern_of_rate
from stillpoint.core.runs import Run, begun
from stillpoint.core.sessions import Ages, Audience, Session
from stillpoint.core.steps import Attune, Breathe, Guide, Who
from stillpoint.core.tapping import enter, keep_noticed, tap
from stillpoint.core.timelines import Knowledge, Moment
from strategies import quickly

SIX = pattern_of_rate(6)
TEN_MINUTES = Attune(lasts=seconds(600), to=SIX, say=("As you are.", "A little longer."))
A_CHILDS = Attune(lasts=seconds(180), within=seconds(30), to=pattern("2-0-2-0"), who=Who.CHILD)


def tapped(run: Run, *gaps: float) -> Run:
    """The run with a tap now and one after each gap."""
    run = tap(run, run.looked).run
    for gap in gaps:
        run = after(run, gap)
        run = tap(run, run.looked).run
    return run


def pace_of(run: Run) -> AttuneTimeline:
    assert isinstance(run.timeline, AttuneTimeline)
    return run.timeline


def rate_of(run: Run) -> float | None:
    """How many breaths a minute are paced now."""
    assert isinstance(run.timeline, Paced)
    return run.timeline.rate_at(run.elapsed)


def rates(start: float, *, floor: float = 0.0, lasts: float = 600) -> list[tuple[float, float]]:
    """Rates of a way down to six, and when each begins."""
    way = descent(start, SIX, by=0.5, every=seconds(20), floor=floor)
    return [
        (leg.start.total_seconds(), round(leg.pattern.rate, 2))
        for leg in eased(way, seconds(lasts)).legs
    ]


def session_for_a_child(step: Attune, youngest: int) -> Session:
    """A session with a child of some years or older."""
    ages = Ages(youngest * 12, youngest * 12 + 23, "any")
    return replace(session_of(step), audience=Audience.CARER_AND_CHILD, ages=ages)


def test_the_pacer_starts_at_exactly_the_tapped_rate_with_the_last_tap() -> None:
    run = tapped(run_of(TEN_MINUTES), 4, 4, 4, 4, 4)
    assert run.moment.phase is PhaseKind.IN
    assert run.moment.left == seconds(2)
    assert run.moment.fullness == 0
    assert run.rate_start is None
    assert after(run, 1).rate_start == 15


def test_half_a_breath_less_comes_every_twenty_seconds() -> None:
    way = rates(15)
    assert way[:3] == [(0, 15), (20, 14.5), (pytest.approx(40.69, abs=0.01), 14)]
    assert [rate for _, rate in way] == [15 - step / 2 for step in range(19)]
    assert 360 <= way[-1][0] <= 370


def test_a_long_way_down_takes_six_minutes() -> None:
    way = rates(30)
    assert [rate for _, rate in way[:2]] == [30, 28.67]
    assert way[-1][1] == 6
    assert 360 <= way[-1][0] <= 370


def test_the_out_breath_stretches_on_the_way() -> None:
    legs = eased(descent(12, SIX, by=0.5, every=seconds(20), floor=0), seconds(600)).legs
    shares = [leg.pattern.share(PhaseKind.IN) for leg in legs]
    assert (round(shares[0], 3), round(shares[-1], 3)) == (0.5, 0.4)
    assert shares == sorted(shares, reverse=True)


def test_a_breath_that_is_slower_than_the_goal_stays_as_it_is() -> None:
    assert {rate for _, rate in rates(5.2)} == {5.2}


def test_the_goal_is_never_slower_than_four_and_a_half() -> None:
    way = descent(12, pattern_of_rate(3), by=0.5, every=seconds(20), floor=0)
    assert way.goal.rate == pytest.approx(4.5)


def test_without_taps_it_starts_at_twelve_when_the_time_for_them_is_over() -> None:
    run = after(run_of(TEN_MINUTES), 61)
    assert run.moment.phase is PhaseKind.IN
    assert run.rate_start == 12


def test_too_few_taps_start_twelve_a_minute_in_step_with_the_last() -> None:
    run = tapped(run_of(TEN_MINUTES), 6, 6, 6)
    assert pace_of(run).begins == seconds(18 + 45)
    run = after(run, 45)
    assert (run.moment.phase, run.moment.fullness) == (PhaseKind.IN, 0)
    assert run.moment.left == seconds(2.5)


def test_six_gaps_like_a_hummingbird_start_twelve_a_minute() -> None:
    run = tapped(run_of(TEN_MINUTES), *[0.8] * 5)
    assert after(run, 1).rate_start == 12


def test_a_held_key_is_one_tap() -> None:
    run = tapped(run_of(TEN_MINUTES), 0.66, *[0.04] * 200)
    assert (run.moment.number, run.is_listening) == (1, True)


def test_an_answer_to_a_tap_swells_and_is_gone_before_the_next() -> None:
    run = tapped(run_of(TEN_MINUTES))
    timeline = pace_of(run)
    assert fullness_at(timeline, seconds(0)) == 0
    assert fullness_at(timeline, seconds(0.3)) == pytest.approx(0.22)
    assert fullness_at(timeline, seconds(0.6)) == 0
    assert timeline.is_moving(seconds(0.3))
    assert not timeline.is_moving(seconds(0.6))


def test_a_pause_while_listening_spoils_no_gap() -> None:
    run = tapped(run_of(TEN_MINUTES), 4, 4)
    run = run.pause(run.looked + seconds(1)).run
    run = run.resume(run.looked + seconds(300)).run
    run = tapped(run, 4, 4, 4)
    assert after(run, 1).rate_start == 15
    assert run.paused == seconds(300)


def test_taps_in_a_pause_are_of_no_account() -> None:
    run = run_of(TEN_MINUTES).pause(START).run
    assert tapped(run, 4, 4).timeline == run.timeline


def test_going_back_listens_anew() -> None:
    run = run_of(Guide(lasts=seconds(5)), TEN_MINUTES)
    run = tapped(after(run, 5), 4, 4, 4, 4, 4)
    again = run.again(run.looked).run
    assert (again.moment.number, again.is_listening) == (0, True)


def test_too_slow_is_a_step_back_that_stays() -> None:
    run = after(tapped(run_of(TEN_MINUTES), 4, 4, 4, 4, 4), 65)
    assert pace_of(run).rate_at(run.elapsed) == pytest.approx(13.5)
    run = after(run.quicker(run.looked).run, 10)
    assert pace_of(run).rate_at(run.elapsed) == pytest.approx(14)
    run = after(run, 400)
    assert pace_of(run).rate_at(run.elapsed) == pytest.approx(14)


def test_too_slow_holds_for_the_rest_of_the_session() -> None:
    slow = Breathe(pattern=pattern("4-0-6-0"), cycles=6)
    quick = Breathe(pattern=pattern("1.5-0-2-0"), cycles=6)
    run = after(tapped(run_of(TEN_MINUTES, slow, quick), 4, 4, 4, 4, 4), 65)
    run = run.quicker(run.looked).run
    assert run.left is not None
    assert run.step_left is not None
    assert (run.left - run.step_left) / seconds(1) == pytest.approx(6 * 60 / 14 + 21)
    run = run.skip(run.looked).run
    assert rate_of(run) == pytest.approx(14)
    run = run.skip(run.looked).run
    assert rate_of(run) == pytest.approx(60 / 3.5)


def test_a_breath_that_was_too_slow_stays_so_in_the_steps_to_come() -> None:
    four_six, box = pattern("4-0-6-0"), pattern("4-4-4-4")
    run = run_of(*(Breathe(pattern=each, cycles=2) for each in (four_six, box, four_six)))
    run = run.quicker(run.looked).run
    for _ in range(2):
        run = run.skip(run.looked).run
        assert rate_of(run) == pytest.approx(6.5)
    run = run.back(run.looked).run.back(run.looked).run
    assert rate_of(run) == pytest.approx(6.5)


def test_what_was_too_slow_is_no_goal_of_attuning_later() -> None:
    known = Knowledge(slowest=9)
    run = tapped(begun(session_of(TEN_MINUTES), START, known), 4, 4, 4, 4, 4)
    assert pace_of(run).course.legs[-1].pattern.rate == pytest.approx(9)
    run = tapped(begun(session_of(TEN_MINUTES), START, known), *[8] * 5)
    assert {round(leg.pattern.rate, 2) for leg in pace_of(run).course.legs} == {7.5}


def test_two_who_breathe_side_by_side_stay_geared_where_it_was_too_slow() -> None:
    step = Breathe(pattern=pattern("4-0-6-0"), child=pattern("2-0-3-0"), cycles=6)
    timeline = timeline_of(step, Knowledge(slowest=7.5))
    assert isinstance(timeline, DuetTimeline)
    assert timeline.rate_at(seconds(0)) == pytest.approx(7.5)
    assert timeline.child.rate == pytest.approx(15)


def test_too_slow_twice_lets_the_breath_go() -> None:
    run = after(tapped(run_of(TEN_MINUTES), 4, 4, 4, 4, 4), 66)
    before = run.moment.fullness
    for _ in range(2):
        run = run.quicker(run.looked).run
    assert (run.moment.word, run.moment.phase, run.moment.prompt) == (FREE, None, "")
    assert run.moment.fullness == before
    assert after(run, 2).moment.fullness == 0
    cycles = run.cycles
    run, heard = lived_to_its_end(after(run, 2))
    assert "phase" not in [kind for kind, _, _ in heard]
    assert (run.cycles, run.is_completed) == (cycles, True)


def test_no_holds_reach_the_goal_as_well() -> None:
    box = Attune(lasts=seconds(600), to=pattern("4-4-4-4"))
    run = tapped(run_of(box).without_holds(START).run, 4, 4, 4, 4, 4)
    assert not any(leg.pattern.holds for leg in pace_of(run).course.legs)


def test_what_is_only_noticed_is_never_paced() -> None:
    watched = Attune(observe=True, within=seconds(60), who=Who.CHILD)
    run = tapped(run_of(watched), *[1.5] * 20)
    assert run.moment.prompt == "About 40 a minute. Quick and uneven is usual at this age."
    assert run.is_listening
    run, _ = lived_to_its_end(run)
    assert (run.cycles, run.rate_start, run.kept) == (0, None, {})


def test_a_noticed_rate_is_kept_where_the_step_or_the_user_asks_for_it() -> None:
    named = Attune(observe=True, within=seconds(60), keep="morning-rate")
    assert tapped(run_of(named), *[3] * 6).kept == {"morning-rate": 20.0}
    run = run_of(Attune(observe=True, within=seconds(60)))
    run = keep_noticed(run, run.looked).run
    assert tapped(run, *[3] * 6).kept == {"noticed-rate": 20.0}


def test_enter_taps_where_taps_are_listened_for_and_else_moves_on() -> None:
    run = run_of(Guide(lasts=None), TEN_MINUTES)
    run = enter(run, run.looked).run
    assert run.index == 1
    assert enter(run, run.looked).run.moment.number == 1


@pytest.mark.parametrize(("years", "slowest"), [(3, 10), (5, 7.5), (8, 6)])
def test_a_child_is_paced_no_slower_than_is_easy_at_its_age(years: int, slowest: float) -> None:
    run = begun(session_for_a_child(A_CHILDS, years), START)
    run = tapped(run, *[60 / 5.5] * 5)
    legs = pace_of(run).course.legs
    assert min(leg.pattern.rate for leg in legs) >= slowest - 0.01


def test_a_breath_is_quickened_for_the_child_who_is_there() -> None:
    step = Breathe(pattern=pattern("4-0-6-0"), cycles=6, who=Who.BOTH)
    assert timeline_of(step, Knowledge(youngest=4 * 12)).at(seconds(0)).left == seconds(2.4)
    carers = Breathe(pattern=pattern("4-0-6-0"), cycles=6, who=Who.CARER)
    assert timeline_of(carers, Knowledge(youngest=4 * 12)).at(seconds(0)).left == seconds(4)


def test_a_child_who_turns_out_to_be_under_three_is_not_paced_the_adult_is() -> None:
    known = known_for(session_for_a_child(A_CHILDS, 5), Knowledge(youngest=20))
    timeline = timeline_of(A_CHILDS, known)
    assert isinstance(timeline, AttuneTimeline)
    assert timeline.step.who is Who.CARER


def test_no_age_is_of_account_where_only_adults_breathe() -> None:
    assert known_for(session_of(TEN_MINUTES), Knowledge(youngest=40)).youngest is None


def gaps_of_taps() -> some.SearchStrategy[list[float]]:
    return some.lists(some.floats(0, 15), max_size=25)


@quickly
@given(gaps_of_taps(), some.floats(4.5, 12), some.sampled_from([0.0, 6.0, 7.5, 10.0]))
def test_any_taps_give_a_bounded_and_monotone_descent(
    gaps: list[float], goal: float, floor: float
) -> None:
    run = tapped(run_of(TEN_MINUTES), *gaps)
    way = descent(
        pace_of(run).taps.rate, pattern_of_rate(goal), by=0.5, every=seconds(20), floor=floor
    )
    legs = eased(way, seconds(600)).legs
    rates = [leg.pattern.rate for leg in legs]
    assert min(rates) >= 4.49
    assert max(rates) <= 30.001
    assert all(late <= early + 1e-3 for early, late in pairwise(rates))
    assert all(early - late <= 24 / 18 + 0.01 for early, late in pairwise(rates))
    assert min(rates) >= floor - 0.01
    reached = next(leg for leg in legs if leg.pattern.rate == pytest.approx(rates[-1], abs=1e-3))
    assert reached.start <= seconds(360) + legs[-1].pattern.length


@quickly
@given(gaps_of_taps(), some.lists(some.floats(0, 4), min_size=1, max_size=40))
def test_the_breath_never_jumps_whatever_is_tapped(gaps: list[float], looks: list[float]) -> None:
    run = tapped(run_of(TEN_MINUTES), *gaps)
    course = pace_of(run).course
    begins = pace_of(run).begins
    assert begins is not None
    times = [begins + timedelta(seconds=look) for look in looks]
    times += [begins + leg.start for leg in course.legs]
    for time in times:
        early = fullness_at(run.timeline, max(seconds(0), time - seconds(0.01)))
        assert abs(fullness_at(run.timeline, time) - early) <= 0.05
    assert fullness_at(run.timeline, begins) == pytest.approx(0, abs=1e-6)


@quickly
@given(gaps_of_taps())
def test_the_pacer_begins_in_step_with_the_last_tap(gaps: list[float]) -> None:
    run = tapped(run_of(TEN_MINUTES), *gaps)
    timeline = pace_of(run)
    last, begins = timeline.taps.last, timeline.begins
    assert begins is not None
    assert last is not None
    breaths = (begins - last) / timedelta(minutes=1 / timeline.taps.rate)
    assert breaths == pytest.approx(round(breaths), abs=1e-4)


def test_a_session_of_attuning_ends_on_a_whole_breath() -> None:
    run, heard = lived_to_its_end(tapped(run_of(TEN_MINUTES), 4, 4, 4, 4, 4))
    assert (run.is_completed, run.practised) == (True, run.planned)
    assert abs(run.practised - seconds(600)) <= seconds(5)
    assert run.rate_end == pytest.approx(6)
    assert heard[-1][0] == "end"


def _shown(moment: Moment) -> tuple[str, int, int]:
    return moment.word, moment.number, moment.count


def test_listening_tells_what_to_tap_and_how_many_came() -> None:
    run = tapped(run_of(TEN_MINUTES), 4, 4)
    assert _shown(run.moment) == ("tap as you breathe in", 3, 6)


def test_a_goal_that_stands_for_ones_own_pace_is_that_pace() -> None:
    own = replace(TEN_MINUTES, to=replace(SIX, is_own=True))
    slow = timeline_of(own, Knowledge(pace=5.5))
    usual = timeline_of(own)
    assert isinstance(slow, AttuneTimeline)
    assert isinstance(usual, AttuneTimeline)
    assert slow.step.to.rate == pytest.approx(5.5)
    assert usual.step.to.rate == 6


def test_a_day_of_breaths_after_the_descent_is_made_at_once() -> None:
    course = eased(descent(15, SIX, by=0.5, every=seconds(20), floor=0), timedelta(hours=24))
    assert len(course.legs) == 19
    assert abs(course.length - timedelta(hours=24)) <= seconds(5)
