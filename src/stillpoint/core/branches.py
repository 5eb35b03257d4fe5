"""Where a session goes: what follows each step, and how long the ways through it are."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from stillpoint.core.steps import END, Ask, PlainStep


def onward(steps: Sequence[PlainStep]) -> tuple[int, ...]:
    """Which step follows each by itself; the one past the last is the end."""
    places = _places(steps)
    following = (step.then for step in steps)
    return tuple(places.get(then, number) for number, then in enumerate(following, start=1))


def target(steps: Sequence[PlainStep], then: str) -> int | None:
    """Which step a choice leads to, the one past the last for the end; None if to none of them."""
    return _places(steps).get(then)


def extent(steps: Sequence[PlainStep], lengths: Sequence[timedelta]) -> tuple[timedelta, timedelta]:
    """How long the shortest and the longest way through are.

    Left out are ways that lead back, and those on to another session.
    """
    return _way(steps, lengths, min), _way(steps, lengths, max)


def _way(
    steps: Sequence[PlainStep],
    lengths: Sequence[timedelta],
    chosen: Callable[[Iterator[timedelta]], timedelta],
) -> timedelta:
    after, end = onward(steps), len(steps)
    places = _places(steps)
    left = [timedelta()] * (end + 1)
    for number in reversed(range(end)):
        led = (places[then] for then in _choices(steps[number]) if then in places)
        ways = {after[number], *(place for place in led if place > number)}
        left[number] = lengths[number] + chosen(left[place] for place in ways)
    return left[0]


def _choices(step: PlainStep) -> Iterator[str]:
    """What the answers to a step lead to that lead anywhere of their own."""
    if isinstance(step, Ask):
        yield from (choice.then for choice in step.choices if choice.then)


def _places(steps: Sequence[PlainStep]) -> dict[str, int]:
    return {END: len(steps)} | {step.id: n for n, step in enumerate(steps) if step.id}
