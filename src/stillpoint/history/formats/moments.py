"""Dates, times and lengths as other programs write them."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import NoReturn

from stillpoint.core.durations import BadDuration, duration
from stillpoint.core.texts import quoted
from stillpoint.history.formats.found import DayFirstUnknown, Manner
from stillpoint.history.values import LONGEST, BadEntry

CAME_TWICE = "The clocks went back: this hour came twice that night, and the first is meant."
NEVER_CAME = (
    "The clocks went forward: this time was skipped that night, and an hour later is meant."
)

_DATE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[T,\s]+(\S.*))?")
_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?:\s*([ap])\.?m\.?)?", re.I | re.A)
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?\s?(?:Z|[+-]\d\d:?\d\d)")
_UNIX = re.compile(r"\d{9,10}", re.ASCII)
_LENGTH = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:[.,]\d+)?)", re.ASCII)


def moment_in(text: str, manner: Manner) -> tuple[datetime, str]:
    """The moment that a text stands for, and what is to be noted of it.

    Raises `BadEntry`, and `DayFirstUnknown` where it must be known whether days come first.
    """
    text = " ".join(text.split())
    if _UNIX.fullmatch(text):
        return datetime.fromtimestamp(int(text), UTC).astimezone(manner.zone), ""
    try:
        if _ISO.fullmatch(text):
            return datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-")), ""
        return on_the_clock(_local(text, manner.day_first), manner.zone)
    except (ValueError, OverflowError):
        raise BadEntry(f"{quoted(text)} is a date or time that does not exist") from None


def on_the_clock(local: datetime, zone: tzinfo | None) -> tuple[datetime, str]:
    """When a clock in a zone showed that time, and what is to be noted where it is not plain."""
    first, second = (_shown(local.replace(fold=fold), zone) for fold in (0, 1))
    if first.replace(tzinfo=None) != local:
        return first, NEVER_CAME
    return first, CAME_TWICE if first != second else ""


def length_in(text: str) -> timedelta:
    """The length that `H:M:S`, `M:S` or a duration such as `45m` stands for. Raises `BadEntry`."""
    text = text.strip()
    if found := _LENGTH.fullmatch(text):
        hours, minutes, seconds = found.groups()
        whole = round(float(seconds.replace(",", ".")))
        return timedelta(hours=int(hours or 0), minutes=int(minutes), seconds=whole)
    try:
        if not text.replace(".", "").isdigit():  # of what, minutes or seconds?
            return duration(text)
    except BadDuration:
        pass
    raise BadEntry(f"{quoted(text)} is no length such as 0:45:00 or 45m")


def number_in(text: str) -> float:
    """The number that a text stands for, with a point or a comma. Raises `BadEntry`."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        number = -1
    if not 0 <= number <= LONGEST.total_seconds():
        raise BadEntry(f"{quoted(text)} is no number that a length can have")
    return number


def _local(text: str, day_first: bool | None) -> datetime:
    """The time on the clock that a text stands for. Raises `ValueError` where there is none."""
    found = _DATE.fullmatch(text)
    if not found:
        _refuse(text)
    first, mark, second, third, time = found.groups()
    if len(first) > 2:
        year, month, day = int(first), int(second), int(third)
    elif mark == "." or day_first:
        day, month, year = int(first), int(second), int(third)
    else:
        month, day, year = int(first), int(second), int(third)
        if month > 12 and day <= 12 and day_first is None:
            raise DayFirstUnknown(f"{quoted(text)} has no month {month}")
    if year < 100:
        year += 2000
    return datetime(year, month, day) + _time_of_day(time)  # noqa: DTZ001 - its zone comes next


def _time_of_day(text: str | None) -> timedelta:
    if text is None:
        return timedelta()
    found = _TIME.fullmatch(text)
    if not found:
        _refuse(text)
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if half := found[4]:
        if not 1 <= hour <= 12:
            raise ValueError
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _shown(local: datetime, zone: tzinfo | None) -> datetime:
    """The moment with the offset of that zone, as history keeps it."""
    if zone is None:  # `astimezone` alone is wrong in an hour that is skipped
        at = datetime.fromtimestamp(local.timestamp(), UTC).astimezone()
    else:
        at = local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return at.replace(tzinfo=timezone(at.utcoffset() or timedelta()), fold=0)


def _refuse(text: str) -> NoReturn:
    raise BadEntry(f"{quoted(text)} is no date and time such as 2026-11-21 07:12:00")
