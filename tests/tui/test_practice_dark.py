from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from practising import Practising
from steering import press, settled

from stillpoint.core.patterns import pattern
from stillpoint.core.sessions import Audience, Bells, Practice, Screen, Session
from stillpoint.core.steps import Ask, Breathe, Choice, Guide, Who
from stillpoint.tui.screens.help_card import HelpCard
from stillpoint.tui.screens.practice import PracticeScreen
from stillpoint.tui.screens.practice_dark import until_heard
from stillpoint.tui.screens.summary import SummaryScreen

BY_EAR = Session(
    id="hum-out",
    title="Hum It Out",
    practice=Practice.CO_REGULATION,
    audience=Audience.CARER_AND_INFANT,
    screen=Screen.AUDIO,
    settle=timedelta(seconds=10),
    bells=Bells(start="none", end="none"),
    steps=(
        Guide(title="Hold", lasts=timedelta(seconds=20), say=("Face in view.",)),
        Breathe(title="Hum", who=Who.CARER, pattern=pattern("4-0-6-0"), cycles=12),
        Guide(
            title="Still",
            lasts=timedelta(seconds=200),
            awake=timedelta(seconds=90),
            say=("Feel the weight.",),
        ),
    ),
)
DOT = "·"


async def test_a_dark_screen_leaves_after_five_seconds_and_any_key_brings_it_back(
    tmp_path: Path,
) -> None:
    app = Practising(tmp_path, BY_EAR)
    async with app.run_test() as pilot:
        app.live(4.9)
        await settled(pilot)
        assert "Settling in" in app.text
        app.live(0.1)
        await settled(pilot)
        assert app.text == DOT
        await press(pilot, "q")
        assert isinstance(app.screen, PracticeScreen)
        assert "Settling in" in app.text
        app.live(14)
        await settled(pilot)
        assert app.text == DOT
        await pilot.hover(offset=(3, 3))
        await settled(pilot)
        assert "Face in view." in app.text


async def test_new_words_come_alone_and_go_again(tmp_path: Path) -> None:
    app = Practising(tmp_path, BY_EAR)
    async with app.run_test() as pilot:
        app.live(12)
        await settled(pilot)
        assert app.text == "Face in view."
        app.live(6)
        await settled(pilot)
        assert app.text == DOT
        app.live(13)
        await settled(pilot)
        assert app.text == "Hum"


async def test_nothing_is_drawn_and_nothing_moves_while_the_screen_has_left(tmp_path: Path) -> None:
    app = Practising(tmp_path, BY_EAR)
    async with app.run_test() as pilot:
        app.live(40)
        await settled(pilot)
        before = app.rows
        for _ in range(8):
            app.live(1)
            assert app.practice._dirty_widgets == set()
        await settled(pilot)
        assert app.rows == before
        assert not any(character.isdigit() for row in before for character in row)
        assert until_heard(app.sitting.run) == timedelta(seconds=1)


async def test_each_step_rings_once_in_the_dark_and_the_breath_does_not(tmp_path: Path) -> None:
    app = Practising(tmp_path, BY_EAR)
    async with app.run_test():
        rung = []
        for _ in range(38):
            app.live(4)
            rung.append(app.bells)
        assert rung[1] == 0
        assert rung[-1] == 3  # three steps: settling in and what comes first by itself are known
        assert sorted(set(rung)) == [0, 1, 2, 3]


async def test_a_muted_screen_stays_silent_in_the_dark(tmp_path: Path) -> None:
    app = Practising(tmp_path, BY_EAR)
    async with app.run_test() as pilot:
        await press(pilot, "m")
        app.live(152)
        assert app.bells == 0


async def test_space_and_b_act_at_once_in_the_dark(tmp_path: Path) -> None:
    app = Practising(tmp_path, BY_EAR)
    async with app.run_test() as pilot:
        app.live(40)
        await press(pilot, "space")
        assert app.sitting.run.is_paused
        await settled(pilot)
        assert "paused" in app.text
        app.live(1)
        await press(pilot, "space")
        app.live(6)
        await press(pilot, "b")
        assert "You went. Good." in app.text
    assert app.entries[0].practised == timedelta(seconds=36)
    assert app.entries[0].interrupted_by == "child"


async def test_whoever_does_not_answer_is_rung_for_and_shown_how_to_sleep_safely(
    tmp_path: Path,
) -> None:
    app = Practising(tmp_path, BY_EAR)
    async with app.run_test() as pilot:
        app.live(150 + 90)
        before = app.bells
        assert app.words("spoken") == "Awake? Press any key."
        app.live(40)
        await settled(pilot)
        assert "never a sofa or armchair" in app.words("spoken")
        assert app.practice._scene.has_class("-lit")
        assert app.bells == before + 3
        app.live(20)
        assert app.bells == before + 7
        await press(pilot, "x")
        app.live(6)
        await settled(pilot)
        assert app.text == DOT
        app.live(70)
        assert isinstance(app.screen, SummaryScreen)
        assert "sofa" not in app.text
    assert app.entries[0].completed
    assert (app.entries[0].interrupted_by, app.entries[0].tags) == ("", ())


async def test_the_space_bar_answers_whether_one_is_awake(tmp_path: Path) -> None:
    app = Practising(tmp_path, BY_EAR)
    async with app.run_test() as pilot:
        app.live(150 + 92)
        await press(pilot, "space")
        assert app.words("spoken") == "Feel the weight."
        assert not app.sitting.run.is_paused


async def test_a_click_answers_whether_one_is_awake(tmp_path: Path) -> None:
    app = Practising(tmp_path, BY_EAR)
    async with app.run_test() as pilot:
        app.live(150 + 92)
        assert app.words("spoken") == "Awake? Press any key."
        await pilot.click(offset=(3, 3))
        assert app.words("spoken") == "Feel the weight."


async def test_a_check_that_goes_on_comes_before_the_next_step(tmp_path: Path) -> None:
    check = Guide(title="Check", lasts=timedelta(seconds=15), awake=timedelta(seconds=8))
    asked = Ask(question="Asleep?", choices=(Choice("yes"), Choice("no")), keep="asleep")
    app = Practising(tmp_path, replace(BY_EAR, settle=timedelta(), steps=(check, asked)))
    async with app.run_test() as pilot:
        app.live(16)
        assert app.words("spoken") == "Awake? Press any key."
        await press(pilot, "1")
        await settled(pilot)
        assert "Asleep?" in app.text
        app.live(2)
        await press(pilot, "1")
    assert app.entries[0].kept == {"asleep": "yes"}


async def test_who_never_answers_finds_the_words_for_safe_sleep_at_the_end(tmp_path: Path) -> None:
    app = Practising(tmp_path, BY_EAR)
    async with app.run_test() as pilot:
        app.live(360)
        await settled(pilot)
        assert isinstance(app.screen, SummaryScreen)
        assert "never a sofa or armchair" in app.text.replace("\n", " ")


@pytest.mark.parametrize(
    ("keys", "seconds", "done"),
    [
        ((), 40, 30),
        (("space",), 40, 30),
        ((), 150 + 95, 235),
        (("h",), 40, 30),
        (("h", "question_mark"), 40, 30),
        ((), 5, 0),
    ],
    ids=["listening", "paused", "asked whether awake", "on the card", "on the keys", "settling in"],
)
async def test_b_ends_at_once_from_everywhere_and_keeps_the_minutes(
    tmp_path: Path, keys: tuple[str, ...], seconds: int, done: int
) -> None:
    from stillpoint.tui.app import StillpointApp

    harness = Practising(tmp_path, BY_EAR)
    app = StillpointApp(harness.parts, BY_EAR)
    async with app.run_test() as pilot:
        await settled(pilot)
        practice = app.screen
        assert isinstance(practice, PracticeScreen)
        if practice._heart:
            practice._heart.stop()
        for _ in range(seconds // 5):
            harness.clock.advance(5)
            practice.beat()
        for key in keys:
            practice.action_wake()
            await press(pilot, key)
        if keys[:1] == ("h",):
            assert isinstance(app.screen_stack[-len(keys)], HelpCard)
        await press(pilot, "b")
        await settled(pilot)
        assert isinstance(app.screen, SummaryScreen)
        assert app.screen.sentence.startswith("You went. Good.")
        assert app.screen.styles.background.hex == "#000000"
    kept = [(entry.practised.total_seconds(), entry.interrupted_by) for entry in harness.entries]
    assert kept == ([(done, "child")] if done else [])
