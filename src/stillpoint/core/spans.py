"""The phases of a cycle, and the fullness that each goes between."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from stillpoint.core.patterns import Pattern, Phase, PhaseKind

WORDS = {
    PhaseKind.IN: "breathe in",
    PhaseKind.HOLD: "hold",
    PhaseKind.OUT: "breathe out",
    PhaseKind.REST: "rest",
}
SECOND_SIP = "a sip more"


@dataclass(frozen=True, slots=True)
class Span:
    """A phase within its cycle, and the fullness it goes between."""

    phase: Phase
    start: timedelta
    word: str
    low: float
    high: float

    @property
    def end(self) -> timedelta:
        """When the phase is over, counted from the start of its cycle."""
        return self.start + self.phase.length


@cache
def spans(pattern: Pattern) -> tuple[Span, ...]:
    """Every phase of a cycle with its start and the fullness it goes between.

    Phases in the same direction share the way, however many there are: a sigh's two sips fill once.
    """
    phases = pattern.phases
    found: list[Span] = []
    time = timedelta()
    level = _first_level(phases)
    for place, phase in enumerate(phases):
        reached = level + _way(phases, place)
        reached = min(1.0, max(0.0, round(reached, 9)))
        found.append(Span(phase, time, _word(phases, place), level, reached))
        time, level = time + phase.length, reached
    return tuple(found)


def begins_at_a_turn(pattern: Pattern) -> bool:
    """Whether a cycle starts empty or full, not on the way."""
    return spans(pattern)[0].low in (0.0, 1.0)


def _first_level(phases: tuple[Phase, ...]) -> float:
    """The fullness a cycle starts from: what is still to go until its first turn."""
    first = next(p for p, phase in enumerate(phases) if phase.kind in (PhaseKind.IN, PhaseKind.OUT))
    kind = phases[first].kind
    coming = timedelta()
    for phase in phases:
        if phase.kind not in (kind, PhaseKind.HOLD, PhaseKind.REST):
            break
        coming += phase.length if phase.kind is kind else timedelta()
    gone = 1 - coming / _run_length(phases, first)
    return gone if kind is PhaseKind.IN else 1 - gone


def _way(phases: tuple[Phase, ...], place: int) -> float:
    phase = phases[place]
    if phase.kind not in (PhaseKind.IN, PhaseKind.OUT):
        return 0.0
    share = phase.length / _run_length(phases, place)
    return share if phase.kind is PhaseKind.IN else -share


def _run_length(phases: tuple[Phase, ...], place: int) -> timedelta:
    """The length of all phases in the direction of this one, up to the turns on both sides."""
    kind = phases[place].kind
    total = phases[place].length
    for step in (1, -1):
        other = (place + step) % len(phases)
        while other != place and phases[other].kind in (kind, PhaseKind.HOLD, PhaseKind.REST):
            total += phases[other].length if phases[other].kind is kind else timedelta()
            other = (other + step) % len(phases)
    return total


def _word(phases: tuple[Phase, ...], place: int) -> str:
    is_second = place > 0 and phases[place].kind is phases[place - 1].kind is PhaseKind.IN
    return SECOND_SIP if is_second else WORDS[phases[place].kind]
