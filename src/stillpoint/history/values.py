"""The values in a journal: what they are once read, and how they are written."""

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from stillpoint.core.errors import StillpointError
from stillpoint.core.steps import Lead
from stillpoint.core.texts import quoted

EARLIEST_YEAR = 1900
LATEST_YEAR = 2200
A_MICROSECOND = timedelta(microseconds=1)
LONGEST = timedelta(days=36_525)
"""No practice lasts longer than a century."""

MOST_CYCLES = 10**9
FASTEST_RATE = 1000.0
LEADS = tuple(map(str, Lead))
"""Who may have led: the carer, both together, the child."""

DEEPEST = 20
"""How deep lists and objects may be nested in an answer."""

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d)(\.\d+)?([Zz]|[+-]\d\d:?\d\d)", re.ASCII)
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class BadEntry(StillpointError):
    """Something that cannot be read, or kept, as a line of history."""


def identity(value: object) -> str:
    """The id of an entry."""
    if type(value) is not str or not is_identity(value.lower()):
        raise unexpected("a UUID", value)
    return value.lower()


def is_identity(text: str) -> bool:
    """Whether `text` is the id of an entry as we write it."""
    return bool(_ID.fullmatch(text))


def text(value: object) -> str:
    """Text of any length."""
    if type(value) is not str:
        raise unexpected("text", value)
    if not value.isascii() and not _is_encodable(value):
        raise BadEntry("holds half a character")
    return value


def moment(value: object) -> datetime:
    """A moment written as RFC 3339, with its offset."""
    if type(value) is str and (parts := _MOMENT.fullmatch(value)):
        second, fraction, offset = parts.groups(default="")
        try:
            read = datetime.fromisoformat(f"{second}{fraction[:7]}{offset}".upper())
            if fraction[7:8] >= "5":
                read += A_MICROSECOND  # rounded where it is finer, as decoders do
        except (ValueError, OverflowError):
            raise unexpected("a date and time that exist", value) from None
        if EARLIEST_YEAR <= read.year <= LATEST_YEAR:
            return read
    raise unexpected("a moment such as 2026-11-21T07:12:00+01:00", value)


def seconds(value: object) -> timedelta:
    """A duration written as a number of seconds."""
    if type(value) in (int, float) and 0 <= value <= LONGEST.total_seconds():  # type: ignore[operator]
        return timedelta(seconds=value)  # type: ignore[arg-type]
    raise unexpected("a number of seconds, zero or more", value)


def rate(value: object) -> float:
    """Cycles a minute."""
    if type(value) in (int, float) and 0 <= value <= FASTEST_RATE:  # type: ignore[operator]
        return float(value)  # type: ignore[arg-type]
    raise unexpected("a number of cycles a minute", value)


def cycles(value: object) -> int:
    """A count of cycles."""
    if type(value) is int and 0 <= value <= MOST_CYCLES:
        return value
    raise unexpected("a whole number, zero or more", value)


def truth(value: object) -> bool:
    """A claim that is true or false."""
    if type(value) is not bool:
        raise unexpected("true or false", value)
    return value


def words(value: object) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list):
        raise unexpected("a list of texts", value)
    return tuple(map(text, value))


def leads(value: object) -> tuple[str, ...]:
    """Who led, in order."""
    for lead in words(value):
        if lead not in LEADS:
            raise unexpected(f"{', '.join(LEADS[:-1])} or {LEADS[-1]}", lead)
    return words(value)


def answers(value: object) -> Mapping[str, object]:
    """An object of any answers."""
    if not isinstance(value, dict):
        raise unexpected("an object", value)
    anything(value)
    return value


def anything(value: object, deep: int = 0) -> object:
    """Any value that a line of JSON can hold."""
    if type(value) is str:
        return text(value)
    if deep > DEEPEST:
        raise BadEntry("is nested too deeply")
    match value:
        case float() if not math.isfinite(value):
            raise unexpected("a number", value)
        case list():
            for inner in value:
                anything(inner, deep + 1)
        case dict():
            for name, inner in value.items():
                text(name)
                anything(inner, deep + 1)
        case None | int() | float():
            pass
        case _:
            raise unexpected("a value that JSON can hold", value)
    return value


def written(value: object) -> object:
    """A value as a line of JSON holds it: seconds as numbers, moments with their offset."""
    match value:
        case timedelta():
            total = value.total_seconds()
            return int(total) if total.is_integer() else total
        case datetime():
            return _written_moment(value)
        case tuple() | list():
            return [written(inner) for inner in value]
        case Mapping():
            return {name: written(inner) for name, inner in value.items()}
        case _:
            return value


def unexpected(wanted: str, value: object) -> BadEntry:
    """Says that `value` is not what was wanted."""
    return BadEntry(f"expected {wanted}, found {_shown(value)}")


def _written_moment(value: datetime) -> str:
    offset = value.utcoffset()
    if offset is None:
        raise BadEntry("expected a moment with a time zone")
    in_minutes = offset % timedelta(minutes=1) == timedelta()
    return (value if in_minutes else value.astimezone(UTC)).isoformat()


def _is_encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _shown(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case str():
            return quoted(value)
        case int() if abs(value) >= 10**20:
            return "a huge number"
        case int() | float():
            return str(value)
        case list():
            return "a list"
        case dict():
            return "an object"
        case _:
            return f"a {type(value).__name__}"
