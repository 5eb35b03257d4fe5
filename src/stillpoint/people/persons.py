"""Somebody who practises here, and what their age asks for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stillpoint.core.ages import ages
from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import Ages
from stillpoint.core.texts import counted, folded, nearest, quoted

INFANT = 24
"""Months up to which somebody whose age is known is an infant."""
PACED_FROM = 36
"""Months: no younger child's breath is paced."""
GROWN = 18 * 12
MOST_NAMED = 8
"""People that one message names."""

_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)


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
            return ages_since(self.born, today)
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
        some = ", ".join(aliases[:MOST_NAMED]) + ", …" * (len(aliases) > MOST_NAMED)
        raise Misuse(f"there is nobody called {quoted(alias)}; there is {some}")
    raise Misuse(
        f"there is nobody called {quoted(alias)} yet;"
        " add somebody with: stillpoint people add ALIAS --role child"
    )


def as_band(typed: str) -> str:
    """A band as somebody types it: a bare number is years."""
    stripped = typed.strip()
    return f"{stripped}y" if stripped.isdecimal() else stripped


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


def ages_since(born: str, today: date) -> Ages | None:
    """From the youngest that somebody born in that month may be to the oldest, in months."""
    month = month_of(born)
    if month is None:
        return None
    oldest = max(0, (today.year - month.year) * 12 + today.month - month.month)
    return Ages(max(0, oldest - 1), oldest, f"{max(0, oldest - 1)}-{oldest}m")


def month_of(born: str) -> date | None:
    """The first day of a month of birth; None where it is none."""
    written = _MONTH.fullmatch(born)
    try:
        return date(int(written[1]), int(written[2]), 1) if written else None
    except ValueError:
        return None


def _age_in_words(months: int) -> str:
    return counted(months, "month") if months < INFANT else f"{months // 12} years"
