"""The six kinds of step."""

from typing import Annotated

from msgspec import Meta, field

from stillpoint.core.sessions import MOST_STEPS
from stillpoint.core.steps import Lead, Who
from stillpoint.core.taps import FEWEST_TAPS
from stillpoint.packs.schema.breaths import Goal, PatternForm
from stillpoint.packs.schema.table import Table
from stillpoint.packs.schema.values import (
    Beat,
    Id,
    Length,
    Moment,
    Prompts,
    Scale,
    Target,
    Title,
    Word,
    list_of,
    number,
    whole_number,
)


class StepTable(Table, tag_field="kind"):
    """What every kind of step takes."""

    title: Word = ""
    say: Prompts = []
    who: Who = Who.USER
    id: Id | None = None
    then: Target | None = None


class BeatTable(Table):
    """A beat that changes over its step."""

    from_: Beat = field(name="from")
    to: Beat


class IntervalBellsTable(Table):
    """When bells ring within a guide: one of the three."""

    every: Length | None = None
    at: Annotated[list[Moment], list_of(1, 500, "durations")] | None = None
    random: (
        Annotated[
            list[Length], Meta(min_length=2, max_length=2, description="a list of two durations")
        ]
        | None
    ) = None


class GuideTable(StepTable, tag="guide", kw_only=True):
    """Timed words."""

    for_: Length | None = field(default=None, name="for")
    open: Annotated[bool, Meta(description="true or false")] = False
    beat: (
        Annotated[
            Beat | BeatTable,
            Meta(description="ticks a minute from 1 to 240, or { from = 57, to = 40 }"),
        ]
        | None
    ) = None
    bells: IntervalBellsTable | None = None
    awake: Length | None = None


class BreatheTable(StepTable, tag="breathe", kw_only=True):
    """The pacer."""

    pattern: PatternForm
    cycles: Annotated[int, whole_number(1, 10_000)] | None = None
    for_: Length | None = field(default=None, name="for")
    to: Goal | None = None
    by: Annotated[float, number(0.05, 20)] | None = None
    every: Length | None = None
    child: PatternForm | None = None
    lead: Lead | None = None
    awake: Length | None = None


class AttuneTable(StepTable, tag="attune", kw_only=True):
    """A tap on each in-breath, then the pacer from the tapped rate to an easier one."""

    taps: Annotated[int, whole_number(FEWEST_TAPS, 30)] = FEWEST_TAPS
    within: Length = "60s"
    to: Goal | None = None
    by: Annotated[float, number(0.05, 20)] | None = None
    every: Length | None = None
    for_: Length | None = field(default=None, name="for")
    observe: Annotated[bool, Meta(description="true or false")] = False
    keep: Id | None = None


class StretchTable(StepTable, tag="stretch", kw_only=True):
    """Holds with side changes."""

    hold: Length
    sides: Annotated[int, whole_number(1, 2)] = 1
    reps: Annotated[int, whole_number(1, 100)] = 1
    switch: Length = 0.0


class ChoiceTable(Table):
    """An answer that may lead somewhere of its own."""

    say: Title
    then: Target | None = None


class AskTable(StepTable, tag="ask", kw_only=True):
    """A question that may be skipped."""

    question: Annotated[
        str,
        Meta(
            pattern=r"\S",
            max_length=500,
            title="a text",
            description="a text of 1 to 500 characters",
            examples=["How was it?"],
        ),
    ]
    choices: (
        Annotated[
            list[
                Annotated[
                    Word | ChoiceTable,
                    Meta(description='a text, or { say = "milk", then = "feed" }'),
                ]
            ],
            list_of(2, 9, "2 to 9 answers"),
        ]
        | None
    ) = None
    scale: Scale | None = None
    about: Word = ""
    keep: Id | None = None
    for_: Length = field(default="20s", name="for")


class RepeatTable(StepTable, tag="repeat", kw_only=True):
    """A loop. Its title, words and `who` hold for those of its steps that have none."""

    step: "Annotated[list[AnyStep], list_of(1, MOST_STEPS, 'steps')]"
    times: Annotated[int, whole_number(1, MOST_STEPS)] | None = None
    each: Annotated[list[Word], list_of(1, MOST_STEPS, "texts")] | None = None


AnyStep = GuideTable | BreatheTable | AttuneTable | StretchTable | AskTable | RepeatTable


def tag_of(kind: type[StepTable]) -> str:
    """What `kind = …` is written for such a step."""
    return str(kind.__struct_config__.tag)
