"""What is said of the course of an answer, and what is not."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from stillpoint.stats.courses import Answer, Drift, Month, course

AUTUMN = date(2026, 9, 20)


def weekly(*numbers: float) -> list[Answer]:
    return [(AUTUMN + timedelta(weeks=n), number) for n, number in enumerate(numbers)]


def test_fewer_than_six_tell_nothing_however_much_they_differ() -> None:
    told = course(weekly(0, 0, 10, 10, 10))
    assert (told.drift, told.count) == (Drift.TOO_FEW, 5)


def test_a_course_that_goes_up_or_down_is_told_as_plainly() -> None:
    assert course(weekly(3, 4, 3, 4, 7, 8, 7, 7)).drift is Drift.HIGHER
    assert course(weekly(7, 8, 7, 7, 3, 4, 3, 4)).drift is Drift.LOWER


def test_what_could_well_be_chance_is_no_change() -> None:
    assert course(weekly(2, 9, 5, 6, 3, 8)).drift is Drift.UNCLEAR
    assert course(weekly(5, 5, 5, 5, 5, 5)).drift is Drift.UNCLEAR


def test_months_are_told_in_order_each_with_its_number() -> None:
    told = course(list(reversed(weekly(4, 5, 6, 7, 8, 9))))
    assert told.months == (
        Month(date(2026, 9, 1), 4.5, 2),
        Month(date(2026, 10, 1), 7.5, 4),
    )
    assert (told.earlier, told.later) == (5, 8)


@given(numbers=st.lists(st.integers(0, 10), min_size=1, max_size=40))
def test_a_course_read_backwards_says_the_opposite(numbers: list[int]) -> None:
    opposite = {Drift.HIGHER: Drift.LOWER, Drift.LOWER: Drift.HIGHER}
    forwards, backwards = course(weekly(*numbers)).drift, course(weekly(*numbers[::-1])).drift
    assert backwards is opposite.get(forwards, forwards)
