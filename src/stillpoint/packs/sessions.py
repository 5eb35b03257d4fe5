"""From the tables of a pack to its sessions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice

from stillpoint.core.ages import ages
from stillpoint.core.durations import LONGEST, duration
from stillpoint.core.patterns import Pattern
from stillpoint.core.safety import OF_WORDS, verdicts
from stillpoint.core.sessions import MOST_STEPS, Bells, Session, Source, unrolled_count
from stillpoint.core.sound_names import BELL_NAMES, NONE
from stillpoint.core.steps import Ask, Attune, Breathe, Guide, Repeat, Step, Stretch
from stillpoint.core.texts import quoted
from stillpoint.packs.notes import NOTES
from stillpoint.packs.problems import Place
from stillpoint.packs.put_in import note_stray_each
from stillpoint.packs.schema.file import BellsTable, PackTable, SessionTable
from stillpoint.packs.steps import steps_of

MOST_NAMED = 5
"""Sources that one message names."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a session may refer to in its pack."""

    pack: PackTable
    patterns: Mapping[str, Pattern]
    sources: Mapping[str, Source]
    digest: str = ""
    """SHA-256 of its file."""


def session_of(table: SessionTable, around: Surroundings, place: Place) -> Session:
    """The session that the table stands for; faults are noted, those of its safety too."""
    steps = steps_of(table.step, around.patterns, place / "step")
    session = Session(
        id=table.id,
        title=table.title.strip(),
        practice=table.practice,
        steps=steps,
        audience=table.audience,
        ages=(place / "ages").read(ages, table.ages) if table.ages is not None else None,
        summary=table.summary.strip(),
        screen=table.screen,
        evidence=table.evidence,
        sources=tuple(_sources(table.sources, around.sources, place / "sources")),
        safety=tuple(_notes(table.safety, place / "safety")),
        caution=table.caution.strip(),
        settle=(place / "settle").read(duration, table.settle) or timedelta(),
        bells=_bells(table.bells, place / "bells"),
        pack=around.pack.id,
        pack_version=around.pack.version,
        pack_digest=around.digest,
    )
    if not _is_within_bounds(session, place):
        return session
    note_stray_each(steps, place / "step")
    return _judged(session, place)


def _bells(table: BellsTable, place: Place) -> Bells:
    for key in ("start", "interval", "end"):
        bell = getattr(table, key)
        if bell not in (*BELL_NAMES, NONE):
            here = f"{quoted(bell)} is none of the bells that come with stillpoint"
            cure = place.meant(bell, BELL_NAMES) or "who has no file of that name hears the bowl"
            (place / key).warn(here, cure)
    return Bells(table.start, table.interval, table.end, table.strikes)


def _sources(ids: list[str], known: Mapping[str, Source], place: Place) -> Iterator[Source]:
    for number, id in enumerate(ids):
        if id in known:
            yield known[id]
            continue
        cure = place.meant(id, known) or f"add a [[source]] with that id{_or_one_of(known)}"
        (place / number).fault(f"there is no source {quoted(id)} here", cure)


def _or_one_of(known: Mapping[str, Source]) -> str:
    if not known:
        return ""
    more = ", …" if len(known) > MOST_NAMED else ""
    return f", or name one that is here: {', '.join(islice(known, MOST_NAMED))}{more}"


def _notes(names: list[str], place: Place) -> Iterator[str]:
    for number, name in enumerate(names):
        if name in NOTES:
            yield NOTES[name]
            continue
        cure = place.meant(name, NOTES) or f"the notes are {', '.join(NOTES)}"
        (place / number).fault(f"there is no safety note {quoted(name)}", cure)


def _is_within_bounds(session: Session, place: Place) -> bool:
    count = unrolled_count(session.steps)
    if count > MOST_STEPS:
        place.fault(
            f"has {count:,} steps once repeats are written out; {MOST_STEPS} is the most",
            "make two sessions of it",
        )
        return False
    if session.settle + _longest(session.steps) > LONGEST:
        place.fault("lasts longer than 24 h", "make it shorter")
        return False
    return True


def _longest(steps: tuple[Step, ...]) -> timedelta:
    """How long the steps last at most; an open one counts as nothing."""
    return sum((_longest_step(step) for step in steps), timedelta())


def _longest_step(step: Step) -> timedelta:
    match step:
        case Guide():
            return step.lasts or timedelta()
        case Attune():
            return step.lasts or step.within
        case Ask():
            return step.lasts
        case Breathe():
            cycle = max(step.pattern.length, step.glide.to.length if step.glide else timedelta())
            return step.lasts or cycle * (step.cycles or 1)
        case Stretch():
            return (step.hold + step.switch) * (step.sides * step.reps)
        case Repeat():
            return _longest(step.steps) * (len(step.each) or step.times)


def _judged(session: Session, place: Place) -> Session:
    """The session with what the safety rules warn of; what they refuse is noted."""
    is_sound = place.is_sound
    warnings: list[str] = []
    for verdict in verdicts(session):
        if not is_sound and not verdict.step and verdict.rule not in OF_WORDS:
            continue  # what was not read may be what is missed
        if not verdict.is_refused:
            warnings.append(verdict.caution)
            if place.problems.has_warned_enough:
                continue
        where = _place_of_step(place, verdict.step)
        say = where.fault if verdict.is_refused else where.warn
        say(verdict.what, verdict.cure, rule=verdict.rule)
    return replace(session, warnings=tuple(dict.fromkeys(warnings)))


def _place_of_step(place: Place, step: tuple[int, ...]) -> Place:
    parts = (part for number in step for part in ("step", number))
    return Place(place.problems, (*place.path, *parts))
