from datetime import datetime

import pytest
from browsing import shown
from steering import press, settled, text_of, type_ahead
from textual.pilot import Pilot

from stillpoint.config.circle import Person
from stillpoint.config.circle_changes import add_person
from stillpoint.core.clock import ManualClock
from stillpoint.core.runs import Run
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.screens.help_card import HelpCard
from stillpoint.tui.screens.home import HomeScreen
from stillpoint.tui.screens.practice import PracticeScreen
from stillpoint.tui.screens.soothe import SootheScreen
from stillpoint.tui.screens.step_back import HelpFirst, StepBackSheet
from stillpoint.tui.screens.summary import SummaryScreen
from stillpoint.tui.themes import EASIER_TO_SEE
from stillpoint.tui.widgets.big_word import BigWord

AT_NIGHT = datetime.fromisoformat("2026-11-21T03:12:00+00:00")


@pytest.fixture
def parts(parts: Parts) -> Parts:
    """The parts of other tests, with the packs that come with the program."""
    parts.forget_library()
    return parts


def begun(pilot: Pilot[object]) -> str:
    """The session that is practised now."""
    screen = pilot.app.screen
    assert isinstance(screen, PracticeScreen)
    return screen.sitting.session.address


def soothed(parts: Parts, clock: ManualClock, address: str, *, seconds: float = 3) -> None:
    """Put a session that was soon cut short into history, just now."""
    sitting = parts.sitting(parts.library.session(address))
    clock.advance(seconds)
    sitting.steer(Run.finish)
    sitting.save()


@pytest.mark.parametrize(
    ("key", "address"), [("1", "infant/chest-to-chest"), ("2", "infant/walk-five-sit-eight")]
)
async def test_space_on_home_then_one_key_begins_a_session(
    key: str, address: str, parts: Parts
) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "space")
        text = text_of(pilot)
        assert "1 Chest to Chest, 20 min, 0–6 months" in text
        assert "2 Walk Five, Sit Eight, 14 min, 0–7 months" in text
        await press(pilot, key)
        assert begun(pilot) == address


async def test_a_space_that_is_typed_to_find_is_a_space(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        type_ahead(pilot, "slash", "a", "space")
        await press(pilot, "b")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_thumb_that_rests_on_space_begins_nothing(parts: Parts, clock: ManualClock) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "space")
        for seconds in (0.66, *[0.03] * 20):
            clock.advance(seconds)
            await press(pilot, "space")
        assert isinstance(pilot.app.screen, SootheScreen)


async def test_a_thumb_in_a_hurry_is_heard(parts: Parts, clock: ManualClock) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "space")
        for _ in range(2):
            clock.advance(0.3)
            await press(pilot, "space")
        assert isinstance(pilot.app.screen, SootheScreen)
        clock.advance(0.3)
        await press(pilot, "space")
        assert begun(pilot) == "infant/chest-to-chest"


@pytest.mark.parametrize("keys", ["h", "3h"])
async def test_the_help_card_is_one_key_away_and_leads_back(keys: str, parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "space", *keys[:-1])
        before = pilot.app.screen
        await press(pilot, "h")
        assert isinstance(pilot.app.screen, HelpCard)
        await press(pilot, "h")
        assert pilot.app.screen is before


async def test_arrows_choose_and_enter_begins(parts: Parts, clock: ManualClock) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "space", "down", "right")
        assert "▸ 2 Slow Rock, 8 min, 0–12 months" in text_of(pilot)
        clock.advance(1)
        await press(pilot, "enter")
        assert begun(pilot) == "infant/slow-rock"


async def test_a_click_on_a_word_begins_at_once(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "space")
        await pilot.click(pilot.app.screen.query(BigWord)[1])
        await settled(pilot)
        assert begun(pilot) == "infant/walk-five-sit-eight"


async def test_what_was_used_last_is_what_the_word_begins(parts: Parts, clock: ManualClock) -> None:
    soothed(parts, clock, "child/storm-to-shore")
    clock.advance(7200)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "space", "1")
        assert begun(pilot) == "child/storm-to-shore"


async def test_step_back_begins_with_the_safe_cot_and_names_the_circle(
    parts: Parts, clock: ManualClock
) -> None:
    add_person(parts.places.circle_file, Person("Ada", "my sister", "555 0100"))
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "space", "3")
        assert isinstance(pilot.app.screen, StepBackSheet)
        text = text_of(pilot)
        expected = ("on the back, in their own cot", "Nothing else in it", "Ada 555 0100", "sister")
        assert [words for words in expected if words not in text] == []
        clock.advance(1)
        await press(pilot, "enter")
        assert begun(pilot) == "carer/step-back"
        practice = pilot.app.screen
        assert isinstance(practice, PracticeScreen)
        said = [line for step in practice.sitting.run.steps for line in step.say]
        assert any("Ada: 555 0100" in line for line in said)


async def test_an_empty_circle_says_what_it_is_for(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "space", "3")
        assert "Your circle is empty. It holds up to five people" in text_of(pilot)


async def test_the_third_time_within_an_hour_shows_help_first(
    parts: Parts, clock: ManualClock
) -> None:
    add_person(parts.places.circle_file, Person("Ada", reach="555 0100"))
    soothed(parts, clock, "infant/slow-rock")
    clock.advance(600)
    soothed(parts, clock, "carer/step-back")
    clock.advance(600)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "space")
        assert isinstance(pilot.app.screen, HelpFirst)
        text = text_of(pilot)
        expected = ("It is right to put the baby down", "Ada 555 0100", "emergency number now")
        assert [words for words in expected if words not in text] == []
        clock.advance(1)
        await press(pilot, "space")
        assert isinstance(pilot.app.screen, SootheScreen)


async def test_openings_alone_count_too(parts: Parts, clock: ManualClock) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        for _ in range(2):
            await press(pilot, "space")
            assert isinstance(pilot.app.screen, SootheScreen)
            await press(pilot, "q")
            clock.advance(300)
        await press(pilot, "space")
        assert isinstance(pilot.app.screen, HelpFirst)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        clock.advance(3600)
        await press(pilot, "space")
        assert isinstance(pilot.app.screen, SootheScreen)


async def test_an_hour_later_the_words_come_first_again(parts: Parts, clock: ManualClock) -> None:
    soothed(parts, clock, "infant/slow-rock")
    soothed(parts, clock, "infant/hum-out")
    clock.advance(3600)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "space")
        assert isinstance(pilot.app.screen, SootheScreen)


async def test_at_night_it_is_dim_and_stays_so_until_the_theme_is_chosen(
    parts: Parts, clock: ManualClock
) -> None:
    parts.change("theme", "paper")
    clock.moment = AT_NIGHT
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "space")
        assert app.theme.startswith("night")
        await press(pilot, "q")
        assert app.theme.startswith("night")
        await press(pilot, "5", "enter")
        assert app.theme.startswith("night")  # what comes after paper
        await press(pilot, "left", "left")
        assert app.theme.startswith("dusk")


async def test_by_day_the_theme_stays(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "space")
        assert app.theme.startswith("dusk")


@pytest.mark.parametrize("theme", EASIER_TO_SEE)
def test_at_night_too_a_theme_stays_that_somebody_needs(
    parts: Parts, clock: ManualClock, theme: str
) -> None:
    clock.moment = AT_NIGHT
    parts.change("theme", theme)
    assert StillpointApp(parts, soothes=True).theme.startswith(theme)


async def test_the_command_opens_in_night_colours_from_the_first_paint_on(
    parts: Parts, clock: ManualClock
) -> None:
    parts.change("theme", "paper")
    clock.moment = AT_NIGHT
    app = StillpointApp(parts, soothes=True)
    assert app.theme.startswith("night")
    async with shown(app):
        assert isinstance(app.screen, SootheScreen)


async def test_after_the_command_s_session_the_words_are_there_again(
    parts: Parts, clock: ManualClock
) -> None:
    app = StillpointApp(parts, soothes=True)
    async with shown(app) as pilot:
        await press(pilot, "1", "b")
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, SootheScreen)
        await press(pilot, "q")
        assert not app.is_running or app._exit


async def test_a_slip_of_the_thumb_leads_to_no_other_place(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "space", "4", "5")
        assert isinstance(pilot.app.screen, SootheScreen)


async def test_without_the_sessions_it_says_so_and_step_back_still_checks(parts: Parts) -> None:
    from stillpoint.packs.library import Library

    parts.library = Library(())
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "space", "1")
        assert "cannot be read: stillpoint doctor tells more" in text_of(pilot)
        await press(pilot, "3")
        assert "in their own cot" in text_of(pilot)


async def test_a_small_terminal_shows_plain_words(parts: Parts) -> None:
    async with shown(StillpointApp(parts, soothes=True), width=40, height=12) as pilot:
        text = text_of(pilot)
    expected = ("▸ 1 hold", "2 move", "3 step back", "Sit Eight, 14 min, 0–7 months")
    assert [words for words in expected if words not in text] == []


async def test_whoever_sees_the_app_for_the_first_time_can_soothe_at_once(parts: Parts) -> None:
    parts.places.data.rmdir()
    async with shown(StillpointApp(parts)) as pilot:
        assert "Breathe with a shape" in text_of(pilot)
        await press(pilot, "space")
        assert isinstance(pilot.app.screen, SootheScreen)
