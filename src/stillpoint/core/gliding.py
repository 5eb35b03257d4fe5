"""Which patterns a breathe step goes through, and for how many cycles each."""

from collections.abc import Iterator
from datetime import timedelta

from stillpoint.core.patterns import Pattern, Phase
from stillpoint.core.steps import Breathe, Glide

Courses = list[tuple[Pattern, int]]
"""Patterns in order, each with its cycles."""


def courses_of(step: Breathe) -> Courses:
    """The patterns of a step: one, or the way from it to where it glides."""
    if step.glide is None:
        return [
            (step.pattern, step.cycles or nearest_cycles(step.lasts or timedelta(), step.pattern))
        ]
    if step.glide.by and step.glide.every and step.glide.to.length != step.pattern.length:
        return _stepwise(step, step.glide, step.glide.by, step.glide.every)
    return _evenly(step, step.glide.to)


def _evenly(step: Breathe, to: Pattern) -> Courses:
    mean = between(step.pattern, to, 0.5)
    cycles = step.cycles or nearest_cycles(step.lasts or timedelta(), mean)
    return [(between(step.pattern, to, n / max(1, cycles - 1)), 1) for n in range(cycles)]


def _stepwise(step: Breathe, glide: Glide, by: float, every: timedelta) -> Courses:
    courses: Courses = []
    cycles, passed = 0, timedelta()
    for pattern in _ladder(step.pattern, glide.to, by):
        left = _cycles_left(step, pattern, cycles, passed)
        if courses and left <= 0:
            break
        is_last = pattern == glide.to
        these = max(1, left) if is_last else max(1, min(left, nearest_cycles(every, pattern)))
        courses.append((pattern, these))
        cycles, passed = cycles + these, passed + pattern.length * these
    return courses


def _cycles_left(step: Breathe, pattern: Pattern, cycles: int, passed: timedelta) -> int:
    if step.cycles is not None:
        return step.cycles - cycles
    return int(((step.lasts or timedelta()) - passed) / pattern.length + 0.5)


def _ladder(start: Pattern, end: Pattern, by: float) -> Iterator[Pattern]:
    rate, sign = start.rate, 1 if end.rate > start.rate else -1
    way = end.length - start.length
    yield start
    while (rate := rate + sign * by) * sign < end.rate * sign - 1e-9:
        yield between(start, end, (timedelta(minutes=1 / rate) - start.length) / way)
    yield end


def nearest_cycles(length: timedelta, pattern: Pattern) -> int:
    """How many whole cycles come nearest to `length`, at least one."""
    return max(1, int(length / pattern.length + 0.5))


def between(start: Pattern, end: Pattern, fraction: float) -> Pattern:
    """The pattern a `fraction` of the way from one to another with the same phases."""
    return Pattern(
        tuple(
            Phase(old.kind, old.length + (new.length - old.length) * fraction)
            for old, new in zip(start.phases, end.phases, strict=True)
        )
    )
