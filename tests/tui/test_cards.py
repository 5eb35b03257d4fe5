from dataclasses import replace
from datetime import timedelta

import pytest

from stillpoint.core.ages import ages
from stillpoint.core.sessions import Audience, Practice, Screen, Session
from stillpoint.core.steps import Ask, Choice, Guide
from stillpoint.tui.cards import session_card, who_for

HANDS = Session(
    id="hands",
    title="Hands",
    practice=Practice.CO_REGULATION,
    audience=Audience.CARER_AND_CHILD,
    ages=ages("5-11y"),
    screen=Screen.AUDIO,
    steps=(Guide(lasts=timedelta(minutes=3), say=("Rest.",)),),
)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (36, ["3 min · carer and child, 5–11 years", "dark screen"]),
        (60, ["3 min · carer and child, 5–11 years · dark screen"]),
    ],
)
def test_no_fact_is_broken_over_two_lines(width: int, expected: list[str]) -> None:
    card = [line.plain.rstrip() for line in session_card(HANDS, width).wrap(width)]
    assert card[2 : 2 + len(expected) + 1] == [*expected, ""]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("5-11y", "5–11 years"),
        ("6w-18m", "6 weeks–18 months"),
        ("0-1m", "0–1 month"),
        ("1y", "1 year"),
        ("16y+", "16+"),
    ],
)
def test_ages_are_told_in_words(written: str, expected: str) -> None:
    child = Session(
        id="x",
        title="X",
        practice=Practice.GROUNDING,
        audience=Audience.ANYONE,
        ages=ages(written),
        steps=HANDS.steps,
    )
    assert who_for(child) == f"anyone, {expected}"


def test_a_card_tells_where_an_answer_leads() -> None:
    then = {"slow-rock": "Slow Rock"}
    steps = (
        Guide(lasts=timedelta(seconds=10), title="Look", say=("Look.",)),
        Ask(
            id="needs",
            title="What is it?",
            question="What do they need?",
            lasts=timedelta(minutes=1),
            choices=(Choice("milk", "milk"), Choice("drowsy", "slow-rock"), Choice("a song")),
            then="now",
        ),
        Guide(id="milk", title="Milk", lasts=timedelta(seconds=30)),
        Ask(
            id="now",
            title="And now?",
            question="How are they?",
            choices=(Choice("the same", "needs"), Choice("settling", "end")),
        ),
    )
    card = session_card(replace(HANDS, steps=steps), 40, title_of=lambda id: then[id])
    assert card.plain.splitlines()[5:] == [
        "  0:10  Look",
        "  1:00  What is it?",
        "        → Milk · drowsy → Slow Rock",
        "        no answer → And now?",
        "  0:30  Milk",
        "  0:20  And now?",
        "        the same → back to What is it?",
        "        settling → the end",
    ]
