import pytest
from browsing import shown
from steering import press, text_of, told, type_ahead
from textual.pilot import Pilot

from stillpoint.config.circle import Person, read_circle
from stillpoint.config.circle_changes import add_person
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp

ADA = Person("Ada", "my sister", "555 0100")
BO = Person("Bo", reach="by bike")


@pytest.fixture
def circle(parts: Parts) -> Parts:
    add_person(parts.places.circle_file, ADA)
    add_person(parts.places.circle_file, BO)
    return parts


def names(parts: Parts) -> list[str]:
    return [person.name for person in read_circle(parts.places.circle_file)[0]]


async def write(pilot: Pilot[object], *lines: str) -> None:
    for line in lines:
        type_ahead(pilot, *("space" if letter == " " else letter for letter in line))
        await press(pilot, "enter")


async def test_an_empty_circle_says_what_it_is_for(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "o")
        text = text_of(pilot)
    expected = ("Nobody yet. a adds one.", "people you can call", "leaves this computer")
    assert [words for words in expected if words not in text] == []
    assert not parts.places.circle_file.exists()


async def test_somebody_is_added_in_three_lines(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "o", "a")
        await write(pilot, "ada", "my sister", "555 0100")
        assert "▸ ada 555 0100" in text_of(pilot)
    assert parts.circle() == ((Person("ada", "my sister", "555 0100"),), ())


async def test_a_name_is_asked_for_and_what_is_written_stays(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "o", "a")
        await write(pilot, "", "kind", "555")
        text = text_of(pilot)
        assert "name: it is empty; write who it is." in text
        assert "kind" in text
        await press(pilot, "escape")
    assert not parts.places.circle_file.exists()


async def test_somebody_is_changed_and_escape_changes_nothing(circle: Parts) -> None:
    async with shown(StillpointApp(circle)) as pilot:
        await press(pilot, "o", "enter", "x", "escape")
        assert circle.circle()[0] == (ADA, BO)
        await press(pilot, "enter", "x", "ctrl+s")
    assert circle.circle()[0] == (Person("Adax", "my sister", "555 0100"), BO)


async def test_two_change_places(circle: Parts) -> None:
    async with shown(StillpointApp(circle)) as pilot:
        await press(pilot, "o", "J")
        assert names(circle) == ["Bo", "Ada"]
        assert "▸ Ada" in text_of(pilot)
        await press(pilot, "K", "K")
    assert names(circle) == ["Ada", "Bo"]


async def test_whoever_is_taken_out_can_be_brought_back(circle: Parts) -> None:
    async with shown(StillpointApp(circle)) as pilot:
        await press(pilot, "o", "x")
        assert names(circle) == ["Bo"]
        assert told(pilot) == ["Ada is taken out · u brings them back"]
        await press(pilot, "x", "u")
        assert names(circle) == ["Bo"]
        await press(pilot, "u")
        assert "▸ Ada" in text_of(pilot)
    assert circle.circle()[0] == (ADA, BO)


async def test_a_file_that_cannot_be_read_is_left_as_it_is(parts: Parts) -> None:
    parts.places.circle_file.write_text("[[person")
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "o")
        assert "nobody in it can be shown" in text_of(pilot)
        await press(pilot, "a")
        await write(pilot, "bo", "", "")
        assert "was left as it is" in text_of(pilot).replace("\n", " ")
    assert parts.places.circle_file.read_text() == "[[person"


async def test_the_help_card_leads_to_the_circle_and_tells_it_as_it_is_then(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "h", "2", "e", "a")
        await write(pilot, "ada", "", "555")
        await press(pilot, "escape")
        assert "ada 555" in text_of(pilot)


async def test_it_fits_a_small_terminal(circle: Parts) -> None:
    async with shown(StillpointApp(circle), width=40, height=12) as pilot:
        await press(pilot, "o", "enter")
        text = text_of(pilot)
    assert [words for words in ("Ada", "my sister", "555 0100") if words not in text] == []
