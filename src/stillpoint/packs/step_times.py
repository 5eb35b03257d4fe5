"""What every kind of step has: words, and times that are longer than nothing."""

from datetime import timedelta

from stillpoint.core.durations import duration
from stillpoint.packs.problems import Place
from stillpoint.packs.schema.steps import StepTable

SHORTEST_WAIT = timedelta(seconds=1)
"""Between two bells, checks or turns of a glide."""
A_MOMENT = timedelta(seconds=1)
"""In place of a faulty length, so that the rest of its session can be read."""


def prompts(table: StepTable) -> tuple[str, ...]:
    """The words of a step, one after another."""
    lines = [table.say] if isinstance(table.say, str) else table.say
    return tuple(line.strip() for line in lines)


def some_time(written: str | float | None, place: Place, key: str | int) -> timedelta | None:
    """A duration that is longer than nothing; None where there is none, or a faulty one."""
    if written is None:
        return None
    where = place / key
    length = where.read(duration, written)
    if length is not None and not length:
        where.fault("this lasts no time", 'write such as "30s"')
    return length or None


def wait(written: str | float | None, place: Place, key: str | int) -> timedelta | None:
    """A duration that is long enough to wait; None where there is none, or a faulty one."""
    length = some_time(written, place, key)
    if length and length < SHORTEST_WAIT:
        (place / key).fault("this is too short a wait", "write 1s or more")
    return length
