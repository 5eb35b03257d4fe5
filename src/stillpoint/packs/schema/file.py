"""A pack file: the pack itself, its sources, sessions, routines and learning paths."""

from typing import Annotated, Literal

from msgspec import Meta, field

from stillpoint.core.sessions import CLOSING_BELL, MOST_STEPS, Audience, Evidence, Practice, Screen
from stillpoint.packs.schema.breaths import PatternTable
from stillpoint.packs.schema.steps import AnyStep
from stillpoint.packs.schema.table import Table
from stillpoint.packs.schema.values import (
    AGES,
    Bell,
    Id,
    Length,
    Prose,
    Title,
    Word,
    list_of,
    text,
    text_like,
    whole_number,
)

MOST_SESSIONS = 500
MOST_NAMED = 500
"""Sources, patterns or routines of a pack, at most."""


class PackTable(Table):
    """What a pack says of itself."""

    id: Id
    title: Title
    version: Annotated[
        str,
        text_like(
            r"^[0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9}(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$",
            "a version such as 1.0.0",
            "1.0.0",
        ),
    ]
    summary: Prose = ""
    authors: Annotated[list[Word], list_of(0, 100, "authors")] = []
    license: Annotated[
        str,
        text_like(
            r"^[A-Za-z0-9.+()][A-Za-z0-9 .+():-]*$", "an SPDX license such as CC0-1.0", "CC0-1.0"
        ),
    ] = ""
    language: Annotated[
        str,
        text_like(
            "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", 'a language such as "en" or "pt-BR"', "en"
        ),
    ] = "en"
    homepage: Annotated[
        str, text_like(r"^https?://[^\s]+$", "an address that starts with https://", "https://")
    ] = ""
    tags: Annotated[list[Word], list_of(0, 100, "tags")] = []


class SourceTable(Table):
    """What a session may rest on."""

    id: Id
    cite: Annotated[str, text(500, "Author et al. 2021, Journal 63:1-9")]


class BellsTable(Table):
    """The bells of a session."""

    start: Bell = "bowl"
    interval: Bell = "wood"
    end: Bell = "bowl"
    strikes: Annotated[int, whole_number(1, 9)] = 1


class SessionTable(Table):
    """One session."""

    id: Id
    title: Title
    practice: Practice
    step: Annotated[list[AnyStep], list_of(1, MOST_STEPS, "steps")]
    audience: Audience = Audience.ADULT
    ages: Annotated[str, text(40, "3-5y", AGES)] | None = None
    summary: Prose = ""
    screen: Screen = Screen.WATCH
    evidence: Evidence | None = None
    sources: Annotated[list[Word], list_of(0, 100, "source ids")] = []
    safety: Annotated[list[Word], list_of(0, 100, "names of safety notes")] = []
    caution: Prose = ""
    settle: Length = 0.0
    bells: BellsTable = field(default_factory=BellsTable)


class RoutineTable(Table):
    """Sessions in a fixed order."""

    id: Id
    title: Title
    sessions: Annotated[list[Word], list_of(1, 50, "sessions")]
    audience: Audience = Audience.ADULT
    anchor: Word = ""
    at: Annotated[
        str, text_like(r"^([01][0-9]|2[0-3]):[0-5][0-9]$", "a time of day such as 19:00", "19:00")
    ] = ""
    days: Annotated[
        list[
            Annotated[
                Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
                Meta(description='a day: "mon", "tue", "wed", "thu", "fri", "sat" or "sun"'),
            ]
        ],
        list_of(1, 7, "days"),
    ] = field(default_factory=list)
    notices: Annotated[list[Length], list_of(0, 20, "durations")] = []
    bell: Bell = CLOSING_BELL


class PathTable(Table):
    """Sessions to learn one after another."""

    id: Id
    title: Title
    sessions: Annotated[
        list[
            Annotated[
                Word | Annotated[list[Word], list_of(2, 20, "sessions to choose from")],
                Meta(
                    title="a session or a list of them",
                    description="a session or a list of 2 to 20 to choose from",
                ),
            ]
        ],
        list_of(1, 100, "sessions"),
    ]
    summary: Prose = ""
    days: Annotated[int, whole_number(1, 1000)] | None = None


class PackFile(Table):
    """A whole pack."""

    format: Annotated[Literal[1], Meta(description="format = 1", examples=[1])]
    pack: PackTable
    source: Annotated[list[SourceTable], list_of(0, MOST_NAMED, "sources")] = []
    pattern: Annotated[list[PatternTable], list_of(0, MOST_NAMED, "patterns")] = []
    session: Annotated[list[SessionTable], list_of(0, MOST_SESSIONS, "sessions")] = []
    routine: Annotated[list[RoutineTable], list_of(0, MOST_NAMED, "routines")] = []
    path: Annotated[list[PathTable], list_of(0, MOST_NAMED, "learning paths")] = []
