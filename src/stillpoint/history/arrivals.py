"""What is new of all that a file from elsewhere holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from stillpoint.history.changes import Change, is_removal
from stillpoint.history.doubts import doubt_of
from stillpoint.history.entries import Entry
from stillpoint.history.formats.found import Found, Unread
from stillpoint.history.formats.moments import CAME_TWICE, NEVER_CAME
from stillpoint.history.gathering import Gathering, gathering
from stillpoint.history.likeness import Sitting, Sittings, are_one, overlap_mostly, sitting_of
from stillpoint.history.whole import every_change

MOST_TOLD = 1000
"""So many places that cannot be read are told one by one."""


@dataclass(slots=True)
class Arrivals:
    """Entries and changes from a file, as little of each as it takes to compare."""

    keeps_ids: bool
    """Whether each entry bears the id that we gave it, and is known by it alone."""
    now: datetime | None = None
    """When it was looked at; what ends later is doubtful."""
    entries: dict[str, "Arrival"] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    """The first of the places that could not be read."""
    unread_count: int = 0
    fuller: set[str] = field(default_factory=set)
    """The ids of those that history has, and of which the file tells more."""
    known: int = 0
    """Entries that history has, or had until they were removed."""
    twice: int = 0
    """Entries that the file has twice."""

    def add(self, found: Iterable[Found]) -> None:
        """Take in all that is found in the file."""
        for each in found:
            match each:
                case Entry():
                    self._add_entry(each)
                case Change():
                    self.changes.append(each)
                case Unread():
                    self.unread_count += 1
                    if len(self.unread) < MOST_TOLD:
                        self.unread.append(each)

    def compare(self, folder: Path) -> None:
        """Leave out what the history in a folder has, and what the file has twice."""
        before = len(self.entries)
        had = list(every_change(folder)) if self.entries or self.changes else []
        self._leave_out(self._removed(had))
        gathered = gathering(folder) if self.entries else Gathering()
        self.fuller = set(self._fuller(gathered))
        self._leave_out(set(self._known(gathered)) - self.fuller)
        self.known += before - len(self.entries)
        before = len(self.entries)
        if not self.keeps_ids:
            self._leave_out(self._doubles())
        self.twice += before - len(self.entries)
        new = {change.key: change for change in self.changes}
        for change in had:
            new.pop(change.key, None)
        self.changes = list(new.values())

    def _add_entry(self, entry: Entry) -> None:
        if entry.id in self.entries:
            self.twice += 1
        else:
            self.entries[entry.id] = Arrival(
                entry.started_at,
                sitting_of(entry),
                is_unsure=CAME_TWICE in entry.note,
                is_skipped=NEVER_CAME in entry.note,
                is_doubtful=bool(doubt_of(entry, self.now)),
                entry=entry if self.keeps_ids else None,
            )

    def _leave_out(self, ids: Iterable[str]) -> None:
        for id in ids:
            self.entries.pop(id, None)

    def _removed(self, had: Sequence[Change]) -> list[str]:
        """Those that are gone, going by the changes in history and in the file."""
        changes: dict[str, list[Change]] = {}
        for change in (*had, *self.changes):
            if change.id in self.entries:
                changes.setdefault(change.id, []).append(change)
        return [id for id, made in changes.items() if is_removal(made)]

    def _fuller(self, gathered: Gathering) -> Iterator[str]:
        """Those that history has under their own id, and of which the file tells more."""
        changes: dict[str, list[Change]] = {}
        for change in self.changes:
            changes.setdefault(change.id, []).append(change)
        for id, one in self.entries.items():
            if one.entry and gathered.tells_more(one.entry, changes.get(id, ())):
                yield id

    def _known(self, gathered: Gathering) -> list[str]:
        """Those that are in history, under their own or, unless they keep it, another id."""
        if not self.entries:
            return []
        first = min(one.sitting.start - one.sitting.reach for one in self.entries.values())
        last = max(one.sitting.start + one.sitting.reach for one in self.entries.values())
        ids: list[str] = []
        sittings: list[Sitting] = []
        for entry in gathered.entries():
            if entry.id in self.entries:
                ids.append(entry.id)
            if not self.keeps_ids and first <= entry.started_at.timestamp() <= last:
                sittings.append(sitting_of(entry))
        there = Sittings(sittings)
        return ids + [
            id
            for id, one in self.entries.items()
            if any(are_one(one.sitting, other) for other in there.near(one.sitting))
        ]

    def _doubles(self) -> Iterator[str]:
        """All but the first, and then the longest, of those that two programs kept."""
        chosen = Sittings()
        for id, one in sorted(self.entries.items(), key=_first_and_longest):
            if any(overlap_mostly(one.sitting, other) for other in chosen.near(one.sitting)):
                yield id
            else:
                chosen.add(one.sitting)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is compared of an entry."""

    started_at: datetime
    sitting: Sitting
    is_unsure: bool
    """Whether it began in an hour that came twice."""
    is_skipped: bool
    """Whether it began in an hour that was skipped."""
    is_doubtful: bool
    """Whether its times cannot be."""
    entry: Entry | None = None
    """All of it, where it may tell more than one that history has."""


def _first_and_longest(each: tuple[str, Arrival]) -> tuple[float, float, str]:
    id, one = each
    return one.sitting.start, -one.sitting.end, id
