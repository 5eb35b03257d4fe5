"""Attuning: from the breath as it is tapped down to an easy one, a little at a time."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from stillpoint.core.breathing import BreathTimeline, legs_of
from stillpoint.core.patterns import Pattern, PhaseKind, pattern_of_rate
from stillpoint.core.spans import spans
from stillpoint.core.timelines import CueSheet

EVEN = 0.5
"""The share of the in-breath that every descent starts with."""
SLOWEST_GOAL = 4.5
"""No descent leads further down."""
LONG_WAY = 9.0
"""Breaths a minute; a longer way down takes larger steps, so that it lasts no longer than this."""
LONGEST_DESCENT = timedelta(seconds=360)
FEWEST_STEPS = 5
"""Even a short way down stretches the out-breath in so many steps."""


@dataclass(frozen=True, slots=True)
class Descent:
    """A way down from one rate to another, in equal steps at equal times."""

    start: float
    goal: Pattern
    by: float
    every: timedelta

    def pattern_at(self, passed: timedelta) -> Pattern:
        """The breath that begins when so much time has passed."""
        steps = passed // self.every
        if passed >= self._arrives and self.start > self.goal.rate:
            return self.goal
        rate = max(self.start - self.by * steps, min(self.start, self.goal.rate))
        way = min(1.0, steps / max(self._steps_down, FEWEST_STEPS))
        return pattern_of_rate(rate, EVEN + (_share_in(self.goal) - EVEN) * way)

    def legs(self, lasts: timedelta) -> Iterator[tuple[Pattern, int]]:
        """The breaths of a descent, as many whole ones as come nearest to `lasts`."""
        passed = timedelta()
        for pattern, breaths in groupby(self._breaths_down(lasts)):
            count = sum(1 for _ in breaths)
            passed += pattern.length * count
            yield pattern, count
        if passed >= self._arrives:
            last = self.pattern_at(passed)
            yield last, max(0, int((lasts - passed) / last.length + 0.5))

    def _breaths_down(self, lasts: timedelta) -> Iterator[Pattern]:
        passed = timedelta()
        while passed < self._arrives:
            pattern = self.pattern_at(passed)
            if passed and passed + pattern.length / 2 > lasts:
                return
            yield pattern
            passed += pattern.length

    @property
    def _arrives(self) -> timedelta:
        return self.every * max(self._steps_down, FEWEST_STEPS)

    @property
    def _steps_down(self) -> int:
        return math.ceil(max(0.0, self.start - self.goal.rate) / self.by - 1e-9)


def descent(start: float, goal: Pattern, *, by: float, every: timedelta, floor: float) -> Descent:
    """The way from a tapped rate to a goal; neither is slower than `floor`."""
    start = max(start, floor)
    goal = _within_reach(goal, max(floor, SLOWEST_GOAL))
    way = start - goal.rate
    if way > LONG_WAY:
        by = max(by, way * (every / LONGEST_DESCENT))
    return Descent(start, goal, by, every)


def eased(way: Descent, lasts: timedelta) -> BreathTimeline:
    """The course of a descent."""
    return BreathTimeline(legs_of(way.legs(lasts)), CueSheet(()), is_timed=True)


def _within_reach(goal: Pattern, slowest: float) -> Pattern:
    """The goal, no slower than it may be, and beginning as every breath before it does."""
    if goal.rate < slowest:
        goal = goal.at_rate(slowest)
    first = spans(goal)[0]
    if first.phase.kind is PhaseKind.IN and first.low == 0:
        return goal
    return pattern_of_rate(goal.rate, _share_in(goal))


def _share_in(goal: Pattern) -> float:
    into, out = goal.share(PhaseKind.IN), goal.share(PhaseKind.OUT)
    return into / (into + out)
