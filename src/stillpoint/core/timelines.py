"""What every entered step becomes: an immutable course of moments and cues."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Protocol

from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.patterns import PhaseKind


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known by the time a step is entered, beyond what its author wrote."""

    no_holds: bool = False
    """Holds and rests are left out."""
    seed: int = 0
    """Where random bells are drawn from."""
    slowest: float = 0.0
    """The fewest breaths a minute from here on, for fewer were too slow."""
    pace: float | None = None
    """The user's own slow pace, in breaths a minute, if one was found."""
    youngest: int | None = None
    """The age in months of the youngest child who may breathe along; None where only adults do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a step shows at an instant."""

    word: str = ""
    """The instruction: `breathe in`, `left side`."""
    left: timedelta | None = None
    """What is left of the phase or hold, where one is counted."""
    phase: PhaseKind | None = None
    fullness: float | None = None
    """How full the lungs are drawn, 0 to 1, where there is a pacer."""
    portion: float | None = None
    """How much of a hold or switch has passed, 0 to 1."""
    prompt: str = ""
    number: int = 0
    """Which cycle or hold this is, from 1."""
    count: int = 0
    """How many cycles or holds there are."""
    tick: int | None = None
    """The number of the last tick, where there is a beat."""
    child: "Moment | None" = None
    """What the child's lane shows, where two breathe side by side."""
    is_listening: bool = False
    """Taps are listened for: `number` of them came, `count` are waited for."""


class Timeline(Protocol):
    """The course of one entered step."""

    @property
    def length(self) -> timedelta | None:
        """How long it lasts; None is until a key."""
        ...

    def at(self, elapsed: timedelta) -> Moment:
        """What is shown at `elapsed`; past the end, the last of it."""
        ...

    def cues_between(self, after: timedelta, upto: timedelta) -> tuple[Cue, ...]:
        """Cues later than `after` and no later than `upto`, in order."""
        ...

    def next_turn(self, elapsed: timedelta) -> timedelta | None:
        """When the next cue comes after `elapsed`, if any does."""
        ...

    def is_moving(self, elapsed: timedelta) -> bool:
        """Whether the pacer grows or sinks at `elapsed`."""
        ...

    def lengthened(self, by: timedelta) -> "Timeline":
        """The same course with about `by` more at its end, in whole cycles or rounds."""
        ...


@dataclass(frozen=True)
class CueSheet:
    """Cues in order of time."""

    cues: tuple[Cue, ...]

    @classmethod
    def of(cls, cues: Iterable[Cue]) -> "CueSheet":
        """A sheet of cues given in any order."""
        return cls(tuple(sorted(cues, key=lambda cue: cue.at)))

    @cached_property
    def _times(self) -> tuple[timedelta, ...]:
        return tuple(cue.at for cue in self.cues)

    def between(self, after: timedelta, upto: timedelta) -> tuple[Cue, ...]:
        """Cues later than `after` and no later than `upto`."""
        return self.cues[bisect_right(self._times, after) : bisect_right(self._times, upto)]

    def next_after(self, elapsed: timedelta) -> timedelta | None:
        """When the next cue comes."""
        place = bisect_right(self._times, elapsed)
        return self._times[place] if place < len(self.cues) else None

    def last_text(self, elapsed: timedelta) -> str:
        """The words of the newest cue at `elapsed`."""
        place = bisect_right(self._times, elapsed)
        return self.cues[place - 1].text if place else ""


def spread(say: tuple[str, ...], length: timedelta) -> CueSheet:
    """Prompts spread evenly over `length`, the first at its start."""
    gap = length / max(1, len(say))
    return CueSheet(tuple(Cue(gap * place, CueKind.PROMPT, text) for place, text in enumerate(say)))


def earliest(*times: timedelta | None) -> timedelta | None:
    """The first of some times, any of which may never come."""
    return min((time for time in times if time is not None), default=None)


def total(lengths: Iterable[timedelta | None]) -> timedelta | None:
    """Some lengths together; None where one of them is open."""
    together = timedelta()
    for length in lengths:
        if length is None:
            return None
        together += length
    return together
