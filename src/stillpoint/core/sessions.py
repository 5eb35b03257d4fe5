"""Sessions and the packs they come in."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from stillpoint.core.patterns import Pattern
from stillpoint.core.sound_names import BELL_NAMES, NONE
from stillpoint.core.steps import Ask, Guide, PlainStep, Repeat, Step

MOST_STEPS = 200
"""Steps of a session after its repeats are unrolled."""


BELLS = (*BELL_NAMES, NONE)
"""What a bell may be called; "none" is silence."""

CLOSING_BELL: Final = "soft"
"""What a routine ends its sessions with where it does not say."""


class Practice(StrEnum):
    """What kind of practice a session is."""

    BREATHING = "breathing"
    MEDITATION = "meditation"
    STRETCHING = "stretching"
    YOGA = "yoga"
    TAI_CHI = "tai-chi"
    GROUNDING = "grounding"
    CO_REGULATION = "co-regulation"


class Audience(StrEnum):
    """Who a session is for."""

    ADULT = "adult"
    CARER = "carer"
    CARER_AND_INFANT = "carer+infant"
    CARER_AND_CHILD = "carer+child"
    ANYONE = "anyone"


class Screen(StrEnum):
    """How much a session asks of the eyes."""

    WATCH = "watch"
    GLANCE = "glance"
    ROOM = "room"
    AUDIO = "audio"


class Evidence(StrEnum):
    """How well the practice is supported, not the script."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True)
class Ages:
    """The youngest and oldest that a session is for, in months; no oldest is no upper bound."""

    youngest: int
    oldest: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Bells:
    """Bells of a session by name; "none" is silence."""

    start: str = "bowl"
    interval: str = "wood"
    end: str = "bowl"
    strikes: int = 1
    closing: str = ""
    """The bell that a routine ends each of its sessions with instead, where one rings at all."""

    @property
    def last(self) -> tuple[str, int]:
        """The bell at the end, and how often it is struck."""
        return (
            (self.closing, 1) if self.closing and self.end != "none" else (self.end, self.strikes)
        )


@dataclass(frozen=True, slots=True)
class Source:
    """What a session rests on."""

    id: str
    cite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Steps done in one sitting."""

    id: str
    title: str
    practice: Practice
    steps: tuple[Step, ...]
    audience: Audience = Audience.ADULT
    ages: Ages | None = None
    summary: str = ""
    screen: Screen = Screen.WATCH
    evidence: Evidence | None = None
    sources: tuple[Source, ...] = ()
    safety: tuple[str, ...] = ()
    """Safety notes as they are shown, already looked up."""
    caution: str = ""
    settle: timedelta = timedelta()
    bells: Bells = Bells()
    warnings: tuple[str, ...] = ()
    """What the safety rules warn of, shown before the first run."""
    language: str = "en"
    """Of its words, as its pack says (BCP 47)."""
    pack: str = ""
    pack_version: str = ""
    pack_digest: str = field(default="", compare=False)
    """SHA-256 of the file that it was read from."""

    @property
    def address(self) -> str:
        """`pack/session`, or the id alone where there is no pack."""
        return f"{self.pack}/{self.id}" if self.pack else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """Sessions in a fixed order tied to a time or an anchor of the day."""

    id: str
    title: str
    sessions: tuple[str, ...]
    audience: Audience = Audience.ADULT
    anchor: str = ""
    at: str = ""
    days: tuple[str, ...] = ()
    notices: tuple[timedelta, ...] = ()
    bell: str = CLOSING_BELL
    """What each of its sessions ends with, so that the end is always the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Sessions to learn one after another."""

    id: str
    title: str
    sessions: tuple[tuple[str, ...], ...]
    """Each place on the way is one session, or several to choose from."""
    summary: str = ""
    days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A file of sessions by its authors."""

    id: str
    title: str
    version: str
    sessions: tuple[Session, ...]
    patterns: dict[str, Pattern] = field(default_factory=dict)
    pattern_titles: dict[str, str] = field(default_factory=dict)
    """What those patterns are called that have more than an id."""
    sources: tuple[Source, ...] = ()
    """All that are listed, also those that no session names."""
    routines: tuple[Routine, ...] = ()
    paths: tuple[Path, ...] = ()
    summary: str = ""
    authors: tuple[str, ...] = ()
    license: str = ""
    language: str = "en"
    homepage: str = ""
    tags: tuple[str, ...] = ()


def unrolled(steps: tuple[Step, ...]) -> tuple[PlainStep, ...]:
    """The steps as they are lived: repeats written out, `{each}` put in."""
    return tuple(_each_in_turn(steps))


def lived_steps(session: Session) -> tuple[PlainStep, ...]:
    """All that a run goes through: settling in, then every step."""
    steps = unrolled(session.steps)
    if not session.settle:
        return steps
    return (Guide(title="Settling in", lasts=session.settle, is_settling=True), *steps)


def unrolled_count(steps: tuple[Step, ...]) -> int:
    """How many steps `unrolled` would give, counted without making them."""
    return sum(
        unrolled_count(step.steps) * (len(step.each) or step.times)
        if isinstance(step, Repeat)
        else 1
        for step in steps
    )


def _each_in_turn(steps: tuple[Step, ...]) -> list[PlainStep]:
    lived: list[PlainStep] = []
    for step in steps:
        lived.extend(_written_out(step) if isinstance(step, Repeat) else [step])
    return lived


def _written_out(repeat: Repeat) -> list[PlainStep]:
    once = _each_in_turn(repeat.steps)
    lived = [_said_with(word, step) for word in repeat.each for step in once]
    lived = lived or once * repeat.times
    if lived and repeat.id:
        lived[0] = replace(lived[0], id=repeat.id)
    if lived and repeat.then:
        lived[-1] = replace(lived[-1], then=repeat.then)
    return lived


def _said_with(word: str, step: PlainStep) -> PlainStep:
    title, say = step.title.replace("{each}", word), _lines_with(word, step.say)
    if not isinstance(step, Ask):
        return replace(step, title=title, say=say)
    question = step.question.replace("{each}", word)
    choices = tuple(
        replace(choice, say=choice.say.replace("{each}", word)) for choice in step.choices
    )
    return replace(step, title=title, say=say, question=question, choices=choices)


def _lines_with(word: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.replace("{each}", word) for line in lines)
