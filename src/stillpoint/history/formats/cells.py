"""CSV: rows of cells, and cells in which a spreadsheet finds no formula."""

import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from stillpoint.core.texts import folded
from stillpoint.history.formats.found import Unread
from stillpoint.history.lines import LONGEST_LINE, lines_in

MOST_LINES = 500
"""So many lines a quoted cell may have; a quote that is never closed costs no more than its own."""

_BOM = b"\xef\xbb\xbf"
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and where it begins."""

    line: int
    cells: Sequence[str]


def rows_in(
    stream: BinaryIO, delimiter: str = ",", *, most_lines: int = MOST_LINES
) -> Iterator[Row | Unread]:
    """Every row of a CSV file that is not blank, its header first."""
    for number, lines in _joined(lines_in(stream), most_lines):
        if len(lines) == 1 and len(lines[0]) > LONGEST_LINE:
            yield Unread(number, f"is longer than {LONGEST_LINE // 1024**2} MiB")
            continue
        try:
            reader = csv.reader([line.decode() for line in lines], delimiter=delimiter)
            for cells in reader:
                if any(map(str.strip, cells)):
                    yield Row(number, cells)
        except UnicodeDecodeError:
            yield Unread(number, "is not UTF-8 text; save the file as UTF-8")
        except csv.Error as error:
            yield Unread(number, f"is not CSV: {error}")


def place_of(header: Sequence[str]) -> dict[str, int]:
    """Where each column is, by its name without case or space."""
    names = [folded(name).strip() for name in header]
    return {name: number for number, name in reversed(list(enumerate(names)))}


def written_rows(rows: Iterable[Sequence[str]], *, ends: str = "\r\n") -> Iterator[bytes]:
    """Rows as CSV, in which no cell is a formula."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in rows:
        writer.writerow([neutral(cell) for cell in row])
        line = buffer.getvalue().removesuffix("\r\n") + ends
        yield line.encode("utf-8", "replace")
        buffer.seek(0)
        buffer.truncate()


def neutral(cell: str) -> str:
    """A cell that a spreadsheet takes for text: what it would reckon with gets an apostrophe."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """What a cell was before `neutral` made it so."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def _joined(
    numbered: Iterator[tuple[int, bytes]], most_lines: int
) -> Iterator[tuple[int, list[bytes]]]:
    """The lines of each row, and the number of the first."""
    waiting: deque[tuple[int, bytes]] = deque()
    while first := _next(waiting, numbered):
        number, line = first
        lines = [line.removeprefix(_BOM) if number == 1 else line]
        taken: list[tuple[int, bytes]] = []
        quotes, size = line.count(b'"'), len(line)
        while quotes % 2 and len(lines) < most_lines and size <= LONGEST_LINE:
            following = _next(waiting, numbered)
            if following is None:
                break
            taken.append(following)
            lines.append(following[1])
            quotes, size = quotes + following[1].count(b'"'), size + len(following[1])
        if quotes % 2:
            waiting.extendleft(reversed(taken))
            lines = lines[:1]
        yield number, lines


def _next(
    waiting: deque[tuple[int, bytes]], numbered: Iterator[tuple[int, bytes]]
) -> tuple[int, bytes] | None:
    return waiting.popleft() if waiting else next(numbered, None)
