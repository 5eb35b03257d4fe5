"""Durations as people write and read them."""

import math
import re
from datetime import timedelta

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import quoted

LONGEST = timedelta(hours=24)
"""No step, session or pause that is asked for is longer."""

EXAMPLE = '"90s", "2m30s", "1h" or a number of seconds'

_FORM = re.compile(
    r"(?:(?P<h>\d+(?:\.\d+)?)h)?(?:(?P<m>\d+(?:\.\d+)?)m)?(?:(?P<s>\d+(?:\.\d+)?)s?)?", re.ASCII
)


class BadDuration(Misuse):
    """The text or number is not a duration from 0 to 24 h."""


def duration(written: str | float) -> timedelta:
    """The duration that `written` stands for: `"2m30s"`, `"90"`, `90`.

    Raises `BadDuration` for anything else, for less than nothing and for more than 24 h.
    """
    seconds = _seconds(written) if isinstance(written, str) else float(min(written, 1e9))
    if not math.isfinite(seconds) or seconds < 0:
        raise BadDuration(f"{_shown(written)} is not a duration; write {EXAMPLE}")
    if seconds > LONGEST.total_seconds():
        raise BadDuration(f"{_shown(written)} is longer than 24 h, the longest there is")
    return timedelta(seconds=seconds)


def _seconds(written: str) -> float:
    text = written.strip().replace(" ", "").lower()
    found = _FORM.fullmatch(text) if len(text) <= 40 else None
    is_unclear = bool(found and found["h"] and not found["m"] and found["s"]) and text[-1] != "s"
    if not text or found is None or is_unclear:  # 1h30 means minutes to some, seconds to others
        raise BadDuration(f"{quoted(written)} is not a duration; write {EXAMPLE}")
    hours, minutes, seconds = (float(found[unit] or 0) for unit in "hms")
    return hours * 3600 + minutes * 60 + seconds


def _shown(written: str | float) -> str:
    return quoted(written) if isinstance(written, str) else repr(written)


def written(length: timedelta) -> str:
    """The duration as packs write it: `2m30s`."""
    minutes, seconds = divmod(length.total_seconds(), 60)
    hours, minutes = divmod(int(minutes), 60)
    parts = [f"{hours}h"] * bool(hours) + [f"{minutes}m"] * bool(minutes)
    if seconds or not parts:
        parts.append(f"{seconds:.6f}".rstrip("0").rstrip(".") + "s")
    return "".join(parts)


def in_words(length: timedelta) -> str:
    """The duration as people say it: `45 s`, `5 min`, `2 min 30 s`, `1 h 5 min`."""
    seconds = round(length.total_seconds())
    if seconds < 60:
        return f"{seconds} s"
    minutes, seconds = divmod(seconds, 60)
    if minutes < 60:
        return f"{minutes} min" + (f" {seconds} s" if seconds else "")
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h" + (f" {minutes} min" if minutes else "")


def on_the_clock(length: timedelta) -> str:
    """The duration as a timer shows it: `3:12`, `1:02:05`; seconds begun count whole."""
    seconds = math.ceil(round(length.total_seconds(), 3))
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
