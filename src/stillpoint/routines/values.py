"""What a user keeps of routines: those adopted, the paths begun, and how far help has faded."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from stillpoint.core.sessions import Routine

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

NOTICES = (timedelta(minutes=5), timedelta(minutes=1))
"""How long before a routine notice of it is given, where it does not say."""


class Rung(StrEnum):
    """Who does it: the help fades from each to the next."""

    CARER_ONLY = "carer only"
    TOGETHER = "together"
    CHILD_LEADS = "child leads"
    CHILD_STARTS = "child starts it"

    @property
    def number(self) -> int:
        """How many rungs are below it."""
        return tuple(Rung).index(self)

    @property
    def next(self) -> "Rung":
        """The rung above; the highest is its own."""
        return tuple(Rung)[min(self.number + 1, len(Rung) - 1)]

    @property
    def before(self) -> "Rung":
        """The rung below; the lowest is its own."""
        return tuple(Rung)[max(self.number - 1, 0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRoutine(Routine):
    """A routine of the user's own; its sessions are named with their packs."""

    origin: str = ""
    """The `pack/routine` that it is a copy of."""
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class BegunPath:
    """A learning path that somebody is on."""

    address: str
    """`pack/path`."""
    begun: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """The rung that a child has reached in a skill."""

    child: str
    skill: str
    """The address of a session."""
    rung: Rung


@dataclass(frozen=True, slots=True)
class OwnRoutines:
    """All of it, and what is wrong in the file."""

    routines: tuple[OwnRoutine, ...] = ()
    paths: tuple[BegunPath, ...] = ()
    held: tuple[Held, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to remind anybody of."""
        return not (self.routines or self.paths)

    def rung_of(self, child: str, skill: str) -> Rung:
        """How far help has faded for a child in a skill; carer only where nobody has said."""
        reached = (one.rung for one in self.held if (one.child, one.skill) == (child, skill))
        return next(reached, Rung.CARER_ONLY)
