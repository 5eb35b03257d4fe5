"""What is said of changes, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillpoint.stats.helping import Measure, Sat, Verdict, change, helping


def sat(before: object, after: object, title: str = "Even Breath", name: str = "stirred") -> Sat:
    return Sat(f"breath/{title}", title, {name: before}, {name: after})


def test_fewer_than_six_tell_nothing_however_large_the_change() -> None:
    (helped,) = helping([sat(10, 0)] * 5)
    assert (helped.verdict, helped.count, helped.change) == (Verdict.TOO_FEW, 5, -10)


def test_six_that_agree_may_be_told() -> None:
    (helped,) = helping([sat(7, 4), sat(6, 4), sat(8, 5), sat(7, 5), sat(5, 3), sat(9, 5)])
    assert helped.verdict is Verdict.CALMER
    assert round(helped.change, 2) == -2.67


def test_six_that_do_not_agree_tell_nothing() -> None:
    (helped,) = helping([sat(7, 4), sat(4, 7), sat(8, 7), sat(5, 7), sat(5, 3), sat(3, 5)])
    assert helped.verdict is Verdict.UNCLEAR


def test_a_session_after_which_people_are_more_stirred_is_told_as_plainly() -> None:
    (helped,) = helping([sat(3, 6)] * 8)
    assert helped.verdict is Verdict.STIRRED


def test_sessions_are_told_by_how_often_they_were_done_not_by_how_well() -> None:
    told = helping([sat(9, 1, "Rare")] * 6 + [sat(5, 5, "Often")] * 7)
    assert [helped.title for helped in told] == ["Often", "Rare"]


def test_states_of_a_baby_and_sizes_of_a_feeling_count_in_their_order() -> None:
    assert change(Measure.CHILD_STATE, {"child_state": "crying"}, {"child_state": "drowsy"}) == -3
    assert change(Measure.CHILD_SIZE, {"child_size": "pea"}, {"child_size": "house"}) == 3


@pytest.mark.parametrize("answer", [None, True, "7", 11, -1, [7], {"x": 1}])
def test_an_answer_that_makes_no_sense_counts_for_nothing(answer: object) -> None:
    assert change(Measure.STIRRED, {"stirred": answer}, {"stirred": 3}) is None
    assert change(Measure.CHILD_STATE, {"child_state": answer}, {"child_state": "crying"}) is None


def test_a_child_who_does_not_tell_counts_for_nothing() -> None:
    not_telling = {"child_size": "not-telling"}
    assert change(Measure.CHILD_SIZE, not_telling, {"child_size": "pea"}) is None


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), max_size=40))
def test_whatever_was_answered_the_mean_lies_within_and_fewer_than_six_say_nothing(
    answers: list[tuple[int, int]],
) -> None:
    told = helping(sat(before, after) for before, after in answers)
    assert len(told) == bool(answers)
    for helped in told:
        assert helped.count == len(answers)
        assert -10 <= helped.change <= 10
        assert (helped.verdict is Verdict.TOO_FEW) == (helped.count < 6)
        if helped.verdict is Verdict.CALMER:
            assert helped.change < 0
