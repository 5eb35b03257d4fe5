"""From the bytes of a file to a TOML document, within bounded time and memory."""

import os
import re
import stat
from pathlib import Path
from typing import Any

import tomli

from stillpoint.core.errors import StillpointError
from stillpoint.core.texts import harmless
from stillpoint.packs.bare_text import bare_of, line_at
from stillpoint.packs.newer_toml import newer_toml
from stillpoint.packs.syntax import slip_of

LARGEST = 1024 * 1024
"""Bytes of a pack, at most."""
MOST_PARTS = 150_000
"""Values, tables and parts of keys in a pack, at most."""
LONGEST_WORD = 1000
"""Characters of a number or a bare key, at most."""
DEEPEST = 16
"""Brackets within brackets, and parts of a dotted key, at most."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_BRACKETS = re.compile(r"[\[{]++|[\]}]++")
_LONG_WORD = re.compile(rf"(?<![\w+-])[\w+-]{{{LONGEST_WORD + 1}}}")
_LONG_KEY = re.compile(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{DEEPEST}}}")


class Unreadable(StillpointError):
    """The file is no TOML document; says why and, where it can be known, on which line."""

    def __init__(self, fault: str, cure: str = "", line: int | None = None) -> None:
        super().__init__(fault)
        self.fault = fault
        self.cure = cure
        self.line = line


def bytes_of(path: Path) -> bytes:
    """What the file holds, but no more than one byte past the largest. Raises `Unreadable`."""
    try:
        descriptor = os.open(path, _FLAGS)  # a pipe or device must not make us wait
    except FileNotFoundError:
        raise Unreadable("there is no such file, or no longer") from None
    except OSError as error:
        if os.path.isdir(path):  # noqa: PTH112 - it never raises; Windows says "permission denied"
            raise Unreadable("this is a folder, not a file") from None
        raise _unreadable(error) from None
    try:
        return _content(descriptor)
    except OSError as error:
        raise _unreadable(error) from None
    finally:
        os.close(descriptor)


def text_of(content: bytes) -> str:
    """The content as text, lines ending in a plain newline. Raises `Unreadable`."""
    if len(content) > LARGEST:
        raise Unreadable("the file is larger than 1 MiB", "split it into several packs")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        fault = f"not UTF-8 text: byte 0x{byte:02x} at offset {error.start:,}"
        raise Unreadable(fault, "save the file as UTF-8", line) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def document_of(text: str) -> dict[str, Any]:
    """The TOML document that `text` is. Raises `Unreadable`."""
    bare = bare_of(text)
    _refuse_depths(bare)
    document = _parsed(text)
    if newer := newer_toml(text, bare):
        raise Unreadable(f"not valid TOML 1.0: {newer.fault}", newer.cure, newer.line)
    return document


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        slip = slip_of(error.msg, text, error.pos)
        column = slip.position - text.rfind("\n", 0, slip.position)
        told = f"not valid TOML: {harmless(slip.fault, 120)} (column {column})"
        line = 1 + text.count("\n", 0, slip.position)
        raise Unreadable(told, slip.cure, line) from None
    except ValueError:  # thousands of digits, or a month 13
        raise Unreadable("not valid TOML: it holds a number or date that cannot be") from None
    except RecursionError:
        raise Unreadable("not valid TOML: it is nested too deep") from None


def _refuse_depths(bare: str) -> None:
    """Refuse what would take a parser too deep or too long."""
    lines = set(bare.split("\n"))  # most of a text made to cost is the same line again
    if any(line.count(".") >= DEEPEST for line in lines):
        _refuse(
            _LONG_KEY.search(bare), bare, f"a key has more than {DEEPEST} parts", "write fewer dots"
        )
    depth = 0
    for brackets in _BRACKETS.finditer(bare):
        count = len(brackets[0])
        depth = depth + count if brackets[0][0] in "[{" else max(0, depth - count)
        if depth > DEEPEST:
            fault = f"brackets are nested more than {DEEPEST} deep"
            _refuse(brackets, bare, fault, "use [[session.step]] tables")
    if sum(map(bare.count, "=,.[{")) > MOST_PARTS:
        fault = f"the file holds more than {MOST_PARTS:,} values and tables"
        raise Unreadable(fault, "split it into several packs")
    if max(map(len, lines)) > LONGEST_WORD:
        fault = f"a number or key is longer than {LONGEST_WORD:,} characters"
        _refuse(_LONG_WORD.search(bare), bare, fault, "shorten it")


def _refuse(found: re.Match[str] | None, bare: str, fault: str, cure: str) -> None:
    if found:
        raise Unreadable(fault, cure, line_at(bare, found.start()))


def _content(descriptor: int) -> bytes:
    kind = os.fstat(descriptor).st_mode
    if stat.S_ISDIR(kind):
        raise Unreadable("this is a folder, not a file")
    if not stat.S_ISREG(kind):
        raise Unreadable("this is a pipe or a device, not a file")
    content = b""
    while len(content) <= LARGEST:
        more = os.read(descriptor, LARGEST + 1 - len(content))
        if not more:
            break
        content += more
    return content


def _unreadable(error: OSError) -> Unreadable:
    if isinstance(error, PermissionError):
        return Unreadable("the file may not be read by this user", "change its permissions")
    return Unreadable(f"the file cannot be read: {(error.strerror or 'unknown reason').lower()}")
