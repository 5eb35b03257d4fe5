"""What is done today: routines and paths begun, gone on with and told."""

from datetime import timedelta
from pathlib import Path

import pytest
from browsing import practised, shown
from plan_examples import BATH, MORNING, ON_A_PATH, plan, with_plans
from steering import press, settled, text_of, told, until
from textual.pilot import Pilot

from stillpoint.core.clock import ManualClock
from stillpoint.routines.values import Rung
from stillpoint.services.manner import AS_WRITTEN
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.screens.practice import PracticeScreen


@pytest.fixture
def parts(parts: Parts, tmp_path: Path) -> Parts:
    return with_plans(parts, tmp_path)


async def finish(pilot: Pilot[object], clock: ManualClock) -> None:
    """Practise for a minute, and end it."""
    screen = pilot.app.screen
    assert isinstance(screen, PracticeScreen)
    for _ in range(15):
        clock.advance(4)
        screen.beat()
    await press(pilot, "q")


async def test_without_any_plan_one_is_told_how_to_begin(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        home = text_of(pilot)
        await press(pilot, "2")
        text = text_of(pilot)
    assert "Today" not in home.replace("2 today", "")
    assert "Nothing is planned" in text
    assert "a shows what packs offer" in text
    assert "a adopt" in text


@pytest.mark.parametrize(("width", "height"), [(40, 12), (80, 24), (200, 60)])
async def test_a_routine_is_adopted_and_is_there_on_home(
    parts: Parts, width: int, height: int
) -> None:
    async with shown(StillpointApp(parts), width=width, height=height) as pilot:
        await press(pilot, "2", "a")
        offers = text_of(pilot)
        await press(pilot, "enter")
        today = text_of(pilot)
        await press(pilot, "1")
        home = text_of(pilot)
    assert "Morning 07:15" in offers
    assert "▸ Morning next 07:15" in today
    assert "Morning is yours · t sets its time" in told(pilot)
    assert "Today next Morning 07:15" in home
    (kept,) = parts.routines.read().routines
    assert (kept.origin, kept.sessions) == (
        "plans/morning",
        ("breath/six-a-minute", "plans/slow"),
    )


async def test_the_palette_leads_to_what_can_be_begun(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "ctrl+p", *"begin a learning", "enter")
        await until(pilot, "First Days")
        await press(pilot, "end", "enter")
        assert "▸ First Days 0 of 2" in text_of(pilot)
    assert [path.address for path in parts.routines.read().paths] == ["plans/first-days"]


async def test_words_of_packs_are_only_words(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "2", "a", "down", "enter")
        assert "▸ [b]Bath[/b] after bath" in text_of(pilot)


async def test_enter_starts_the_next_session_and_the_summary_offers_the_one_after(
    parts: Parts, clock: ManualClock
) -> None:
    plan(parts, MORNING)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "2", "enter")
        await finish(pilot, clock)
        summary = text_of(pilot)
        await press(pilot, "n")
        second = pilot.app.screen
        await finish(pilot, clock)
        last = text_of(pilot)
        await press(pilot, "n", "enter", "2")
        after = text_of(pilot)
    assert "n on to Slow" in summary
    assert isinstance(second, PracticeScreen)
    assert second.sitting.session.id == "slow"
    assert "on to" not in last
    assert "kept 07:15" in after
    assert "Kept today, on 1 day of the last seven" in after
    practised_then = [entry.kind.session for entry in parts.history().summaries]
    assert practised_then == ["slow", "six-a-minute"]


async def test_after_half_of_it_enter_goes_on_with_the_rest(
    parts: Parts, clock: ManualClock
) -> None:
    plan(parts, MORNING)
    practised(parts, parts.library.session("six-a-minute"))
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "2", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, PracticeScreen)
        assert screen.sitting.session.id == "slow"


async def test_who_was_needed_is_not_asked_to_go_on(parts: Parts, clock: ManualClock) -> None:
    plan(parts, MORNING)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "2", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, PracticeScreen)
        for _ in range(12):
            clock.advance(4)
            screen.beat()
        await press(pilot, "b")
        assert "You went. Good." in text_of(pilot)
        assert "on to" not in text_of(pilot)


async def test_a_routine_goes_on_after_a_branch_that_was_chosen_in_it(
    parts: Parts, clock: ManualClock
) -> None:
    plan(parts, MORNING)
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "2", "enter")
        app.go_on_to(parts.library.session("marked"), AS_WRITTEN)
        await settled(pilot)
        await finish(pilot, clock)
        assert "n on to Slow" in text_of(pilot)


async def test_what_is_begun_in_a_hurry_belongs_to_no_routine(
    parts: Parts, clock: ManualClock
) -> None:
    plan(parts, MORNING)
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "2", "enter")
        await finish(pilot, clock)
        await press(pilot, "enter")
        app.start_at_once(parts.library.session("marked"))
        await settled(pilot)
        await finish(pilot, clock)
        assert "save and leave" in text_of(pilot)
        assert "on to" not in text_of(pilot)


async def test_what_is_missing_is_told_and_stays(parts: Parts) -> None:
    plan(parts, BATH)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "2")
        text = text_of(pilot)
        await press(pilot, "enter")
        assert "none of its sessions is here any more" in told(pilot)
    assert "plans/gone is not here any more" in text
    assert "nowhere/slow is not here any more" in text
    assert "plans/gone" in parts.places.routines_file.read_text()


async def test_a_path_tells_its_next_step_and_asks_where_there_is_a_choice(
    parts: Parts, clock: ManualClock
) -> None:
    plan(parts, ON_A_PATH)
    practised(parts, parts.library.session("slow"), days_ago=20)
    async with shown(StillpointApp(parts)) as pilot:
        before = text_of(pilot)
    practised(parts, parts.library.session("slow"))
    async with shown(StillpointApp(parts)) as pilot:
        home = text_of(pilot)
        await press(pilot, "2")
        path = text_of(pilot)
        await press(pilot, "enter")
        choice = text_of(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PracticeScreen)
    assert "First Days next Slow" in before
    assert "First Days next Six a Minute or" in home
    assert "▸ First Days 1 of 2" in path
    assert "In any order" in path
    assert "▸ Six a Minute" in choice
    assert "Déjà Vu" not in choice


async def test_a_path_whose_pack_is_gone_can_be_left(parts: Parts) -> None:
    plan(parts, ON_A_PATH.replace("plans/", "gone/"))
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "2")
        assert "No pack holds gone/first-days any more" in text_of(pilot)
        await press(pilot, "enter", "x")
    assert parts.routines.read().paths == ()


async def test_faults_of_the_file_are_told_here_and_on_home(parts: Parts) -> None:
    plan(parts, MORNING.replace("07:15", "7.15"))
    async with shown(StillpointApp(parts), width=200, height=60) as pilot:
        home = text_of(pilot)
        await press(pilot, "2")
        text = text_of(pilot)
    assert "routines.toml: 1 fault · 2 shows them" in home
    assert '"7.15" is not a time of day' in text.replace("\n", " ")
    assert "▸ Morning" in text


async def test_a_broken_file_is_never_written_over(parts: Parts) -> None:
    plan(parts, "[[routine")
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "2", "a", "enter")
        assert "was left as it is" in told(pilot)[-1]
    assert parts.places.routines_file.read_text() == "[[routine"


async def test_what_is_now_changes_with_the_clock(parts: Parts, clock: ManualClock) -> None:
    plan(parts, MORNING)
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "2")
        assert "▸ Morning next 07:15" in text_of(pilot)
        clock.advance(timedelta(minutes=4).total_seconds())
        app.look_at_the_clock()
        await settled(pilot)
        assert "▸ Morning now 07:15" in text_of(pilot)


async def test_the_ladder_moves_when_the_child_asks_and_back_at_any_time(parts: Parts) -> None:
    people = '[[person]]\nalias = "Mo"\nrole = "child"\n[[person]]\nalias = "Ada"\nrole = "carer"\n'
    (parts.places.data / "people.toml").write_text(people)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "slash", *"slow", "escape")
        plain = text_of(pilot)
        await press(pilot, "l")
        ladder = text_of(pilot)
        await press(pilot, "enter", "enter")
        assert parts.routines.read().rung_of("Mo", "plans/slow") is Rung.CHILD_LEADS
        await press(pilot, "b", "escape")
        card = text_of(pilot)
    assert "Mo:" not in plain
    assert "▸ Mo carer only" in ladder
    assert "Mo asked: next rung" in ladder
    assert "Ada" not in ladder
    assert "Mo: together" in card


async def test_a_child_is_named_on_the_ladder(parts: Parts) -> None:
    async with shown(StillpointApp(parts), width=40, height=12) as pilot:
        await press(pilot, "slash", *"slow", "escape", "l", "a", *"Bo", "enter", "enter")
        assert "▸ Bo together" in text_of(pilot)
    assert parts.routines.read().rung_of("Bo", "plans/slow") is Rung.TOGETHER


async def test_two_children_are_never_shown_side_by_side_on_a_card(parts: Parts) -> None:
    parts.routines.hold("Mo", "plans/slow", Rung.TOGETHER)
    parts.routines.hold("Bo", "plans/slow", Rung.CHILD_LEADS)
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "slash", *"slow", "escape")
        assert "together" not in text_of(pilot).replace("Slow together.", "")


async def test_a_session_for_adults_has_no_ladder(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        home = app.screen
        await press(pilot, "l")
        assert app.screen is home
        assert told(pilot) == ["Only sessions for a carer and a child tell who leads."]


async def test_a_click_on_the_line_of_today_leads_there(parts: Parts) -> None:
    plan(parts, MORNING)
    async with shown(StillpointApp(parts)) as pilot:
        await pilot.click("TodayLines")
        await settled(pilot)
        assert "By the clock" in text_of(pilot)
