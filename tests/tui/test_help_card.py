from pathlib import Path

import pytest
from browsing import shown
from practising import Practising
from steering import press, settled, text_of

from stillpoint.config.circle import Person
from stillpoint.config.circle_changes import add_person
from stillpoint.core.awake import Asking
from stillpoint.core.clock import ManualClock
from stillpoint.core.sessions import Session
from stillpoint.packs.library import builtin_folder, read_library
from stillpoint.services.help_pages import EVERYWHERE, HELP, HelpPage, help_pages
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.screens.laid_over import LaidOver
from stillpoint.tui.screens.practice import PracticeScreen
from stillpoint.tui.screens.summary import SummaryScreen

NEVER_SAID = (
    "calm down",
    "vagus nerve",
    "cortisol",
    "cure",
    "heal ",
    "healing",
    "detox",
    "immun",
    "guarantee",
    "electrical",
    "secure attachment",
)
"""What no page may claim; the theory by its name is told as debated."""


def session(address: str, tmp_path: Path) -> Session:
    return read_library(builtin_folder(), tmp_path / "no-packs").session(address)


def words_of(page: HelpPage) -> str:
    parts = (
        part if isinstance(part, str) else " ".join(" ".join(row) for row in part)
        for part in page.parts
    )
    return " ".join((page.title, *parts))


@pytest.mark.parametrize("page", help_pages(), ids=lambda page: page.name)
def test_no_page_claims_what_nobody_knows(page: HelpPage) -> None:
    text = words_of(page).lower()
    assert [words for words in NEVER_SAID if words in text] == []


@pytest.mark.parametrize("page", EVERYWHERE, ids=lambda page: page.name)
def test_every_page_of_knowledge_names_what_it_rests_on(page: HelpPage) -> None:
    assert page.sources


def test_the_polyvagal_story_is_told_as_debated() -> None:
    telling = [words_of(page) for page in EVERYWHERE if "polyvagal" in words_of(page)]
    assert len(telling) == 1
    assert "debated" in telling[0]


def test_the_table_of_quick_breathing_is_on_the_help_page_alone() -> None:
    assert "60 a minute" in words_of(HELP)
    assert [page.name for page in EVERYWHERE if "a minute" in words_of(page)] == ["states"]
    assert "wait a minute" in words_of(EVERYWHERE[1])


async def test_pages_are_turned_in_a_round_and_by_their_numbers(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "h")
        assert "If anyone may be hurt" in text_of(pilot)
        await press(pilot, "right", "right")
        assert "eyes bright and still" in text_of(pilot)
        await press(pilot, "left", "left", "left")
        assert "about a third of the time" in text_of(pilot)
        await press(pilot, "4")
        assert "change one thing only" in text_of(pilot)
        await press(pilot, "h")
        assert "If anyone may be hurt" in text_of(pilot)
        await press(pilot, "h")
        assert "Six a Minute" in text_of(pilot)


async def test_home_opens_the_cards_by_a_key_of_their_own(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "c")
        assert "Ready, or enough?" in text_of(pilot)


async def test_the_help_page_names_the_circle(parts: Parts) -> None:
    add_person(parts.places.circle_file, Person("Ada", "my sister", "555 0100"))
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "h")
        assert "Ada 555 0100" in text_of(pilot)


async def test_what_is_wrong_in_the_file_of_the_circle_is_told(parts: Parts) -> None:
    parts.places.circle_file.write_text('[[person]]\nname = "Ada"\nphone = "555"\n')
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "h", "2")
        text = text_of(pilot)
        assert "Ada" in text
        assert 'there is no "phone"' in text


@pytest.mark.parametrize("address", ["infant/slow-rock", "child/balloon-belly"])
async def test_cues_are_one_key_away_where_a_baby_or_a_child_is(
    address: str, tmp_path: Path
) -> None:
    app = Practising(tmp_path, session(address, tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "c cues" in app.text
        await press(pilot, "c")
        await settled(pilot)
        assert "Ready, or enough?" in app.text


async def test_an_adult_s_session_has_no_cues(tmp_path: Path) -> None:
    app = Practising(tmp_path, session("breath/six-a-minute", tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await settled(pilot)
        assert app.screen is app.practice
        assert "cues" not in app.text


async def test_a_hold_that_works_goes_on_under_a_card_and_is_heard(tmp_path: Path) -> None:
    app = Practising(tmp_path, session("infant/twenty-second-hug", tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await settled(pilot)
        app.live(16)
        assert app.sitting.run.index == 1
        assert not app.sitting.run.is_paused
        assert app.bells == 1  # the hug begins with a knock
        await press(pilot, "escape")
        await settled(pilot)
        assert app.screen is app.practice
        assert "Hold with steady, medium pressure." in app.text


async def test_b_ends_at_once_though_a_card_lies_over_the_practice(tmp_path: Path) -> None:
    app = Practising(tmp_path, session("infant/slow-rock", tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        app.live(12)
        await press(pilot, "h")
        await settled(pilot)
        assert "b baby needs me" in app.text
        await press(pilot, "b")
        await settled(pilot)
        await settled(pilot)
        assert isinstance(app.screen, SummaryScreen)
        assert app.summary.sentence.startswith("You went. Good.")
    (entry,) = app.entries
    assert entry.interrupted_by == "child"
    assert entry.practised.total_seconds() == 12


@pytest.mark.parametrize("key", ["c", "question_mark"])
async def test_who_may_have_dozed_off_is_asked_on_what_lies_over_the_practice(
    key: str, parts: Parts, clock: ManualClock
) -> None:
    parts.forget_library()
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        app.start(parts.library.session("infant/chest-to-chest"))
        await settled(pilot)
        practice = app.screen
        assert isinstance(practice, PracticeScreen)
        await press(pilot, key)
        for _ in range(13):
            clock.advance(4)
            practice.beat()
        await settled(pilot)
        assert text_of(pilot).strip().startswith("Awake? Press any key.")
        await press(pilot, "down")
        assert practice.sitting.run.asking is Asking.QUIET
        assert "Awake?" not in text_of(pilot)


async def test_the_last_page_tells_what_to_mind_in_the_session(tmp_path: Path) -> None:
    app = Practising(tmp_path, session("infant/slow-rock", tmp_path))
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "h", "0")
        await settled(pilot)
        assert "Sway small and smooth" in app.text
        assert "pause, go on" in app.text


@pytest.mark.parametrize("key", ["h", "question_mark"])
async def test_over_a_dark_practice_a_sheet_is_dark_in_every_theme(key: str, parts: Parts) -> None:
    parts.forget_library()
    parts.change("theme", "paper")
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        app.start(parts.library.session("infant/slow-rock"))
        await press(pilot, key)
        assert isinstance(app.screen, LaidOver)
        assert app.screen.styles.background.hex == "#000000"
        rows = app.screen._compositor.render_strips()
        grounds = {
            segment.style.bgcolor.name
            for row in rows
            for segment in row
            if segment.style and segment.style.bgcolor
        }
        assert grounds == {"#000000"}
