"""The CSV of Insight Timer: when, how long, which preset, which activity."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import BinaryIO

from stillpoint.history.entries import Entry
from stillpoint.history.formats.cells import Row, place_of, rows_in, written_rows
from stillpoint.history.formats.found import BadFile, DayFirstUnknown, Found, Manner, Unread
from stillpoint.history.formats.imported import imported_entry, key_of
from stillpoint.history.formats.moments import length_in, moment_in
from stillpoint.history.values import BadEntry

HEADER = ("Started At", "Duration", "Preset", "Activity")

_KIND = "insight"
_ACTIVITIES = {
    "breathing": "Breathing",
    "yoga": "Yoga",
    "tai-chi": "Tai Chi",
    "stretching": "Stretching",
    "grounding": "Grounding",
    "co-regulation": "Co-regulation",
}


def is_header(places: Mapping[str, int]) -> bool:
    """Whether columns are those of Insight Timer."""
    return {"started at", "duration"} <= places.keys()


def read(stream: BinaryIO, manner: Manner) -> Iterator[Found]:
    """The sittings in an export of Insight Timer."""
    rows = rows_in(stream, most_lines=1)
    header = next(rows, None)
    places = place_of(header.cells) if isinstance(header, Row) else {}
    if not is_header(places):
        raise BadFile(f"its first line is not the header of Insight Timer, {','.join(HEADER)}")
    for row in rows:
        if isinstance(row, Unread):
            yield row
            continue
        try:
            yield _entry(row, places, manner)
        except BadEntry as error:
            yield Unread(row.line, str(error))
        except DayFirstUnknown as error:
            raise DayFirstUnknown(f"line {row.line}: {error}") from None


def written(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Entries as Insight Timer writes its own."""
    return written_rows([HEADER, *map(_row, entries)], ends="\n")


def _entry(row: Row, places: Mapping[str, int], manner: Manner) -> Entry:
    def cell(name: str) -> str:
        place = places.get(name, len(row.cells))
        return row.cells[place].strip() if place < len(row.cells) else ""

    if len(row.cells) > len(places):
        raise BadEntry(f"has {len(row.cells)} cells where {len(places)} are expected")
    started_at, remark = moment_in(cell("started at"), manner)
    length = length_in(cell("duration"))
    preset, activity = cell("preset"), cell("activity")
    local = started_at.replace(tzinfo=None).isoformat()
    key = key_of(_KIND, local, length, preset, activity)
    return imported_entry(
        key, started_at, length, activity=activity, title=preset, note=remark, now=manner.now
    )


def _row(entry: Entry) -> tuple[str, ...]:
    started = entry.started_at.strftime("%m/%d/%Y %H:%M:%S")
    activity = _ACTIVITIES.get(entry.practice, "Meditation")
    title = " ".join(entry.title.split())
    return started, _written_length(entry.practised), title, activity


def _written_length(length: timedelta) -> str:
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes}:{seconds}"
