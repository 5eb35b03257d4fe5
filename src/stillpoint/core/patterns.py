"""Breathing patterns: phases that repeat."""

import math
import re
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import cached_property, lru_cache

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import quoted

SHORTEST_PHASE = timedelta(seconds=0.2)
LONGEST_PHASE = timedelta(seconds=120)
MOST_PHASES = 16
USUAL_INHALE = 0.4
"""Share of a cycle spent breathing in when only a rate is given: out longer than in."""

EXAMPLE = "in-hold-out-rest in seconds, such as 4-0-6-0 or 4-7-8"
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})?", re.ASCII)


class BadPattern(Misuse):
    """The text is not a pattern, or its phases are out of bounds."""


class PhaseKind(StrEnum):
    """The instruction that a phase gives."""

    IN = "in"
    HOLD = "hold"
    OUT = "out"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Phase:
    """One instruction of a breath and how long it lasts."""

    kind: PhaseKind
    length: timedelta


@dataclass(frozen=True)
class Pattern:
    """Phases in order; none is empty."""

    phases: tuple[Phase, ...]
    is_own: bool = False
    """It stands for the user's own pace, and is breathed as it is where none was found."""

    def __post_init__(self) -> None:
        """Refuse what cannot be breathed."""
        if not self.phases or not any(phase.length for phase in self.phases):
            raise BadPattern(f"no phase lasts any time; a pattern is {EXAMPLE}")
        if len(self.phases) > MOST_PHASES:
            raise BadPattern(f"{len(self.phases)} phases are too many; {MOST_PHASES} is the most")
        for phase in self.phases:
            if not SHORTEST_PHASE <= phase.length <= LONGEST_PHASE:
                seconds = phase.length.total_seconds()
                raise BadPattern(f"“{phase.kind}” lasts {seconds:g} s; a phase lasts 0.2 to 120 s")
        kinds = {phase.kind for phase in self.phases}
        if not {PhaseKind.IN, PhaseKind.OUT} <= kinds:
            raise BadPattern(f"a breath goes in and out; a pattern is {EXAMPLE}")

    @cached_property
    def length(self) -> timedelta:
        """How long one cycle lasts."""
        return sum((phase.length for phase in self.phases), timedelta())

    @property
    def rate(self) -> float:
        """Cycles a minute."""
        return 60 / self.length.total_seconds()

    def share(self, kind: PhaseKind) -> float:
        """The part of a cycle spent in phases of one kind, 0 to 1."""
        spent = sum((phase.length for phase in self.phases if phase.kind is kind), timedelta())
        return spent / self.length

    @property
    def holds(self) -> bool:
        """Whether the breath is held anywhere, full or empty."""
        return any(phase.kind in (PhaseKind.HOLD, PhaseKind.REST) for phase in self.phases)

    def without_holds(self) -> "Pattern":
        """The same breath, in and out only."""
        kept = tuple(p for p in self.phases if p.kind in (PhaseKind.IN, PhaseKind.OUT))
        return replace(self, phases=kept)

    def at_rate(self, rate: float) -> "Pattern":
        """The same shares of a cycle at another rate."""
        scale = self.rate / rate
        return replace(self, phases=tuple(replace(p, length=p.length * scale) for p in self.phases))

    def no_slower_than(self, rate: float) -> "Pattern":
        """The same breath at `rate` at least, as far as its shortest phase allows."""
        if self.rate >= rate:
            return self
        shortest = min(phase.length for phase in self.phases)
        return self.at_rate(min(rate, self.rate * (shortest / SHORTEST_PHASE)))

    def at_pace(self, pace: float | None) -> "Pattern":
        """The same breath at the user's own pace, if it stands for that and there is one."""
        return self.at_rate(pace) if self.is_own and pace else self

    def __str__(self) -> str:
        """`4-0-6-0`, or `in 2, in 1, out 6` where the order is another."""
        order = [phase.kind for phase in self.phases]
        if order == [kind for kind in PhaseKind if kind in order]:
            lengths = {phase.kind: phase.length for phase in self.phases}
            return "-".join(_plain(lengths.get(kind, timedelta())) for kind in PhaseKind)
        return ", ".join(f"{phase.kind} {_plain(phase.length)}" for phase in self.phases)


def _plain(length: timedelta) -> str:
    return f"{round(length.total_seconds(), 2):g}"


@lru_cache(256)  # a library writes the same few again and again
def pattern(text: str) -> Pattern:
    """The pattern written as `in-hold-out-rest`: two to four numbers of seconds, decimals allowed.

    `4-6` is in and out, `4-7-8` has a hold, `4-0-6-0` says all four. Raises `BadPattern`.
    """
    parts = text.strip().split("-") if len(text) <= 40 else []
    if not 2 <= len(parts) <= 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        raise BadPattern(f"{quoted(text)} is not a pattern; a pattern is {EXAMPLE}")
    if len(parts) == 2:
        parts = [parts[0], "0", parts[1]]
    lengths = [timedelta(seconds=float(part)) for part in parts]
    named = zip(PhaseKind, lengths, strict=False)
    return Pattern(tuple(Phase(kind, length) for kind, length in named if length))


def pattern_of_rate(rate: float, inhale: float = USUAL_INHALE) -> Pattern:
    """In and out at `rate` cycles a minute, `inhale` of each cycle in. Raises `BadPattern`."""
    if not (math.isfinite(rate) and 0.5 <= rate <= 150):
        raise BadPattern(f"{rate:g} breaths a minute is out of bounds; a rate is 0.5 to 150")
    if not (math.isfinite(inhale) and 0 < inhale < 1):
        raise BadPattern(
            f"inhale = {inhale:g} is no share of a breath; write more than 0, less than 1"
        )
    cycle = timedelta(seconds=60 / rate)
    into = cycle * inhale
    return Pattern((Phase(PhaseKind.IN, into), Phase(PhaseKind.OUT, cycle - into)))
