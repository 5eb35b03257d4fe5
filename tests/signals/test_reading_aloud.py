from collections.abc import Callable
from datetime import timedelta

import pytest

from living import after, run_of, seconds
from stillpoint.core.answers import unanswered
from stillpoint.core.awake import SAFE_SLEEP
from stillpoint.core.patterns import pattern
from stillpoint.core.runs import Beat, Run
from stillpoint.core.steps import Ask, Attune, Breathe, Choice, Guide, Stretch
from stillpoint.signals.reading_aloud import breaks_off, words_of

Key = Callable[[Run, timedelta], Beat]

ARRIVE = Guide(title="Arrive", lasts=seconds(20), say=("Feel your feet", "Let go."))
NECK = Stretch(title="Neck", hold=seconds(10), sides=2, say=("Ear to shoulder.",))
BREATHS = Breathe(title="Slow", pattern=pattern("4-0-6-0"), cycles=3, say=("Slow and low.",))
NEED = Ask(question="What now?", choices=(Choice("more"), Choice("enough")))
OPEN = Guide(lasts=None, say=("As long as you like.",))


def said(beat: Beat, before: Run, *, is_dark: bool = False) -> str:
    return words_of(before, beat.run, beat.cues, is_dark=is_dark)


def aloud(*steps: Guide | Stretch | Breathe | Ask | Attune, is_dark: bool = False) -> list[str]:
    """All that is said of a session, each time that something is."""
    run, words = run_of(*steps), list[str]()
    while not run.is_over:
        beat = run.beat(run.looked + seconds(1))
        words += filter(None, [said(beat, run, is_dark=is_dark)])
        run = beat.run
    return words


def test_prompts_are_said_and_no_word_of_a_breath() -> None:
    assert aloud(ARRIVE, BREATHS) == ["Feel your feet.", "Let go.", "Slow and low."]


def test_sides_are_said_and_told_early() -> None:
    assert aloud(NECK) == ["Ear to shoulder. left side.", "Change sides soon.", "right side."]


def test_in_the_dark_the_names_of_steps_are_said_too() -> None:
    assert aloud(ARRIVE, BREATHS, is_dark=True) == [
        "Arrive. Feel your feet.",
        "Let go.",
        "Slow and low.",
    ]


def test_a_name_that_comes_in_the_words_is_not_said_twice() -> None:
    ease = Guide(title="Ease off", lasts=seconds(20), say=("Ease off. Look at each other.",))
    assert aloud(ease, is_dark=True) == ["Ease off. Look at each other."]


def test_a_question_is_said_and_in_the_dark_its_answers() -> None:
    assert aloud(NEED) == ["What now?"]
    assert aloud(NEED, is_dark=True) == ["What now? 1 more · 2 enough."]


def test_in_the_dark_it_says_what_taps_are_for() -> None:
    tapping = Attune(title="Attune", lasts=seconds(120), say=("As you are.",))
    assert aloud(tapping, is_dark=True)[0] == "Attune. tap as you breathe in. As you are."
    assert aloud(tapping)[0] == "As you are."


def test_whoever_may_have_dozed_off_is_asked_aloud() -> None:
    rocking = Guide(lasts=seconds(400), awake=seconds(120))
    asked = aloud(rocking)
    assert asked[0] == "Awake? Press any key."
    assert SAFE_SLEEP in asked


def test_the_same_session_is_said_in_the_same_words() -> None:
    assert aloud(ARRIVE, NECK, NEED, is_dark=True) == aloud(ARRIVE, NECK, NEED, is_dark=True)


@pytest.mark.parametrize(
    "move", [Run.skip, Run.back, Run.again, Run.pause, Run.finish], ids=lambda move: move.__name__
)
def test_a_step_that_is_left_breaks_off_what_is_said(move: Key) -> None:
    run = after(run_of(ARRIVE, BREATHS), 3)
    beat = move(run, run.looked + seconds(1))
    assert breaks_off(run, beat.run)


def test_a_step_that_ends_by_itself_lets_its_words_end() -> None:
    run = after(run_of(ARRIVE, BREATHS), 19)
    assert not breaks_off(run, run.beat(run.looked + seconds(2)).run)
    last = after(run_of(ARRIVE), 19)
    assert not breaks_off(last, last.beat(last.looked + seconds(2)).run)


@pytest.mark.parametrize(
    ("step", "move"), [(OPEN, Run.move_on), (NEED, unanswered)], ids=["open", "a question"]
)
def test_a_step_that_waited_for_a_key_breaks_off_with_it(step: Guide | Ask, move: Key) -> None:
    run = after(run_of(step, BREATHS), 3)
    assert breaks_off(run, move(run, run.looked + seconds(1)).run)


def test_whoever_is_awake_is_asked_no_more() -> None:
    run = after(run_of(Guide(lasts=seconds(400), awake=seconds(120))), 121)
    assert breaks_off(run, run.answer(run.looked + seconds(1)).run)


def test_what_changes_nothing_breaks_nothing_off() -> None:
    run = after(run_of(ARRIVE, BREATHS), 3)
    paused = run.pause(run.looked + seconds(1)).run
    for move in (Run.beat, Run.more, Run.answer, Run.without_holds, Run.quicker):
        assert not breaks_off(run, move(run, run.looked + seconds(1)).run)
    assert not breaks_off(paused, paused.beat(paused.looked + seconds(1)).run)
    assert not breaks_off(paused, paused.resume(paused.looked + seconds(1)).run)
