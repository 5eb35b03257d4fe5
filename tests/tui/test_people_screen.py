"""The pages of people, of what helps and of good moments."""

from dataclasses import replace
from pathlib import Path

import pytest
from browsing import shown
from family_examples import FAMILY, checked_in, with_family
from steering import press, text_of, told

from stillpoint.core.clock import ManualClock
from stillpoint.people.persons import Role
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.entry_pages import page_of_entry


@pytest.fixture
def family(parts: Parts, tmp_path: Path) -> Parts:
    return with_family(parts, tmp_path)


async def test_nobody_yet_is_told_with_the_way_to_add_somebody(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "p")
        assert "Nobody yet. a adds somebody." in text_of(pilot)
        await press(pilot, "a", *"Mo", "enter", "2", *"5-7y", "enter")
        assert "child, 5 to 7 years" in text_of(pilot)
    (mo,) = parts.people().persons
    assert (mo.alias, mo.role, mo.age) == ("Mo", Role.CHILD, "5-7y")


async def test_a_month_of_birth_and_bare_years_are_ages_too(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "p", "a", *"Mo", "enter", "2", *"2021-04", "down", "1", "enter")
        await press(pilot, "a", *"Al", "enter", "2", "9", "enter")
    mo, al = parts.people().persons
    assert (mo.born, mo.no_holds, al.age) == ("2021-04", True, "9y")


async def test_what_is_wrong_is_told_on_the_sheet_and_can_be_mended(family: Parts) -> None:
    async with shown(StillpointApp(family)) as pilot:
        await press(pilot, "p", "a", *"mo", "enter", "2", *"soon", "enter")
        assert 'alias: "Mo" is there already' in text_of(pilot)
        assert "is no range of ages" in text_of(pilot)
        await press(pilot, "x", "down", "down", *["backspace"] * 4, "enter")
        assert "mox" in text_of(pilot)
    assert [person.alias for person in family.people().persons][-1] == "mox"


async def test_changes_and_removals_can_be_taken_back(family: Parts) -> None:
    before = family.people()
    async with shown(StillpointApp(family)) as pilot:
        await press(pilot, "p", "down", "enter", *"ritz", "down", "down", "down", "1", "enter")
        assert "Moritz is changed · u takes it back" in told(pilot)
        await press(pilot, "u")
        assert family.people() == before
        await press(pilot, "x")
        assert len(family.people().persons) == 2
        await press(pilot, "u")
    assert family.people() == before


async def test_escape_leaves_somebody_as_they_were(family: Parts) -> None:
    before = family.places.people_file.read_bytes()
    async with shown(StillpointApp(family)) as pilot:
        await press(pilot, "p", "enter", *"xyz", "escape", "a", *"new", "escape")
    assert family.places.people_file.read_bytes() == before


async def test_one_of_several_carers_says_that_this_is_me(parts: Parts, tmp_path: Path) -> None:
    family = with_family(parts, tmp_path, FAMILY + '[[person]]\nalias = "Ada"\nrole = "carer"\n')
    assert family.company().carer is None
    async with shown(StillpointApp(family)) as pilot:
        await press(pilot, "p", "down", "m")
        assert "Ada · me" in text_of(pilot)
    assert family.settings.me == "Ada"


async def test_a_faulty_file_is_told_and_left_as_it_is(parts: Parts, tmp_path: Path) -> None:
    faulty = FAMILY + "[[person]]\nalias = 3\n"
    family = with_family(parts, tmp_path, faulty)
    async with shown(StillpointApp(family)) as pilot:
        await press(pilot, "p")
        assert "people.toml: person 4" in text_of(pilot)
        family.places.people_file.write_text("[[person]\n")
        await press(pilot, "a", *"Al", "enter", "1", "enter")
        assert any("was left as it is" in words for words in told(pilot))
    assert family.places.people_file.read_text() == "[[person]\n"


async def test_what_helps_is_told_by_pair_with_its_caution(family: Parts) -> None:
    for number in range(6):
        checked_in(family, number)
    checked_in(family, 7, child="Removed")
    async with shown(StillpointApp(family), width=60, height=40) as pilot:
        await press(pilot, "w")
        assert "Kim and Mo 1 session\nKim and Removed 1 session" in text_of(pilot).replace("▸ ", "")
        await press(pilot, "enter")
        text = " ".join(text_of(pilot).split())
        assert "you: usually calmer afterwards, 3 lower on average (n 6)" in text
        assert "not proof that a session did it" in text
        await press(pilot, "left", "down", "enter")
        assert "you: can't tell yet (n 1)" in text_of(pilot)
        assert "You came back once." in text_of(pilot)


async def test_nothing_to_tell_says_what_it_takes(family: Parts) -> None:
    async with shown(StillpointApp(family), width=60) as pilot:
        await press(pilot, "w")
        assert "six times for a session" in " ".join(text_of(pilot).split())


async def test_good_moments_are_listed_newest_first_found_and_exported(family: Parts) -> None:
    checked_in(family, 40, moment="First steps in the snow.")
    checked_in(family, 1, moment="She laughed at the rain.")
    checked_in(family, 2)
    async with shown(StillpointApp(family), width=60) as pilot:
        await press(pilot, "g")
        text = text_of(pilot)
        assert text.index("She laughed at the rain.") < text.index("First steps in the snow.")
        assert "November 2026" in text
        await press(pilot, "e")
        assert any("2 good moments, written to" in words for words in told(pilot))
        await press(pilot, "slash", *"snow")
        assert "She laughed" not in text_of(pilot)
    written = (family.places.data / "good-moments-2026-11-21.txt").read_text()
    assert written.startswith(
        "Good moments\n\nSunday 11 October 2026\n  First steps in the snow.\n"
    )
    assert "Mo" not in written.replace("moments", "").replace("Monday", "")


async def test_no_good_moment_yet_is_no_reproach(family: Parts) -> None:
    async with shown(StillpointApp(family)) as pilot:
        await press(pilot, "g", "e")
        assert "None yet." in text_of(pilot)


async def test_the_week_tells_a_good_moment_before_its_minutes(family: Parts) -> None:
    checked_in(family, 1, moment="She laughed at the rain.")
    async with shown(StillpointApp(family)) as pilot:
        assert "stillpoint “She laughed at the rain.” 2 min" in text_of(pilot)


async def test_an_old_good_moment_leaves_the_week_to_its_minutes(family: Parts) -> None:
    checked_in(family, 9, moment="She laughed at the rain.")
    checked_in(family, 1)
    async with shown(StillpointApp(family)) as pilot:
        assert "She laughed" not in text_of(pilot)
        assert "this week" in text_of(pilot)


async def test_home_leaves_out_what_is_about_holds_for_whoever_wants_none(
    parts: Parts, tmp_path: Path
) -> None:
    family = with_family(parts, tmp_path)
    async with shown(StillpointApp(family)) as pilot:
        assert "Long Hold" in text_of(pilot)
        await press(pilot, "p", "enter", "down", "down", "down", "1", "enter", "1")
        assert "Long Hold" not in text_of(pilot)
        assert "Six a Minute" in text_of(pilot)


async def test_people_can_be_reached_from_the_summary(family: Parts) -> None:
    app = StillpointApp(family)
    async with shown(app) as pilot:
        app.start(family.library.session("six-a-minute"))
        await press(pilot, "right")
        clock = family.clock
        assert isinstance(clock, ManualClock)
        clock.advance(4)
        await press(pilot, "q", "p")
        assert "Kim · me" in text_of(pilot)
        await press(pilot, "q")
        assert "Six a Minute" in text_of(pilot)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_every_page_has_room(size: tuple[int, int], family: Parts) -> None:
    checked_in(family, 1, moment="She laughed at the rain.")
    width, height = size
    async with shown(StillpointApp(family), width=width, height=height) as pilot:
        for key, words in (("p", "Kim · me"), ("w", "Kim and Mo"), ("g", "She laughed")):
            await press(pilot, key)
            assert words in text_of(pilot)
        await press(pilot, "p", "a")
        assert "Called" in text_of(pilot)


async def test_settings_offer_whoever_there_is(family: Parts) -> None:
    async with shown(StillpointApp(family), width=60, height=30) as pilot:
        await press(pilot, "5", "slash", *"whom", "enter")
        assert family.settings.with_child == "Mo"
        await press(pilot, "escape", "right")
        assert family.settings.with_child == "Jo"
        await press(pilot, "right")
        assert family.settings.with_child == ""


async def test_history_tells_what_changed_as_arrows_in_plain_words(family: Parts) -> None:
    before = {"stirred": 8, "child_state": "crying", "able_to_help": 3}
    after = {"stirred": 3, "child_state": "quiet-alert", "able_to_help": 7, "feeling": "well-fed"}
    page = page_of_entry(
        replace(checked_in(family, 1), before=before, after=after, came_back=True),
        family.clock.now(),
        family.settings.day_end,
    ).plain
    for words in (
        "stirred: 8 → 3",
        "baby: crying → quiet alert",
        "able to help: 3 → 7",
        "well-fed",
    ):
        assert words in page
    assert "out of step, and back together" in page
