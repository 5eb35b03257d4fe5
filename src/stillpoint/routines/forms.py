"""What each key of a routine may hold; `Misuse` tells why not, as the rest of a sentence."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from stillpoint.core.durations import duration
from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import BELLS, Audience
from stillpoint.core.texts import faults_of_text, nearest, quoted
from stillpoint.core.times import time_of_day
from stillpoint.routines.values import DAYS, Rung

Form = Callable[[Any], Any]

LONGEST_WORD = 200
MOST_SESSIONS = 50
MOST_NOTICES = 20
LONGEST_NOTICE = timedelta(hours=12)

_ID = re.compile("[a-z0-9][a-z0-9-]{0,63}", re.ASCII)


def id(value: object) -> str:
    """A name that keeps routines apart."""
    if isinstance(value, str) and _ID.fullmatch(value):
        return value
    raise Misuse(f"expected an id of a-z, 0-9 and -, found {_shown(value)}")


def word(value: object) -> str:
    """A short text on one line."""
    if not isinstance(value, str) or not value.strip():
        raise Misuse(f"expected a text, found {_shown(value)}")
    if len(value) > LONGEST_WORD:
        raise Misuse(f"is longer than {LONGEST_WORD} characters")
    for fault in faults_of_text(value):
        raise Misuse(fault)
    return value.strip()


def address(value: object) -> str:
    """`pack/session`, `pack/routine` or `pack/path`."""
    parts = value.split("/") if isinstance(value, str) else ()
    if len(parts) == 2 and all(map(_ID.fullmatch, parts)):
        return "/".join(parts)
    raise Misuse(f"expected an address such as wind/bedtime, found {_shown(value)}")


def addresses(value: object) -> tuple[str, ...]:
    """Sessions one after another."""
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_SESSIONS:
        raise Misuse(f"expected 1 to {MOST_SESSIONS} sessions, found {_shown(value)}")
    return tuple(map(address, value))


def clock_time(value: object) -> str:
    """A time of day, as it is written."""
    if not isinstance(value, str):
        raise Misuse(f'expected a time of day such as "19:00", found {_shown(value)}')
    minutes = time_of_day(value) // timedelta(minutes=1)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def days(value: object) -> tuple[str, ...]:
    """Days of the week, Monday first; none is every day."""
    if not isinstance(value, list):
        raise Misuse(f'expected days such as ["mon", "tue"], found {_shown(value)}')
    for day in value:
        if day not in DAYS:
            near = nearest(day, DAYS) if isinstance(day, str) else ()
            meant = f"did you mean {near[0]}?" if near else f"the days are {', '.join(DAYS)}"
            raise Misuse(f"there is no day {_shown(day)}; {meant}")
    return tuple(day for day in DAYS if day in value)


def notices(value: object) -> tuple[timedelta, ...]:
    """How long before, the longest first."""
    if not isinstance(value, list) or len(value) > MOST_NOTICES:
        raise Misuse(f'expected durations such as ["5m", "1m"], found {_shown(value)}')
    lengths = {duration(_written(each)) for each in value}
    if any(length > LONGEST_NOTICE for length in lengths):
        raise Misuse("notice can be given 12 h before at the earliest")
    return tuple(sorted(lengths, reverse=True))


def choice(value: object) -> bool:
    """Yes or no."""
    if isinstance(value, bool):
        return value
    raise Misuse(f"expected true or false, found {_shown(value)}")


def bell(value: object) -> str:
    """The bell that each session ends with."""
    return _one_of(value, [*BELLS])


def audience(value: object) -> Audience:
    """Who it is for."""
    return Audience(_one_of(value, [str(each) for each in Audience]))


def rung(value: object) -> Rung:
    """A rung of the ladder."""
    return Rung(_one_of(value, [str(each) for each in Rung]))


def moment(value: object) -> datetime:
    """A date and time; one without an offset is of this place, one without a time its midnight."""
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if isinstance(value, datetime):
        try:
            return value.astimezone() if value.tzinfo is None else value
        except (OverflowError, OSError, ValueError):
            pass
    raise Misuse(f"expected a date and time, found {_shown(value)}")


ROUTINE: Mapping[str, Form] = {
    "id": id,
    "title": word,
    "from": address,
    "audience": audience,
    "at": clock_time,
    "anchor": word,
    "days": days,
    "notices": notices,
    "bell": bell,
    "sessions": addresses,
    "paused": choice,
}
PATH: Mapping[str, Form] = {"path": address, "begun": moment}
RUNG: Mapping[str, Form] = {"child": word, "skill": address, "rung": rung}


def _one_of(value: object, known: list[str]) -> str:
    if isinstance(value, str) and value in known:
        return value
    raise Misuse(f"expected {', '.join(known[:-1])} or {known[-1]}, found {_shown(value)}")


def _written(value: object) -> str | float:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return value
    raise Misuse(f'expected a duration such as "5m", found {_shown(value)}')


def _shown(value: object) -> str:
    match value:
        case str():
            return quoted(value)
        case bool():
            return str(value).lower()
        case dict() | list():
            return "a table" if isinstance(value, dict) else f"a list of {len(value)}"
        case _:
            return quoted(str(value)).strip('"')
