"""Questions and branches, told line by line and answered by typing."""

from datetime import timedelta
from pathlib import Path

import pytest
from plain_sessions import Told

from stillpoint.cli.waiting import Woken
from stillpoint.core.sessions import Bells, Practice, Session
from stillpoint.core.steps import Ask, Choice, Guide

NEEDS = Session(
    id="one-change",
    title="One Change",
    practice=Practice.CO_REGULATION,
    bells=Bells(start="none", interval="none", end="none"),
    steps=(
        Ask(
            id="needs",
            title="What is it?",
            question="What do they need?",
            choices=(Choice("milk", "milk"), Choice("a break", "carer/step-back")),
            keep="need",
            then="end",
        ),
        Guide(id="milk", title="Milk", lasts=timedelta(seconds=30), say=("Offer milk.",)),
        Ask(question="How calm are you?", scale=(0, 10), keep="calm", lasts=timedelta(seconds=10)),
        Ask(question="Better?", choices=(Choice("yes", "end"), Choice("not yet", "needs"))),
    ),
)


def typed(words: str) -> Woken:
    return Woken(line=True, words=words)


def test_questions_are_told_with_their_answers_and_answered_by_number_or_words(
    tmp_path: Path,
) -> None:
    answers: dict[float, Woken | float] = {3: typed("1"), 35: typed("10"), 37: typed("YES")}
    told = Told(tmp_path, NEEDS, answers)
    assert told.live() == 0
    assert told.lines == [
        "0:00  What is it?; What do they need?  (1 milk · 2 a break)",
        "0:03  Milk",
        "0:03  Offer milk.",
        "0:33  How calm are you?  (0 to 10)",
        "0:35  Better?  (1 yes · 2 not yet)",
        "Done: 37 s of One Change.",
    ]
    assert told.entry.kept == {"need": "milk", "calm": 10}


def test_a_choice_leads_back_and_nobody_has_to_answer(tmp_path: Path) -> None:
    told = Told(tmp_path, NEEDS, {3: typed("mi"), 35: typed(""), 36: typed("2")})
    assert told.live() == 0
    assert told.lines[-2:] == [
        "0:36  What is it?; What do they need?  (1 milk · 2 a break)",
        "Done: 56 s of One Change.",
    ]
    assert told.entry.kept == {"need": "milk"}


def test_what_is_no_answer_is_told_with_the_answers_there_are(tmp_path: Path) -> None:
    told = Told(tmp_path, NEEDS, {3: typed("tea\x1b[2J"), 4: typed("3")})
    assert told.live() == 0
    assert told.talk.count("That is none of the answers (1 milk · 2 a break).") == 2
    assert "\x1b" not in told.talk


@pytest.mark.parametrize("words", ["2", "a break"])
def test_a_choice_of_a_session_ends_this_one_whole(tmp_path: Path, words: str) -> None:
    told = Told(tmp_path, NEEDS, {3: typed(words)})
    assert told.live() == 0
    assert told.lines[-1] == "Done: 3 s of One Change."
    assert told.entry.completed
