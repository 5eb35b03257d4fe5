"""A CSV of any program, whose columns the user names."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import BinaryIO

from stillpoint.core.texts import folded, nearest, quoted
from stillpoint.history.entries import Entry
from stillpoint.history.formats.cells import Row, place_of, rows_in
from stillpoint.history.formats.found import BadFile, DayFirstUnknown, Found, Manner, Unread
from stillpoint.history.formats.imported import imported_entry, key_of
from stillpoint.history.formats.moments import length_in, moment_in, number_in
from stillpoint.history.values import BadEntry

COLUMNS = {
    "started_at": "the date and time at which it began, or the date alone",
    "time": "the time at which it began, where the date is in another column",
    "ended_at": "the date and time at which it ended",
    "minutes": "how long it was, as a number of minutes",
    "seconds": "how long it was, as a number of seconds",
    "duration": "how long it was, as 0:45:00, 45:00 or 45m",
    "activity": "what was practised: Meditation, Yoga, Breathing …",
    "title": "what it is called in history",
    "note": "what was written about it",
}
"""What a column can hold, by the name that it is mapped to."""

LENGTHS = ("minutes", "seconds", "duration", "ended_at")

_KIND = "table"
_SHOWN = 12
"""So many columns are named in a message."""


def delimiter_of(line: str) -> str:
    """What is between the cells of a header."""
    return max(",;\t", key=line.count)


def read(stream: BinaryIO, manner: Manner) -> Iterator[Found]:
    """The sittings in a table."""
    head = stream.readline(64 * 1024).decode("utf-8", "replace")
    stream.seek(0)
    rows = rows_in(stream, delimiter_of(head))
    header = next(rows, None)
    if not isinstance(header, Row):
        raise BadFile("its first line is not a header that names its columns")
    places = _places(header.cells, manner.columns)
    for row in rows:
        if isinstance(row, Unread):
            yield row
            continue
        try:
            cells = {
                name: row.cells[place].strip() if place < len(row.cells) else ""
                for name, place in places.items()
            }
            yield _entry(cells, manner)
        except BadEntry as error:
            yield Unread(row.line, str(error))
        except DayFirstUnknown as error:
            raise DayFirstUnknown(f"line {row.line}: {error}") from None


def how_to_map(header: Sequence[str]) -> str:
    """Which columns there are, and how to say what they hold."""
    named = ", ".join(quoted(name.strip()) for name in header[:_SHOWN])
    more = f" and {len(header) - _SHOWN} more" if len(header) > _SHOWN else ""
    return (
        f"its columns are {named}{more}. Say what they hold, as in:"
        " --column started_at=Date --column minutes=Length."
        f" What a column can hold: {', '.join(COLUMNS)}"
    )


def _places(header: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Where each of our columns is. Raises `BadFile`."""
    theirs = place_of(header)
    for ours, name in columns.items():
        if ours not in COLUMNS:
            near = "".join(f"; did you mean {each}?" for each in nearest(ours, COLUMNS))
            raise BadFile(f"no column can hold {quoted(ours)}{near}. {_can_hold()}")
        if folded(name).strip() not in theirs:
            raise BadFile(f"there is no column {quoted(name)}: {how_to_map(header)}")
    if "started_at" not in columns or not any(name in columns for name in LENGTHS):
        raise BadFile(
            f"it needs a column for started_at and one for {', '.join(LENGTHS[:-1])} or"
            f" {LENGTHS[-1]}; {how_to_map(header)}"
        )
    return {ours: theirs[folded(name).strip()] for ours, name in columns.items()}


def _can_hold() -> str:
    return f"What a column can hold: {', '.join(COLUMNS)}"


def _entry(cells: Mapping[str, str], manner: Manner) -> Entry:
    date_and_time = f"{cells['started_at']} {cells.get('time', '')}"
    started_at, remark = moment_in(date_and_time, manner)
    ended_at = moment_in(cells["ended_at"], manner)[0] if cells.get("ended_at") else None
    if ended_at and ended_at <= started_at:
        raise BadEntry("it ends before it begins")
    length = _length(cells)
    if length is None:
        if ended_at is None:
            raise BadEntry("it has no length")
        length = ended_at - started_at
    activity, title, note = (cells.get(name, "") for name in ("activity", "title", "note"))
    return imported_entry(
        key_of(_KIND, started_at.isoformat(), length, title, activity),
        started_at,
        length,
        ended_at=ended_at,
        activity=activity,
        title=title,
        note="\n".join(filter(None, (note, remark))),
        now=manner.now,
    )


def _length(cells: Mapping[str, str]) -> timedelta | None:
    if cells.get("duration"):
        return length_in(cells["duration"])
    for unit, seconds in (("minutes", 60), ("seconds", 1)):
        if cells.get(unit):
            return timedelta(seconds=round(number_in(cells[unit]) * seconds))
    return None
