"""Giving history out: in which form, which days, with or without names, and where to."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path

from stillpoint.core.errors import Misuse, StillpointError
from stillpoint.core.texts import harmless
from stillpoint.history.changes import Change, is_removal, latest
from stillpoint.history.entries import Entry
from stillpoint.history.files import mishap
from stillpoint.history.formats import diary, events, insight, own_lines, own_table
from stillpoint.history.formats.own_table import NAMES
from stillpoint.history.whole import every_change, every_entry
from stillpoint.stats.days import practice_day

FORMS = ("jsonl", "csv", "insight", "markdown", "ical")
"""What history can be given out as; the first holds all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be given out."""

    form: str = FORMS[0]
    since: date | None = None
    until: date | None = None
    """The first and the last practice day."""
    with_names: bool | None = None
    """Whether to tell who was there; None is as the form does it."""

    @property
    def tells_names(self) -> bool:
        """A backup lacks nothing; what is made to be shared tells no names unless asked."""
        return self.form == FORMS[0] if self.with_names is None else self.with_names


def given_out(folder: Path, wanted: Wanted) -> Iterator[bytes]:
    """The history in a folder, piece by piece, in the form that is wanted."""
    entries = (_shown(entry, wanted) for entry in every_entry(folder) if _is_within(entry, wanted))
    match wanted.form:
        case "csv":
            return own_table.written(entries, with_names=wanted.tells_names)
        case "insight":
            return insight.written(entries)
        case "markdown":
            return diary.written(entries, practice_day, with_names=wanted.tells_names)
        case "ical":
            return events.written(entries, with_names=wanted.tells_names)
    return own_lines.written(_with_changes(folder, entries, wanted))


def write_out(
    pieces: Iterable[bytes], path: Path, *, may_replace: bool, is_private: bool = True
) -> None:
    """Write pieces to a file, all or nothing. Raises `StillpointError`.

    A file that is there already is replaced only where it may be. A private one is for its owner's
    eyes.
    """
    target = path.resolve()
    shown = harmless(str(path), 1000)
    if target.exists() and not target.is_file():
        raise Misuse(f"{shown} is a folder or a device; name a file")
    if target.exists() and not may_replace:
        raise Misuse(f"{shown} is there already; --yes writes over it")
    draft = target.with_name(f".{target.name}.draft-{os.getpid()}")
    try:
        _write(draft, pieces, 0o600 if is_private else 0o666)
        draft.replace(target)
    except OSError as error:
        raise StillpointError(f"{shown} could not be written: {mishap(error)}") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _write(draft: Path, pieces: Iterable[bytes], mode: int) -> None:
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def _is_within(entry: Entry, wanted: Wanted) -> bool:
    day = practice_day(entry.started_at)
    return (wanted.since or day) <= day <= (wanted.until or day)


def _shown(entry: Entry, wanted: Wanted) -> Entry:
    return entry if wanted.tells_names else replace(entry, carer="", child="", adult="")


def _with_changes(
    folder: Path, entries: Iterable[Entry], wanted: Wanted
) -> Iterator[Entry | Change]:
    """Entries as they stand, then what was changed, so that all settles elsewhere as it did here.

    Of an entry that was removed nothing is told but that it was.
    """
    given: set[str] = set()
    for entry in entries:
        given.add(entry.id)
        yield entry
    is_all = wanted.since is None and wanted.until is None
    made: dict[str, list[Change]] = {}
    for change in every_change(folder):
        if is_all or change.id in given:
            made.setdefault(change.id, []).append(change)
    told = (_told(changes, id in given) for id, changes in made.items())
    yield from _in_order(chain.from_iterable(told), wanted.tells_names)


def _told(changes: list[Change], is_given: bool) -> list[Change]:
    return changes if is_given or not is_removal(changes) else [latest(changes)]


def _in_order(changes: Iterable[Change], with_names: bool) -> list[Change]:
    shown = changes if with_names else map(_without_names, changes)
    return sorted({change.key: change for change in shown}.values(), key=lambda one: one.key)


def _without_names(change: Change) -> Change:
    if change.fields is None:
        return change
    fields = {name: value for name, value in change.fields.items() if name not in NAMES}
    return replace(change, fields=fields)
