"""Where a breath is that is counted in cycles, not in time."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count

from stillpoint.core.curve import fullness
from stillpoint.core.patterns import Pattern
from stillpoint.core.spans import spans
from stillpoint.core.timelines import Moment

NEXT = 1e-6
"""A part of a breath so small that whoever is so near a turn has reached it."""

_A_MINUTE = timedelta(minutes=1)


def lane_at(pattern: Pattern, position: float, pace: float) -> Moment:
    """A breath after `position` cycles, at `pace` cycles a minute."""
    cycle, part = divmod(position + NEXT, 1)
    into = pattern.length * part
    span = next((span for span in spans(pattern) if into < span.end), spans(pattern)[-1])
    passed = min(1.0, (into - span.start) / span.phase.length)
    share = span.phase.length / pattern.length
    return Moment(
        word=span.word,
        phase=span.phase.kind,
        fullness=fullness(span.low, span.high, passed),
        left=_A_MINUTE / pace * share * (1 - passed) if pace else None,
        number=int(cycle) + 1,
    )


def turns_of(pattern: Pattern, first: int) -> Iterator[tuple[float, str]]:
    """The positions at which phases begin, with their words, from a cycle on."""
    for cycle in count(first):
        for span in spans(pattern):
            yield cycle + span.start / pattern.length, span.word
