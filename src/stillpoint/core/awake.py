"""Asking whether somebody is awake, louder and louder."""

from datetime import timedelta
from enum import IntEnum

from stillpoint.core.cues import Cue, CueKind

PATIENCE = timedelta(seconds=20)
"""How long an answer is waited for before asking louder."""

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
    return Asking(min(Asking.SAFE_SLEEP, 1 + (waited - spacing) // PATIENCE))


def next_asking(spacing: timedelta, waited: timedelta) -> timedelta:
    """How long after the last answer the next asking comes."""
    if waited < spacing:
        return spacing
    return spacing + PATIENCE * ((waited - spacing) // PATIENCE + 1)


def askings_between(
    spacing: timedelta, answered: timedelta, after: timedelta, upto: timedelta
) -> tuple[Cue, ...]:
    """The askings later than `after` and no later than `upto`, counted from the step's start."""
    cues: list[Cue] = []
    time = answered + spacing
    while time <= upto:
        if time > after:
            stage = asking(spacing, time - answered)
            text = SAFE_SLEEP if stage is Asking.SAFE_SLEEP else "Awake? Press any key."
            cues.append(Cue(time, CueKind.AWAKE, text, strikes=int(stage)))
        time += PATIENCE
    return tuple(cues)
