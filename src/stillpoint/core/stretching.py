"""Stretches: holds, with side changes told early."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import accumulate

from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.steps import Stretch
from stillpoint.core.timelines import CueSheet, Moment, earliest, spread

NOTICE = timedelta(seconds=3)
"""How early a side change is told."""


@dataclass(frozen=True, slots=True)
class Part:
    """A hold, or the switch between two."""

    word: str
    length: timedelta
    hold: int
    """Which hold this is, or comes next, from 1."""


@dataclass(frozen=True)
class StretchTimeline:
    """The course of a stretch."""

    step: Stretch
    rounds: int
    parts: tuple[Part, ...]
    starts: tuple[timedelta, ...]
    prompts: CueSheet
    marks: CueSheet

    @property
    def length(self) -> timedelta:
        """All holds and switches."""
        return self.starts[-1] + self.parts[-1].length

    def at(self, elapsed: timedelta) -> Moment:
        """The side, what is left of the hold, and the prompt."""
        place = max(0, bisect_right(self.starts, elapsed) - 1)
        part = self.parts[place]
        passed = min(elapsed - self.starts[place], part.length)
        return Moment(
            word=part.word,
            left=part.length - passed,
            portion=passed / part.length,
            prompt=self.prompts.last_text(elapsed),
            number=part.hold,
            count=self.parts[-1].hold,
        )

    def cues_between(self, after: timedelta, upto: timedelta) -> tuple[Cue, ...]:
        """Prompts, sides and their notices."""
        cues = (*self.prompts.between(after, upto), *self.marks.between(after, upto))
        return tuple(sorted(cues, key=lambda cue: cue.at))

    def next_turn(self, elapsed: timedelta) -> timedelta | None:
        """The next prompt, side or notice."""
        return earliest(self.prompts.next_after(elapsed), self.marks.next_after(elapsed))

    def is_moving(self, elapsed: timedelta) -> bool:  # noqa: ARG002 - nothing in a hold breathes
        """Never."""
        return False

    def lengthened(self, by: timedelta) -> "StretchTimeline":
        """More rounds of every side, as many as come nearest to `by`, at least one."""
        a_round = (self.step.hold + self.step.switch) * self.step.sides
        more = max(1, round(by / a_round))
        return replace(_course(self.step, self.rounds + more), prompts=self.prompts)


def stretch_timeline(step: Stretch) -> StretchTimeline:
    """The course of a stretch."""
    return _course(step, step.reps)


def _course(step: Stretch, rounds: int) -> StretchTimeline:
    parts = _parts(step, rounds)
    starts = tuple(accumulate((part.length for part in parts[:-1]), initial=timedelta()))
    marks = [Cue(start, CueKind.SIDE, part.word) for start, part in zip(starts, parts, strict=True)]
    marks += [
        Cue(start + part.length - NOTICE, CueKind.SOON, _notice(step))
        for start, part in zip(starts, parts, strict=True)
        if part.hold < parts[-1].hold and _is_hold(part) and part.length > NOTICE
    ]
    prompts = spread(step.say, starts[-1] + parts[-1].length)
    return StretchTimeline(step, rounds, parts, starts, prompts, CueSheet.of(marks))


def _parts(step: Stretch, rounds: int) -> tuple[Part, ...]:
    sides = _side_words(step.sides)
    parts: list[Part] = []
    for hold in range(1, step.sides * rounds + 1):
        if parts and step.switch:
            parts.append(Part(_switch_word(step), step.switch, hold))
        parts.append(Part(sides[(hold - 1) % step.sides], step.hold, hold))
    return tuple(parts)


def _is_hold(part: Part) -> bool:
    return part.word not in ("change sides", "ease off")


def _switch_word(step: Stretch) -> str:
    return "change sides" if step.sides > 1 else "ease off"


def _notice(step: Stretch) -> str:
    return "Change sides soon." if step.sides > 1 else "Ease off soon."


def _side_words(sides: int) -> tuple[str, ...]:
    if sides == 1:
        return ("hold",)
    if sides == 2:
        return ("left side", "right side")
    return tuple(f"side {number}" for number in range(1, sides + 1))
