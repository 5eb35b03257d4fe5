"""Routines changed on the screen of today."""

from pathlib import Path

import pytest
from browsing import shown
from plan_examples import MORNING, ON_A_PATH, plan, with_plans
from steering import press, text_of, told

from stillpoint.packs.library import builtin_folder, read_library
from stillpoint.services.adopting import copied, offer_at
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.screens.practice import PracticeScreen


@pytest.fixture
def parts(parts: Parts, tmp_path: Path) -> Parts:
    return with_plans(parts, tmp_path)


async def test_a_time_is_set_an_impossible_one_refused(parts: Parts) -> None:
    plan(parts, MORNING)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "2", "t", *"2", "5", ":", "0", "0", "enter")
        refused = text_of(pilot)
        await press(pilot, *["backspace"] * 5, "6", ":", "3", "0", "enter")
        text = text_of(pilot)
    assert '"25:00" is not a time of day' in refused
    assert "06:30" in text
    assert parts.routines.routine("morning").at == "06:30"
    assert "# ours" in parts.places.routines_file.read_text()


async def test_days_are_set(parts: Parts) -> None:
    plan(parts, MORNING)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "2", "d", *"mon", ",", *"fri", "enter")
        text = text_of(pilot)
    assert "Other days" in text
    assert parts.routines.routine("morning").days == ("mon", "fri")


async def test_it_rests_and_goes_on(parts: Parts) -> None:
    plan(parts, MORNING)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "2", "p")
        assert "Paused" in text_of(pilot)
        assert parts.routines.routine("morning").is_paused
        await press(pilot, "p")
        assert not parts.routines.routine("morning").is_paused


async def test_another_bell_ends_its_sessions(parts: Parts) -> None:
    plan(parts, MORNING)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "2")
        before = text_of(pilot)
        await press(pilot, "b")
        after = text_of(pilot)
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, PracticeScreen)
        assert screen.sitting.run.bells.last == ("double", 1)
    assert "ends with the soft bell" in before
    assert "ends with the double bell" in after
    assert parts.routines.routine("morning").bell == "double"


async def test_a_routine_of_silent_sessions_is_said_to_end_without_a_bell(parts: Parts) -> None:
    parts.library = read_library(builtin_folder(), parts.places.packs)
    parts.routines.add(copied(offer_at(parts.library, "wind/bedtime")))
    async with shown(StillpointApp(parts), width=120) as pilot:
        await press(pilot, "2")
        assert "ends without a bell" in text_of(pilot)


async def test_what_is_removed_comes_back_by_one_key(parts: Parts) -> None:
    plan(parts, MORNING + ON_A_PATH)
    before = parts.routines.read()
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "2", "x")
        assert "Morning is removed · u brings it back" in told(pilot)
        assert parts.routines.read().routines == ()
        await press(pilot, "u")
        assert parts.routines.read().routines == before.routines
        await press(pilot, "down", "x")
        assert parts.routines.read().paths == ()
        await press(pilot, "u")
        assert parts.routines.read().paths == before.paths


async def test_sessions_are_put_in_another_order_swapped_added_and_taken_out(
    parts: Parts,
) -> None:
    plan(parts, MORNING)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "2", "s", "J")
        assert parts.routines.routine("morning").sessions == ("plans/slow", "breath/six-a-minute")
        await press(pilot, "enter", "slash", *"long", "enter")
        assert parts.routines.routine("morning").sessions == ("plans/slow", "breath/long-hold")
        await press(pilot, "a", "slash", *"vu", "enter")
        assert parts.routines.routine("morning").sessions[2] == "sit/deja-vu"
        await press(pilot, "x", "x", "x")
        assert len(parts.routines.routine("morning").sessions) == 1
        assert "a routine has at least one session" in told(pilot)[-1]
