"""Our own CSV: a row an entry, for spreadsheets, and for coming back."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from stillpoint.history.entries import Entry, entry_of, record_of
from stillpoint.history.formats.cells import Row, place_of, restored, rows_in, written_rows
from stillpoint.history.formats.found import BadFile, Found, Manner, Unread
from stillpoint.history.formats.table import delimiter_of
from stillpoint.history.lines import line_of, record_in
from stillpoint.history.values import BadEntry, unexpected

NAMES = ("carer", "child", "adult")
"""The columns that are there only where names are asked for."""


def is_header(places: Mapping[str, int]) -> bool:
    """Whether columns are those that we write."""
    return {name for name in _NEEDED if name in places} == _NEEDED


def read(stream: BinaryIO, manner: Manner) -> Iterator[Found]:  # noqa: ARG001 - it says all itself
    """The entries in a CSV of ours, whatever order its columns were brought into."""
    head = stream.readline(64 * 1024).decode("utf-8", "replace")
    stream.seek(0)
    rows = rows_in(stream, delimiter_of(head))
    header = next(rows, None)
    places = place_of(header.cells) if isinstance(header, Row) else {}
    if not is_header(places):
        raise BadFile("its first line is not the header of a CSV that stillpoint writes")
    for row in rows:
        try:
            yield row if isinstance(row, Unread) else _entry(row.cells, places)
        except BadEntry as error:
            yield Unread(row.line, str(error))


def written(entries: Iterable[Entry], *, with_names: bool) -> Iterator[bytes]:
    """A header, then a row for each entry."""
    columns = [name for name in _CELLS if with_names or name not in NAMES]
    records = map(record_of, entries)
    rows = ([_cell(record.get(name)) for name in columns] for record in records)
    return written_rows(_headed(columns, rows))


def _headed(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    yield header
    yield from rows


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case dict():
            return json.dumps(value, ensure_ascii=False)
        case list():
            (line,) = written_rows([value])
            return line.decode().removesuffix("\r\n")
        case _:
            return str(value)


def _entry(cells: Sequence[str], places: Mapping[str, int]) -> Entry:
    record: dict[str, object] = {}
    for name, value_in in _CELLS.items():
        place = places.get(name, len(cells))
        cell = restored(cells[place]) if place < len(cells) else ""
        if cell or name in _TEXTS_NEEDED:
            try:
                record[name] = value_in(cell)
            except BadEntry as error:
                raise BadEntry(f"{name}: {error}") from None
    entry = entry_of(record)
    line_of(record_of(entry))
    return entry


def _text(cell: str) -> object:
    return cell


def _number(cell: str) -> object:
    try:
        return int(cell) if cell.isdecimal() and len(cell) < 20 else float(cell.replace(",", "."))
    except ValueError:
        raise unexpected("a number", cell) from None


def _truth(cell: str) -> object:
    try:
        return {"yes": True, "true": True, "no": False, "false": False}[cell.strip().lower()]
    except KeyError:
        raise unexpected("yes or no", cell) from None


def _answers(cell: str) -> object:
    return record_in(cell.encode("utf-8", "replace"))


def _words(cell: str) -> object:
    try:
        return [restored(word) for row in csv.reader([cell]) for word in row]
    except csv.Error:
        raise unexpected("words with commas between them", cell) from None


_CELLS: Mapping[str, Callable[[str], object]] = {
    "id": _text,
    "started_at": _text,
    "ended_at": _text,
    "planned": _number,
    "practised": _number,
    "paused": _number,
    "completed": _truth,
    "practice": _text,
    "title": _text,
    "pack": _text,
    "session": _text,
    "pack_version": _text,
    "pack_digest": _text,
    "audience": _text,
    "carer": _text,
    "child": _text,
    "adult": _text,
    "who_led": _words,
    "before": _answers,
    "after": _answers,
    "kept": _answers,
    "cycles": _number,
    "rate_start": _number,
    "rate_end": _number,
    "interrupted_by": _text,
    "came_back": _truth,
    "moment": _text,
    "note": _text,
    "tags": _words,
}
"""Every column, and how its cells are read."""
_NEEDED = frozenset({"id", "started_at", "ended_at", "practised", "completed", "title", "practice"})
_TEXTS_NEEDED = frozenset({"title", "practice"})
