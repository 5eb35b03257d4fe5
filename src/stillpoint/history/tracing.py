"""One entry and all that was done to it, found without reading every other."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from stillpoint.history.changes import Change, change_of, changed
from stillpoint.history.entries import Entry, entry_of, fullness
from stillpoint.history.lines import blocks_of_lines, is_newer, journals, record_in
from stillpoint.history.values import BadEntry


@dataclass(slots=True)
class Trace:
    """All that the journals say of one entry."""

    id: str
    written: Entry | None = None
    """As it was first written; None where only changes to it have arrived."""
    changes: list[Change] = field(default_factory=list)

    @property
    def entry(self) -> Entry | None:
        """As it is now; None where it is removed, or has not arrived."""
        return self.written and changed(self.written, self.changes)

    @property
    def latest_change(self) -> datetime | None:
        """When it was last amended or removed."""
        return max((change.at for change in self.changes), default=None)


def latest_change(folder: Path, id: str) -> datetime | None:
    """When an entry was last amended or removed, as far as can be read."""
    moments = (trace.latest_change for trace in traces(folder, id))
    return max((moment for moment in moments if moment), default=None)


def traces(folder: Path, id_prefix: str) -> list[Trace]:
    """Every entry whose id begins so, removed or not, as far as can be read."""
    prefix = id_prefix.strip().lower()
    found: dict[str, Trace] = {}
    for record in _records_about(folder, prefix):
        with suppress(BadEntry):
            told = change_of(record) or entry_of(record)
            if told.id.startswith(prefix):
                _add(found.setdefault(told.id, Trace(told.id)), told)
    return list(found.values())


def _add(trace: Trace, told: Entry | Change) -> None:
    if isinstance(told, Change):
        trace.changes.append(told)
    else:
        trace.written = max(trace.written or told, told, key=fullness)


def _records_about(folder: Path, id_prefix: str) -> Iterator[dict[str, object]]:
    """The records of lines that name such an id; a file that cannot be read holds none."""
    with suppress(OSError):
        for path in journals(folder):
            with suppress(OSError):
                for line in _lines_about(path, id_prefix):
                    with suppress(BadEntry):
                        record = record_in(line)
                        if record and not is_newer(record):
                            yield record


def _lines_about(path: Path, id_prefix: str) -> Iterator[bytes]:
    """The lines that name such an id; blocks that do not are never cut into lines."""
    wanted = f'"{id_prefix}'.encode("utf-8", "replace")
    shouted = wanted.upper()  # ids may be written so
    for block in blocks_of_lines(path):
        if wanted in block or shouted in block:
            for line in block.split(b"\n"):
                if wanted in line or shouted in line:
                    yield line
