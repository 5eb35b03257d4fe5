"""A weekly intention: so many days, or so many minutes, from Monday to Sunday."""

import re
from dataclasses import dataclass
from datetime import timedelta

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import quoted

MOST_MINUTES = 7 * 24 * 60

_FORM = re.compile(r"(\d{1,5}) *(days?|min|minutes?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Intention:
    """What somebody means to do in a week: on so many days, or for so long."""

    days: int = 0
    practised: timedelta = timedelta()


def intention(written: str) -> Intention | None:
    """What `3 days` or `60 minutes` means; None where nothing is meant. Raises `Misuse`."""
    if not (text := written.strip().lower()):
        return None
    found = _FORM.fullmatch(text)
    count = int(found[1]) if found else 0
    if found and found[2].startswith("day") and 1 <= count <= 7:
        return Intention(days=count)
    if found and found[2].startswith("min") and 1 <= count <= MOST_MINUTES:
        return Intention(practised=timedelta(minutes=count))
    raise Misuse(f'{quoted(written)} is no intention for a week; write "3 days" or "60 minutes"')
