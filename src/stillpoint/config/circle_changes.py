"""Changing the circle, whose file keeps its comments."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from stillpoint.config.circle import (
    LONGEST,
    MOST_PEOPLE,
    TABLE,
    Circle,
    Person,
    fault_of,
    read_circle,
)
from stillpoint.core.errors import StillpointError
from stillpoint.core.texts import quoted
from stillpoint.files.own_files import reason, replace, text_of, undisturbed


class CircleError(StillpointError):
    """The circle cannot be changed so."""


def add_person(path: Path, person: Person, place: int | None = None) -> None:
    """Write somebody into the circle, last or at a place. Raises `CircleError`."""
    _refuse_faults(person)
    with _written(path) as written:
        people, _ = read_circle(path)
        if len(people) >= MOST_PEOPLE:
            raise CircleError(f"a circle is up to {MOST_PEOPLE} people; remove somebody first")
        if person.name in _names(people):
            raise CircleError(f"{quoted(person.name)} is in the circle already")
        written.insert(len(written.tables) if place is None else place, person)


def change_person(path: Path, name: str, person: Person) -> None:
    """Write something else of somebody. Raises `CircleError`."""
    _refuse_faults(person)
    with _written(path) as written:
        people, _ = read_circle(path)
        if person.name != name and person.name in _names(people):
            raise CircleError(f"{quoted(person.name)} is in the circle already")
        table = written.tables[written.place_of(name)]
        for key in LONGEST:
            _set(table, key, getattr(person, key))


def move_person(path: Path, name: str, by: int) -> None:
    """Let somebody change places with whoever is `by` places on. Raises `CircleError`."""
    people, _ = read_circle(path)
    names = _names(people)
    if name in names and 0 <= names.index(name) + by < len(names):
        other = names[names.index(name) + by]
        with _written(path) as written:
            written.swap(written.place_of(name), written.place_of(other))


def remove_person(path: Path, name: str) -> int:
    """Take somebody out of the circle; the place where they were. Raises `CircleError`."""
    with _written(path) as written:
        place = written.place_of(name)
        del written.tables[place]
        return place


def _refuse_faults(person: Person) -> None:
    for key in LONGEST:
        if fault := fault_of(key, getattr(person, key)):
            raise CircleError(f"{fault}.")


def _names(people: Circle) -> list[str]:
    return [person.name for person in people]


def _set(table: Any, key: str, value: str) -> None:
    if value or key == "name":
        table[key] = value
    else:
        table.pop(key, None)


def _with_room(text: str) -> str:
    """The text with an empty line before each person who has neither that nor a comment there."""
    return re.sub(rf"(?m)^(?!#)(.+)\n(?=\[\[{TABLE}\]\])", r"\1\n\n", text)


@contextmanager
def _written(path: Path) -> Iterator["_Written"]:
    """The file as it is written, kept as it was changed unless something went wrong."""
    with undisturbed(path, CircleError):
        written = _Written(path)
        yield written
        written.keep()


class _Written:
    """The file as it is written, to change a little; comments stay where they are."""

    def __init__(self, path: Path) -> None:
        import tomlkit  # 60 ms to import, and only writing needs it

        self._path = path

        try:
            self._document: Any = tomlkit.parse(text_of(self._path))
        except FileNotFoundError:
            self._document = tomlkit.document()
        except (OSError, ValueError, RecursionError) as error:
            raise CircleError(
                f"{self._path} was left as it is: {reason(error)}."
                " Mend or remove it, then try again."
            ) from error
        if self._document.get(TABLE, []) == []:  # what is empty is no list of tables any more
            self._document.pop(TABLE, None)
            self._document.append(TABLE, tomlkit.aot())
        self.tables: Any = self._document[TABLE]
        """What is written of each, in their order."""
        if not isinstance(self.tables, list):
            raise CircleError(
                f"{self._path} was left as it is: write each one below a line of their own,"
                f" [[{TABLE}]]."
            )

    def keep(self) -> None:
        """Put it in the place of the file."""
        import tomlkit

        if not self.tables:
            del self._document[TABLE]
        try:
            replace(self._path, _with_room(tomlkit.dumps(self._document)))
        except OSError as error:
            raise CircleError(f"{self._path} could not be written: {reason(error)}.") from error

    def place_of(self, name: str) -> int:
        """Where somebody is written. Raises `CircleError`."""
        for place, table in enumerate(self.tables):
            written = table.get("name") if isinstance(table, dict) else None
            if isinstance(written, str) and written.strip() == name:
                return place
        near = get_close_matches(name, _names(read_circle(self._path)[0]), n=1)
        meant = f" Did you mean {quoted(near[0])}?" if near else ""
        raise CircleError(f"there is no {quoted(name)} in the circle.{meant}")

    def insert(self, place: int, person: Person) -> None:
        """Write somebody in at a place."""
        import tomlkit

        are_in_one_line = not isinstance(self.tables, tomlkit.items.AoT)
        table: Any = tomlkit.inline_table() if are_in_one_line else tomlkit.table()
        for key in LONGEST:
            _set(table, key, getattr(person, key))
        self.tables.insert(place, table)

    def swap(self, place: int, other: int) -> None:
        """Let two change places."""
        first, second = sorted((place, other))
        later, earlier = self.tables.pop(second), self.tables.pop(first)
        self.tables.insert(first, later)
        self.tables.insert(second, earlier)
