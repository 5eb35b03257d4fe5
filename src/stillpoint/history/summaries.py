"""Summaries: what lists and figures need of each entry, read as fast as lines can be decoded.

A million entries do not fit in memory whole. msgspec decodes the lines as this program writes them;
any other line is None here, and is read with care elsewhere.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal, NamedTuple

import msgspec

from stillpoint.history.entries import VERSION, Entry
from stillpoint.history.lines import LONGEST_LINE
from stillpoint.history.values import (
    EARLIEST_YEAR,
    FASTEST_RATE,
    LATEST_YEAR,
    LONGEST,
    MOST_CYCLES,
    is_identity,
    moment,
    seconds,
)


class Kind(NamedTuple):
    """What many entries have in common; equal kinds are one object."""

    pack: str
    session: str
    title: str
    practice: str
    audience: str
    carer: str
    child: str
    adult: str = ""


class Remarks(NamedTuple):
    """What was said of an entry."""

    feeling: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    moment: str = ""


NO_REMARKS = Remarks()
AMENDS = f'{{"v":{VERSION},"amend":'.encode()
"""How amendments begin as we write them."""

KIND_FIELDS = frozenset(Kind._fields)


class Summary(msgspec.Struct, frozen=True, gc=False):
    """An entry in short."""

    id: str
    started_at: datetime
    practised: timedelta
    completed: bool
    kind: Kind
    remarks: Remarks


class Summaries:
    """Reads lines into summaries; what many have in common is one object."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[str, ...], Kind] = {}
        self._remarks: dict[Remarks, Remarks] = {}
        self._lengths: dict[float, timedelta] = {}

    def in_line(self, line: bytes) -> Summary | None:
        """The summary of an entry written as we write it; None for every other line."""
        if len(line) > LONGEST_LINE:
            return None
        try:
            read = _entry_in(line)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None
        first, last = read.started_at.year, read.ended_at.year
        if first < EARLIEST_YEAR or last < first or last > LATEST_YEAR or not is_identity(read.id):
            return None  # a clock put back over a New Year is read with care
        kind = (
            read.pack,
            read.session,
            read.title,
            read.practice,
            read.audience,
            read.carer,
            read.child,
            read.adult,
        )
        remarks = NO_REMARKS
        if read.after or read.note or read.tags or read.moment:
            told = Remarks(_feeling(read.after), read.note, tuple(read.tags), read.moment)
            remarks = self._said(told)
        return Summary(
            read.id,
            read.started_at,
            self._lengths.get(read.practised) or self._length(read.practised),
            read.completed,
            self._kinds.get(kind) or self._kind(*kind),
            remarks,
        )

    def of(self, entry: Entry) -> Summary:
        """The summary of an entry that was read whole."""
        return Summary(
            entry.id,
            entry.started_at,
            entry.practised,
            entry.completed,
            self._kind(*(getattr(entry, name) for name in Kind._fields)),
            self._said(Remarks(_feeling(entry.after), entry.note, entry.tags, entry.moment)),
        )

    def said(self, summary: Summary, words: "Words") -> Summary:
        """The summary once words were said of it."""
        remarks, said = summary.remarks, words.set
        if said.after is not msgspec.UNSET:
            remarks = remarks._replace(feeling=_feeling(said.after))
        if said.note is not msgspec.UNSET:
            remarks = remarks._replace(note=said.note or "")
        if said.tags is not msgspec.UNSET:
            remarks = remarks._replace(tags=tuple(said.tags or ()))
        if said.moment is not msgspec.UNSET:
            remarks = remarks._replace(moment=said.moment or "")
        return Summary(
            summary.id,
            summary.started_at,
            summary.practised,
            summary.completed,
            summary.kind,
            self._said(remarks),
        )

    def changed(self, summary: Summary, fields: Mapping[str, Any]) -> Summary:
        """The summary once the fields of its amendments, sound ones, are set."""
        feeling, note, tags, good = summary.remarks
        kind = summary.kind
        for name, value in fields.items():
            match name:
                case "after":
                    feeling = _feeling(value)
                case "note":
                    note = value or ""
                case "tags":
                    tags = tuple(value or ())
                case "moment":
                    good = value or ""
                case _ if name in KIND_FIELDS:
                    kind = self._kind(*kind._replace(**{name: value or ""}))
        return Summary(
            summary.id,
            moment(fields["started_at"]) if "started_at" in fields else summary.started_at,
            seconds(fields["practised"]) if "practised" in fields else summary.practised,
            bool(fields.get("completed", summary.completed)),
            kind,
            self._said(Remarks(feeling, note, tags, good)),
        )

    def _kind(self, *fields: str) -> Kind:
        kind = Kind(*fields)
        return self._kinds.setdefault(kind, kind)

    def _said(self, remarks: Remarks) -> Remarks:
        return self._remarks.setdefault(remarks, remarks)

    def _length(self, seconds: float) -> timedelta:
        """A new length; those of whole seconds come again and again, others hardly ever."""
        length = timedelta(seconds=seconds)
        return self._lengths.setdefault(seconds, length) if seconds.is_integer() else length


def words_in(line: bytes) -> "Words | None":
    """The amendment of words written as we write it; None for every other line."""
    if len(line) > LONGEST_LINE:
        return None
    try:
        read = _words_in(line)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    is_sound = EARLIEST_YEAR <= read.at.year <= LATEST_YEAR and is_identity(read.amend)
    return read if is_sound else None


def _feeling(after: object) -> str:
    feeling = after.get("feeling") if isinstance(after, dict) else ""
    return feeling if isinstance(feeling, str) else ""


_Version = Annotated[int, msgspec.Meta(ge=VERSION, le=VERSION)]
_Moment = Annotated[datetime, msgspec.Meta(tz=True)]
_Seconds = Annotated[float, msgspec.Meta(ge=0, le=LONGEST.total_seconds())]
_Rate = Annotated[float, msgspec.Meta(ge=0, le=FASTEST_RATE)]
_Cycles = Annotated[int, msgspec.Meta(ge=0, le=MOST_CYCLES)]
_Answers = dict[str, str | int | float | bool | None]
"""Answers as they are nearly always; nested ones are read by `entries`."""


_Lead = Literal["carer", "together", "child"]


class _EntryLine(msgspec.Struct, gc=False, forbid_unknown_fields=True):
    v: _Version
    id: str
    started_at: _Moment
    ended_at: _Moment
    practised: _Seconds
    completed: bool
    title: str
    practice: str
    planned: _Seconds = 0.0
    paused: _Seconds = 0.0
    pack: str = ""
    pack_version: str = ""
    pack_digest: str = ""
    session: str = ""
    audience: str = ""
    carer: str = ""
    child: str = ""
    adult: str = ""
    who_led: list[_Lead] = []
    before: _Answers = {}
    after: _Answers = {}
    kept: _Answers = {}
    cycles: _Cycles = 0
    rate_start: _Rate = 0.0
    rate_end: _Rate = 0.0
    interrupted_by: str = ""
    came_back: bool = False
    moment: str = ""
    note: str = ""
    tags: list[str] = []


class _Said(msgspec.Struct, gc=False, forbid_unknown_fields=True):
    after: _Answers | msgspec.UnsetType | None = msgspec.UNSET
    note: str | msgspec.UnsetType | None = msgspec.UNSET
    tags: list[str] | msgspec.UnsetType | None = msgspec.UNSET
    moment: str | msgspec.UnsetType | None = msgspec.UNSET
    came_back: bool | msgspec.UnsetType | None = msgspec.UNSET


class Words(msgspec.Struct, gc=False, forbid_unknown_fields=True):
    """An amendment that sets nothing but what was said of an entry, as nearly all do."""

    v: _Version
    amend: str
    """The id of the entry."""
    at: _Moment
    set: _Said


_entry_in = msgspec.json.Decoder(_EntryLine).decode
_words_in = msgspec.json.Decoder(Words).decode
