"""What is heard or shown at an instant."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

BEFORE = timedelta(microseconds=-1)
"""Just before the start: spans of cues leave out their beginning; steps are entered from here."""


class CueKind(StrEnum):
    """Why a cue is given."""

    STEP = "step"
    """A step begins; `text` is its title."""
    PHASE = "phase"
    """A phase of a breath begins; `text` is its word."""
    PROMPT = "prompt"
    """Words of the session; `text` holds them."""
    SIDE = "side"
    """A stretch begins on a side, or a switch; `text` is its word."""
    SOON = "soon"
    """A side change is three seconds away."""
    TICK = "tick"
    """One tick of a beat for rocking, walking or stroking."""
    BELL = "bell"
    """A bell; `text` is its name, `strikes` how often."""
    AWAKE = "awake"
    """Any key is asked for, to show that the user is awake."""
    END = "end"
    """The session is over."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Something to hear or show, at a time counted from the start of its step."""

    at: timedelta
    kind: CueKind
    text: str = ""
    strikes: int = 1
    who: str = ""
    """Whose phase it is, `carer` or `child`, where two breathe."""
