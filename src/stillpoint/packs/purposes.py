"""What each key of a pack is for, in a few words, for the reference and for editors."""

from collections.abc import Mapping

from stillpoint.packs.schema.breaths import PatternTable, PhaseTable, RateTable
from stillpoint.packs.schema.file import (
    BellsTable,
    PackFile,
    PackTable,
    PathTable,
    RoutineTable,
    SessionTable,
    SourceTable,
)
from stillpoint.packs.schema.steps import (
    AskTable,
    AttuneTable,
    BeatTable,
    BreatheTable,
    ChoiceTable,
    GuideTable,
    IntervalBellsTable,
    RepeatTable,
    StepTable,
    StretchTable,
)
from stillpoint.packs.schema.table import Table

OF_EVERY_STEP: Mapping[str, str] = {
    "title": "shown above the step",
    "say": "its words; several are spread evenly over it, the first at its start",
    "who": "whose step it is",
    "id": "what leads to this step names it so",
    "then": "what follows, if not the step below: the id of a later step, or `end`",
}

ASKS_WHO_IS_AWAKE = (
    "asks for any key this often; unanswered, it rings louder, then tells of safe sleep"
)

PURPOSES: Mapping[type[Table], Mapping[str, str]] = {
    PackFile: {
        "format": "which format this is",
        "pack": "what the pack says of itself",
        "source": "what sessions rest on",
        "pattern": "breaths with a name",
        "session": "what is practised",
        "routine": "sessions in a fixed order, tied to a moment of the day",
        "path": "sessions to learn one after another",
    },
    PackTable: {
        "id": "the first half of every address: `calm` in `calm/box`",
        "title": "what people see",
        "version": "raised with every change that is shared",
        "summary": "a sentence or two on what is in it",
        "authors": "who wrote it: `Name` or `Name <address>`",
        "license": "what others may do with it",
        "language": "the language of its words",
        "homepage": "where to find more; shown, never opened",
        "tags": "words to find it by",
    },
    SourceTable: {
        "id": "what sessions name it by",
        "cite": "the study, book or teacher, as it is shown",
    },
    PatternTable: {
        "id": "what steps name it by",
        "phases": "the breath itself",
        "title": "what people see",
    },
    PhaseTable: {
        "in": "seconds of breathing in",
        "hold": "seconds of holding, lungs full",
        "out": "seconds of breathing out",
        "rest": "seconds of resting, lungs empty",
    },
    RateTable: {
        "rate": "breaths a minute",
        "inhale": "the share of each breath that goes in",
        "own": "the user's own slow pace instead, where they have found one",
    },
    SessionTable: {
        "id": "the second half of its address: `box` in `calm/box`",
        "title": "what people see",
        "practice": "what kind of practice it is",
        "step": "what is done, in order",
        "audience": "whom it is for",
        "ages": 'the youngest and oldest it is for: `"3-5y"`, `"0-6m"`, `"16y+"`',
        "summary": "a sentence or two: what is done, what is known of it",
        "screen": "`watch`; `glance`: read from 2 m; `room`: 3 m; `audio`: near-black, sounds only",
        "evidence": "A guideline, review or trial; B study; C experts; D tradition or weak",
        "sources": "ids of sources in this file",
        "safety": "notes of the built-in list, by name",
        "caution": "a note in your own words",
        "settle": "quiet time before the first step",
        "bells": "which bells ring",
    },
    BellsTable: {
        "start": "after settling in",
        "interval": "within a step",
        "end": "at the end",
        "strikes": "how often the bells at the start and the end are struck",
    },
    GuideTable: {
        **OF_EVERY_STEP,
        "for": "how long it lasts",
        "open": "lasts until a key is pressed, in place of `for`",
        "beat": "soft ticks, to rock, walk or stroke to",
        "bells": "bells within the step",
        "awake": ASKS_WHO_IS_AWAKE,
    },
    BeatTable: {
        "from": "ticks a minute at the start",
        "to": "ticks a minute at the end",
    },
    IntervalBellsTable: {
        "every": "this often",
        "at": "at these times; one with a minus counts from the end",
        "random": "with uneven waits: the shortest and the longest",
    },
    BreatheTable: {
        **OF_EVERY_STEP,
        "pattern": "the breath",
        "cycles": "how many breaths",
        "for": "how long instead, to the nearest whole breath",
        "to": "the breath to end with, reached little by little",
        "by": "breaths a minute that change at a time",
        "every": "how long until the next change",
        "child": "the child's breath, in a lane of its own; `pattern` is the carer's then",
        "lead": "whose breath is followed: the carer's, both at once, or the child's taps",
        "awake": ASKS_WHO_IS_AWAKE,
    },
    AttuneTable: {
        **OF_EVERY_STEP,
        "taps": "how many in-breaths are tapped",
        "within": "how long taps are waited for",
        "to": "where the pacer goes from the tapped rate; 6 a minute if not said",
        "by": "breaths a minute that change at a time; 0.5 if not said",
        "every": "how long until the next change; 20 s if not said",
        "for": "how long it all lasts; needed unless `observe`",
        "observe": "only notices the breath, and never paces it",
        "keep": "the name that history keeps the noticed rate under; needs `observe`",
    },
    StretchTable: {
        **OF_EVERY_STEP,
        "hold": "how long to stay",
        "sides": "2: once on each side",
        "reps": "how often",
        "switch": "time to change between two holds",
    },
    AskTable: {
        **OF_EVERY_STEP,
        "question": "what is asked",
        "choices": "the answers to choose from",
        "scale": "a number to answer with instead",
        "about": "whom or what the answer tells of",
        "keep": "the name that history keeps the answer under; without it, none is kept",
        "for": "how long it waits; unanswered, the session goes on",
    },
    ChoiceTable: {
        "say": "the answer",
        "then": "what follows it: a step, a session, or `end`",
    },
    RepeatTable: {
        "title": "for those of its steps that have none",
        "say": "for those of its steps that say nothing",
        "who": "for those of its steps that do not say whose they are",
        "id": "what leads to the first of its steps names it so",
        "then": "what follows the last of them: the id of a later step, or `end`",
        "step": "what is repeated, in order",
        "times": "how often",
        "each": "once for each of these, put in for `{each}` in titles and words",
    },
    RoutineTable: {
        "id": "what it is called by",
        "title": "what people see",
        "sessions": "ids of this file's sessions, or addresses of others",
        "audience": "whom it is for",
        "anchor": "what it follows: `after bath`; or use `at`",
        "at": "a time of day instead",
        "days": "only on these days; needs `at`",
        "notices": "how long before each notice comes",
        "bell": "what each of its sessions ends with, unless the session's own is `none`",
    },
    PathTable: {
        "id": "what it is called by",
        "title": "what people see",
        "sessions": "sessions in order; a list within it is a choice",
        "summary": "a sentence or two",
        "days": "how many days it is meant to take",
    },
}


def purpose_of(table: type[Table], key: str) -> str:
    """What a key of a table is for."""
    if issubclass(table, StepTable) and key == "kind":
        return "which kind of step it is"
    return PURPOSES[table][key]
