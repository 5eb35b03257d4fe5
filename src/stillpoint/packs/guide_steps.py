"""From the table of a guide to the step: its words, its ticking and its bells."""

from datetime import timedelta

from stillpoint.core.durations import duration
from stillpoint.core.steps import Guide, IntervalBells, Ticking
from stillpoint.packs.problems import Place
from stillpoint.packs.schema.steps import BeatTable, GuideTable, IntervalBellsTable
from stillpoint.packs.step_times import A_MOMENT, SHORTEST_WAIT, prompts, some_time, wait


def guide(table: GuideTable, place: Place) -> Guide:
    """The guide that the table stands for; faults are noted."""
    lasts = some_time(table.for_, place, "for")
    if place.is_sound and table.open and lasts:
        place.fault('there is "for" as well as "open"', "leave one of them out")
    if place.is_sound and not table.open and not lasts:
        place.fault('"for" is missing', 'write for = "30s", or open = true')
    return Guide(
        title=table.title,
        say=prompts(table),
        who=table.who,
        id=table.id or "",
        then=table.then or "",
        lasts=None if table.open else lasts or A_MOMENT,
        ticking=_ticking(table.beat),
        bells=_bells(table.bells, lasts, place / "bells") if table.bells else None,
        awake=wait(table.awake, place, "awake"),
    )


def _ticking(beat: float | BeatTable | None) -> Ticking | None:
    if isinstance(beat, BeatTable):
        return Ticking(beat.from_, beat.to)
    return None if beat is None else Ticking(beat, beat)


def _bells(table: IntervalBellsTable, lasts: timedelta | None, place: Place) -> IntervalBells:
    given = [way for way in (table.every, table.at, table.random) if way is not None]
    if len(given) != 1 and place.is_sound:
        place.fault("expected one of every, at and random", 'write such as { every = "5m" }')
    return IntervalBells(
        every=wait(table.every, place, "every"),
        at=_moments(table.at or [], lasts, place / "at"),
        random=_range(table.random, place / "random") if table.random else None,
    )


def _moments(
    written: list[str | float], lasts: timedelta | None, place: Place
) -> tuple[timedelta, ...]:
    moments: list[timedelta] = []
    for number, text in enumerate(written):
        where = place / number
        is_from_end, size = _sign(text)
        moment = where.read(duration, size)
        if moment is None:
            continue
        if lasts is None and is_from_end:
            where.fault("an open step has no end to count from", "count from its start")
        if lasts is not None and (moment > lasts if is_from_end else moment >= lasts):
            where.fault("the step is over by then", "write a shorter time")
        moments.append(-moment if is_from_end else moment)
    return tuple(moments)


def _sign(written: str | float) -> tuple[bool, str | float]:
    if isinstance(written, str):
        text = written.strip()
        return text.startswith("-"), text.removeprefix("-")
    return written < 0, abs(written)


def _range(written: list[str | float], place: Place) -> tuple[timedelta, timedelta]:
    waits = [wait(text, place, number) for number, text in enumerate(written)]
    shortest, longest = waits if len(waits) == 2 else (None, None)
    if shortest and longest and shortest > longest:
        place.fault("the shorter wait comes second", "write the shorter wait first")
    return shortest or SHORTEST_WAIT, longest or SHORTEST_WAIT
