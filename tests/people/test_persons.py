"""Who practises here, how old they are, and what is wrong when somebody is written badly."""

from datetime import date
from pathlib import Path

import pytest

from stillpoint.core.errors import Misuse
from stillpoint.files.own_files import LARGEST_FILE
from stillpoint.people.faults import faults_of
from stillpoint.people.persons import Person, Role, found
from stillpoint.people.reading import People, read_people
from stillpoint.people.writing import PeopleError, add_person, change_person, remove_person

TODAY = date(2026, 11, 27)

KIM = Person(alias="Kim", role=Role.CARER)
MO = Person(alias="Mo", role=Role.CHILD, age="5-7y")
JO = Person(alias="Jo", role=Role.INFANT, born="2026-08")

FAMILY = """\
# us
[[person]]
alias = "Kim"   # that is me
role = "carer"

[[person]]
alias = "Mo"
role = "child"
age = "5-7y"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "people.toml"


@pytest.fixture
def family(file: Path) -> Path:
    file.parent.mkdir()
    file.write_text(FAMILY)
    return file


@pytest.mark.parametrize(
    ("born", "youngest", "oldest", "words"),
    [
        ("2026-11", 0, 0, "0 months"),
        ("2026-10", 0, 1, "0 months"),
        ("2024-11", 23, 24, "23 months"),
        ("2021-04", 66, 67, "5 years"),
        ("2027-02", 0, 0, "0 months"),
    ],
)
def test_an_age_follows_from_the_month_of_birth_and_errs_to_the_younger(
    born: str, youngest: int, oldest: int, words: str
) -> None:
    child = Person(alias="Jo", role=Role.CHILD, born=born)
    known = child.ages(TODAY)
    assert known is not None
    assert (known.youngest, known.oldest, child.in_words(TODAY)) == (youngest, oldest, words)


def test_bands_are_told_as_people_say_them() -> None:
    told = [
        Person(alias="x", role=Role.CHILD, age=age).in_words(TODAY)
        for age in ("5-7y", "0-6m", "16y+", "1y", "6w-18m")
    ]
    assert told == ["5 to 7 years", "0 to 6 months", "16 years or older", "1 year", "6w to 18m"]


def test_an_infant_of_no_said_age_is_under_two_and_a_child_is_of_unknown_age() -> None:
    infant = Person(alias="Jo", role=Role.INFANT).ages(TODAY)
    assert infant is not None
    assert (infant.youngest, infant.oldest) == (0, 23)
    assert Person(alias="Mo", role=Role.CHILD).ages(TODAY) is None


@pytest.mark.parametrize(
    ("person", "is_without"),
    [
        (KIM, False),
        (Person(alias="Kim", role=Role.CARER, no_holds=True), True),
        (Person(alias="Kim", role=Role.CARER, age="16-17y"), True),
        (Person(alias="Kim", role=Role.ADULT, age="18y+"), False),
        (MO, True),
    ],
)
def test_holds_are_left_out_on_request_and_for_every_minor(
    person: Person, is_without: bool
) -> None:
    assert person.goes_without_holds(TODAY) is is_without


@pytest.mark.parametrize(
    ("person", "fault"),
    [
        (Person(alias=" ", role=Role.CHILD), "alias: it is empty"),
        (Person(alias="x" * 31, role=Role.CHILD), "longer than 30 letters"),
        (Person(alias="M\x1bo", role=Role.CHILD), "escape character"),
        (Person(alias="MO", role=Role.CHILD), 'alias: "Mo" is there already'),
        (Person(alias="x", role=Role.CHILD, age="soon"), 'age: "soon" is no range of ages'),
        (Person(alias="x", role=Role.CHILD, born="2021-13"), "no month of birth"),
        (Person(alias="x", role=Role.CHILD, born="2027-01"), "born: 2027-01 is still to come"),
        (Person(alias="x", role=Role.CHILD, age="5y", born="2021-04"), "one of the two"),
        (Person(alias="x", role=Role.CARER, age="5-7y"), 'write role = "child"'),
        (Person(alias="x", role=Role.CHILD, age="18y+"), 'write role = "adult"'),
        (Person(alias="x", role=Role.INFANT, age="3-4y"), 'write role = "child"'),
    ],
)
def test_what_is_wrong_with_somebody_is_named_with_its_cure(person: Person, fault: str) -> None:
    assert fault in "; ".join(faults_of(person, (MO,), TODAY))


def test_somebody_is_found_without_minding_capitals_and_the_others_are_named() -> None:
    assert found((KIM, MO), "mo") is MO
    with pytest.raises(Misuse, match="there is Kim, Mo"):
        found((KIM, MO), "Zoe")
    with pytest.raises(Misuse, match="stillpoint people add"):
        found((), "Zoe")


def test_no_file_is_nobody(file: Path) -> None:
    assert read_people(file) == People()


def test_everybody_in_the_file_is_read(family: Path) -> None:
    assert read_people(family) == People((KIM, MO))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"[[person]\n", "people.toml: "),
        (b"\xff\xfe", "not UTF-8"),
        (b"#" * (LARGEST_FILE + 1), "longer than 64 KiB"),
        (b"a = " + b"[" * 30_000, "nested too deeply"),
        (b"person = 3\n", "person is no list"),
        (b"person = [3]\n", "person 1: expected a table"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_nobody_is_known(
    content: bytes, fault: str, file: Path
) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    people = read_people(file)
    assert people.persons == ()
    assert fault in people.faults[0]


def test_what_is_wrong_is_named_and_the_others_are_used(family: Path) -> None:
    family.write_text(
        FAMILY
        + '[[person]]\nalias = "mo"\nrole = "child"\n'
        + '[[person]]\nalias = "Al"\nrole = "chid"\n'
        + '[[person]]\nalias = 7\nrole = "child"\nage = 5\n'
        + '[[person]]\nrole = "child"\nno_holds = "yes"\n'
        + '[[person]]\nalias = "Bo"\nrole = "child"\ncolour = "red"\n'
    )
    people = read_people(family)
    assert [person.alias for person in people.persons] == ["Kim", "Mo", "Bo"]
    told = "\n".join(people.faults)
    for fault in (
        'person 3: alias: "Mo" is there already',
        'person 4: role: "chid" is none; write carer, child, infant, adult',
        "person 5: alias: expected a text, found 7",
        "person 5: age: expected a text, found 5",
        "person 6: alias is missing",
        'person 6: no_holds: expected true or false, found "yes"',
        'person 7: there is no key "colour"',
    ):
        assert fault in told


def test_adding_changing_and_removing_leave_all_other_lines_as_they_are(family: Path) -> None:
    add_person(family, JO, TODAY)
    change_person(family, "mo", Person(alias="Moritz", role=Role.CHILD, no_holds=True), TODAY)
    assert "# us" in family.read_text()
    assert 'alias = "Kim"   # that is me' in family.read_text()
    removed, place = remove_person(family, "MORITZ")
    assert read_people(family) == People((KIM, JO))
    add_person(family, removed, TODAY, place=place)
    assert [person.alias for person in read_people(family).persons] == ["Kim", "Moritz", "Jo"]


def test_the_first_person_makes_the_file(file: Path) -> None:
    add_person(file, KIM, TODAY)
    assert file.read_text().startswith("# People who practise here")
    assert read_people(file) == People((KIM,))


def test_the_last_person_may_go_and_another_come(file: Path) -> None:
    add_person(file, KIM, TODAY)
    remove_person(file, "Kim")
    assert read_people(file) == People()
    add_person(file, MO, TODAY)
    assert read_people(file) == People((MO,))


def test_two_people_of_one_alias_are_refused(family: Path) -> None:
    before = family.read_bytes()
    with pytest.raises(Misuse, match='"Mo" is there already; two people need two aliases'):
        add_person(family, Person(alias="MO", role=Role.ADULT), TODAY)
    with pytest.raises(Misuse, match="is there already"):
        change_person(family, "Kim", Person(alias="mo", role=Role.CARER), TODAY)
    assert family.read_bytes() == before


def test_a_faulty_file_is_left_as_it_is(file: Path) -> None:
    file.parent.mkdir()
    for content in ("[[person]\n", "person = 3\n"):
        file.write_text(content)
        with pytest.raises(PeopleError, match="was left as it is"):
            add_person(file, KIM, TODAY)
        assert file.read_text() == content


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(PeopleError, match="data"):
        add_person(tmp_path / "data" / "people.toml", KIM, TODAY)


def test_the_example_of_the_docs_is_read_without_a_word(file: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "people.md").read_text(encoding="utf-8")
    file.parent.mkdir()
    file.write_text(page.partition("```toml\n")[2].partition("```")[0])
    people = read_people(file)
    assert people.faults == ()
    assert people.persons == (Person(alias="Mo", role=Role.CHILD, age="5-7y", no_holds=True),)
