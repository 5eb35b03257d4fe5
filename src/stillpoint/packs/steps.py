"""From the tables of a pack to the steps of its sessions."""

from datetime import timedelta

from stillpoint.core.durations import duration
from stillpoint.core.steps import Ask, Choice, Guide, Repeat, Step, Stretch, Who
from stillpoint.packs.guide_steps import guide
from stillpoint.packs.paced_steps import attune, breathe
from stillpoint.packs.patterns import Named
from stillpoint.packs.problems import Place
from stillpoint.packs.schema.steps import (
    AnyStep,
    AskTable,
    AttuneTable,
    BreatheTable,
    ChoiceTable,
    GuideTable,
    RepeatTable,
    StretchTable,
)
from stillpoint.packs.schema.table import replaced
from stillpoint.packs.step_times import A_MOMENT, prompts, some_time

DEEPEST_REPEAT = 4
"""Repeats within repeats, at most."""


def steps_of(tables: list[AnyStep], named: Named, place: Place, depth: int = 0) -> tuple[Step, ...]:
    """The steps that the tables stand for; faults are noted."""
    return tuple(_step(table, named, place / number, depth) for number, table in enumerate(tables))


def _step(table: AnyStep, named: Named, place: Place, depth: int) -> Step:
    match table:
        case GuideTable():
            return guide(table, place)
        case BreatheTable():
            return breathe(table, named, place)
        case StretchTable():
            return _stretch(table, place)
        case AttuneTable():
            return attune(table, named, place)
        case AskTable():
            return _ask(table, place)
        case RepeatTable():
            return _repeat(table, named, place, depth)


def _stretch(table: StretchTable, place: Place) -> Stretch:
    return Stretch(
        title=table.title,
        say=prompts(table),
        who=table.who,
        id=table.id or "",
        then=table.then or "",
        hold=some_time(table.hold, place, "hold") or A_MOMENT,
        sides=table.sides,
        reps=table.reps,
        switch=(place / "switch").read(duration, table.switch) or timedelta(),
    )


def _ask(table: AskTable, place: Place) -> Ask:
    if place.is_sound and table.choices and table.scale:
        place.fault('there is "scale" as well as "choices"', "leave one of them out")
    return Ask(
        title=table.title,
        say=prompts(table),
        who=table.who,
        question=table.question.strip(),
        id=table.id or "",
        then=table.then or "",
        choices=tuple(map(_choice, table.choices or ())),
        scale=_scale(table.scale, place / "scale") if table.scale else None,
        about=table.about,
        keep=table.keep or "",
        lasts=some_time(table.for_, place, "for") or A_MOMENT,
    )


def _choice(written: str | ChoiceTable) -> Choice:
    if isinstance(written, str):
        return Choice(written)
    return Choice(written.say.strip(), written.then or "")


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
        return Guide(lasts=A_MOMENT)
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
        id=table.id or "",
        then=table.then or "",
    )


def _inherited(step: AnyStep, repeat: RepeatTable) -> AnyStep:
    """The step with what its repeat says, where it says nothing itself."""
    return replaced(
        step,
        title=step.title or repeat.title,
        say=step.say or repeat.say,
        who=repeat.who if step.who is Who.USER else step.who,
    )
