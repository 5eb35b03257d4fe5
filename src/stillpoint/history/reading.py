"""History as it is read: every device's file, joined by the ids of their entries."""

import gc
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from operator import attrgetter
from pathlib import Path

from stillpoint.core.texts import counted, harmless
from stillpoint.history.changes import Change, change_of
from stillpoint.history.entries import Entry, entry_of
from stillpoint.history.gathering import gathering
from stillpoint.history.lines import batches_of_lines, is_newer, journals, record_in
from stillpoint.history.summaries import AMENDS, Summaries, Summary, words_in
from stillpoint.history.tracing import traces
from stillpoint.history.values import BadEntry

MOST_FAULTS = 1000
"""So many faults of a file are told one by one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that could not be read, and was left as it is."""

    file: str
    line: int
    """Counted from 1; 0 is the file as a whole."""
    what: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.what}"


@dataclass(frozen=True, slots=True)
class History:
    """Everything practised, newest first, and what could not be read."""

    summaries: tuple[Summary, ...] = ()
    unreadable: tuple[Fault, ...] = ()
    newer: int = 0
    """Lines that a later program wrote."""


def read_history(folder: Path) -> History:
    """The history in a folder; nothing where there is no such folder."""
    try:
        paths = journals(folder)
    except FileNotFoundError:
        return History()
    except OSError as error:
        return History(unreadable=(Fault(harmless(folder.name), 0, _reason(error)),))
    with _no_sweeping():
        joined = _Joined()
        for path in paths:
            joined.add_file(path)
        joined.settle(folder)
        return joined.history()


def read_removed(folder: Path) -> History:
    """What was removed from a history, as it was first written, in place of what is there."""
    summaries = map(Summaries().of, removed_in(folder))
    return replace(read_history(folder), summaries=tuple(summaries))


def entry_in(folder: Path, id: str) -> Entry | None:
    """All of an entry; None where there is none with that id, or it is removed."""
    return next((trace.entry for trace in traces(folder, id)), None)


def entries_in(folder: Path, ids: Collection[str] | None = None) -> tuple[Entry, ...]:
    """Every entry whole, or those with these ids, newest first; many of them take much room."""
    return _newest_first(gathering(folder, ids).entries())


def removed_in(folder: Path) -> tuple[Entry, ...]:
    """Every entry that was removed, as it was first written, newest first."""
    return _newest_first(gathering(folder).removed())


def _newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    by_id = sorted(entries, key=attrgetter("id"), reverse=True)
    return tuple(sorted(by_id, key=attrgetter("started_at"), reverse=True))


@dataclass(slots=True)
class _Joined:
    """What was found so far.

    A change is made to its entry at once where it is the latest of those that followed it. What
    came in any other order, or twice, is tangled, and settled from whole entries at the end.
    """

    summaries: Summaries = field(default_factory=Summaries)
    found: dict[str, Summary] = field(default_factory=dict)
    changed: dict[str, datetime] = field(default_factory=dict)
    """When each entry that has changes was changed last."""
    removed: set[str] = field(default_factory=set)
    tangled: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    newer: int = 0

    def add_file(self, path: Path) -> None:
        name = harmless(path.name)
        number = told = 0
        try:
            for lines in batches_of_lines(path):
                for line in lines:
                    number += 1
                    try:
                        self._add_line(line)
                    except BadEntry as error:
                        told += 1
                        if told <= MOST_FAULTS:
                            self.faults.append(Fault(name, number, str(error)))
        except OSError as error:
            self.faults.append(Fault(name, 0, _reason(error)))
        if told > MOST_FAULTS:
            more = counted(told - MOST_FAULTS, "more line")
            self.faults.append(Fault(name, 0, f"{more} cannot be read"))

    def settle(self, folder: Path) -> None:
        for id in self.removed | self.tangled:
            self.found.pop(id, None)
        if self.tangled:
            for entry in gathering(folder, self.tangled).entries():
                self.found[entry.id] = self.summaries.of(entry)

    def history(self) -> History:
        newest_first = sorted(self.found.values(), key=attrgetter("id"), reverse=True)
        newest_first.sort(key=attrgetter("started_at"), reverse=True)
        return History(tuple(newest_first), tuple(self.faults), self.newer)

    def _add_line(self, line: bytes) -> None:
        if line.startswith(AMENDS):
            if words := words_in(line):
                if summary := self._to_change(words.amend, words.at):
                    self.removed.discard(summary.id)
                    self.found[summary.id] = self.summaries.said(summary, words)
                return
        elif summary := self.summaries.in_line(line):
            self._add_summary(summary)
            return
        self._add_unusual(line)

    def _add_unusual(self, line: bytes) -> None:
        record = record_in(line)
        if record is None:
            return
        if is_newer(record):
            self.newer += 1
        elif change := change_of(record):
            self._add_change(change)
        else:
            self._add_summary(self.summaries.of(entry_of(record)))

    def _add_summary(self, summary: Summary) -> None:
        if self.found.setdefault(summary.id, summary) is not summary:
            self.tangled.add(summary.id)

    def _add_change(self, change: Change) -> None:
        summary = self._to_change(change.id, change.at)
        if summary is None:
            return
        if change.fields is None:
            self.removed.add(summary.id)
        else:
            self.removed.discard(summary.id)
            self.found[summary.id] = self.summaries.changed(summary, change.fields)

    def _to_change(self, id: str, at: datetime) -> Summary | None:
        """The entry of a change, where that is the latest so far; where not, it is tangled."""
        summary = self.found.get(id)
        before = self.changed.get(id)
        if summary is None or (before is not None and at <= before):
            self.tangled.add(id)
            return None
        self.changed[summary.id] = at
        return summary


@contextmanager
def _no_sweeping() -> Iterator[None]:
    """No search for garbage while what is read piles up: none of it is."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _reason(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or str(error)).lower()}"
