"""Reads a pack: every fault is told at once, and no file makes it raise."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from stillpoint.core.durations import duration
from stillpoint.core.sessions import Pack, Routine, Source
from stillpoint.core.sessions import Path as LearningPath
from stillpoint.core.texts import faults_of_text
from stillpoint.packs.branches import note_branches
from stillpoint.packs.documents import LARGEST, Unreadable, bytes_of, document_of, text_of
from stillpoint.packs.forms import table_of
from stillpoint.packs.named_sessions import NamedSessions
from stillpoint.packs.patterns import named_patterns
from stillpoint.packs.problems import Place, Problem, Problems, TooManyFaults
from stillpoint.packs.schema.file import PackFile, PathTable, RoutineTable
from stillpoint.packs.sessions import Surroundings, session_of

FORMAT = 1
"""The newest pack format that is understood."""

_WITH_LINES = ("summary", "caution", "say")
"""Keys whose texts may have more than one line."""


@dataclass(frozen=True, slots=True)
class ReadPack:
    """A pack as it was read: the pack, or what is wrong with it."""

    name: str
    """The name of its file."""
    pack: Pack | None
    """None where anything is wrong."""
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    """SHA-256 of the bytes that were read; empty where none could be."""
    path: Path | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What is wrong."""
        return tuple(problem for problem in self.problems if not problem.is_warning)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is worth a caution."""
        return tuple(problem for problem in self.problems if problem.is_warning)

    @property
    def is_broken(self) -> bool:
        """Whether it cannot be used."""
        return self.pack is None

    @property
    def messages(self) -> tuple[str, ...]:
        """Every problem as a person is told it, errors and warnings as they come in the file."""
        return tuple(problem.told(self.name) for problem in self.problems)


def read_pack(path: Path, elsewhere: Collection[str] | None = None) -> ReadPack:
    """The pack in a file; see `pack_in_bytes`."""
    try:
        content = bytes_of(path)
    except Unreadable as reason:
        return ReadPack(path.name, None, (_whole_file(reason),), path=path)
    return replace(pack_in_bytes(content, path.name, elsewhere), path=path)


def pack_of(text: str, name: str) -> ReadPack:
    """The pack that `text` is, as if it were in a file of that name."""
    return pack_in_bytes(text.encode("utf-8", "surrogatepass"), name)


def pack_in_bytes(content: bytes, name: str, elsewhere: Collection[str] | None = None) -> ReadPack:
    """The pack that some bytes hold, as if they were in a file of that name.

    `elsewhere` are the addresses of sessions in other packs; given them, it is warned of others.
    """
    digest = sha256(content).hexdigest() if len(content) <= LARGEST else ""
    try:
        pack, problems = _read(text_of(content), digest, elsewhere)
    except Unreadable as reason:
        pack, problems = None, (_whole_file(reason),)
    return ReadPack(name, pack, problems, digest)


def _read(
    text: str, digest: str, elsewhere: Collection[str] | None
) -> tuple[Pack | None, tuple[Problem, ...]]:
    """The pack and its problems. Raises `Unreadable`."""
    document = document_of(text)
    problems = Problems(document)
    place = Place(problems)
    if _is_newer(document.get("format")):
        (place / "format").fault(
            "this pack needs a newer stillpoint", f"this one reads format {FORMAT}"
        )
        return None, problems.in_order(text)
    try:
        if not _is_plain(text):
            _note_bad_texts(document, place)
        pack = _pack(table_of(document, PackFile, place), digest, elsewhere, place)
    except TooManyFaults:
        return None, problems.in_order(text)
    return (pack if place.is_sound else None), problems.in_order(text)


def _is_newer(written: Any) -> bool:
    return isinstance(written, int) and written > FORMAT


def _is_plain(text: str) -> bool:
    """Whether no text in the file can hold anything but letters on one line."""
    has_escapes_or_lines = any(mark in text for mark in ("\\", '"""', "'''"))
    return not has_escapes_or_lines and not faults_of_text(text, allows_lines=True)


def _note_bad_texts(value: Any, place: Place, *, allows_lines: bool = False) -> None:
    """Note every text that must not be shown, wherever it is."""
    match value:
        case str():
            for fault in faults_of_text(value, allows_lines=allows_lines):
                place.fault(fault)
        case list():
            for number, element in enumerate(value):
                _note_bad_texts(element, place / number, allows_lines=allows_lines)
        case dict():
            for key, element in value.items():
                _note_bad_texts(element, place / key, allows_lines=key in _WITH_LINES)


def _pack(table: PackFile, digest: str, elsewhere: Collection[str] | None, place: Place) -> Pack:
    sources = {source.id: Source(source.id, source.cite) for source in table.source}
    _note_doubles(table.source, place / "source")
    patterns = named_patterns(table.pattern, place / "pattern")
    _note_doubles(table.session, place / "session")
    around = Surroundings(table.pack, patterns, sources, digest)
    sessions = tuple(
        session_of(session, around, place / "session" / number)
        for number, session in enumerate(table.session)
    )
    known = {session.id: session for session in sessions}
    for number, session in enumerate(sessions):
        note_branches(session, known, place / "session" / number)
    is_sure = (place / "pack" / "id").is_sound  # else what is called another pack's may be its own
    named = NamedSessions(table.pack.id, known, elsewhere if is_sure else None)
    _note_doubles(table.routine, place / "routine")
    routines = tuple(
        _routine(routine, named, place / "routine" / number)
        for number, routine in enumerate(table.routine)
    )
    _note_doubles(table.path, place / "path")
    paths = tuple(
        _path(path, named, place / "path" / number) for number, path in enumerate(table.path)
    )
    if not (sessions or table.pattern or routines or paths) and place.is_sound:
        place.fault("there is no session in it", "add a [[session]]")
    said = table.pack
    return Pack(
        id=said.id,
        title=said.title.strip(),
        version=said.version,
        sessions=sessions,
        patterns={own.id: patterns[own.id] for own in table.pattern},
        pattern_titles={own.id: own.title for own in table.pattern if own.title},
        sources=tuple(sources.values()),
        routines=routines,
        paths=paths,
        summary=said.summary.strip(),
        authors=tuple(said.authors),
        license=said.license,
        language=said.language,
        homepage=said.homepage,
        tags=tuple(said.tags),
    )


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def _note_doubles(tables: list[Any], place: Place) -> None:
    """Note every id that has come before."""
    ids: set[str] = set()
    for number, table in enumerate(tables):
        where = place / number / "id"
        if table.id in ids and where.is_sound:
            where.fault(f'there is a {place.path[-1]} "{table.id}" already', "choose another id")
        ids.add(table.id)


def _routine(table: RoutineTable, named: NamedSessions, place: Place) -> Routine:
    if place.is_sound and bool(table.anchor) == bool(table.at):
        place.fault("expected one of anchor and at", 'write such as anchor = "after bath"')
    if place.is_sound and table.days and not table.at:
        place.fault('"days" needs "at"', 'write at = "19:00" too')
    for number, name in enumerate(table.sessions):
        named.note_unknown(name, place / "sessions" / number)
    notices = [
        (place / "notices" / number).read(duration, notice)
        for number, notice in enumerate(table.notices)
    ]
    return Routine(
        id=table.id,
        title=table.title.strip(),
        sessions=tuple(table.sessions),
        audience=table.audience,
        anchor=table.anchor,
        at=table.at,
        days=tuple(table.days),
        notices=tuple(notice for notice in notices if notice is not None),
        bell=table.bell,
    )


def _path(table: PathTable, named: NamedSessions, place: Place) -> LearningPath:
    ways = [[way] if isinstance(way, str) else way for way in table.sessions]
    for number, way in enumerate(ways):
        where = place / "sessions" / number
        for choice, name in enumerate(way):
            is_alone = isinstance(table.sessions[number], str)
            named.note_unknown(name, where if is_alone else where / choice)
    return LearningPath(
        id=table.id,
        title=table.title.strip(),
        sessions=tuple(map(tuple, ways)),
        summary=table.summary.strip(),
        days=table.days,
    )


def _whole_file(reason: Unreadable) -> Problem:
    return Problem("", reason.fault, reason.cure, reason.line)
