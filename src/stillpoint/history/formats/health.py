"""The mindful minutes in an export of Apple Health, however large it is."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import BinaryIO
from xml.parsers import expat

from stillpoint.core.texts import harmless, quoted
from stillpoint.history.entries import Entry
from stillpoint.history.formats.archives import ZIP, Read, health_in_zip
from stillpoint.history.formats.found import BadFile, Found, Manner, Unread
from stillpoint.history.formats.imported import imported_entry, key_of
from stillpoint.history.values import BadEntry

DEEPEST = 50
"""How deep elements may be nested; those of Health are nested five deep."""
LONGEST_ELEMENT = 4 * 1024 * 1024
"""No tag, comment or name is longer, in bytes."""

_KIND = "apple-health"
_MINDFUL = "HKCategoryTypeIdentifierMindfulSession"
_ROOT = "HealthData"
_PIECE = 256 * 1024
_HEAD = 1024 * 1024
_ENTITY = re.compile(rb"<!ENTITY\s+(?:%\s+)?([^\s>]+)")
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)


def read(stream: BinaryIO, manner: Manner) -> Iterator[Found]:
    """The mindful sessions in an `export.xml`, or in the zip that holds it."""
    start = stream.read(len(ZIP))
    stream.seek(0)
    if start != ZIP:
        yield from _sessions(stream.read, manner.now)
        return
    with health_in_zip(stream) as read_on:
        yield from _sessions(read_on, manner.now)


def _sessions(read_on: Read, now: datetime | None) -> Iterator[Found]:
    sessions = _Sessions(now)
    for piece in _without_doctype(read_on):
        yield from sessions.fed(piece)
        if sessions.is_over:
            return
    yield from sessions.fed(b"", is_last=True)


class _Sessions:
    """Heeds the start of each element, and keeps none."""

    def __init__(self, now: datetime | None) -> None:
        self.is_over = False
        self._now = now
        self._found: list[Found] = []
        self._depth = 0
        self._length = 0
        self._parser = parser = expat.ParserCreate()
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = self._refuse_entity

    def fed(self, piece: bytes, *, is_last: bool = False) -> list[Found]:
        """What was found in the next piece of the file. Raises `BadFile`."""
        self._found = []
        self._length += len(piece)
        try:
            self._parser.Parse(piece, is_last)
        except expat.ExpatError as error:
            if not self._depth:
                raise BadFile(f"it is not XML: {_said(error)}") from None
            self._found.append(Unread(error.lineno, f"the XML breaks off here: {_said(error)}"))
            self.is_over = True
        except (LookupError, ValueError):
            raise BadFile("it is XML in an encoding unknown here, not in UTF-8") from None
        if self._length - self._parser.CurrentByteIndex > LONGEST_ELEMENT:
            line = self._parser.CurrentLineNumber
            raise BadFile(f"line {line}: no element of Health is as long as the one that begins")
        return self._found

    def _start(self, name: str, attributes: list[str]) -> None:
        self._depth += 1
        if name == "Record" and _MINDFUL in attributes:
            values = iter(attributes)
            self._add(dict(zip(values, values, strict=True)))
        elif self._depth == 1 and name != _ROOT:
            raise BadFile(f"it is XML, but of <{harmless(name)}>; Apple Health writes <{_ROOT}>")
        elif self._depth > DEEPEST:
            raise BadFile(f"its elements are nested more than {DEEPEST} deep")

    def _end(self, name: str) -> None:  # noqa: ARG002 - expat says which
        self._depth -= 1

    def _add(self, record: dict[str, str]) -> None:
        try:
            self._found.append(_entry(record, self._now))
        except BadEntry as error:
            self._found.append(Unread(self._parser.CurrentLineNumber, str(error)))

    def _refuse_entity(self, name: str, *declared: object) -> None:  # noqa: ARG002
        raise BadFile(f"it declares an entity, {quoted(name)}, which no export of Health does")


def _entry(record: dict[str, str], now: datetime | None) -> Entry:
    started_at, ended_at = (_moment(record.get(name, "")) for name in ("startDate", "endDate"))
    if ended_at <= started_at:
        raise BadEntry("it has no length")
    return imported_entry(
        key_of(_KIND, started_at.timestamp(), ended_at.timestamp(), record.get("sourceName", "")),
        started_at,
        ended_at - started_at,
        ended_at=ended_at,
        activity="Meditation",
        title="Mindful session",
        now=now,
    )


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S %z")
    except ValueError:
        raise BadEntry(f"{quoted(text)} is no moment such as 2025-01-31 08:38:20 +0900") from None


def _without_doctype(read_on: Read) -> Iterator[bytes]:
    """The file in pieces; some versions of Health write a DTD that is not well-formed."""
    head = read_on(_HEAD)
    found = _DOCTYPE.match(head, start) if (start := head.find(b"<!DOCTYPE")) >= 0 else None
    if found:
        if entity := _ENTITY.search(found[0]):
            name = entity[1].decode("utf-8", "replace")
            raise BadFile(f"it declares an entity, {quoted(name)}, which no export of Health does")
        lines = b"\n" * found[0].count(b"\n")
        head = head[: found.start()] + lines + head[found.end() :]
    head_in_pieces = (head[at : at + _PIECE] for at in range(0, len(head), _PIECE))
    return chain(head_in_pieces, iter(lambda: read_on(_PIECE), b""))


def _said(error: expat.ExpatError) -> str:
    return f"{expat.ErrorString(error.code)} (line {error.lineno})"
