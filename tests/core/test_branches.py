from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from living import START, after, lived, lived_to_its_end, run_of, seconds, session_of, sit, words_of
from stillpoint.core.answers import answer_in, answered, thought_over, unanswered
from stillpoint.core.awake import Asking
from stillpoint.core.cues import CueKind
from stillpoint.core.entering import length_of, lengths_of
from stillpoint.core.runs import Run
from stillpoint.core.safety_branches import may_lead
from stillpoint.core.sessions import Ages, Audience, Bells, Session
from stillpoint.core.steps import Ask, Choice, Guide, Repeat, Step
from stillpoint.core.timelines import total

NEEDS = Ask(
    id="needs",
    question="What do they need?",
    choices=(Choice("milk", "milk"), Choice("sleep", "carer/step-back"), Choice("not sure")),
    keep="need",
    lasts=seconds(20),
    then="end",
)
MILK = Guide(id="milk", say=("Offer milk.",), lasts=seconds(60))
BETTER = Ask(
    question="Better?",
    choices=(Choice("yes", "end"), Choice("not yet", "needs")),
    lasts=seconds(10),
)
MILK_FIRST, SLEEP, NOT_SURE = NEEDS.choices
YES, NOT_YET = BETTER.choices


def at_the_cot() -> Run:
    return run_of(NEEDS, MILK, BETTER)


def test_an_answer_leads_to_its_step_and_is_kept_under_its_name() -> None:
    run = after(at_the_cot(), 5)
    run = answered(run, run.looked, MILK_FIRST).run
    assert (run.step, run.came, dict(run.kept)) == (MILK, (0,), {"need": "milk"})
    assert run.practised == seconds(5)


def test_a_question_that_nobody_answers_goes_on_by_itself() -> None:
    run, _ = lived_to_its_end(at_the_cot())
    assert (run.practised, run.index, dict(run.kept)) == (seconds(20), 0, {})
    assert run.is_completed
    assert run.planned == seconds(20)


def test_a_whole_run_is_whole_by_the_way_that_was_taken() -> None:
    run = answered(after(at_the_cot(), 5), seconds(5), MILK_FIRST).run
    assert run.planned == seconds(90)
    assert run.left == seconds(70)
    run = after(run, 61)
    assert run.step is BETTER
    run = answered(run, run.looked, YES).run
    assert (run.is_over, run.is_completed, run.planned) == (True, True, seconds(90))
    assert run.practised == seconds(66)


def test_a_choice_may_lead_back_and_the_arrow_leads_where_one_came_from() -> None:
    run = answered(after(at_the_cot(), 5), seconds(5), MILK_FIRST).run
    run = after(run, 61)
    run = answered(run, run.looked, NOT_YET).run
    assert (run.step, run.came) == (NEEDS, (0, 1, 2))
    run = run.back(run.looked).run
    assert (run.step, run.came) == (BETTER, (0, 1))
    run = run.back(run.looked).run
    run = run.back(run.looked).run
    assert (run.step, run.came) == (NEEDS, ())


def test_a_choice_of_a_session_ends_this_one_whole_and_without_its_bell() -> None:
    run = run_of(NEEDS, MILK, bells=Bells("bowl", "wood", "bowl"))
    beat = answered(after(run, 5), seconds(5), SLEEP)
    assert (beat.run.is_over, beat.run.is_completed) == (True, True)
    assert beat.run.leads_to == "carer/step-back"
    assert [cue.kind for cue in beat.cues] == [CueKind.END]


def test_an_answer_may_be_taken_back() -> None:
    run = run_of(Ask(question="Which?", choices=(Choice("a"), Choice("b")), keep="it"), sit(60))
    run = answered(after(run, 2), seconds(2), Choice("a")).run
    run = run.back(run.looked).run
    assert dict(run.kept) == {"it": "a"}
    assert dict(unanswered(run, run.looked).run.kept) == {}


def test_an_answer_goes_on_from_a_pause() -> None:
    run = after(at_the_cot(), 5)
    run = run.pause(run.looked).run
    run = answered(run, run.looked + seconds(60), MILK_FIRST).run
    assert (run.is_paused, run.step, run.paused) == (False, MILK, seconds(60))


def test_an_answer_that_comes_too_late_answers_nothing_else() -> None:
    run = after(run_of(BETTER, NEEDS), 9.5)
    beat = answered(run, run.looked + seconds(1), YES)
    assert (beat.run.step, beat.run.is_over) == (NEEDS, False)


def test_who_is_at_the_answers_has_ten_seconds_more() -> None:
    run = after(at_the_cot(), 18)
    run = thought_over(run, run.looked).run
    assert run.step_left == seconds(10)
    assert thought_over(run, run.looked).run.step_left == seconds(10)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("1", MILK_FIRST),
        ("3", NOT_SURE),
        ("Sleep", SLEEP),
        ("not", NOT_SURE),
        ("4", None),
        ("0", None),
        ("", None),
        ("tea", None),
    ],
)
def test_answers_are_typed_as_numbers_or_words(typed: str, answer: Choice | None) -> None:
    assert answer_in(NEEDS, typed) == answer


@pytest.mark.parametrize(("typed", "answer"), [("10", 10), (" 0 ", 0), ("11", None), ("ten", None)])
def test_a_scale_is_answered_by_its_numbers(typed: str, answer: int | None) -> None:
    assert answer_in(Ask(question="How easy?", scale=(0, 10)), typed) == answer


def test_the_length_of_a_session_is_that_of_its_shortest_and_longest_way() -> None:
    session = session_of(NEEDS, MILK, BETTER)
    assert lengths_of(session) == (seconds(20), seconds(90))
    assert length_of(session) == seconds(90)
    assert lengths_of(session_of(replace(NEEDS, then=""), MILK)) == (seconds(80), seconds(80))
    assert lengths_of(session_of(sit(60), sit(30))) == (seconds(90), seconds(90))
    assert lengths_of(session_of(NEEDS, Guide(lasts=None))) is None


def test_a_repeat_is_led_to_and_leads_on_as_a_whole() -> None:
    repeat = Repeat(steps=(sit(10), sit(5)), times=2, id="again", then="end")
    run = run_of(Ask(question="?", choices=(Choice("a", "again"),)), sit(60), repeat, sit(7))
    run = answered(run, run.looked, Choice("a", "again")).run
    assert (run.index, run.left) == (2, seconds(30))


def test_a_check_that_nobody_answers_goes_on_in_the_next_step() -> None:
    run = run_of(Guide(lasts=seconds(15), awake=seconds(8)), sit(600))
    run, heard = lived(run, seconds(60))
    awake = [cue.strikes for cue in heard if cue.kind is CueKind.AWAKE]
    assert awake == [1, 2, 2, 3, 3, 3]
    assert run.asking is Asking.SAFE_SLEEP
    run = run.answer(run.looked).run
    assert (run.asking, run.next_turn) == (Asking.QUIET, seconds(600 - 45))
    assert words_of(lived(run, seconds(300))[1], "awake") == []


def test_a_way_pressed_by_hand_shows_that_somebody_is_awake() -> None:
    run = after(run_of(Guide(lasts=seconds(60), awake=seconds(8)), sit(600)), 30)
    assert run.asking is Asking.LOUDER
    assert run.skip(run.looked).run.asking is Asking.QUIET


def _for(audience: Audience, youngest: int | None) -> Session:
    ages = None if youngest is None else Ages(youngest, None, f"{youngest // 12}y+")
    return replace(session_of(sit(60)), audience=audience, ages=ages)


YEAR = 12


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ((Audience.CARER_AND_INFANT, 0), (Audience.CARER_AND_INFANT, 0), True),
        ((Audience.CARER_AND_INFANT, 0), (Audience.CARER, 16 * YEAR), True),
        ((Audience.CARER_AND_INFANT, 0), (Audience.CARER_AND_CHILD, 3 * YEAR), False),
        ((Audience.CARER_AND_CHILD, 8 * YEAR), (Audience.CARER_AND_CHILD, 5 * YEAR), True),
        ((Audience.CARER_AND_CHILD, 8 * YEAR), (Audience.ADULT, None), False),
        ((Audience.ANYONE, 8 * YEAR), (Audience.CARER, None), False),
        ((Audience.ADULT, 16 * YEAR), (Audience.ADULT, 18 * YEAR), False),
        ((Audience.ADULT, None), (Audience.CARER_AND_INFANT, 0), True),
    ],
)
def test_nobody_is_led_to_what_is_not_for_them(
    one: tuple[Audience, int | None], other: tuple[Audience, int | None], may: bool
) -> None:
    assert may_lead(_for(*one), _for(*other)) is may


@some.composite
def branching(draw: some.DrawFn) -> tuple[Step, ...]:
    """Steps with ids, that ask or go on, each to a later one or to the end."""
    count = draw(some.integers(1, 6))
    steps: list[Step] = []
    for number in range(count):
        later = some.sampled_from([*(f"s{n}" for n in range(number + 1, count)), "end"])
        anywhere = some.sampled_from([*(f"s{n}" for n in range(count)), "end", "other/session"])
        lasts, then = seconds(draw(some.integers(1, 90))), draw(some.just("") | later)
        if draw(some.booleans()):
            choices = tuple(Choice(word, draw(some.just("") | anywhere)) for word in "abc")
            ask = Ask(id=f"s{number}", question="?", choices=choices, keep="it", lasts=lasts)
            steps.append(replace(ask, then=then))
        else:
            steps.append(Guide(id=f"s{number}", lasts=lasts, then=then))
    return tuple(steps)


@given(branching())
def test_left_alone_a_session_ends_and_lasts_as_long_as_one_of_its_ways(
    steps: tuple[Step, ...],
) -> None:
    ways = lengths_of(session_of(*steps))
    assert ways is not None
    run, _ = lived_to_its_end(run_of(*steps))
    assert run.is_completed
    assert run.practised == run.planned
    assert ways[0] <= run.practised <= ways[1]


@given(branching(), some.lists(some.sampled_from("abc<>r."), max_size=40))
def test_whatever_is_pressed_the_way_is_a_way_and_time_adds_up(
    steps: tuple[Step, ...], keys: list[str]
) -> None:
    run = run_of(*steps)
    for key in keys:
        run = after(run, 0.5)
        if isinstance(run.step, Ask) and key in "abc":
            run = answered(run, run.looked, run.step.choices["abc".index(key)]).run
        else:
            moves = {"<": Run.back, ">": Run.skip, "r": Run.again}
            run = moves.get(key, Run.beat)(run, run.looked).run
        if run.is_over:
            break
        assert run.left == total([run.step_left, *(run.lengths[n] for n in run.coming)])
        assert list(run.coming) == sorted(run.coming)
    run, _ = lived_to_its_end(run)
    assert run.practised + run.paused <= run.looked - START
