"""From the tables of paced steps to the steps: breaths, and glides from one to another."""

from dataclasses import replace
from datetime import timedelta

from stillpoint.core.lanes import gear_of, meeting
from stillpoint.core.patterns import Pattern, PhaseKind, pattern_of_rate
from stillpoint.core.spans import begins_at_a_turn
from stillpoint.core.steps import USUAL_GOAL, Attune, Breathe, Glide, Lead
from stillpoint.packs.patterns import Form, Named, pattern_of
from stillpoint.packs.problems import Place
from stillpoint.packs.schema.steps import AttuneTable, BreatheTable
from stillpoint.packs.step_times import prompts, some_time, wait

USUAL_STEP = 0.5
USUAL_EVERY = timedelta(seconds=20)
"""How an attune step goes from rate to rate when its author says nothing else."""

_A_MINUTE = timedelta(minutes=1)


def breathe(table: BreatheTable, named: Named, place: Place) -> Breathe:
    """The breaths that the table stands for; faults are noted."""
    pattern = pattern_of(table.pattern, named, place / "pattern")
    lasts = some_time(table.for_, place, "for")
    if table.lead is not None and table.child is None and place.is_sound:
        cure = 'write such as child = "3-0-3-0", or leave it out'
        (place / "lead").fault('"lead" needs a "child"', cure)
    if place.is_sound and lasts and table.cycles:
        place.fault('there is "for" as well as "cycles"', "leave one of them out")
    if place.is_sound and not lasts and not table.cycles:
        place.fault('"cycles" is missing', 'write cycles = 10, or for = "2m"')
    return Breathe(
        title=table.title,
        say=prompts(table),
        who=table.who,
        id=table.id or "",
        then=table.then or "",
        pattern=pattern,
        cycles=table.cycles,
        lasts=lasts,
        glide=_glide(table, pattern, named, place),
        child=_child(table, pattern, named, place / "child"),
        lead=Lead(table.lead or Lead.CARER),
        awake=wait(table.awake, place, "awake"),
    )


def _child(table: BreatheTable, carer: Pattern, named: Named, place: Place) -> Pattern | None:
    if table.child is None:
        return None
    child = pattern_of(table.child, named, place)
    if place.is_sound and gear_of(carer, child) is None:
        place.fault(
            f"{child} and {carer} never end a breath together", f'write "{meeting(carer, child)}"'
        )
    return child


def attune(table: AttuneTable, named: Named, place: Place) -> Attune:
    """The tapping and easing that the table stands for; faults are noted."""
    within = some_time(table.within, place, "within") or _A_MINUTE
    lasts = some_time(table.for_, place, "for")
    if place.is_sound:
        _note_what_does_not_go(table, place)
    if place.is_sound and lasts and lasts <= within:
        place.fault('"for" ends before the taps do', 'write a longer "for", or a shorter "within"')
    return Attune(
        title=table.title,
        say=prompts(table),
        who=table.who,
        id=table.id or "",
        then=table.then or "",
        taps=table.taps,
        within=within,
        to=USUAL_GOAL if table.to is None else _goal(table.to, USUAL_GOAL, named, place / "to"),
        by=USUAL_STEP if table.by is None else table.by,
        every=wait(table.every, place, "every") or USUAL_EVERY,
        lasts=lasts,
        observe=table.observe,
        keep=table.keep or "",
    )


def _note_what_does_not_go(table: AttuneTable, place: Place) -> None:
    if not table.observe:
        if table.for_ is None:
            place.fault('"for" is missing', 'write for = "5m", or observe = true')
        if table.keep is not None:
            cure = "leave it out; history has the rates of a paced step as it is"
            (place / "keep").fault('"keep" needs "observe"', cure)
        return
    given = {"to": table.to, "by": table.by, "every": table.every, "for": table.for_}
    for key, value in given.items():
        if value is not None:
            cure = 'leave it out; "within" says how long' if key == "for" else "leave it out"
            place.fault(f'there is "{key}" as well as "observe"', cure)


def _glide(table: BreatheTable, pattern: Pattern, named: Named, place: Place) -> Glide | None:
    every = wait(table.every, place, "every")
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


def _goal(form: Form | float, pattern: Pattern, named: Named, place: Place) -> Pattern:
    if isinstance(form, float):
        return place.read(lambda rate: _at_rate(pattern, rate), form) or pattern
    return pattern_of(form, named, place)


def _at_rate(pattern: Pattern, rate: float) -> Pattern:
    pattern_of_rate(rate)  # refuses what is out of bounds
    return replace(pattern.at_rate(rate), is_own=False)


def _kinds(pattern: Pattern) -> tuple[PhaseKind, ...]:
    return tuple(phase.kind for phase in pattern.phases)
