"""Times of day as people write them."""

import re
from datetime import timedelta

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import quoted

_FORM = re.compile(r"(\d\d?):(\d\d)", re.ASCII)


def time_of_day(written: str) -> timedelta:
    """The time since midnight that `07:30` stands for. Raises `Misuse`."""
    found = _FORM.fullmatch(written.strip())
    hour, minute = (int(found[1]), int(found[2])) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise Misuse(f"{quoted(written)} is not a time of day; write it as 07:30")
    return timedelta(hours=hour, minutes=minute)
