"""The parts of a session, as its author wrote them."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from stillpoint.core.patterns import Pattern


class Who(StrEnum):
    """Whose step it is."""

    USER = "user"
    CARER = "carer"
    CHILD = "child"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Ticking:
    """A beat in ticks a minute that goes evenly from `start` to `end` over the step."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class IntervalBells:
    """When bells ring within a guide; exactly one of the three is set."""

    every: timedelta | None = None
    at: tuple[timedelta, ...] = ()
    """Counted from the start of the step, or from its end where negative."""
    random: tuple[timedelta, timedelta] | None = None
    """Shortest and longest wait between two bells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    title: str = ""
    say: tuple[str, ...] = ()
    who: Who = Who.USER


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(_Step):
    """Timed words; a plain sit when there are none."""

    lasts: timedelta | None
    """None is open: until a key."""
    ticking: Ticking | None = None
    bells: IntervalBells | None = None
    awake: timedelta | None = None
    """How often any key is asked for."""
    is_settling: bool = False
    """The quiet time before the first step, not a step of its author's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glide:
    """Where a pacer is heading: by `by` breaths a minute every `every`, or evenly without them."""

    to: Pattern
    by: float | None = None
    every: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Breathe(_Step):
    """The pacer, in whole cycles: `cycles` of them, or as many as come nearest to `lasts`."""

    pattern: Pattern
    cycles: int | None = None
    lasts: timedelta | None = None
    glide: Glide | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch(_Step):
    """Holds with side changes announced early."""

    hold: timedelta
    sides: int = 1
    reps: int = 1
    switch: timedelta = timedelta()
    """The time between two holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Steps that come again: `times`, or once for each word in `each`, put in for `{each}`."""

    steps: "tuple[Step, ...]"
    times: int = 1
    each: tuple[str, ...] = field(default=())


Step = Guide | Breathe | Stretch | Repeat
PlainStep = Guide | Breathe | Stretch
"""What is left when repeats are unrolled."""
