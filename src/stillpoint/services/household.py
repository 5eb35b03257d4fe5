"""Changing who practises here, for both front ends."""

from dataclasses import dataclass, replace
from datetime import date

from stillpoint.core.errors import Misuse
from stillpoint.people.persons import GROWN_UPS, INFANT, Person, Role, as_band, found
from stillpoint.people.writing import add_person, change_person, remove_person
from stillpoint.services.company import me
from stillpoint.services.ladders import follow_alias
from stillpoint.services.parts import Parts

REMEMBERED = ("me", "with_child", "with_infant")
"""The settings that name somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is to change in somebody; None is left as it is, and empty text takes away."""

    alias: str | None = None
    role: Role | None = None
    age: str | None = None
    born: str | None = None
    no_holds: bool | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """Somebody who was removed, and where they stood."""

    person: Person
    place: int


def add(parts: Parts, person: Person, place: int | None = None) -> None:
    """Add somebody. Raises `Misuse`, and `PeopleError`."""
    add_person(parts.places.people_file, person, _today(parts), place=place)


def change(parts: Parts, alias: str, wanted: Change) -> Person:
    """Change somebody; who they are then. Raises `Misuse`, and `PeopleError`."""
    before = found(parts.people().persons, alias)
    after = changed(before, wanted)
    change_person(parts.places.people_file, before.alias, after, _today(parts))
    if after.alias != before.alias:
        for name in REMEMBERED:
            if getattr(parts.settings, name) == before.alias:
                parts.change(name, after.alias)
        follow_alias(parts.routines, before.alias, after.alias)
    return after


def changed(before: Person, wanted: Change) -> Person:
    """Somebody with a change made to them; an age takes the place of a month of birth."""
    age = before.age if wanted.age is None else as_band(wanted.age)
    born = before.born if wanted.born is None else wanted.born
    if wanted.age and wanted.born is None:
        born = ""
    if wanted.born and wanted.age is None:
        age = ""
    return replace(
        before,
        alias=before.alias if wanted.alias is None else wanted.alias.strip(),
        role=wanted.role or before.role,
        age=age,
        born=born,
        no_holds=before.no_holds if wanted.no_holds is None else wanted.no_holds,
    )


def remove(parts: Parts, alias: str) -> Removed:
    """Remove somebody; history keeps the alias. Raises `Misuse`, and `PeopleError`."""
    return Removed(*remove_person(parts.places.people_file, alias))


def choose(parts: Parts, person: Person) -> str:
    """Let somebody be me on this device, or the one that sessions for two are with.

    What came of it, as a sentence. Raises `SettingsError`.
    """
    if person.role in GROWN_UPS:
        parts.change("me", person.alias)
        return f"{person.alias} is who uses this device."
    known = person.ages(_today(parts))
    is_small = known.youngest < INFANT if known else person.role is Role.INFANT
    parts.change("with_infant" if is_small else "with_child", person.alias)
    return f"Sessions for two are with {person.alias} now."


def choose_me(parts: Parts, alias: str) -> Person:
    """Let the carer or adult of that alias be me here. Raises `Misuse`, and `SettingsError`."""
    person = found(parts.people().persons, alias)
    if person.role not in GROWN_UPS:
        raise Misuse(f"{person.alias} is a {person.role}; me is a carer or an adult")
    parts.change("me", person.alias)
    return person


def is_me(parts: Parts, person: Person) -> bool:
    """Whether somebody is who uses this device."""
    return me(parts.people(), parts.settings) == person


def _today(parts: Parts) -> date:
    return parts.clock.now().date()
