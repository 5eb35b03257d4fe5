"""How present words are: there, fading, gone."""

from datetime import timedelta
from enum import Enum

QUIET_AFTER = timedelta(seconds=5)
"""Without a key or a move of the mouse for so long, all that is not needed fades."""

FADES_FOR = timedelta(seconds=0.6)


class Presence(Enum):
    """Whether words are there."""

    THERE = "there"
    FADING = "fading"
    GONE = "gone"


def presence(quiet: timedelta, *, stays: timedelta = QUIET_AFTER) -> Presence:
    """The presence of words after so much quiet."""
    if quiet < stays:
        return Presence.THERE
    return Presence.FADING if quiet < stays + FADES_FOR else Presence.GONE


def until_next(quiet: timedelta, *, stays: timedelta = QUIET_AFTER) -> timedelta | None:
    """How long until the presence is another; None once the words are gone."""
    coming = [at - quiet for at in (stays, stays + FADES_FOR) if at > quiet]
    return min(coming, default=None)
