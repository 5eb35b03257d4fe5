"""What changed between two versions of a pack, in lines that a person reads."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import fields
from datetime import timedelta
from difflib import SequenceMatcher
from itertools import islice
from typing import Protocol, TypeVar

from stillpoint.core.durations import in_words, written
from stillpoint.core.entering import length_of
from stillpoint.core.patterns import Pattern
from stillpoint.core.sessions import Ages, Pack, Session
from stillpoint.core.steps import Repeat, Step
from stillpoint.core.texts import quoted

MOST_DIFFERENCES = 200
"""More are not told one by one, so that two hostile files cost no more than two honest ones."""

LONGEST_TEXT = 40
"""Longer texts are not shown, only that they changed."""

_NOT_TOLD = {"id", "steps", "warnings", "language", "pack", "pack_version", "pack_digest"}
_PARTS_OF_PACK = {"id", "sessions", "patterns", "routines", "paths"}
_WORDS = {"lasts": "for", "say": "words", "ticking": "beat", "glide": "to"}
"""What packs call a field that goes by another name here."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...


SomeNamed = TypeVar("SomeNamed", bound=_Named)


def differences(old: Pack, new: Pack) -> tuple[str, ...]:
    """One line for each thing that `new` says otherwise; none where both are the same pack."""
    lines = _differences(old, new)
    told = tuple(islice(lines, MOST_DIFFERENCES))
    return (*told, "and more") if next(lines, None) else told


def _differences(old: Pack, new: Pack) -> Iterator[str]:
    yield from _facts(old, new, besides=_PARTS_OF_PACK)
    yield from _named("session", old.sessions, new.sessions, _of_session)
    for id in dict.fromkeys((*old.patterns, *new.patterns)):
        was, now = old.patterns.get(id), new.patterns.get(id)
        if was != now:
            yield f'pattern "{id}": {_change(was, now)}'
    yield from _named("routine", old.routines, new.routines, _facts)
    yield from _named("path", old.paths, new.paths, _facts)


def _named(
    kind: str,
    old: tuple[SomeNamed, ...],
    new: tuple[SomeNamed, ...],
    told: Callable[[SomeNamed, SomeNamed], Iterable[str]],
) -> Iterator[str]:
    """What came, went and changed among things with ids."""
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    for id, one in before.items():
        if id not in after:
            yield f"{kind} {quoted(one.title)} is gone"
    for id, one in after.items():
        if id not in before:
            yield f"{kind} {quoted(one.title)} is new"
        elif one != before[id]:
            yield from (f"{kind} {quoted(one.title)}: {line}" for line in told(before[id], one))
    kept = [id for id in before if id in after]
    if kept != [id for id in after if id in before]:
        yield f"the {kind}s come in another order"


def _of_session(old: Session, new: Session) -> Iterator[str]:
    yield from _facts(old, new)
    was, now = length_of(old), length_of(new)
    if was != now:
        yield f"{_length(was)} → {_length(now)}"
    yield from _steps(old.steps, new.steps)


def _steps(old: tuple[Step, ...], new: tuple[Step, ...]) -> Iterator[str]:
    for tag, start, end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        both = min(end - start, new_end - new_start)
        for offset in range(both):
            number = new_start + offset + 1
            lines = _of_step(old[start + offset], new[new_start + offset])
            yield from (f"step {number}: {line}" for line in lines)
        for number in range(start + both, end):
            yield f"step {number + 1} of before, {_kind(old[number])}, is gone"
        for number in range(new_start + both, new_end):
            yield f"step {number + 1}, {_kind(new[number])}, is new"


def _of_step(old: Step, new: Step) -> Iterator[str]:
    if type(old) is not type(new):
        yield f"{_kind(old)} → {_kind(new)}"
        return
    yield from _facts(old, new)
    if isinstance(old, Repeat) and isinstance(new, Repeat):
        yield from _steps(old.steps, new.steps)


def _facts(old: object, new: object, besides: Collection[str] = _NOT_TOLD) -> Iterator[str]:
    """The fields in which two values of one class differ."""
    for field in fields(old):  # type: ignore[arg-type]
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was != now and field.name not in besides:
            name = _WORDS.get(field.name, field.name.replace("_", " "))
            yield f"{name}: {_change(was, now)}"


def _change(was: object, now: object) -> str:
    shown = [_shown(was), _shown(now)]
    if None in shown or shown[0] == shown[1]:
        return "changed"
    return f"{shown[0]} → {shown[1]}"


def _shown(value: object) -> str | None:
    """The value in a few letters, where it has any."""
    match value:
        case None | "" | ():
            return "none"
        case bool():
            return "yes" if value else "no"
        case Ages():
            return value.text
        case timedelta():
            return written(value)
        case int() | float():
            return f"{value:g}"
        case str() if len(value) <= LONGEST_TEXT and "\n" not in value:
            return quoted(value)
        case Pattern():
            return str(value)
    return None


def _length(length: timedelta | None) -> str:
    return "open" if length is None else in_words(length)


def _kind(step: Step) -> str:
    return type(step).__name__.lower()
