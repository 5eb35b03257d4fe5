"""Which form a file is in, by what is in it."""

import io
from collections.abc import Sequence
from typing import BinaryIO

from stillpoint.history.formats import health, insight, own_lines, own_table, table
from stillpoint.history.formats.archives import ZIP
from stillpoint.history.formats.cells import Row, place_of, rows_in
from stillpoint.history.formats.found import BadFile, Manner, Reader

_HEAD = 64 * 1024
_BOM = b"\xef\xbb\xbf"
_OTHERS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "packed with gzip; unpack it first",
    b"SQLite format 3": "a database",
    b"\xd0\xcf\x11\xe0": "an old Office document; save it as CSV (UTF-8)",
    b"\xff\xfe": "text in UTF-16; save it as UTF-8",
    b"\xfe\xff": "text in UTF-16; save it as UTF-8",
}


def format_of(stream: BinaryIO, manner: Manner) -> str:
    """The form that a file is in, with the stream back at its start. Raises `BadFile`."""
    head = stream.read(_HEAD)
    stream.seek(0)
    content = head.removeprefix(_BOM).lstrip()
    if not content:
        raise BadFile("it is empty" if not head else "there is nothing but blanks in it")
    if other := next((told for mark, told in _OTHERS.items() if head.startswith(mark)), None):
        raise BadFile(f"it is {other}")
    if content.startswith((ZIP, b"<")):
        return "apple-health"
    if content.startswith(b"{"):
        return "jsonl"
    if b"\0" in content:
        raise BadFile("it is no text")
    if content.startswith(b"["):
        raise BadFile("it is a list in JSON; bring in what `stillpoint history export` writes")
    return _kind_of_table(content, manner)


def reader_of(form: str, stream: BinaryIO) -> Reader:
    """What reads a file in that form."""
    match form:
        case "insight":
            return insight.read
        case "apple-health":
            return health.read
        case "jsonl":
            return own_lines.read
    is_own = own_table.is_header(place_of(_header(stream.read(_HEAD).removeprefix(_BOM).lstrip())))
    stream.seek(0)
    return own_table.read if is_own else table.read


def keeps_ids(reader: Reader) -> bool:
    """Whether entries bear the ids that we gave them, so that none is taken for another."""
    return reader in (own_lines.read, own_table.read)


def _kind_of_table(content: bytes, manner: Manner) -> str:
    header = _header(content)
    places = place_of(header)
    if manner.columns or own_table.is_header(places):
        return "csv"
    if insight.is_header(places):
        return "insight"
    if len(header) < 2:
        raise BadFile(
            "it is nothing that can be brought in: no CSV with a header, no export of Apple"
            " Health, no lines that stillpoint wrote"
        )
    raise BadFile(table.how_to_map(header))


def _header(content: bytes) -> Sequence[str]:
    line = content.split(b"\n", 1)[0]
    delimiter = table.delimiter_of(line.decode("utf-8", "replace"))
    row = next(rows_in(io.BytesIO(line), delimiter), None)
    return row.cells if isinstance(row, Row) else ()
