"""History one by one, for those who take all of it with them."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from stillpoint.history.changes import Change, change_of
from stillpoint.history.entries import Entry
from stillpoint.history.lines import is_newer, numbered_lines, record_in
from stillpoint.history.reading import entries_in
from stillpoint.history.values import BadEntry


def every_entry(folder: Path) -> Iterator[Entry]:
    """Every entry as it now stands, oldest first; what cannot be read is left out."""
    return reversed(entries_in(folder))


def every_change(folder: Path) -> Iterator[Change]:
    """Every amendment and removal, in the order in which they are found."""
    for path in sorted(folder.glob("[!.]*.jsonl")):
        with suppress(OSError):
            for _, line in numbered_lines(path):
                if change := _change_in(line):
                    yield change


def _change_in(line: bytes) -> Change | None:
    if b'"amend"' not in line and b'"remove"' not in line:
        return None  # most lines are entries, and need not be decoded
    try:
        record = record_in(line)
        return None if record is None or is_newer(record) else change_of(record)
    except BadEntry:
        return None
