"""Our own lines of JSON: all that history holds, changes and removals included."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from stillpoint.history.changes import Change, change_of, recorded
from stillpoint.history.entries import Entry, entry_of, record_of
from stillpoint.history.formats.found import BadFile, Found, Manner, Unread
from stillpoint.history.lines import is_newer, line_of, lines_in, record_in
from stillpoint.history.values import BadEntry


def read(stream: BinaryIO, manner: Manner) -> Iterator[Found]:  # noqa: ARG001 - it says all itself
    """What is in an export of ours, or in a journal."""
    is_ours = False
    for number, line in lines_in(stream):
        try:
            found = _found(line)
        except BadEntry as error:
            if not is_ours and not line.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
                raise BadFile("it holds no lines of JSON such as stillpoint writes") from None
            yield Unread(number, str(error))
        else:
            is_ours = True
            if found:
                yield found


def written(entries: Iterable[Entry | Change]) -> Iterator[bytes]:
    """A line for each entry or change."""
    for each in entries:
        yield line_of(record_of(each) if isinstance(each, Entry) else recorded(each))


def _found(line: bytes) -> Entry | Change | None:
    record = record_in(line)
    if record is None:
        return None
    if is_newer(record):
        raise BadEntry("a newer stillpoint wrote it; update, then bring the file in again")
    return change_of(record) or entry_of(record)
