"""From the tables of a pack to its sessions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice

from stillpoint.core.ages import ages
from stillpoint.core.durations import LONGEST, duration
from stillpoint.core.patterns import Pattern
from stillpoint.core.safety import OF_WORDS, verdicts
from stillpoint.core.sessions import BELLS, MOST_STEPS, Bells, Session, Source, unrolled_count
from stillpoint.core.sound_names import BELL_NAMES
from stillpoint.core.texts import quoted
from stillpoint.packs.hasty_words import note_hasty_words
from stillpoint.packs.lengths import longest
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
        language=around.pack.language,
        pack=around.pack.id,
        pack_version=around.pack.version,
        pack_digest=around.digest,
    )
    if not _is_within_bounds(session, place):
        return session
    note_stray_each(steps, place / "step")
    note_hasty_words(session, place)
    return _judged(session, place)


def _bells(table: BellsTable, place: Place) -> Bells:
    for key in ("start", "interval", "end"):
        bell = getattr(table, key)
        if bell not in BELLS:
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
    if session.settle + longest(session.steps) > LONGEST:
        place.fault("lasts longer than 24 h", "make it shorter")
        return False
    return True


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
        where = place.of_step(verdict.step)
        say = where.fault if verdict.is_refused else where.warn
        say(verdict.what, verdict.cure, rule=verdict.rule)
    return replace(session, warnings=tuple(dict.fromkeys(warnings)))
