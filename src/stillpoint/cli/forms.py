"""What options and arguments are read into; what cannot be read raises `Misuse`."""

from datetime import timedelta, tzinfo

from stillpoint.core.durations import duration, in_words
from stillpoint.core.errors import Misuse
from stillpoint.core.patterns import Pattern, pattern, pattern_of_rate
from stillpoint.core.steps import IntervalBells
from stillpoint.core.texts import nearest, quoted

SHORTEST_WAIT = timedelta(seconds=1)
"""Between two bells."""


def some_time(written: str) -> timedelta:
    """A duration of at least a second."""
    length = duration(written)
    if length < SHORTEST_WAIT:
        raise Misuse(f"{quoted(written)} is too short; a second is the least")
    return length


def times(written: str) -> tuple[timedelta, ...]:
    """Durations with commas between them; those from the end begin with a minus."""
    parts = [part.strip() for part in written.split(",") if part.strip()]
    if not parts:
        raise Misuse(f"{quoted(written)} holds no time; write such as 5m,12m,-60s")
    lengths = [duration(part.removeprefix("-")) for part in parts]
    return tuple(
        -length if part.startswith("-") else length
        for part, length in zip(parts, lengths, strict=True)
    )


def waits(written: str) -> tuple[timedelta, timedelta]:
    """The shortest and the longest wait, as in `3m-7m`."""
    shortest, dash, longest = written.partition("-")
    if not dash:
        raise Misuse(f"{quoted(written)} is no range of waits; write such as 3m-7m")
    range_of_waits = some_time(shortest), some_time(longest)
    if range_of_waits[0] > range_of_waits[1]:
        raise Misuse(f"{quoted(written)} has the shorter wait second; write the shorter wait first")
    return range_of_waits


def goal(written: str) -> Pattern | float:
    """A pattern, or breaths a minute."""
    if "-" in written.strip().removeprefix("-"):
        return pattern(written)
    try:
        rate = float(written)
    except ValueError:
        return pattern(written)
    pattern_of_rate(rate)  # refuses what is out of bounds
    return rate


def time_zone(written: str) -> tzinfo:
    """A zone by its name, as in `Europe/Berlin`."""
    from zoneinfo import ZoneInfo, available_timezones  # only those who name one need it

    try:
        return ZoneInfo(written)
    except (KeyError, ValueError, OSError):
        near = nearest(written, available_timezones())
    meant = f"did you mean {near[0]}?" if near else "write such as Europe/Berlin"
    raise Misuse(f"there is no time zone {quoted(written)}; {meant}")


def bells_within(lasts: timedelta | None, bells: IntervalBells) -> IntervalBells:
    """The bells, if all of them can ring in a sit that `lasts` so long. Raises `Misuse`."""
    first = bells.random[0] if bells.random else bells.every
    if first and lasts and first >= lasts:
        raise _never(f"every {in_words(first)}", lasts)
    for moment in bells.at:
        if lasts is None and moment < timedelta():
            raise Misuse("an open sit has no end to count from; count bells from its start")
        if lasts is not None and not timedelta() <= _from_start(moment, lasts) < lasts:
            raise _never(f"at {_signed(moment)}", lasts)
    return bells


def _never(when: str, lasts: timedelta) -> Misuse:
    return Misuse(f"a bell {when} never rings in a sit of {in_words(lasts)}; write a shorter time")


def _from_start(moment: timedelta, lasts: timedelta) -> timedelta:
    return moment if moment >= timedelta() else lasts + moment


def _signed(moment: timedelta) -> str:
    return f"-{in_words(-moment)}" if moment < timedelta() else in_words(moment)
