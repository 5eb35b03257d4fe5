from hypothesis import given
from hypothesis import strategies as some

from living import run_of, seconds, session_of, sit
from stillpoint.core.entering import length_of
from stillpoint.core.sessions import lived_steps, unrolled, unrolled_count
from stillpoint.core.steps import Ask, Choice, Guide, Repeat, Step
from strategies import guides, quickly


def repeats(steps: some.SearchStrategy[Step]) -> some.SearchStrategy[Step]:
    return some.builds(
        Repeat,
        steps=some.lists(steps, max_size=3).map(tuple),
        times=some.integers(1, 3),
        each=some.sampled_from([(), ("left",), ("left", "right")]),
    )


nested_steps = some.recursive(guides(), repeats, max_leaves=5)


def test_a_repeat_comes_as_often_as_it_says() -> None:
    tense, release = sit(5, "Tense."), sit(10, "Let go.")
    lived = unrolled((Repeat(steps=(tense, release), times=2), sit(1)))
    assert lived == (tense, release, tense, release, sit(1))


def test_each_word_is_put_in_its_turn() -> None:
    step = Guide(lasts=seconds(5), title="{each}", say=("Fist of the {each}.", "Both {each}s?"))
    lived = unrolled((Repeat(steps=(step,), each=("right hand", "left hand")),))
    assert [step.title for step in lived] == ["right hand", "left hand"]
    assert lived[1].say == ("Fist of the left hand.", "Both left hands?")


def test_each_word_is_put_into_questions_and_their_choices() -> None:
    step = Ask(question="And the {each}?", choices=(Choice("{each} soft"), Choice("{each} tight")))
    assert unrolled((Repeat(steps=(step,), each=("jaw",)),)) == (
        Ask(question="And the jaw?", choices=(Choice("jaw soft"), Choice("jaw tight"))),
    )


def test_an_inner_repeat_fills_its_own_word_first() -> None:
    inner = Repeat(steps=(sit(1, "{each}"),), each=("toe", "heel"))
    lived = unrolled((Repeat(steps=(inner, sit(1, "{each} done")), each=("left", "right")),))
    assert [step.say[0] for step in lived] == [
        *("toe", "heel", "left done"),
        *("toe", "heel", "right done"),
    ]


@quickly
@given(some.lists(nested_steps, max_size=3).map(tuple))
def test_steps_are_counted_as_they_unroll(steps: tuple[Step, ...]) -> None:
    assert unrolled_count(steps) == len(unrolled(steps))


def test_a_huge_repeat_is_counted_without_being_made() -> None:
    inner: Step = sit(1)
    for _ in range(8):
        inner = Repeat(steps=(inner,), times=1000)
    assert unrolled_count((inner,)) == 1000**8


def test_settling_in_comes_before_the_first_step_and_counts() -> None:
    session = session_of(sit(60), settle=10)
    assert [step.lasts for step in lived_steps(session) if isinstance(step, Guide)] == [
        seconds(10),
        seconds(60),
    ]
    assert length_of(session) == seconds(70)


def test_a_session_with_an_open_step_has_no_length() -> None:
    assert length_of(session_of(sit(60), Guide(lasts=None))) is None
    assert run_of(sit(60), Guide(lasts=None)).left is None
