"""Whom a session is with, and how they are, before it starts and after."""

from pathlib import Path

import pytest
from browsing import shown
from family_examples import FAMILY, with_family
from steering import press, settled, text_of, told, type_ahead
from textual.pilot import Pilot

from stillpoint.core.clock import ManualClock
from stillpoint.core.sessions import Session
from stillpoint.history.entries import Entry
from stillpoint.history.reading import entries_in
from stillpoint.packs.library import builtin_folder, read_library
from stillpoint.people.persons import Person, Role
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.screens.check_in import CheckInScreen
from stillpoint.tui.screens.practice import PracticeScreen
from stillpoint.tui.screens.summary import SummaryScreen
from stillpoint.tui.screens.with_whom import WithWhomScreen

GRANDPARENT = '[[person]]\nalias = "Ada"\nrole = "adult"\n'
TWINS = FAMILY + '[[person]]\nalias = "Bo"\nrole = "infant"\n'


@pytest.fixture
def family(parts: Parts, tmp_path: Path) -> Parts:
    return with_family(parts, tmp_path)


def session(parts: Parts, id: str) -> Session:
    return parts.library.session(id)


async def begin(pilot: Pilot[object], parts: Parts, id: str) -> None:
    app = pilot.app
    assert isinstance(app, StillpointApp)
    app.start(session(parts, id))
    await settled(pilot)


def lived(pilot: Pilot[object], clock: ManualClock, seconds: float) -> None:
    practice = pilot.app.screen
    assert isinstance(practice, PracticeScreen)
    for _ in range(int(seconds // 4)):
        clock.advance(4)
        practice.beat()


def entry_of(parts: Parts) -> Entry:
    (entry,) = entries_in(parts.places.history)
    return entry


async def test_the_one_it_suits_is_taken_and_asked_how_they_are(
    family: Parts, clock: ManualClock
) -> None:
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "balloon")
        assert "Balloon, with Mo" in text_of(pilot)
        await press(pilot, "7", "4", "1", "4", "enter")
        lived(pilot, clock, 20)
        await press(pilot, "q")
        assert "Afterwards, with Mo" in text_of(pilot)
        await press(pilot, "4", "2", "5", "1", "8", "9", "1", *"She laughed", "enter")
        assert "stirred 7 → 4\nyou: tense → settled\nchild: house → apple\nchild: happy → calm" in (
            text_of(pilot)
        )
        await press(pilot, "enter")
    entry = entry_of(family)
    assert (entry.carer, entry.child, entry.came_back, entry.moment) == (
        "Kim",
        "Mo",
        True,
        "She laughed",
    )
    assert entry.before == {
        "stirred": 7,
        "feeling": "tense",
        "child_size": "house",
        "child_feeling": "happy",
    }
    assert entry.after == {
        "stirred": 4,
        "feeling": "settled",
        "child_size": "apple",
        "child_feeling": "calm",
        "connected": 8,
        "able_to_help": 9,
    }


async def test_escape_skips_both_check_ins_at_once(family: Parts, clock: ManualClock) -> None:
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "rocking")
        assert "How is the baby?" in text_of(pilot)
        await press(pilot, "escape")
        lived(pilot, clock, 20)
        await press(pilot, "q", "q")  # the first one only lights the screen
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SummaryScreen)
        await press(pilot, "enter")
    assert (entry_of(family).before, entry_of(family).after) == ({}, {})
    assert entry_of(family).child == "Jo"


async def test_a_check_in_that_nobody_answers_goes_on_by_itself(family: Parts) -> None:
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "rocking")
        screen = pilot.app.screen
        assert isinstance(screen, CheckInScreen)
        assert screen._timer is not None
        screen.action_go_on()  # as the timer does
        await settled(pilot)
        assert isinstance(pilot.app.screen, PracticeScreen)


async def test_a_key_keeps_the_check_in_waiting(family: Parts) -> None:
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "rocking")
        await press(pilot, "7")
        screen = pilot.app.screen
        assert isinstance(screen, CheckInScreen)
        assert screen._timer is None


async def test_not_now_starts_nothing(family: Parts) -> None:
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "balloon")
        await press(pilot, "q")
        assert "find a session" in text_of(pilot)
    assert not entries_in(family.places.history)


async def test_where_it_may_be_several_one_key_says_who_and_it_is_remembered(
    parts: Parts, tmp_path: Path
) -> None:
    family = with_family(parts, tmp_path, TWINS)
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "rocking")
        assert "1 Jo\n2 Bo\n3 Mo 5 to 6 years it is written for 0 to 12 months" in text_of(pilot)
        await press(pilot, "2")
        assert "Rocking, with Bo" in text_of(pilot)
        await press(pilot, "q")
        await begin(pilot, family, "rocking")
        assert "Rocking, with Bo" in text_of(pilot)
        await press(pilot, "o", "1")
        assert "Rocking, with Jo" in text_of(pilot)
    assert family.settings.with_infant == "Jo"


def test_of_more_children_than_there_are_keys_none_is_left_out_unsaid(family: Parts) -> None:
    children = [Person(alias=f"Kind {n}", role=Role.CHILD, age="5-6y") for n in range(1, 13)]
    balloon, today = session(family, "balloon"), family.clock.now().date()
    told = WithWhomScreen(balloon, children, today).page(80).plain
    assert "9  Kind 9" in told
    assert "3 more: p, then m on who it is with" in told
    assert "more: p" not in WithWhomScreen(balloon, children[:9], today).page(80).plain


async def test_nobody_in_particular_is_an_answer_too(parts: Parts, tmp_path: Path) -> None:
    family = with_family(parts, tmp_path, TWINS)
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "rocking")
        await press(pilot, "0")
        screen = pilot.app.screen
        assert isinstance(screen, PracticeScreen)
        assert screen.sitting.entry.child == ""


async def test_a_session_that_would_pace_an_infant_is_refused_whatever_is_pressed(
    family: Parts,
) -> None:
    family.change("with_child", "Jo")
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "balloon")
        text = " ".join(text_of(pilot).split())
        assert "Balloon is not done with Jo: it paces a child's breath" in text
        await press(pilot, "enter")
        assert "find a session" in text_of(pilot)
        await begin(pilot, family, "balloon")
        await press(pilot, "o", "1")
        assert "Balloon, with Mo" in text_of(pilot)


async def test_a_session_meant_for_others_is_told_so_and_may_be_done(
    parts: Parts, clock: ManualClock, tmp_path: Path
) -> None:
    family = with_family(parts, tmp_path, FAMILY.replace("5-6y", "10y"))
    family.change("with_child", "Mo")
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "balloon")
        text = " ".join(text_of(pilot).split())
        assert "With Mo (10 years), mind that it is written for 3 to 8 years." in text
        await press(pilot, "enter", "enter")  # as a key does that is held down
        assert "mind that it is written" in text_of(pilot)
        clock.advance(1)
        await press(pilot, "enter")
        assert "Balloon, with Mo" in text_of(pilot)


async def test_a_child_made_an_infant_meanwhile_is_not_paced(
    family: Parts, clock: ManualClock
) -> None:
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "balloon")
        await press(pilot, "escape")
        lived(pilot, clock, 16)
        family.places.people_file.write_text(FAMILY.replace("5-6y", "8m"))
        lived(pilot, clock, 4)
        await settled(pilot)
        assert not isinstance(pilot.app.screen, PracticeScreen)
        await press(pilot, "escape")
        assert "Balloon is not done with Mo (8 months)" in " ".join(text_of(pilot).split())
        await press(pilot, "enter")
    assert (entry_of(family).cycles, entry_of(family).completed) == (None, False)


async def test_soothing_starts_at_once_without_a_question(parts: Parts, tmp_path: Path) -> None:
    family = with_family(parts, tmp_path, TWINS)
    async with shown(StillpointApp(family)) as pilot:
        app = pilot.app
        assert isinstance(app, StillpointApp)
        app.start(session(family, "rocking"), asks_first=False)
        await settled(pilot)
        assert isinstance(pilot.app.screen, PracticeScreen)


async def test_alone_nothing_is_asked_but_the_quiet_word_after(
    family: Parts, clock: ManualClock
) -> None:
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "six-a-minute")
        lived(pilot, clock, 60)
        await press(pilot, "q")
        assert "How was it?" in text_of(pilot)
        await press(pilot, "1", "enter")
    assert (entry_of(family).carer, dict(entry_of(family).after)) == ("Kim", {"feeling": "settled"})


async def test_both_asks_somebody_alone_too_and_off_asks_nobody(
    family: Parts, clock: ManualClock
) -> None:
    family.change("check_ins", "both")
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "six-a-minute")
        assert "You: 0 settled" in text_of(pilot)
        await press(pilot, "left", "escape")
        screen = pilot.app.screen
        assert isinstance(screen, PracticeScreen)
        assert screen.sitting.entry.before == {"stirred": 10}
        family.change("check_ins", "off")
        lived(pilot, clock, 60)
        await press(pilot, "q")
        assert "How was it?" not in text_of(pilot)
        await press(pilot, "1", "enter")
    assert entry_of(family).after == {}


async def test_nobody_is_asked_anything_who_was_called_away(
    family: Parts, clock: ManualClock
) -> None:
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "rocking")
        await press(pilot, "escape")
        lived(pilot, clock, 20)
        await press(pilot, "b")
        assert "You went. Good." in text_of(pilot)


async def test_no_holds_are_left_in_for_whoever_wants_none(parts: Parts, tmp_path: Path) -> None:
    people = FAMILY.replace('role = "carer"', 'role = "carer"\nno_holds = true')
    family = with_family(parts, tmp_path, people)
    sitting = family.sitting(session(family, "long-hold"))
    assert sitting.run.knowledge.no_holds
    assert (
        not with_family(parts, tmp_path)
        .sitting(session(family, "long-hold"))
        .run.knowledge.no_holds
    )


async def test_what_is_answered_so_far_is_kept_when_the_app_is_left(
    family: Parts, clock: ManualClock
) -> None:
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "rocking")
        await press(pilot, "escape")
        lived(pilot, clock, 20)
        await press(pilot, "q", "q")  # the first one only lights the screen
        await press(pilot, "3")
        pilot.app.save_what_runs()  # type: ignore[attr-defined]
    assert entry_of(family).after == {"stirred": 3}


async def test_a_key_that_is_held_down_answers_one_question_and_starts_nothing(
    family: Parts, clock: ManualClock
) -> None:
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "balloon")
        await press(pilot, "enter")  # still held from the list
        await press(pilot, *["4"] * 9)
        screen = pilot.app.screen
        assert isinstance(screen, CheckInScreen)
        assert screen.found == {"stirred": 4}
        clock.advance(1)
        await press(pilot, "4")
        assert len(screen.found) == 2


async def test_a_word_of_ones_own_is_kept(family: Parts, clock: ManualClock) -> None:
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "balloon")
        await press(pilot, "up", "down", "down", "down", "w", *"frayed", "enter")
        clock.advance(1)
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, PracticeScreen)
        assert screen.sitting.entry.before == {"feeling": "frayed"}


async def test_a_faulty_file_of_people_is_told_and_stops_nothing(
    parts: Parts, tmp_path: Path
) -> None:
    family = with_family(parts, tmp_path, "[[person]\n")
    async with shown(StillpointApp(family)) as pilot:
        await begin(pilot, family, "balloon")
        assert isinstance(pilot.app.screen, PracticeScreen)
        await press(pilot, "q")
        assert any("people.toml" in words for words in told(pilot))


async def test_keys_pressed_madly_harm_nothing(family: Parts, clock: ManualClock) -> None:
    app = StillpointApp(family)
    async with shown(app) as pilot:
        await begin(pilot, family, "balloon")
        type_ahead(
            pilot, *"7777w99", "tab", "up", "left", "right", "w", "0", "enter", "down", "down"
        )
        await settled(pilot)
        await press(pilot, "escape")
        if isinstance(pilot.app.screen, PracticeScreen):
            lived(pilot, clock, 20)
            await press(pilot, "q")
        type_ahead(pilot, *"12345", "enter", "escape", "enter", "enter", "q")
        await settled(pilot)
    assert app.fault is None
    for entry in entries_in(family.places.history):
        assert entry.child == "Mo"


async def test_a_check_in_has_room_on_the_smallest_screen(family: Parts) -> None:
    async with shown(StillpointApp(family), width=40, height=12) as pilot:
        await begin(pilot, family, "rocking")
        assert "1 deep sleep" in text_of(pilot)
        await press(pilot, "8", "6")
        assert "You, in a word" in text_of(pilot)
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, PracticeScreen)
        assert screen.sitting.entry.before == {"stirred": 8, "child_state": "crying"}


async def test_two_adults_breathe_side_by_side_and_history_keeps_both(
    parts: Parts, clock: ManualClock, tmp_path: Path
) -> None:
    family = with_family(parts, tmp_path, FAMILY + GRANDPARENT)
    app = StillpointApp(family)
    async with shown(app) as pilot:
        app.start(read_library(builtin_folder(), tmp_path / "none").session("side-by-side"))
        await settled(pilot)
        asked = text_of(pilot)
        await press(pilot, "1")
        lived(pilot, clock, 20 + 32 + 12)
        await settled(pilot)
        together = text_of(pilot)
        await press(pilot, "q")
    assert "1 Ada" in asked
    assert "Mo" not in asked
    assert "you · in" in together
    assert "Ada · in" in together
    entry = entry_of(family)
    assert (entry.carer, entry.child, entry.adult) == ("Kim", "", "Ada")
    assert entry.who_led == ("carer", "together")
