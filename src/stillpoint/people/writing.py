"""Changes to the file of people, whose comments and other lines stay as they are."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from stillpoint.core.errors import Misuse, StillpointError
from stillpoint.files.own_files import reason, replace, text_of, undisturbed
from stillpoint.people.faults import faults_of
from stillpoint.people.persons import Person, found, named
from stillpoint.people.reading import HOW, read_people, tables_in

HEADING = "# People who practise here. Only aliases, and only what you want to say of them."


class PeopleError(StillpointError):
    """The file of people cannot be written."""


def add_person(path: Path, person: Person, today: date, *, place: int | None = None) -> None:
    """Add somebody, at a place in the list if one is given. Raises `Misuse`, and `PeopleError`."""

    def add(document: Any) -> None:
        tables = _tables(document)
        tables.insert(len(tables) if place is None else place, _table_of(person))

    with undisturbed(path, PeopleError):
        _refuse(person, read_people(path).persons, today)
        _rewrite(path, add)


def change_person(path: Path, alias: str, person: Person, today: date) -> None:
    """Make somebody another, the alias among it. Raises `Misuse`, and `PeopleError`."""
    with undisturbed(path, PeopleError):
        persons = read_people(path).persons
        before = found(persons, alias)
        _refuse(person, (other for other in persons if other is not before), today)
        _rewrite(path, lambda document: _change(document, before, person))


def remove_person(path: Path, alias: str) -> tuple[Person, int]:
    """Take somebody out of the file; who it was and where, to bring them back.

    Raises `Misuse`, and `PeopleError`.
    """
    places: list[int] = []

    def remove(document: Any) -> None:
        places.append(_place_of(document, before))
        del _tables(document)[places[0]]
        if not document["person"]:
            del document["person"]  # an empty list of tables would be written as one of values

    with undisturbed(path, PeopleError):
        before = found(read_people(path).persons, alias)
        _rewrite(path, remove)
    return before, places[0]


def _change(document: Any, before: Person, person: Person) -> None:
    table = _tables(document)[_place_of(document, before)]
    wanted = _fields_of(person)
    for key in ("alias", "role", "age", "born", "no_holds"):
        if key not in wanted:
            table.pop(key, None)
        elif table.get(key) != wanted[key]:
            table[key] = wanted[key]


def _refuse(person: Person, others: Any, today: date) -> None:
    if faults := [*faults_of(person, others, today)]:
        raise Misuse("; ".join(faults))


def _tables(document: Any) -> Any:
    import tomlkit

    if not document.get("person"):
        document.pop("person", None)
        document["person"] = tomlkit.aot()
    return document["person"]


def _place_of(document: Any, person: Person) -> int:
    for place, table in enumerate(_tables(document)):
        alias = table.get("alias")
        if isinstance(alias, str) and named((person,), alias):
            return place
    raise PeopleError(f"{person.alias} is no longer in the file; look again.")


def _fields_of(person: Person) -> dict[str, str | bool]:
    fields: dict[str, str | bool] = {"alias": person.alias, "role": str(person.role)}
    fields |= {key: value for key in ("age", "born") if (value := getattr(person, key))}
    return fields | ({"no_holds": True} if person.no_holds else {})


def _table_of(person: Person) -> Any:
    import tomlkit

    table = tomlkit.table()
    table.update(_fields_of(person))
    return table


def _rewrite(path: Path, change: Callable[[Any], None]) -> None:
    import tomlkit  # 60 ms to import, and only writing needs it

    try:
        document = tomlkit.parse(text_of(path))
    except FileNotFoundError:
        document = tomlkit.document()
        document.add(tomlkit.comment(HEADING.removeprefix("# ")))
    except (OSError, ValueError, RecursionError) as error:
        raise PeopleError(
            f"{path} was left as it is: {reason(error)}. Mend or remove it, then try again."
        ) from error
    try:
        change(document)
        written = tomlkit.dumps(document)
        tables_in(written)  # never write what cannot be read back
    except (TypeError, AttributeError, ValueError) as error:
        raise PeopleError(
            f"{path} was left as it is: its lines cannot be added to. Write it by hand: {HOW}."
        ) from error
    try:
        replace(path, written)
    except OSError as error:
        raise PeopleError(f"{path} could not be written: {reason(error)}.") from error
