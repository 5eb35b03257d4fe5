"""The circle: the few people that a carer can call, in a file that is theirs to edit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from stillpoint.core.texts import faults_of_text, quoted
from stillpoint.files.own_files import reason, text_of

MOST_PEOPLE = 5
LONGEST = {"name": 40, "why": 80, "reach": 80}
"""What is said of a person, and how long it may be, in characters."""

TABLE = "person"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to call."""

    name: str
    why: str = ""
    reach: str = ""
    """How to reach them: words and numbers to read, never dialled or opened."""


Circle = tuple[Person, ...]


def read_circle(path: Path) -> tuple[Circle, tuple[str, ...]]:
    """The people in a file, and what is wrong with it; what is sound is used."""
    try:
        written = _parsed(text_of(path))
    except FileNotFoundError:
        return (), ()
    except (OSError, ValueError, RecursionError) as error:
        return (), (f"{path.name}: {reason(error)}; nobody in it can be shown",)
    faults: list[str] = []
    people = tuple(_people(written, faults))
    if len(people) > MOST_PEOPLE:
        faults.append(f"a circle is up to {MOST_PEOPLE} people; the first {MOST_PEOPLE} are shown")
    return people[:MOST_PEOPLE], tuple(f"{path.name}: {fault}" for fault in faults)


def fault_of(key: str, value: object) -> str | None:
    """What is wrong with something that is said of a person, if anything is."""
    if key not in LONGEST:
        near = get_close_matches(key, LONGEST, n=1)
        meant = f"did you mean {quoted(near[0])}?" if near else f"there are {', '.join(LONGEST)}"
        return f"there is no {quoted(key)}; {meant}"
    if not isinstance(value, str):
        return f"{key}: expected a text, found {quoted(str(value))}"
    if len(value) > LONGEST[key]:
        return f"{key}: {len(value)} characters are too many; {LONGEST[key]} are the most"
    if key == "name" and not value.strip():
        return "name: it is empty; write who it is"
    faults = faults_of_text(value)
    return f"{key}: {faults[0]}" if faults else None


def _parsed(text: str) -> dict[str, object]:
    import tomli  # only for those who have a circle

    return tomli.loads(text)


def _people(written: Mapping[str, object], faults: list[str]) -> Iterator[Person]:
    for name in written:
        if name != TABLE:
            faults.append(f"there is no {quoted(name)} in a circle; each one is a [[{TABLE}]]")
    tables = written.get(TABLE, [])
    if not isinstance(tables, list):
        faults.append(f"write each one below a line of their own, [[{TABLE}]]")
        return
    names: set[str] = set()
    for number, table in enumerate(tables, start=1):
        person = _person(table, f"{TABLE} {number}", faults)
        if person and person.name in names:
            faults.append(f"{TABLE} {number}: {quoted(person.name)} is there already")
        elif person:
            names.add(person.name)
            yield person


def _person(table: object, who: str, faults: list[str]) -> Person | None:
    if not isinstance(table, dict):
        faults.append(f"{who}: write each one below a line of their own, [[{TABLE}]]")
        return None
    sound: dict[str, str] = {}
    for key, value in table.items():
        if fault := fault_of(key, value):
            faults.append(f"{who}: {fault}")
        else:
            sound[key] = value.strip()
    if sound.get("name"):
        return Person(**sound)
    if "name" not in table:
        faults.append(f'{who}: write who it is, such as name = "Ada"')
    return None
