"""Pack format 1 as types: what each table may hold. Only this module knows msgspec."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Meta, field

from stillpoint.core.durations import LONGEST
from stillpoint.core.sessions import MOST_STEPS, Audience, Evidence, Practice, Screen
from stillpoint.core.steps import Who

MOST_SESSIONS = 500
MOST_NAMED = 500
"""Sources, patterns or routines of a pack, at most."""


_DAY = LONGEST.total_seconds()
_TIME = r"[0-9][0-9. ]*(?:[hH][0-9. ]*)?(?:[mM][0-9. ]*)?[sS]?\s*$"
_DURATION = rf"^\s*{_TIME}"
_SIGNED_DURATION = rf"^\s*-?\s*{_TIME}"
_AGE = r" *(?:[0-9] *){1,3}"
_AGES = rf"^{_AGE}(?:[wmyWMY]|[wmyWMY]? *-{_AGE}[wmyWMY]|[wmyWMY] *\+)\s*$"
_PATTERN = r"^(?:[a-z0-9][a-z0-9-]{0,63}|[0-9.]+(?:-[0-9.]+){1,3}\s*)$"
"""How durations, ages and patterns look, for editors; their readers say it better."""


def _text(most: int, example: str = "", looks: str = "") -> Meta:
    return Meta(
        max_length=most,
        title="a text",
        description=f"a text of {most:,} characters at most",
        examples=[example] if example else None,
        extra_json_schema={"pattern": looks} if looks else None,
    )


def _form(pattern: str, description: str, example: str) -> Meta:
    return Meta(pattern=pattern, max_length=200, description=description, examples=[example])


def _whole(least: int, most: int) -> Meta:
    description = f"a whole number from {least} to {most:,}"
    return Meta(ge=least, le=most, title="a whole number", description=description)


def _number(least: float, most: float, example: float | None = None) -> Meta:
    description = f"a number from {least:g} to {most:g}"
    examples = None if example is None else [example]
    return Meta(ge=least, le=most, title="a number", description=description, examples=examples)


def _list(least: int, most: int, of: str) -> Meta:
    return Meta(min_length=least, max_length=most, description=f"a list of {of}")


Id = Annotated[
    str,
    _form(
        "^[a-z0-9][a-z0-9-]{0,63}$", "an id of small letters, digits and hyphens", "evening-breath"
    ),
]
Title = Annotated[
    str,
    Meta(
        pattern=r"\S",
        max_length=200,
        title="a text",
        description="a text of 1 to 200 characters",
        examples=["Evening breath"],
    ),
]
Word = Annotated[str, _text(200)]
Prose = Annotated[str, _text(2000)]
Prompts = Annotated[
    Prose | Annotated[list[Prose], _list(0, 200, "texts")],
    Meta(description="a text or a list of texts of 2,000 characters at most"),
]
Length = Annotated[
    str | float,
    Meta(
        description='a duration such as "90s", "2m30s" or a number of seconds',
        examples=["30s"],
        extra_json_schema={"pattern": _DURATION, "minimum": 0, "maximum": _DAY},
    ),
]
Moment = Annotated[
    str | float,
    Meta(
        description='a duration such as "90s", "2m30s" or a number of seconds',
        examples=["30s"],
        extra_json_schema={"pattern": _SIGNED_DURATION, "minimum": -_DAY, "maximum": _DAY},
    ),
]
Bell = Annotated[
    Literal["bowl", "wood", "none"], Meta(description='a bell: "bowl", "wood" or "none"')
]
Scale = Annotated[
    str, _form("^[0-9]{1,3}-[0-9]{1,3}$", 'a lowest and a highest answer such as "0-10"', "0-10")
]
Beat = Annotated[float, _number(1, 240, 60)]


class Table(msgspec.Struct, forbid_unknown_fields=True):
    """A TOML table whose keys are all known."""


class RateTable(Table):
    """A pattern by its rate: `{ rate = 6, inhale = 0.4 }`."""

    rate: Annotated[float, _number(0.5, 150, 6)]
    inhale: Annotated[float, _number(0.05, 0.95)] = 0.4


class PhaseTable(Table):
    """One phase of the long form: `{ in = 2 }`."""

    in_: Annotated[float, _number(0, 120)] | None = field(default=None, name="in")
    hold: Annotated[float, _number(0, 120)] | None = None
    out: Annotated[float, _number(0, 120)] | None = None
    rest: Annotated[float, _number(0, 120)] | None = None


Phases = Annotated[list[PhaseTable], _list(1, 16, "phases")]
PatternForm = Annotated[
    str | RateTable | Phases,
    Meta(
        description='a pattern: its name, "4-0-6-0", { rate = 6 } or a list of phases',
        examples=["4-0-6-0"],
        extra_json_schema={"pattern": _PATTERN},
    ),
]
Goal = Annotated[
    str | float | RateTable | Phases,
    Meta(
        description='a pattern such as "5-0-7-0" or breaths a minute',
        extra_json_schema={"pattern": _PATTERN, "minimum": 0.5, "maximum": 150},
    ),
]


class PackTable(Table):
    """What a pack says of itself."""

    id: Id
    title: Title
    version: Annotated[
        str,
        _form(
            r"^[0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9}(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$",
            "a version such as 1.0.0",
            "1.0.0",
        ),
    ]
    summary: Prose = ""
    authors: Annotated[list[Word], _list(0, 100, "authors")] = []
    license: Annotated[
        str, _form(r"^[A-Za-z0-9.+()][A-Za-z0-9 .+():-]*$", "an SPDX license", "CC0-1.0")
    ] = ""
    language: Annotated[
        str,
        _form("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", 'a language such as "en" or "pt-BR"', "en"),
    ] = "en"
    homepage: Annotated[
        str, _form(r"^https?://[^\s]+$", "an address that starts with https://", "https://")
    ] = ""
    tags: Annotated[list[Word], _list(0, 100, "tags")] = []


class SourceTable(Table):
    """What a session may rest on."""

    id: Id
    cite: Annotated[str, _text(500, "Author et al. 2021, Journal 63:1-9")]


class PatternTable(Table):
    """A pattern with a name."""

    id: Id
    phases: PatternForm
    title: Word = ""


class BellsTable(Table):
    """The bells of a session."""

    start: Bell = "bowl"
    interval: Bell = "wood"
    end: Bell = "bowl"
    strikes: Annotated[int, _whole(1, 9)] = 1


class BeatTable(Table):
    """A beat that changes over its step."""

    from_: Beat = field(name="from")
    to: Beat


class IntervalBellsTable(Table):
    """When bells ring within a guide: one of the three."""

    every: Length | None = None
    at: Annotated[list[Moment], _list(1, 500, "durations")] | None = None
    random: (
        Annotated[
            list[Length], Meta(min_length=2, max_length=2, description="a list of two durations")
        ]
        | None
    ) = None


class StepTable(Table, tag_field="kind"):
    """What every kind of step takes."""

    title: Word = ""
    say: Prompts = []
    who: Who = Who.USER


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
    cycles: Annotated[int, _whole(1, 10_000)] | None = None
    for_: Length | None = field(default=None, name="for")
    to: Goal | None = None
    by: Annotated[float, _number(0.05, 20)] | None = None
    every: Length | None = None
    child: PatternForm | None = None
    lead: (
        Annotated[
            Literal["carer", "together", "child"],
            Meta(description='"carer", "together" or "child"'),
        ]
        | None
    ) = None
    awake: Length | None = None


class AttuneTable(StepTable, tag="attune", kw_only=True):
    """A tap on each in-breath, then the pacer from the tapped rate to an easier one."""

    taps: Annotated[int, _whole(3, 30)] = 6
    within: Length = "60s"
    to: Goal | None = None
    by: Annotated[float, _number(0.05, 20)] | None = None
    every: Length | None = None
    for_: Length | None = field(default=None, name="for")
    observe: Annotated[bool, Meta(description="true or false")] = False


class StretchTable(StepTable, tag="stretch", kw_only=True):
    """Holds with side changes."""

    hold: Length
    sides: Annotated[int, _whole(1, 2)] = 1
    reps: Annotated[int, _whole(1, 100)] = 1
    switch: Length = 0.0


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
    choices: Annotated[list[Word], _list(2, 9, "2 to 9 texts")] | None = None
    scale: Scale | None = None
    about: Word = ""
    keep: Id | None = None
    for_: Length = field(default="20s", name="for")


class RepeatTable(StepTable, tag="repeat", kw_only=True):
    """A loop. Its title, words and `who` hold for those of its steps that have none."""

    step: "Annotated[list[AnyStep], _list(1, MOST_STEPS, 'steps')]"
    times: Annotated[int, _whole(1, MOST_STEPS)] | None = None
    each: Annotated[list[Word], _list(1, MOST_STEPS, "texts")] | None = None


AnyStep = GuideTable | BreatheTable | AttuneTable | StretchTable | AskTable | RepeatTable


class SessionTable(Table):
    """One session."""

    id: Id
    title: Title
    practice: Practice
    step: Annotated[list[AnyStep], _list(1, MOST_STEPS, "steps")]
    audience: Audience = Audience.ADULT
    ages: Annotated[str, _text(40, "3-5y", _AGES)] | None = None
    summary: Prose = ""
    screen: Screen = Screen.WATCH
    evidence: Evidence | None = None
    sources: Annotated[list[Word], _list(0, 100, "source ids")] = []
    safety: Annotated[list[Word], _list(0, 100, "names of safety notes")] = []
    caution: Prose = ""
    settle: Length = 0.0
    bells: BellsTable = field(default_factory=BellsTable)


class RoutineTable(Table):
    """Sessions in a fixed order."""

    id: Id
    title: Title
    sessions: Annotated[list[Word], _list(1, 50, "sessions")]
    audience: Audience = Audience.ADULT
    anchor: Word = ""
    at: Annotated[str, _form(r"^([01][0-9]|2[0-3]):[0-5][0-9]$", "a time of day", "19:00")] = ""
    days: Annotated[
        list[
            Annotated[
                Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
                Meta(description='a day: "mon", "tue", "wed", "thu", "fri", "sat" or "sun"'),
            ]
        ],
        _list(1, 7, "days"),
    ] = field(default_factory=list)
    notices: Annotated[list[Length], _list(0, 20, "durations")] = []


class PathTable(Table):
    """Sessions to learn one after another."""

    id: Id
    title: Title
    sessions: Annotated[
        list[
            Annotated[
                Word | Annotated[list[Word], _list(2, 20, "sessions to choose from")],
                Meta(
                    title="a session or a list of them",
                    description="a session or a list of 2 to 20 to choose from",
                ),
            ]
        ],
        _list(1, 100, "sessions"),
    ]
    summary: Prose = ""
    days: Annotated[int, _whole(1, 1000)] | None = None


class PackFile(Table):
    """A whole pack."""

    format: Annotated[Literal[1], Meta(description="format = 1", examples=[1])]
    pack: PackTable
    source: Annotated[list[SourceTable], _list(0, MOST_NAMED, "sources")] = []
    pattern: Annotated[list[PatternTable], _list(0, MOST_NAMED, "patterns")] = []
    session: Annotated[list[SessionTable], _list(0, MOST_SESSIONS, "sessions")] = []
    routine: Annotated[list[RoutineTable], _list(0, MOST_NAMED, "routines")] = []
    path: Annotated[list[PathTable], _list(0, MOST_NAMED, "learning paths")] = []


class Misfit(Exception):
    """A value does not have the form that is asked for."""


Kind = TypeVar("Kind")
SomeTable = TypeVar("SomeTable", bound=Table)


def converted(raw: object, annotation: type[Kind]) -> Kind:
    """`raw`, a value of a TOML document, in the form that is asked for. Raises `Misfit`."""
    try:
        return msgspec.convert(raw, annotation)
    except (msgspec.ValidationError, RecursionError) as error:
        raise Misfit(str(error)) from None


def replaced(table: SomeTable, **values: Any) -> SomeTable:
    """The table with other values."""
    return msgspec.structs.replace(table, **values)


def described(kind: type[Table]) -> dict[str, Any]:
    """The table, and all that may be in it, as msgspec describes them in JSON Schema."""
    return msgspec.json.schema(kind)


def tag_of(kind: type[StepTable]) -> str:
    """What `kind = …` is written for such a step."""
    return str(kind.__struct_config__.tag)


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a table may hold."""

    name: str
    """Its name in the type; `written` is the one in the file."""
    written: str
    annotation: Any
    is_required: bool


def keys_of(table: type[Table]) -> tuple[Key, ...]:
    """The keys that a table may hold, its kind left out."""
    return tuple(
        Key(known.name, known.encode_name, known.type, known.required)
        for known in msgspec.structs.fields(table)
    )


@dataclass(frozen=True, slots=True)
class Form:
    """What an annotation asks for."""

    kinds: tuple[Any, ...]
    """The types that will do, bare; a list is `list[…]`."""
    brief: str
    """What is asked for, without its bounds."""
    full: str
    example: object | None
    longest_text: int | None
    longest_list: int | None

    @property
    def tables(self) -> tuple[type[Table], ...]:
        """The tables that will do."""
        return tuple(kind for kind in self.kinds if _is_table(kind))

    @property
    def element(self) -> Any:
        """What a list has to hold; None where no list will do."""
        lists = (kind for kind in self.kinds if get_origin(kind) is list)
        return next((get_args(kind)[0] for kind in lists), None)

    @property
    def is_of_tables(self) -> bool:
        """Whether a list of tables is asked for."""
        return self.element is not None and bool(form_of(self.element).tables)


def form_of(annotation: Any) -> Form:
    """What `annotation` asks for."""
    kinds: list[Any] = []
    metas: list[Meta] = []
    longest: dict[bool, int | None] = {}
    for part in _parts(annotation):
        if isinstance(part, Meta):
            metas.append(part)
        else:
            kinds.append(part)
            longest.setdefault(get_origin(part) is list, metas[-1].max_length if metas else None)
    full = next((meta.description for meta in metas if meta.description), "")
    return Form(
        kinds=tuple(kinds),
        brief=next((meta.title for meta in metas if meta.title), full),
        full=full,
        example=next((meta.examples[0] for meta in metas if meta.examples), None),
        longest_text=longest.get(False),
        longest_list=longest.get(True),
    )


def _parts(annotation: Any) -> Iterator[Any]:
    """Metas, outermost first, and the bare types they speak of."""
    if get_origin(annotation) is Annotated:
        inner, *metas = get_args(annotation)
        yield from metas
        yield from _parts(inner)
    elif get_origin(annotation) in (Union, types.UnionType):
        for alternative in get_args(annotation):
            yield from _parts(alternative)
    elif annotation is not types.NoneType:
        yield annotation


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Table)
