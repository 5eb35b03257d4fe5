from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from practising import Practising
from steering import press, settled

from stillpoint.core.patterns import pattern
from stillpoint.core.sessions import Audience, Practice, Screen, Session
from stillpoint.core.steps import Ask, Breathe, Choice, Guide
from stillpoint.tui.screens.practice import PracticeScreen
from stillpoint.tui.screens.summary import SummaryScreen
from stillpoint.tui.widgets.question import Question, laid_out

A_MINUTE = timedelta(minutes=1)
NEEDS = Session(
    id="one-change",
    title="One Change",
    practice=Practice.CO_REGULATION,
    audience=Audience.CARER_AND_INFANT,
    pack="infant",
    steps=(
        Ask(
            id="needs",
            title="What is it?",
            question="What do they need?",
            choices=(
                Choice("milk", "milk"),
                Choice("warmth", "warmth"),
                Choice("I need a break", "carer/step-back"),
            ),
            keep="need",
            then="end",
        ),
        Guide(id="milk", title="Milk", lasts=A_MINUTE, say=("Offer milk.",), then="end"),
        Guide(id="warmth", title="Warmth", lasts=A_MINUTE, say=("A layer more?",)),
    ),
)
EASE = Session(
    id="ease",
    title="Ease",
    practice=Practice.BREATHING,
    steps=(
        Ask(question="How easy?", scale=(0, 10), keep="ease"),
        Ask(question="How calm?", scale=(0, 10), keep="calm"),
    ),
)

BOX_OR_BREAK = Session(
    id="box-or-break",
    title="Box or Break",
    practice=Practice.BREATHING,
    steps=(
        Breathe(pattern=pattern("4-4-4-4"), cycles=2),
        Ask(question="And now?", choices=(Choice("a break", "carer/step-back"), Choice("no"))),
    ),
)
FOUR_SEVEN_EIGHT = Session(
    id="four-seven-eight",
    title="Four Seven Eight",
    practice=Practice.BREATHING,
    steps=(Breathe(pattern=pattern("4-7-8"), cycles=2),),
)


async def test_a_digit_answers_and_leads_on(tmp_path: Path) -> None:
    app = Practising(tmp_path, NEEDS)
    async with app.run_test() as pilot:
        app.live(2)
        assert "What do they need?" in app.text
        assert "2  warmth" in app.text
        assert "1–3 answer  esc no answer" in app.text
        await press(pilot, "2")
        assert app.words("spoken") == "A layer more?"
        app.live(60)
        assert isinstance(app.screen, SummaryScreen)
    assert app.entries[0].kept == {"need": "warmth"}
    assert app.entries[0].completed


async def test_a_question_that_comes_by_itself_brings_its_keys_along(tmp_path: Path) -> None:
    first = Guide(title="Sit", lasts=timedelta(seconds=20))
    app = Practising(tmp_path, replace(NEEDS, steps=(first, *NEEDS.steps)))
    async with app.run_test() as pilot:
        app.live(15)
        await settled(pilot)
        assert "space pause" not in app.text
        app.live(6)
        await settled(pilot)
        assert "1–3 answer  esc no answer" in app.text


async def test_arrows_and_enter_answer_too(tmp_path: Path) -> None:
    app = Practising(tmp_path, NEEDS)
    async with app.run_test() as pilot:
        app.live(2)
        await press(pilot, "down", "down", "up", "enter")
        assert app.words("spoken") == "Offer milk."
        await press(pilot, "left")
        assert "What do they need?" in app.text


async def test_a_click_answers_too(tmp_path: Path) -> None:
    app = Practising(tmp_path, NEEDS)
    async with app.run_test() as pilot:
        app.live(2)
        await settled(pilot)
        question = app.practice.query_one(Question)
        row = next(n for n, line in enumerate(app.rows) if "warmth" in line)
        column = app.rows[row].index("warmth")
        await pilot.click(question, offset=(column, row - question.region.y))
        await settled(pilot)
        assert app.words("spoken") == "A layer more?"


@pytest.mark.parametrize("key", ["escape", "enter"])
async def test_a_question_may_be_skipped(tmp_path: Path, key: str) -> None:
    app = Practising(tmp_path, NEEDS)
    async with app.run_test() as pilot:
        app.live(2)
        await press(pilot, key)
        assert isinstance(app.screen, SummaryScreen)
    assert app.entries[0].kept == {}
    assert app.entries[0].completed


async def test_a_question_waits_for_nobody(tmp_path: Path) -> None:
    app = Practising(tmp_path, NEEDS)
    async with app.run_test():
        app.live(20)
        assert isinstance(app.screen, SummaryScreen)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["7"], 7),
        (["1", "0"], 10),
        (["0"], 0),
        (["1", "enter"], 1),
        (["right", "right", "enter"], 1),
    ],
)
async def test_a_scale_is_answered_with_digits_or_arrows(
    tmp_path: Path, keys: list[str], answer: int
) -> None:
    app = Practising(tmp_path, EASE)
    async with app.run_test() as pilot:
        app.live(2)
        await press(pilot, *keys)
        assert app.sitting.run.kept == {"ease": answer}
        assert "How calm?" in app.text


async def test_a_one_that_stays_alone_is_a_one(tmp_path: Path) -> None:
    app = Practising(tmp_path, EASE)
    async with app.run_test() as pilot:
        app.live(2)
        await press(pilot, "1")
        app.live(1)
        assert app.sitting.run.kept == {}
        app.live(1)
        assert app.sitting.run.kept == {"ease": 1}


async def test_a_key_held_down_answers_one_question(tmp_path: Path) -> None:
    app = Practising(tmp_path, EASE)
    async with app.run_test() as pilot:
        app.live(2)
        await press(pilot, "7")
        for _ in range(30):
            app.clock.advance(0.5 if _ == 0 else 0.033)
            await press(pilot, "7")
        assert app.sitting.run.kept == {"ease": 7}
        app.live(1)
        await press(pilot, "7")
        assert isinstance(app.screen, SummaryScreen)
    assert app.entries[0].kept == {"ease": 7, "calm": 7}


async def test_two_keys_at_once_answer_one_question(tmp_path: Path) -> None:
    app = Practising(tmp_path, EASE)
    async with app.run_test() as pilot:
        app.live(2)
        await press(pilot, "7", "8", "enter")
        assert app.sitting.run.kept == {"ease": 7}
        assert "How calm?" in app.text


async def test_other_keys_do_at_a_question_what_they_do_elsewhere(tmp_path: Path) -> None:
    app = Practising(tmp_path, NEEDS)
    async with app.run_test() as pilot:
        app.live(2)
        await press(pilot, "space")
        assert app.sitting.run.is_paused
        assert "What do they need?" in app.text
        await press(pilot, "space", "9", "b")
        assert "You went. Good." in app.text
    assert app.entries[0].interrupted_by == "child"


async def test_a_choice_of_a_session_keeps_this_one_and_goes_on_to_that(tmp_path: Path) -> None:
    app = Practising(tmp_path, NEEDS)
    async with app.run_test() as pilot:
        app.live(2)
        await press(pilot, "3")
        assert [session.address for session in app.followed_by] == ["carer/step-back"]
    assert app.entries[0].completed
    assert app.entries[0].kept == {"need": "I need a break"}


async def test_the_manner_of_practising_goes_on_into_the_session_that_follows(
    tmp_path: Path,
) -> None:
    app = Practising(tmp_path, BOX_OR_BREAK)
    async with app.run_test() as pilot:
        await press(pilot, "n", "u", "s")
        app.live(20)
        await press(pilot, "1")
        manner = app.followed_in
    assert (manner.no_holds, manner.slowest, manner.is_dark) == (True, 8.0, True)
    after = app.parts.sitting(FOUR_SEVEN_EIGHT, manner=manner)
    assert after.run.moment.left == timedelta(seconds=60 / 8 / 3)
    practice = PracticeScreen(after, app.parts, frame_rate=None)
    assert practice.is_dark
    assert not PracticeScreen(app.parts.sitting(BOX_OR_BREAK), app.parts).is_dark


@pytest.mark.parametrize(
    ("then", "told"),
    [
        ("carer/stepback", 'there is no session "carer/stepback"'),
        ("breath/four-corners", "“Four Corners” is not for everybody who is here"),
    ],
)
async def test_what_may_not_follow_is_told_and_not_begun(
    tmp_path: Path, then: str, told: str
) -> None:
    ask = Ask(question="And now?", choices=(Choice("on", then), Choice("no")))
    app = Practising(tmp_path, replace(NEEDS, steps=(ask,)))
    async with app.run_test(notifications=True) as pilot:
        app.live(2)
        await press(pilot, "1")
        await settled(pilot)
        assert app.followed_by == []
        assert isinstance(app.screen, SummaryScreen)
        assert any(told in notice.message for notice in app._notifications)


async def test_a_question_lights_a_dark_screen_as_long_as_it_is_asked(tmp_path: Path) -> None:
    app = Practising(tmp_path, replace(NEEDS, screen=Screen.AUDIO))
    async with app.run_test() as pilot:
        app.live(15)
        await settled(pilot)
        assert "What do they need?" in app.text
        await press(pilot, "1")
        app.live(10)
        await settled(pilot)
        assert app.text == "·"


def _drawn(step: Ask, width: int, height: int) -> list[str]:
    rows = [[" "] * width for _ in range(height)]
    for piece in laid_out(step, None, width, height):
        rows[piece.row][piece.column : piece.column + len(piece.text)] = piece.text
    return ["".join(row).rstrip() for row in rows]


NINE = Ask(
    question="What do they need most, as far as you can tell from here?",
    choices=tuple(Choice(f"answer number {number}") for number in range(1, 10)),
)


@pytest.mark.parametrize("size", [(40, 8), (36, 7), (80, 18), (200, 54), (40, 5)])
def test_every_answer_is_there_however_little_room_there_is(size: tuple[int, int]) -> None:
    drawn = "\n".join(_drawn(NINE, *size))
    assert [number for number in range(1, 10) if f" {number}  " not in f" {drawn}"] == []


def test_from_afar_a_question_is_in_letters_of_blocks_or_apart_as_there_is_room() -> None:
    step = Ask(question="What now?", choices=(Choice("milk"), Choice("not yet")))
    wide = laid_out(step, None, 80, 18, is_far=True)
    assert [piece.number for piece in wide] == [None] * 5 + [0] * 5 + [1] * 5
    assert wide[5].text == "  ████        ██      ██  ██  ██      ██  ██"
    apart = [piece.text for piece in laid_out(step, None, 80, 6, is_far=True)]
    assert apart[0].replace("\xa0", " ") == "W h a t   n o w ?"
    assert [text.strip() for text in apart[1:]] == ["1  m i l k", "2  n o t   y e t"]
    narrow = [piece.text.strip() for piece in laid_out(step, None, 24, 9, is_far=True)]
    assert narrow == ["What now?", "1  milk", "2  not yet"]


def test_from_afar_every_number_of_a_scale_is_in_letters_where_all_fit() -> None:
    step = Ask(question="How calm?", scale=(0, 10))
    numbers = {piece.number for piece in laid_out(step, None, 80, 12, is_far=True)}
    assert numbers == {None, *range(11)}
    assert [piece.text for piece in laid_out(step, None, 40, 12, is_far=True)][1] == " 0 "
