"""An entry: one run, finished or cut short, as history keeps it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import datetime, timedelta
from typing import Any

from stillpoint.history import values
from stillpoint.history.values import BadEntry

__all__ = ["VERSION", "BadEntry", "Entry", "entry_of", "fullness", "record_of", "sound_changes"]

VERSION = 1
"""The `v` of every line that this program writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was practised, when, and what was said of it."""

    id: str
    started_at: datetime
    ended_at: datetime
    planned: timedelta | None = None
    practised: timedelta
    paused: timedelta = timedelta()
    completed: bool
    pack: str = ""
    pack_version: str = ""
    pack_digest: str = ""
    """SHA-256 of the file that the pack was read from."""
    session: str = ""
    title: str
    practice: str
    audience: str = ""
    carer: str = ""
    child: str = ""
    adult: str = ""
    """Another adult who took part."""
    who_led: tuple[str, ...] = ()
    """Who led where two breathed side by side, in order, each once: carer, together, child."""
    before: Mapping[str, object] = field(default_factory=dict, hash=False)
    after: Mapping[str, object] = field(default_factory=dict, hash=False)
    """What the check-ins before and after the session found."""
    kept: Mapping[str, object] = field(default_factory=dict, hash=False)
    """Answers to the questions of the session."""
    cycles: int | None = None
    rate_start: float | None = None
    rate_end: float | None = None
    interrupted_by: str = ""
    came_back: bool | None = None
    moment: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)
    """What a later program wrote that this one does not know; it is written back."""


def record_of(entry: Entry) -> dict[str, object]:
    """The entry as a line of the journal says it; what is absent is left out. Raises `BadEntry`."""
    record: dict[str, object] = {"v": VERSION}
    for name, absent in _ABSENT.items():
        value = getattr(entry, name)
        if value != absent:
            record[name] = values.written(value)
    for name, value in entry.extra.items():
        if name not in _RESERVED:
            record[name] = values.written(value)
    return record


def entry_of(record: Mapping[str, object]) -> Entry:
    """The entry that a line of the journal says. Raises `BadEntry`."""
    known: dict[str, Any] = {}
    extra: dict[str, object] = {}
    name = ""
    try:
        for name, value in record.items():
            if read := _READ.get(name):
                known[name] = read(value)
            elif name != "v":
                extra[name] = values.anything(value)
    except BadEntry as error:
        raise BadEntry(f"{name}: {error}") from None
    if missing := [name for name in _REQUIRED if name not in known]:
        raise BadEntry(f"{missing[0]} is missing")
    return Entry(**known, extra=extra)


def fullness(entry: Entry) -> tuple[object, ...]:
    """Which of two entries with one id tells more: a run outdoes its own checkpoint."""
    record = record_of(entry)
    told = len(record.keys() - {"tags"})  # a checkpoint is tagged, and tells no more by it
    text = json.dumps(record, sort_keys=True)
    return entry.completed, entry.practised, entry.ended_at, told, -len(entry.tags), text


def sound_changes(changes: object) -> dict[str, object]:
    """The changes of an amendment, as written, null for what becomes absent. Raises `BadEntry`."""
    if not isinstance(changes, dict):
        raise values.unexpected("an object", changes)
    for name, value in changes.items():
        if name in _UNCHANGING:
            raise BadEntry(f"{name} cannot be amended")
        if value is None and name in _REQUIRED:
            raise BadEntry(f"{name} cannot be taken away")
        try:
            if value is not None:
                _READ.get(name, values.anything)(value)
        except BadEntry as error:
            raise BadEntry(f"{name}: {error}") from None
    return changes


_READ: Mapping[str, Callable[[object], object]] = {
    "id": values.identity,
    "started_at": values.moment,
    "ended_at": values.moment,
    "planned": values.seconds,
    "practised": values.seconds,
    "paused": values.seconds,
    "completed": values.truth,
    "pack": values.text,
    "pack_version": values.text,
    "pack_digest": values.text,
    "session": values.text,
    "title": values.text,
    "practice": values.text,
    "audience": values.text,
    "carer": values.text,
    "child": values.text,
    "adult": values.text,
    "who_led": values.leads,
    "before": values.answers,
    "after": values.answers,
    "kept": values.answers,
    "cycles": values.cycles,
    "rate_start": values.rate,
    "rate_end": values.rate,
    "interrupted_by": values.text,
    "came_back": values.truth,
    "moment": values.text,
    "note": values.text,
    "tags": values.words,
}
_ABSENT: Mapping[str, object] = {
    each.name: each.default if each.default_factory is MISSING else each.default_factory()
    for each in fields(Entry)
    if each.name != "extra"
}
_REQUIRED = tuple(name for name, absent in _ABSENT.items() if absent is MISSING)
_UNCHANGING = frozenset({"v", "id", "amend", "remove", "at", "set"})
_RESERVED = _UNCHANGING | _ABSENT.keys()
