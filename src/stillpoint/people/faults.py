"""What is wrong with somebody as they are written, each fault with what mends it."""

from collections.abc import Iterable, Iterator
from datetime import date

from stillpoint.core.ages import BadAges, ages
from stillpoint.core.texts import faults_of_text, quoted
from stillpoint.people.persons import (
    GROWN,
    GROWN_UPS,
    PACED_FROM,
    Person,
    Role,
    ages_since,
    month_of,
    named,
)

LONGEST_ALIAS = 30
GROWN_UPS_FROM = 12 * 12
"""Months: nobody younger is anybody's carer."""


def faults_of(person: Person, others: Iterable[Person], today: date | None = None) -> Iterator[str]:
    """All that is wrong with somebody, beside those who are there already."""
    if not person.alias.strip():
        yield "alias: it is empty; a first name or a letter will do"
    if len(person.alias) > LONGEST_ALIAS:
        yield f"alias: it is longer than {LONGEST_ALIAS} letters; write it shorter"
    yield from (f"alias: it {fault}" for fault in faults_of_text(person.alias))
    if twin := named(others, person.alias):
        yield f"alias: {quoted(twin.alias)} is there already; two people need two aliases"
    if person.age and person.born:
        yield "age, born: one of the two is enough, for the age follows from the month of birth"
    if fault := _fault_of_age(person.age):
        yield fault
    if fault := _fault_of_month(person.born, today):
        yield fault
    elif not _fault_of_age(person.age):
        yield from _misfits(person, today)


def _fault_of_age(age: str) -> str:
    """What is wrong with a band of ages; nothing if nothing is."""
    try:
        if age:
            ages(age)
    except BadAges as error:
        return f"age: {error}"
    return ""


def _fault_of_month(born: str, today: date | None = None) -> str:
    """What is wrong with a month of birth; nothing if nothing is."""
    if not born:
        return ""
    month = month_of(born)
    if month is None:
        return f"born: {quoted(born)} is no month of birth; write year and month, as in 2021-04"
    if today and month > today.replace(day=1):
        return f"born: {born} is still to come"
    return ""


def _misfits(person: Person, today: date | None) -> Iterator[str]:
    known = ages(person.age) if person.age else None
    if person.born and today:
        known = ages_since(person.born, today)
    if known is None:
        return
    if person.role in GROWN_UPS and known.oldest is not None and known.oldest < GROWN_UPS_FROM:
        yield f'role: at that age nobody is a {person.role}; write role = "child"'
    if person.role is Role.CHILD and known.youngest >= GROWN:
        yield 'role: at that age nobody is a child; write role = "adult"'
    if person.role is Role.INFANT and person.age and known.youngest >= PACED_FROM:
        yield 'role: at that age nobody is an infant; write role = "child"'
