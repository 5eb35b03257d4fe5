from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillpoint.config.circle import Person, read_circle
from stillpoint.config.circle_changes import (
    CircleError,
    add_person,
    change_person,
    move_person,
    remove_person,
)

HAND_WRITTEN = """\
# those who said: any time

[[person]]
name = "Ada"          # my sister
why = "awake at night with hers"
reach = "mobile 555 0100"

[[person]]
name = "Mrs Okafor"
reach = "ring next door"
"""
ADA = Person("Ada", "awake at night with hers", "mobile 555 0100")
NEXT_DOOR = Person("Mrs Okafor", reach="ring next door")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "circle.toml"
    path.parent.mkdir()
    path.write_text(HAND_WRITTEN)
    return path


def names(path: Path) -> list[str]:
    return [person.name for person in read_circle(path)[0]]


def test_people_are_read_in_their_order(file: Path) -> None:
    assert read_circle(file) == ((ADA, NEXT_DOOR), ())


def test_no_file_is_an_empty_circle_without_a_fault(tmp_path: Path) -> None:
    assert read_circle(tmp_path / "circle.toml") == ((), ())


@pytest.mark.parametrize(
    ("written", "told", "known"),
    [
        ('[[person]]\nname = "Ada"\nwhi = "x"', 'person 1: there is no "whi"; did you mean', "Ada"),
        ('[[person]]\nname = "Ada"\nreach = 5550100', 'reach: expected a text, found "555', "Ada"),
        ('[[person]]\nname = "Ada"\nwhy = "\\u001b[2J"', "holds an escape character", "Ada"),
        (f'[[person]]\nname = "Ada"\nwhy = "{"x" * 81}"', "81 characters are too many", "Ada"),
        ('[[person]]\nwhy = "kind"\n[[person]]\nname = "Ada"', 'such as name = "Ada"', "Ada"),
        ('[[person]]\nname = " "\n[[person]]\nname = "Ada"', "name: it is empty", "Ada"),
        ('[[person]]\nname = "Ada"\n[[person]]\nname = "Ada"', '"Ada" is there already', "Ada"),
        ('[[persons]]\nname = "Bo"\n[[person]]\nname = "Ada"', 'no "persons" in a circle', "Ada"),
        ('person = "Ada"', "below a line of their own, [[person]]", ""),
        ('person = ["Ada", {name = "Ada"}]', "below a line of their own, [[person]]", "Ada"),
        ("[[person", "circle.toml: ", ""),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_is_used(
    written: str, told: str, known: str, file: Path
) -> None:
    file.write_text(written)
    people, faults = read_circle(file)
    assert len(faults) == 1
    assert told in faults[0]
    assert faults[0].startswith("circle.toml: ")
    assert [person.name for person in people] == known.split()


def test_a_sixth_person_is_told_and_five_are_shown(file: Path) -> None:
    file.write_text("".join(f'[[person]]\nname = "{name}"\n' for name in "ABCDEF"))
    assert names(file) == list("ABCDE")
    assert read_circle(file)[1] == (
        "circle.toml: a circle is up to 5 people; the first 5 are shown",
    )
    with pytest.raises(CircleError, match="remove somebody first"):
        add_person(file, Person("G"))


def test_a_file_that_is_no_text_shows_nobody_and_is_left_as_it_is(file: Path) -> None:
    file.write_bytes(b"\xff\xfe")
    assert read_circle(file)[0] == ()
    with pytest.raises(CircleError, match="was left as it is: it is not UTF-8 text"):
        add_person(file, Person("Bo"))
    assert file.read_bytes() == b"\xff\xfe"


def test_comments_survive_every_change(file: Path) -> None:
    add_person(file, Person("Bo", reach="by bike"))
    move_person(file, "Bo", -1)
    change_person(file, "Ada", Person("Ada", reach="mobile 555 0199"))
    remove_person(file, "Mrs Okafor")
    assert names(file) == ["Ada", "Bo"]
    text = file.read_text()
    assert text.startswith("# those who said: any time\n")
    assert "# my sister" in text
    assert "awake" not in text
    assert "555 0199" in text


def test_somebody_who_was_removed_comes_back_to_their_place(file: Path) -> None:
    place = remove_person(file, "Ada")
    assert names(file) == ["Mrs Okafor"]
    add_person(file, ADA, place)
    assert read_circle(file) == ((ADA, NEXT_DOOR), ())


def test_the_first_person_makes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "data" / "circle.toml"
    add_person(path, ADA)
    add_person(path, NEXT_DOOR)
    assert read_circle(path) == ((ADA, NEXT_DOOR), ())
    assert '0100"\n\n[[person]]\nname = "Mrs' in path.read_text()


def test_nobody_can_be_moved_out_of_the_circle(file: Path) -> None:
    move_person(file, "Ada", -1)
    move_person(file, "Mrs Okafor", 1)
    assert file.read_text() == HAND_WRITTEN


@pytest.mark.parametrize(
    ("person", "told"),
    [
        (Person(""), "name: it is empty"),
        (Person("Mrs Okafor"), "is in the circle already"),
        (Person("Bo", why="\x07"), "holds a control character"),
    ],
)
def test_what_could_not_be_read_again_is_never_written(
    person: Person, told: str, file: Path
) -> None:
    with pytest.raises(CircleError, match=told):
        add_person(file, person)
    with pytest.raises(CircleError, match=told):
        change_person(file, "Ada", person)
    assert file.read_text() == HAND_WRITTEN


def test_an_unknown_name_tells_who_may_have_been_meant(file: Path) -> None:
    with pytest.raises(CircleError, match='Did you mean "Mrs Okafor"'):
        remove_person(file, "Mrs Okafo")


def test_people_in_one_line_can_be_changed_too(file: Path) -> None:
    file.write_text('person = [{name = "A"}, {name = "B"}]\n')
    move_person(file, "A", 1)
    change_person(file, "A", Person("A", why="kind"))
    assert read_circle(file)[0] == (Person("B"), Person("A", "kind"))


NAMES = ("Ada", "Bo", "Mrs Okafor")
CHANGES = st.tuples(st.sampled_from("arcm"), st.sampled_from(NAMES), st.integers(0, 2))
FILES = ("", HAND_WRITTEN, 'person = [{name = "Ada"}] # in one line\n', "# nobody\n\nperson = []\n")


@given(st.sampled_from(FILES), st.lists(CHANGES, max_size=12))
def test_whatever_is_changed_the_file_holds_what_was_asked_for(
    tmp_path_factory: pytest.TempPathFactory, text: str, changes: list[tuple[str, str, int]]
) -> None:
    path = tmp_path_factory.mktemp("circle") / "circle.toml"
    path.write_text(text)
    known = list(read_circle(path)[0])
    for change, name, number in changes:
        there = [person.name for person in known]
        match change:
            case "a" if name not in there:
                place = min(number, len(known))
                add_person(path, Person(name, "kind"), place)
                known.insert(place, Person(name, "kind"))
            case "r" if name in there:
                assert remove_person(path, name) == there.index(name)
                known.pop(there.index(name))
            case "c" if name in there:
                change_person(path, name, Person(name, reach="555"))
                known[there.index(name)] = Person(name, reach="555")
            case "m" if name in there and there.index(name) + 1 < len(known):
                move_person(path, name, 1)
                place = there.index(name)
                known[place], known[place + 1] = known[place + 1], known[place]
        assert read_circle(path) == (tuple(known), ())
    assert [line for line in text.splitlines() if line.startswith("# nobody")] == [
        line for line in path.read_text().splitlines() if line.startswith("# nobody")
    ]
