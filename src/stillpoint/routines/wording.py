"""When a routine comes, as people type it and as it is told to them."""

import re
from datetime import timedelta

from stillpoint.core.durations import duration, in_words
from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import Routine
from stillpoint.core.texts import harmless
from stillpoint.routines import forms
from stillpoint.routines.values import DAYS

EVERY_DAY = "every day"
LONG_NAMES = {
    "monday": "mon",
    "tuesday": "tue",
    "wednesday": "wed",
    "thursday": "thu",
    "friday": "fri",
    "saturday": "sat",
    "sunday": "sun",
}
SOME_DAYS = {EVERY_DAY: (), "every": (), "all": (), "weekdays": DAYS[:5], "weekend": DAYS[5:]}


def when_typed(text: str) -> dict[str, str]:
    """A time such as `19:00`, or an anchor such as `after bath`. Raises `Misuse`."""
    if re.search(r"^\s*\d", text):
        return {"at": forms.clock_time(text), "anchor": ""}
    return {"at": "", "anchor": forms.word(text)}


def days_typed(text: str) -> tuple[str, ...]:
    """`mon,tue`, `weekdays`, `weekend` or `every day`, which is no day in particular."""
    written = " ".join(text.lower().split())
    if written in SOME_DAYS:
        return SOME_DAYS[written]
    words = filter(None, re.split(r"[,\s]+", written))
    several = [LONG_NAMES.get(word, word) for word in words]
    if not several:
        raise Misuse(f"write days such as mon,tue, or {EVERY_DAY}")
    days = forms.days(several)
    return () if days == DAYS else days


def notices_typed(text: str) -> tuple[timedelta, ...]:
    """`5m,1m`, or `none`."""
    if text.strip().lower() in ("", "none"):
        return ()
    return forms.notices([_length(part) for part in text.split(",")])


def when_told(routine: Routine) -> str:
    """`19:00`, `after bath` or, where it has neither, `at any time`."""
    return harmless(routine.at or routine.anchor, forms.LONGEST_WORD) or "at any time"


def days_told(days: tuple[str, ...]) -> str:
    """The days in as few words as there are."""
    if not days or days == DAYS:
        return EVERY_DAY
    named = {own: name for name, own in SOME_DAYS.items() if own}
    return named.get(days) or ", ".join(days)


def notices_told(notices: tuple[timedelta, ...]) -> str:
    """How long before notice is given."""
    return f"notice {' and '.join(map(in_words, notices))} before" if notices else "no notice"


def bell_told(bell: str) -> str:
    """How each session ends."""
    return "ends without a bell" if bell == "none" else f"ends with the {bell} bell"


def _length(written: str) -> str:
    duration(written)
    return written
