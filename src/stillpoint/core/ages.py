"""Ages as people and packs write them."""

import re

from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import Ages
from stillpoint.core.texts import quoted

_FORM = re.compile(r"(\d{1,3})([wmy]?)(?:-(\d{1,3})([wmy])|(\+))?", re.ASCII)
_OLDEST = 120


class BadAges(Misuse):
    """The text is not a range of ages."""


def ages(written: str) -> Ages:
    """The ages that `written` stands for: `3-5y`, `0-6m`, `6w-18m`, `16y+`. Raises `BadAges`.

    Ages in years are counted to the day before the next birthday: `3-5y` holds all who are five.
    """
    found = _FORM.fullmatch(written.replace(" ", "").lower())
    if found is None or not (found[2] or found[4]):
        raise BadAges(f"{quoted(written)} is no range of ages; write 3-5y, 0-6m or 16y+")
    youngest = _months(found[1], found[2] or found[4])
    if found[5]:
        oldest = None
    elif found[3]:
        oldest = _last_month(found[3], found[4])
    else:
        oldest = _last_month(found[1], found[2])
    if (oldest is not None and oldest < youngest) or youngest > _OLDEST * 12:
        raise BadAges(
            f"{quoted(written)} is no range of ages; write the youngest first, as in 3-5y"
        )
    return Ages(youngest, oldest, written.strip())


def _months(number: str, unit: str) -> int:
    match unit:
        case "w":
            return int(number) * 7 // 30
        case "m":
            return int(number)
    return int(number) * 12


def _last_month(number: str, unit: str) -> int:
    return _months(number, unit) + (11 if unit == "y" else 0)
