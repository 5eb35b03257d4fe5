"""What is asked of whom, and what is shown of it."""

from datetime import date

import pytest

from stillpoint.core.sessions import Audience
from stillpoint.people.checkins import (
    arrows,
    questions_after,
    questions_before,
    words_at,
)
from stillpoint.people.persons import Person, Role

TODAY = date(2026, 11, 27)


def child(age: str) -> Person:
    return Person(alias="Mo", role=Role.CHILD, age=age)


INFANT = Person(alias="Jo", role=Role.INFANT)


@pytest.mark.parametrize(
    ("who", "asked"),
    [
        (None, ["stirred", "feeling"]),
        (INFANT, ["stirred", "feeling", "child_state"]),
        (child("2y"), ["stirred", "feeling", "child_state"]),
        (child("3y"), ["stirred", "feeling", "child_size", "child_feeling"]),
        (
            Person(alias="Mo", role=Role.CHILD),
            ["stirred", "feeling", "child_size", "child_feeling"],
        ),
    ],
)
def test_only_what_fits_is_asked(who: Person | None, asked: list[str]) -> None:
    assert [question.name for question in questions_before(who, TODAY)] == asked


@pytest.mark.parametrize("who", [None, INFANT, child("5y")])
@pytest.mark.parametrize("audience", list(Audience))
def test_afterwards_the_same_is_asked_first(who: Person | None, audience: Audience) -> None:
    before, after = questions_before(who, TODAY), questions_after(audience, who, TODAY)
    assert after[: len(before)] == before
    assert after[-1].name == "moment"


def test_only_a_pair_is_asked_whether_it_came_back() -> None:
    names = {
        question.name for question in questions_after(Audience.CARER_AND_INFANT, INFANT, TODAY)
    }
    assert {"connected", "able_to_help", "came_back"} <= names
    alone = {question.name for question in questions_after(Audience.CARER, None, TODAY)}
    assert alone == {"stirred", "feeling", "able_to_help", "moment"}


def test_words_for_feelings_grow_with_age() -> None:
    grown = [len(words_at(child(age), TODAY)) for age in ("3y", "4-5y", "5y", "7y", "8y", "12y")]
    assert grown == [4, 4, 8, 8, 16, 16]
    assert set(words_at(child("3y"), TODAY)) < set(words_at(child("8y"), TODAY))


def test_what_was_said_twice_is_an_arrow_and_nothing_else_is() -> None:
    before = {"stirred": 7, "child_state": "crying", "feeling": "tense"}
    after = {"stirred": 4, "child_state": "quiet-alert", "connected": 8, "child_size": "pea"}
    assert arrows(before, after) == ("stirred 7 → 4", "baby: crying → quiet alert")
    assert arrows({}, after) == ()


def test_what_a_hand_wrote_into_history_is_no_arrow() -> None:
    assert arrows({"stirred": [7]}, {"stirred": None}) == ()
