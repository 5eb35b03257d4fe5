"""The parts of a session, as its author wrote them."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum

from stillpoint.core.patterns import Pattern, pattern_of_rate

USUAL_GOAL = pattern_of_rate(6)
"""Where attuning leads when its author says nothing else."""


END = "end"
"""What leads to the end of the session, where a step or another session could be named."""


class Who(StrEnum):
    """Whose step it is."""

    USER = "user"
    CARER = "carer"
    CHILD = "child"
    BOTH = "both"


class Lead(StrEnum):
    """Whose breath the lanes of two follow."""

    CARER = "carer"
    TOGETHER = "together"
    CHILD = "child"


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
    id: str = ""
    """What leads to this step names it so."""
    then: str = ""
    """What follows: a step by its id, or `END`; empty is the step written next."""


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
    child: Pattern | None = None
    """The child's breath, where two breathe side by side; `pattern` is then the carer's."""
    lead: Lead = Lead.CARER
    awake: timedelta | None = None
    """How often any key is asked for."""

    def without_holds(self) -> "Breathe":
        """The same step, in and out only."""
        glide = self.glide and replace(self.glide, to=self.glide.to.without_holds())
        child = self.child and self.child.without_holds()
        return replace(self, pattern=self.pattern.without_holds(), glide=glide, child=child)

    def at_pace(self, pace: float | None) -> "Breathe":
        """The same step, with the user's own pace where a pattern stands for it."""
        glide = self.glide and replace(self.glide, to=self.glide.to.at_pace(pace))
        return replace(self, pattern=self.pattern.at_pace(pace), glide=glide)

    def no_slower_than(self, rate: float) -> "Breathe":
        """The same step at `rate` a minute at least; two stay geared to each other."""
        pattern = self.pattern.no_slower_than(rate)
        glide = self.glide and replace(self.glide, to=self.glide.to.no_slower_than(rate))
        child = self.child and self.child.no_slower_than(
            self.child.rate * (pattern.rate / self.pattern.rate)
        )
        return replace(self, pattern=pattern, glide=glide, child=child)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attune(_Step):
    """A tap on each in-breath, then a pacer from the tapped rate to an easier one."""

    taps: int = 6
    within: timedelta = timedelta(seconds=60)
    """How long taps are waited for."""
    to: Pattern = USUAL_GOAL
    by: float = 0.5
    """Breaths a minute at a time."""
    every: timedelta = timedelta(seconds=20)
    lasts: timedelta | None = None
    """The whole step, tapping included; None where it only observes."""
    observe: bool = False
    """Only notices, never paces."""
    keep: str = ""
    """The name under which the entry keeps the noticed rate; empty is not kept."""

    def without_holds(self) -> "Attune":
        """The same step, leading to a breath that is in and out only."""
        return replace(self, to=self.to.without_holds())

    def at_pace(self, pace: float | None) -> "Attune":
        """The same step, leading to the user's own pace where its goal stands for that."""
        return replace(self, to=self.to.at_pace(pace))

    def no_slower_than(self, rate: float) -> "Attune":
        """The same step, leading no further down than `rate`."""
        return replace(self, to=self.to.no_slower_than(rate))


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to choose."""

    say: str
    then: str = ""
    """What follows it: a step by its id, a session, or `END`; empty is what follows the step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(_Step):
    """A question that may be skipped."""

    question: str
    choices: tuple[Choice, ...] = ()
    scale: tuple[int, int] | None = None
    """Lowest and highest answer."""
    about: str = ""
    """Whom or what the answer tells of."""
    keep: str = ""
    """The name under which the entry keeps the answer; empty is not kept."""
    lasts: timedelta = timedelta(seconds=20)
    """How long an answer is waited for."""


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
    id: str = ""
    """What leads to the first of its steps names it so."""
    then: str = ""
    """What follows the last of them."""


Step = Guide | Breathe | Attune | Stretch | Ask | Repeat
PlainStep = Guide | Breathe | Attune | Stretch | Ask
"""What is left when repeats are unrolled."""


def is_settling(step: PlainStep) -> bool:
    """Whether a step is the quiet time before the first."""
    return isinstance(step, Guide) and step.is_settling
