"""Asking whether somebody is awake, louder and louder."""

from datetime import timedelta
from enum import IntEnum

from stillpoint.core.cues import Cue, CueKind

AGAIN = (timedelta(), timedelta(seconds=20), timedelta(seconds=30), timedelta(seconds=40))
"""How long after the first asking it and the next ones come: sooner and sooner."""
FROM_THEN_ON = timedelta(seconds=5)
"""Between two askings after those."""

SAFE_SLEEP = "If you may doze: baby on the back in a firm, clear cot; never a sofa or armchair."


class Asking(IntEnum):
    """How a check for being awake stands."""

    QUIET = 0
    ASKED = 1
    LOUDER = 2
    SAFE_SLEEP = 3


def asking(spacing: timedelta, waited: timedelta) -> Asking:
    """How the check stands when the last answer, or the start, is `waited` ago."""
    if waited < spacing:
        return Asking.QUIET
    return _stage(_count(waited - spacing) - 1)


def next_asking(spacing: timedelta, waited: timedelta) -> timedelta:
    """How long after the last answer the next asking comes."""
    return spacing + (_time(_count(waited - spacing)) if waited >= spacing else timedelta())


def askings_between(
    spacing: timedelta, answered: timedelta, after: timedelta, upto: timedelta
) -> tuple[Cue, ...]:
    """The askings later than `after` and no later than `upto`, counted from the step's start."""
    first = answered + spacing
    numbers = range(_count(after - first), _count(upto - first))
    return tuple(_cue(number, first + _time(number)) for number in numbers)


def _cue(number: int, at: timedelta) -> Cue:
    stage = _stage(number)
    text = SAFE_SLEEP if stage is Asking.SAFE_SLEEP else "Awake? Press any key."
    return Cue(at, CueKind.AWAKE, text, strikes=int(stage))


def _stage(number: int) -> Asking:
    """How the check stands at an asking, counted from 0: asked, twice louder, then to the end."""
    if number == 0:
        return Asking.ASKED
    return Asking.LOUDER if number < len(AGAIN) - 1 else Asking.SAFE_SLEEP


def _time(number: int) -> timedelta:
    """How long after the first asking another comes."""
    last = len(AGAIN) - 1
    return AGAIN[number] if number <= last else AGAIN[last] + FROM_THEN_ON * (number - last)


def _count(waited: timedelta) -> int:
    """How many askings have come when the first is `waited` ago."""
    if waited < AGAIN[-1]:
        return sum(time <= waited for time in AGAIN)
    return len(AGAIN) + (waited - AGAIN[-1]) // FROM_THEN_ON
