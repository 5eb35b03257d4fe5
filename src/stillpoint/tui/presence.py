"""How present words are: there, fading, gone."""

from collections.abc import Iterator
from datetime import timedelta
from enum import Enum

QUIET_AFTER = timedelta(seconds=5)
"""Without a key or a move of the mouse for so long, all that is not needed fades."""

FADES_FOR = timedelta(seconds=0.6)
NOTICE_STAYS = timedelta(seconds=2)
PROMPT_STAYS = timedelta(seconds=8)
"""Words of a breathed step come up when they are said, even on a quiet screen."""


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


class Attention:
    """What lately asked to be seen, by the clock's readings; a pause keeps all of it there."""

    def __init__(self, reading: timedelta) -> None:
        self.woken = self.prompted = self.entered = reading
        self.notice = ""
        self._noticed = reading - NOTICE_STAYS - FADES_FOR

    @property
    def told(self) -> timedelta:
        """When words of the session last came."""
        return max(self.entered, self.prompted)

    def tell(self, notice: str, reading: timedelta) -> None:
        """Show a notice for a moment."""
        self.notice, self._noticed = notice, reading

    def of_all(self, reading: timedelta) -> Presence:
        """How present everything is that may fade."""
        return presence(reading - self.woken)

    def of_prompt(self, reading: timedelta) -> Presence:
        """How present the prompt of a breathed step is."""
        return presence(reading - max(self.woken, self.prompted), stays=PROMPT_STAYS)

    def of_step(self, reading: timedelta) -> Presence:
        """How present the name of the step is."""
        return presence(reading - max(self.woken, self.entered))

    def of_notice(self, reading: timedelta) -> Presence:
        """How present the notice is, on its own time even in a pause."""
        return presence(reading - self._noticed, stays=NOTICE_STAYS)

    def waits(self, reading: timedelta, *, is_paused: bool) -> Iterator[timedelta | None]:
        """How long until each of these is another; in a pause only the notice goes."""
        yield until_next(reading - self._noticed, stays=NOTICE_STAYS)
        if is_paused:
            return
        yield until_next(reading - self.woken)
        yield until_next(reading - self.entered)
        yield until_next(reading - max(self.woken, self.prompted), stays=PROMPT_STAYS)
