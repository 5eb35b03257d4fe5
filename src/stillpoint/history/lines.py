"""Lines of JSON: how a record becomes one, and how any line is read without harm."""

import json
import math
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from errno import EINVAL
from io import BufferedReader
from itertools import count
from pathlib import Path
from typing import BinaryIO, NoReturn

from stillpoint.history.entries import VERSION
from stillpoint.history.files import lock_on
from stillpoint.history.values import BadEntry, unexpected

LONGEST_LINE = 1024 * 1024
"""No line is longer, in bytes; the rest of one that is, is never held in memory."""

_BOM = b"\xef\xbb\xbf"
_BLOCK = 256 * 1024
_PATIENCE = timedelta(seconds=1)
"""How long the last line of a file may take to be written."""


def line_of(record: Mapping[str, object]) -> bytes:
    """A record as one line, its newline included. Raises `BadEntry`."""
    try:
        text = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError) as error:
        raise BadEntry(str(error)) from error
    line = text.encode("utf-8", "replace") + b"\n"
    if len(line) > LONGEST_LINE:
        raise BadEntry(_too_long())
    return line


def record_in(line: bytes) -> dict[str, object] | None:
    """The record that a line holds, None where it is blank. Raises `BadEntry`."""
    if len(line) > LONGEST_LINE:
        raise BadEntry(_too_long())
    content = line.strip(b"\0 \t\r\n").removeprefix(_BOM)
    if not content:
        if b"\0" in line:
            raise BadEntry("holds only NUL bytes, as a loss of power leaves them")
        return None
    try:
        record = _DECODER.decode(content.decode())
    except UnicodeDecodeError:
        raise BadEntry("is not UTF-8 text") from None
    except json.JSONDecodeError as error:
        fault = error.msg.removesuffix(" at").lower()
        raise BadEntry(f"is not whole JSON ({fault} at {error.pos + 1})") from None
    except RecursionError:
        raise BadEntry("is nested too deeply") from None
    except ValueError:
        raise BadEntry("holds a number that is too long") from None
    if not isinstance(record, dict):
        raise unexpected("an object", record)
    return record


def is_newer(record: Mapping[str, object]) -> bool:
    """Whether a later program wrote this record in a way unknown here. Raises `BadEntry`."""
    version = record.get("v")
    if type(version) is not int or version < VERSION:
        raise BadEntry(f"v: {unexpected(str(VERSION), version)}")
    return version > VERSION


def journals(folder: Path) -> list[Path]:
    """Every device's file; copies that a sync set aside in a conflict are files too."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix == ".jsonl" and not path.name.startswith(".")
    )


def numbered_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Every line of a file with its number, an overlong one cut. Raises `OSError`."""
    with opened(path) as file:
        yield from lines_in(file)


def lines_in(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Every line of an open file with its number, an overlong one cut. Raises `OSError`."""
    for number in count(1):
        line = _whole(file, file.readline(LONGEST_LINE + 1))
        if not line:
            return
        yield number, line
        _skip_to_end_of_line(file, line)


def batches_of_lines(path: Path) -> Iterator[list[bytes]]:
    """Every line without its newline, many at a time, an overlong one cut. Raises `OSError`."""
    with opened(path) as file:
        while block := file.read(_BLOCK):
            if not block.endswith(b"\n"):
                begun = block.rfind(b"\n") + 1
                last = _whole(file, block[begun:] + file.readline(LONGEST_LINE + 1))
                _skip_to_end_of_line(file, last)
                block = block[:begun] + last
            lines = block.split(b"\n")
            yield lines if lines[-1] else lines[:-1]


def blocks_of_lines(path: Path) -> Iterator[bytes]:
    """A file in large pieces that end where lines do, an overlong one cut. Raises `OSError`."""
    with opened(path) as file:
        while block := file.read(_BLOCK):
            yield block if block.endswith(b"\n") else block + file.readline(LONGEST_LINE)


def opened(path: Path) -> BufferedReader:
    """A file to read. Raises `OSError`, also for a folder, and for a pipe that never ends."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(EINVAL, "it is not a file")
    return path.open("rb")


def _skip_to_end_of_line(file: BinaryIO, before: bytes) -> None:
    while before and not before.endswith(b"\n"):
        before = file.readline(LONGEST_LINE + 1)


def _whole(file: BinaryIO, line: bytes) -> bytes:
    """The line; read again once nobody is writing it, where it has no end."""
    if not line or line.endswith(b"\n") or len(line) > LONGEST_LINE:
        return line
    lock = Path(f"{getattr(file, 'name', '')}.lock")
    if lock.exists():
        with suppress(OSError):
            lock_on(lock, _PATIENCE).release()
            file.seek(-len(line), os.SEEK_CUR)
            return file.readline(LONGEST_LINE + 1)
    return line


def _too_long() -> str:
    return f"is longer than {LONGEST_LINE // 1024**2} MiB"


def _refused(digits: str) -> NoReturn:
    raise BadEntry(f"holds {digits[:20]}, which is no number that can be kept")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        _refused(digits)
    return number


_DECODER = json.JSONDecoder(parse_constant=_refused, parse_float=_finite)
