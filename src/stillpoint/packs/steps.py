"""From the tables of a pack to the steps of its sessions."""

from collections.abc import Mapping
from datetime import timedelta

from stillpoint.core.durations import duration
from stillpoint.core.patterns import Pattern, PhaseKind, pattern_of_rate
from stillpoint.core.spans import begins_at_a_turn
from stillpoint.core.steps import (
    USUAL_GOAL,
    Ask,
    Attune,
    Breathe,
    Glide,
    Guide,
    IntervalBells,
    Repeat,
    Step,
    Stretch,
    Ticking,
    Who,
)
from stillpoint.packs.patterns import pattern_of
from stillpoint.packs.problems import Place
from stillpoint.packs.schema import (
    AnyStep,
    AskTable,
    AttuneTable,
    BeatTable,
    BreatheTable,
    GuideTable,
    IntervalBellsTable,
    PhaseTable,
    RateTable,
    RepeatTable,
    StepTable,
    StretchTable,
    replaced,
)

DEEPEST_REPEAT = 4
"""Repeats within repeats, at most."""
SHORTEST_WAIT = timedelta(seconds=1)
"""Between two bells, checks or turns of a glide."""

USUAL_STEP = 0.5
USUAL_EVERY = timedelta(seconds=20)
"""How an attune step goes from rate to rate when its author says nothing else."""

_A_MOMENT = timedelta(seconds=1)
_A_MINUTE = timedelta(minutes=1)

Named = Mapping[str, Pattern]


def steps_of(tables: list[AnyStep], named: Named, place: Place, depth: int = 0) -> tuple[Step, ...]:
    """The steps that the tables stand for; faults are noted."""
    return tuple(_step(table, named, place / number, depth) for number, table in enumerate(tables))


def _step(table: AnyStep, named: Named, place: Place, depth: int) -> Step:
    match table:
        case GuideTable():
            return _guide(table, place)
        case BreatheTable():
            return _breathe(table, named, place)
        case StretchTable():
            return _stretch(table, place)
        case AttuneTable():
            return _attune(table, named, place)
        case AskTable():
            return _ask(table, place)
        case RepeatTable():
            return _repeat(table, named, place, depth)


def _guide(table: GuideTable, place: Place) -> Guide:
    lasts = some_time(table.for_, place / "for")
    if place.is_sound and table.open and lasts:
        place.fault('there is "for" as well as "open"', "leave one of them out")
    if place.is_sound and not table.open and not lasts:
        place.fault('"for" is missing', 'write for = "30s", or open = true')
    return Guide(
        title=table.title,
        say=_prompts(table),
        who=table.who,
        lasts=None if table.open else lasts or _A_MOMENT,
        ticking=_ticking(table.beat),
        bells=_bells(table.bells, lasts, place / "bells") if table.bells else None,
        awake=_wait(table.awake, place / "awake"),
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
        every=_wait(table.every, place / "every"),
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
    waits = [_wait(text, place / number) for number, text in enumerate(written)]
    shortest, longest = waits if len(waits) == 2 else (None, None)
    if shortest and longest and shortest > longest:
        place.fault("the shorter wait comes second", "write the shorter wait first")
    return shortest or SHORTEST_WAIT, longest or SHORTEST_WAIT


def _breathe(table: BreatheTable, named: Named, place: Place) -> Breathe:
    pattern = pattern_of(table.pattern, named, place / "pattern")
    lasts = some_time(table.for_, place / "for")
    if table.child is not None:
        pattern_of(table.child, named, place / "child")
        (place / "child").fault("a lane for the child comes with a later version", "leave it out")
    if table.lead is not None:
        (place / "lead").fault('"lead" comes with a later version', "leave it out")
    if place.is_sound and lasts and table.cycles:
        place.fault('there is "for" as well as "cycles"', "leave one of them out")
    if place.is_sound and not lasts and not table.cycles:
        place.fault('"cycles" is missing', 'write cycles = 10, or for = "2m"')
    return Breathe(
        title=table.title,
        say=_prompts(table),
        who=table.who,
        pattern=pattern,
        cycles=table.cycles,
        lasts=lasts,
        glide=_glide(table, pattern, named, place),
        awake=_wait(table.awake, place / "awake"),
    )


def _glide(table: BreatheTable, pattern: Pattern, named: Named, place: Place) -> Glide | None:
    every = _wait(table.every, place / "every")
    if (table.by is None) != (table.every is None) and place.is_sound:
        missing = 'every = "20s"' if table.every is None else "by = 0.5"
        place.fault('"by" and "every" need each other', f"write {missing} too")
    if table.to is None:
        if every and place.is_sound:
            place.fault('"by" and "every" need a "to"', "write to = { rate = 6 }")
        return None
    goal = _goal(table.to, pattern, named, place / "to")
    if place.is_sound and _kinds(goal) != _kinds(pattern):
        (place / "to").fault(
            f"{goal} has other phases than {pattern}", "give both the same phases in the same order"
        )
    elif not begins_at_a_turn(pattern):
        (place / "to").fault(
            f"{pattern} begins in the middle of a breath, so a glide would jump",
            "begin with the whole in-breath or the whole out-breath",
        )
    return Glide(to=goal, by=table.by, every=every)


def _goal(
    form: str | float | RateTable | list[PhaseTable], pattern: Pattern, named: Named, place: Place
) -> Pattern:
    if isinstance(form, float):
        return place.read(lambda rate: _at_rate(pattern, rate), form) or pattern
    return pattern_of(form, named, place)


def _at_rate(pattern: Pattern, rate: float) -> Pattern:
    pattern_of_rate(rate)  # refuses what is out of bounds
    return pattern.at_rate(rate)


def _kinds(pattern: Pattern) -> tuple[PhaseKind, ...]:
    return tuple(phase.kind for phase in pattern.phases)


def _stretch(table: StretchTable, place: Place) -> Stretch:
    return Stretch(
        title=table.title,
        say=_prompts(table),
        who=table.who,
        hold=some_time(table.hold, place / "hold") or _A_MOMENT,
        sides=table.sides,
        reps=table.reps,
        switch=(place / "switch").read(duration, table.switch) or timedelta(),
    )


def _attune(table: AttuneTable, named: Named, place: Place) -> Attune:
    within = some_time(table.within, place / "within") or _A_MINUTE
    lasts = some_time(table.for_, place / "for")
    if place.is_sound:
        _note_what_does_not_go(table, place)
    if place.is_sound and lasts and lasts <= within:
        place.fault('"for" ends before the taps do', 'write a longer "for", or a shorter "within"')
    return Attune(
        title=table.title,
        say=_prompts(table),
        who=table.who,
        taps=table.taps,
        within=within,
        to=USUAL_GOAL if table.to is None else _goal(table.to, USUAL_GOAL, named, place / "to"),
        by=USUAL_STEP if table.by is None else table.by,
        every=_wait(table.every, place / "every") or USUAL_EVERY,
        lasts=lasts,
        observe=table.observe,
    )


def _note_what_does_not_go(table: AttuneTable, place: Place) -> None:
    if not table.observe:
        if table.for_ is None:
            place.fault('"for" is missing', 'write for = "5m", or observe = true')
        return
    given = {"to": table.to, "by": table.by, "every": table.every, "for": table.for_}
    for key, value in given.items():
        if value is not None:
            cure = 'leave it out; "within" says how long' if key == "for" else "leave it out"
            place.fault(f'there is "{key}" as well as "observe"', cure)


def _ask(table: AskTable, place: Place) -> Ask:
    if place.is_sound and table.choices and table.scale:
        place.fault('there is "scale" as well as "choices"', "leave one of them out")
    return Ask(
        title=table.title,
        say=_prompts(table),
        who=table.who,
        question=table.question.strip(),
        choices=tuple(table.choices or ()),
        scale=_scale(table.scale, place / "scale") if table.scale else None,
        about=table.about,
        keep=table.keep or "",
        lasts=some_time(table.for_, place / "for") or _A_MOMENT,
    )


def _scale(written: str, place: Place) -> tuple[int, int]:
    lowest, highest = map(int, written.split("-"))
    if lowest >= highest:
        place.fault("the lowest answer is not below the highest", 'write such as "0-10"')
    return lowest, highest


def _repeat(table: RepeatTable, named: Named, place: Place, depth: int) -> Step:
    if depth == DEEPEST_REPEAT:
        place.fault(
            f"repeats are nested more than {DEEPEST_REPEAT} deep", "write the inner steps out"
        )
        return Guide(lasts=_A_MOMENT)
    if place.is_sound and table.times and table.each:
        place.fault('there is "each" as well as "times"', "leave one of them out")
    if place.is_sound and not table.times and not table.each:
        place.fault('"times" is missing', 'write times = 3, or each = ["left", "right"]')
    return Repeat(
        steps=steps_of(
            [_inherited(step, table) for step in table.step], named, place / "step", depth + 1
        ),
        times=table.times or 1,
        each=tuple(table.each or ()),
    )


def _inherited(step: AnyStep, repeat: RepeatTable) -> AnyStep:
    """The step with what its repeat says, where it says nothing itself."""
    return replaced(
        step,
        title=step.title or repeat.title,
        say=step.say or repeat.say,
        who=repeat.who if step.who is Who.USER else step.who,
    )


def _prompts(table: StepTable) -> tuple[str, ...]:
    lines = [table.say] if isinstance(table.say, str) else table.say
    return tuple(line.strip() for line in lines)


def some_time(written: str | float | None, place: Place) -> timedelta | None:
    """A duration that is longer than nothing; None where there is none, or a faulty one."""
    if written is None:
        return None
    length = place.read(duration, written)
    if length is not None and not length:
        place.fault("this lasts no time", 'write such as "30s"')
    return length or None


def _wait(written: str | float | None, place: Place) -> timedelta | None:
    length = some_time(written, place)
    if length and length < SHORTEST_WAIT:
        place.fault("this is too short a wait", "write 1s or more")
    return length
