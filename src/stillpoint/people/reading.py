"""The people in their file: read strictly, what is wrong named, and the rest used."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stillpoint.core.texts import harmless, nearest, quoted
from stillpoint.files.own_files import reason, text_of
from stillpoint.people.faults import faults_of
from stillpoint.people.persons import Person, Role

KEYS = ("alias", "role", "age", "born", "no_holds")
HOW = "write [[person]] and below it the alias and the role of each"


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in the file, in its order, and what is wrong with it."""

    persons: tuple[Person, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def grown(self) -> tuple[Person, ...]:
        """Carers and other adults."""
        return tuple(person for person in self.persons if not person.is_young)

    @property
    def young(self) -> tuple[Person, ...]:
        """Children and infants."""
        return tuple(person for person in self.persons if person.is_young)


def read_people(path: Path) -> People:
    """The people in a file; nobody where there is none. Never raises."""
    try:
        written = tables_in(text_of(path))
    except FileNotFoundError:
        return People()
    except (OSError, ValueError, RecursionError) as error:
        return People(faults=(f"{path.name}: {reason(error)}; nobody is known meanwhile",))
    persons: list[Person] = []
    faults: list[str] = [f"{path.name}: {fault}" for fault in _strange_keys(written, ("person",))]
    tables = written.get("person", [])
    if not isinstance(tables, list):
        return People(faults=(*faults, f"{path.name}: person is no list; {HOW}"))
    for number, table in enumerate(tables, start=1):
        person, wrong = _person_in(table, persons)
        place = f"{path.name}: person {number}"
        faults += [f"{place}: {fault}" for fault in wrong]
        if person:
            persons.append(person)
    return People(tuple(persons), tuple(faults))


def tables_in(text: str) -> dict[str, Any]:
    """The text as TOML. Raises `ValueError`."""
    import tomli  # only where there are people

    return tomli.loads(text)


def _person_in(table: object, others: list[Person]) -> tuple[Person | None, list[str]]:
    """Somebody, if they can be trusted as they stand; an unknown key alone is only told of.

    One whose age cannot be read is left out: nobody of an unknown age is paced by mistake.
    """
    if not isinstance(table, dict):
        return None, [f"expected a table; {HOW}"]
    strange = [*_strange_keys(table, KEYS)]
    wrong = [*_wrong_types(table)]
    if wrong:
        return None, strange + wrong
    person = Person(
        alias=table["alias"].strip(),
        role=Role(table["role"]),
        age=table.get("age", "").strip(),
        born=table.get("born", "").strip(),
        no_holds=table.get("no_holds", False),
    )
    wrong = [*faults_of(person, others)]
    return (None if wrong else person), strange + wrong


def _strange_keys(table: dict[str, Any], known: tuple[str, ...]) -> Iterator[str]:
    for key in table:
        if key not in known:
            near = nearest(key, known)
            meant = f"did you mean {near[0]}?" if near else f"the keys are {', '.join(known)}"
            yield f"there is no key {quoted(key)}; {meant}"


def _wrong_types(table: dict[str, Any]) -> Iterator[str]:
    for key in ("alias", "role", "age", "born"):
        if key in table and not isinstance(table[key], str):
            yield f"{key}: expected a text, found {_shown(table[key])}"
    if not isinstance(table.get("no_holds", False), bool):
        yield f"no_holds: expected true or false, found {_shown(table['no_holds'])}"
    for key in ("alias", "role"):
        if key not in table:
            yield f"{key} is missing"
    role = table.get("role")
    if isinstance(role, str) and role not in list(Role):
        yield f"role: {quoted(role)} is none; write {', '.join(Role)}"


def _shown(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return quoted(value)
        case _:
            return harmless(str(value), 40)
