"""Breaths as a pack may write them."""

from typing import Annotated

from msgspec import Meta, field

from stillpoint.packs.schema.table import Table
from stillpoint.packs.schema.values import PATTERN, Id, Word, list_of, number


class RateTable(Table):
    """A pattern by its rate: `{ rate = 6, inhale = 0.4 }`."""

    rate: Annotated[float, number(0.5, 150, 6)]
    inhale: Annotated[float, number(0.05, 0.95)] = 0.4
    own: Annotated[bool, Meta(description="true or false")] = False


class PhaseTable(Table):
    """One phase of the long form: `{ in = 2 }`."""

    in_: Annotated[float, number(0, 120)] | None = field(default=None, name="in")
    hold: Annotated[float, number(0, 120)] | None = None
    out: Annotated[float, number(0, 120)] | None = None
    rest: Annotated[float, number(0, 120)] | None = None


Phases = Annotated[list[PhaseTable], list_of(1, 16, "phases")]
PatternForm = Annotated[
    str | RateTable | Phases,
    Meta(
        description='a pattern: its name, "4-0-6-0", { rate = 6 } or a list of phases',
        examples=["4-0-6-0"],
        extra_json_schema={"pattern": PATTERN},
    ),
]
Goal = Annotated[
    str | float | RateTable | Phases,
    Meta(
        description='a pattern such as "5-0-7-0" or breaths a minute',
        extra_json_schema={"pattern": PATTERN, "minimum": 0.5, "maximum": 150},
    ),
]


class PatternTable(Table):
    """A pattern with a name."""

    id: Id
    phases: PatternForm
    title: Word = ""
