"""Looking after the files of history: what a repair would do, and doing it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from stillpoint.config.places import Places
from stillpoint.history.checking import Kind, Look, looks_at_file
from stillpoint.history.identity import known_name
from stillpoint.history.lines import journals
from stillpoint.history.repairing import Repaired, repair

MOST_TOLD = 10
"""So many unreadable lines of a file are told one by one."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A journal with something in it that cannot be read."""

    path: Path
    is_own: bool
    """Whether this device writes it."""
    faults: tuple[Look, ...]
    """The first of them."""
    count: int

    @property
    def is_mendable(self) -> bool:
        """Whether lines can be moved out of it: it can be read itself."""
        return all(fault.line for fault in self.faults)


def damages(places: Places) -> Iterator[Damage]:
    """Every journal with something in it that cannot be read; raises `OSError` for the folder."""
    own = f"{known_name(places.data)}.jsonl"
    for path in journals(places.history) if places.history.exists() else ():
        faults = (look for look in looks_at_file(path) if look.kind is Kind.FAULT)
        first = tuple(islice(faults, MOST_TOLD))
        if first:
            yield Damage(path, path.name == own, first, len(first) + sum(1 for _ in faults))


def mend(damage: Damage, places: Places, at: datetime) -> Repaired | None:
    """Move what cannot be read out of a journal; None if it was sound by now.

    Raises `JournalError`.
    """
    return repair(damage.path, at, backups=places.backups, quarantine=places.quarantine)
