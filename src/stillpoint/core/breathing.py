"""The pacer's course: whole cycles of patterns, one leg after another."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.curve import fullness
from stillpoint.core.gliding import Courses, courses_of, nearest_cycles
from stillpoint.core.patterns import SHORTEST_PHASE, Pattern, Phase, PhaseKind
from stillpoint.core.spans import Span, spans
from stillpoint.core.steps import Breathe
from stillpoint.core.timelines import CueSheet, Moment, earliest, spread

QUICKER_BY = 0.5
"""How many breaths a minute faster one press of “too slow for me” is."""
QUICKEST = 30.0

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Leg:
    """Cycles of one pattern, one after another."""

    pattern: Pattern
    cycles: int
    start: timedelta
    first: int
    """How many cycles the step has before this leg."""

    @property
    def end(self) -> timedelta:
        """When its last cycle is over."""
        return self.start + self.pattern.length * self.cycles


@dataclass(frozen=True, slots=True)
class _Place:
    leg: Leg
    cycle: int
    """Which cycle of the leg, from 0."""
    into: timedelta
    """How far into that cycle."""

    @property
    def cycle_start(self) -> timedelta:
        return self.leg.start + self.leg.pattern.length * self.cycle

    @property
    def span(self) -> Span:
        return next(span for span in spans(self.leg.pattern) if self.into < span.end)


@dataclass(frozen=True)
class BreathTimeline:
    """The course of a breathe step."""

    legs: tuple[Leg, ...]
    prompts: CueSheet
    is_timed: bool = False
    """A length was asked for, not a number of cycles."""

    @property
    def length(self) -> timedelta:
        """All cycles of all legs."""
        return self.legs[-1].end

    @property
    def cycles(self) -> int:
        """How many cycles there are."""
        return self.legs[-1].first + self.legs[-1].cycles

    def at(self, elapsed: timedelta) -> Moment:
        """The phase, its seconds, the fullness and the prompt."""
        place = self._place(elapsed)
        span = place.span
        passed = place.into - span.start
        return Moment(
            word=span.word,
            left=span.phase.length - passed,
            phase=span.phase.kind,
            fullness=fullness(span.low, span.high, passed / span.phase.length),
            prompt=self.prompts.last_text(elapsed),
            number=place.leg.first + place.cycle + 1,
            count=self.cycles,
        )

    def cues_between(self, after: timedelta, upto: timedelta) -> tuple[Cue, ...]:
        """Phases and prompts."""
        cues = (*self._phases_between(after, upto), *self.prompts.between(after, upto))
        return tuple(sorted(cues, key=lambda cue: cue.at))

    def next_turn(self, elapsed: timedelta) -> timedelta | None:
        """The next phase or prompt."""
        place = self._place(elapsed)
        turn = earliest(place.cycle_start + place.span.end, self.prompts.next_after(elapsed))
        return None if turn is None or turn >= self.length else turn

    def is_moving(self, elapsed: timedelta) -> bool:
        """Whether the breath goes in or out."""
        return self._place(elapsed).span.phase.kind in (PhaseKind.IN, PhaseKind.OUT)

    def lengthened(self, by: timedelta) -> "BreathTimeline":
        """More cycles of the last pattern, as many as come nearest to `by`, at least one."""
        last = self.legs[-1].pattern
        return replace(self, legs=legs_of([*self._courses, (last, nearest_cycles(by, last))]))

    def cycles_by(self, elapsed: timedelta) -> int:
        """How many cycles are over at `elapsed`."""
        if elapsed >= self.length:
            return self.cycles
        place = self._place(elapsed)
        return place.leg.first + place.cycle

    def breaths_by(self, elapsed: timedelta) -> float:
        """How many cycles are over at `elapsed`, with the part of the one that is breathed."""
        if elapsed >= self.length:
            return float(self.cycles)
        place = self._place(elapsed)
        return place.leg.first + place.cycle + place.into / place.leg.pattern.length

    def time_of(self, breaths: float) -> timedelta:
        """When so many cycles are over."""
        leg = next((leg for leg in self.legs if breaths < leg.first + leg.cycles), self.legs[-1])
        return leg.start + leg.pattern.length * (breaths - leg.first)

    def rate_at(self, elapsed: timedelta) -> float:
        """Cycles a minute at `elapsed`."""
        return self._place(elapsed).leg.pattern.rate

    def is_pacing(self, elapsed: timedelta) -> bool:  # noqa: ARG002 - from its first to its last
        """Always."""
        return True

    def without_holds(self, elapsed: timedelta) -> "BreathTimeline":
        """The course with no hold from here on; one that is being held ends now."""
        place = self._place(elapsed)
        span, whole = place.span, spans(place.leg.pattern)
        kept = [other.phase for other in whole if other.end <= span.start]
        kept.append(_cut(span.phase, place.into - span.start) if _is_held(span) else span.phase)
        kept += [other.phase for other in whole if other.start >= span.end and not _is_held(other)]
        now = Pattern(tuple(kept))
        return self._going_on(place, now, [*self._unheld(place, place.cycle_start + now.length)])

    def quickened(self, elapsed: timedelta) -> "BreathTimeline":
        """The course with every breath after this one a step quicker, and no further glide."""
        return self.going_on_as(self.quicker(elapsed), elapsed)

    def quicker(self, elapsed: timedelta) -> Pattern:
        """The breath of that time a step quicker."""
        pattern = self._place(elapsed).leg.pattern
        return pattern.at_rate(_quicker_rate(pattern))

    def before_last_step(self, elapsed: timedelta) -> Pattern:
        """The breath before the last step down; where there was none, one a step quicker."""
        now = self._place(elapsed).leg
        past = [leg.pattern for leg in self.legs if leg.end <= now.start]
        steps_down = (p for p in reversed(past) if p.rate > now.pattern.rate)
        return next(steps_down, None) or self.quicker(elapsed)

    def going_on_as(self, pattern: Pattern, elapsed: timedelta) -> "BreathTimeline":
        """The course with `pattern` for every breath after this one."""
        place = self._place(elapsed)
        now = place.leg.pattern
        left = self.length - place.cycle_start - now.length
        rest = [(pattern, nearest_cycles(left, pattern))] if left else []
        return self._going_on(place, now, rest)

    def rate_when_quickened(self, elapsed: timedelta) -> float:
        """What the rate is once it was too slow at that time."""
        return self.quicker(elapsed).rate

    def ending_with(self, elapsed: timedelta) -> "BreathTimeline":
        """The course that ends, whole, with the breath that is being breathed."""
        cycles = self.cycles_by(elapsed) + 1
        legs = tuple(
            replace(leg, cycles=min(leg.cycles, cycles - leg.first))
            for leg in self.legs
            if leg.first < cycles
        )
        return replace(self, legs=legs, is_timed=False)

    def _going_on(self, place: _Place, now: Pattern, rest: Courses) -> "BreathTimeline":
        past = [(leg.pattern, leg.cycles) for leg in self.legs if leg.end <= place.leg.start]
        return replace(
            self, legs=legs_of([*past, (place.leg.pattern, place.cycle), (now, 1), *rest])
        )

    @property
    def _courses(self) -> Courses:
        return [(leg.pattern, leg.cycles) for leg in self.legs]

    def _unheld(self, place: _Place, start: timedelta) -> Iterator[tuple[Pattern, int]]:
        """The legs from `start` on without holds: as many cycles, or as long, as they were."""
        for leg in self.legs[self.legs.index(place.leg) :]:
            pattern = leg.pattern.without_holds()
            cycles = leg.cycles - (place.cycle + 1 if leg is place.leg else 0)
            if self.is_timed:
                cycles = max(0, int((leg.end - start) / pattern.length + 0.5))
            start += pattern.length * cycles
            yield pattern, cycles

    @cached_property
    def _starts(self) -> tuple[timedelta, ...]:
        return tuple(leg.start for leg in self.legs)

    def _place(self, elapsed: timedelta) -> _Place:
        elapsed = max(timedelta(), min(elapsed, self.length - _TICK))
        leg = self.legs[bisect_right(self._starts, elapsed) - 1]
        cycle, into = divmod(elapsed - leg.start, leg.pattern.length)
        return _Place(leg, cycle, into)

    def _phases_between(self, after: timedelta, upto: timedelta) -> Iterator[Cue]:
        place: _Place | None = self._place(after)
        while place and place.cycle_start <= upto:
            for span in spans(place.leg.pattern):
                time = place.cycle_start + span.start
                if after < time <= upto:
                    yield Cue(time, CueKind.PHASE, span.word)
            end = place.cycle_start + place.leg.pattern.length
            place = self._place(end) if end < self.length else None


def breath_timeline(step: Breathe) -> BreathTimeline:
    """The course of a breathe step that is entered now."""
    legs = legs_of(courses_of(step))
    prompts = spread(step.say, legs[-1].end)
    return BreathTimeline(legs, prompts, is_timed=step.cycles is None)


def legs_of(courses: Iterable[tuple[Pattern, int]]) -> tuple[Leg, ...]:
    """The legs of patterns in order, each with its cycles."""
    legs: list[Leg] = []
    start, first = timedelta(), 0
    for pattern, cycles in courses:
        if cycles:
            legs.append(Leg(pattern, cycles, start, first))
            start, first = legs[-1].end, first + cycles
    return tuple(legs)


def _is_held(span: Span) -> bool:
    return span.phase.kind in (PhaseKind.HOLD, PhaseKind.REST)


def _cut(phase: Phase, lived: timedelta) -> Phase:
    """The phase ended just after `lived`, so that what was heard of it stays heard once."""
    return replace(phase, length=max(SHORTEST_PHASE, lived + _TICK))


def _quicker_rate(pattern: Pattern) -> float:
    """One press quicker, as far as the shortest phase allows."""
    allowed = pattern.rate * (min(phase.length for phase in pattern.phases) / SHORTEST_PHASE)
    return max(pattern.rate, min(QUICKEST, pattern.rate + QUICKER_BY, allowed))
