"""Somebody who practises here, and what their age asks for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stillpoint.core.ages import BadAges, ages
from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import Ages
from stillpoint.core.texts import counted, faults_of_text, folded, nearest, quoted

LONGEST_ALIAS = 30
INFANT = 24
"""Months up to which somebody whose age is known is an infant."""
PACED_FROM = 36
"""Months: no younger child's breath is paced."""
GROWN = 18 * 12

_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_NO_END = 130 * 12


class Role(StrEnum):
    """What somebody is to the others."""

    CARER = "carer"
    CHILD = "child"
    INFANT = "infant"
    ADULT = "adult"


GROWN_UPS = (Role.CARER, Role.ADULT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An alias, and as much as its owner cares to say; at most one of `age` and `born` is said."""

    alias: str
    role: Role
    age: str = ""
    """A band such as `5-7y`."""
    born: str = ""
    """The month, such as `2021-04`, from which the age follows."""
    no_holds: bool = False

    @property
    def is_young(self) -> bool:
        """Whether it is somebody's child, of whatever age."""
        return self.role not in GROWN_UPS

    def ages(self, today: date) -> Ages | None:
        """How old they may be today, in months; None where that was not said."""
        if self.born:
            return _ages_since(self.born, today)
        if self.age:
            return ages(self.age)
        return Ages(0, INFANT - 1, "0-23m") if self.role is Role.INFANT else None

    def goes_without_holds(self, today: date) -> bool:
        """Whether breath holds are left out for them: by their own word, and for every minor."""
        known = self.ages(today)
        is_minor = self.is_young or (known is not None and known.youngest < GROWN)
        return self.no_holds or is_minor

    def in_words(self, today: date) -> str:
        """How old they are, as people say it; nothing where that was not said."""
        known = self.ages(today)
        if known is None or not (self.born or self.age):
            return ""
        return _age_in_words(known.youngest) if self.born else band_in_words(known)


def named(persons: Iterable[Person], alias: str) -> Person | None:
    """The one of that alias, however it is written in capitals or accents."""
    wanted = folded(alias.strip())
    return next((person for person in persons if folded(person.alias) == wanted), None)


def found(persons: Iterable[Person], alias: str) -> Person:
    """The one of that alias. Raises `Misuse`, which names those there are."""
    known = tuple(persons)
    if person := named(known, alias):
        return person
    aliases = [person.alias for person in known]
    if near := nearest(alias, aliases):
        raise Misuse(f"there is nobody called {quoted(alias)}; did you mean {near[0]}?")
    if aliases:
        raise Misuse(f"there is nobody called {quoted(alias)}; there is {', '.join(aliases)}")
    raise Misuse(
        f"there is nobody called {quoted(alias)} yet;"
        " add somebody with: stillpoint people add ALIAS --role child"
    )


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
    if fault := fault_of_age(person.age):
        yield fault
    if fault := fault_of_month(person.born, today):
        yield fault
    elif not fault_of_age(person.age):
        yield from _misfits(person, today)


def as_band(typed: str) -> str:
    """A band as somebody types it: a bare number is years."""
    stripped = typed.strip()
    return f"{stripped}y" if stripped.isdecimal() else stripped


def fault_of_age(age: str) -> str:
    """What is wrong with a band of ages; nothing if nothing is."""
    try:
        if age:
            ages(age)
    except BadAges as error:
        return f"age: {error}"
    return ""


def fault_of_month(born: str, today: date | None = None) -> str:
    """What is wrong with a month of birth; nothing if nothing is."""
    if not born:
        return ""
    month = _month_of(born)
    if month is None:
        return f"born: {quoted(born)} is no month of birth; write year and month, as in 2021-04"
    if today and month > today.replace(day=1):
        return f"born: {born} is still to come"
    return ""


def band_in_words(known: Ages) -> str:
    """A band as a sentence tells it."""
    text = known.text.replace(" ", "")
    if text.endswith("+"):
        return f"{text[:-2]} years or older"
    unit = {"y": "years", "m": "months", "w": "weeks"}.get(text[-1:], "")
    first, dash, last = text.rstrip("wmy").partition("-")
    if first[-1:].isdigit():
        both = f"{first} to {last}" if dash else first
        return f"{both} {unit.removesuffix('s') if both == '1' else unit}"
    return f"{text.replace('-', ' to ')}"


def _misfits(person: Person, today: date | None) -> Iterator[str]:
    known = ages(person.age) if person.age else None
    if person.born and today:
        known = _ages_since(person.born, today)
    if known is None:
        return
    if person.role in GROWN_UPS and (known.oldest or _NO_END) < 12 * 12:
        yield f'role: at that age nobody is a {person.role}; write role = "child"'
    if person.role is Role.CHILD and known.youngest >= GROWN:
        yield 'role: at that age nobody is a child; write role = "adult"'
    if person.role is Role.INFANT and person.age and known.youngest >= PACED_FROM:
        yield 'role: at that age nobody is an infant; write role = "child"'


def _ages_since(born: str, today: date) -> Ages | None:
    """From the youngest that somebody born in that month may be to the oldest, in months."""
    month = _month_of(born)
    if month is None:
        return None
    oldest = max(0, (today.year - month.year) * 12 + today.month - month.month)
    return Ages(max(0, oldest - 1), oldest, f"{max(0, oldest - 1)}-{oldest}m")


def _month_of(born: str) -> date | None:
    written = _MONTH.fullmatch(born)
    try:
        return date(int(written[1]), int(written[2]), 1) if written else None
    except ValueError:
        return None


def _age_in_words(months: int) -> str:
    return counted(months, "month") if months < INFANT else f"{months // 12} years"
