"""Which entries are meant by a line such as `rain practice:yoga since:2026-10 done:no`."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import folded, harmless, nearest, quoted
from stillpoint.history.summaries import Kind, Remarks, Summary

A_DAY = timedelta(days=1)

_DATE = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)
_WORD = re.compile(r"""(?:(\w+):)?(?:"([^"]*)"(?!\S)|(\S+)|(?<=:)(?!\S))""")
_OF_SEVERAL = re.compile(r"""\A(person|tag):([^":]*\s[^":]*)\Z""", re.IGNORECASE)
_TRUTHS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Selection:
    """What an entry must be to be meant; what is empty or None asks for nothing."""

    words: tuple[str, ...] = ()
    """Folded; each is in its title, its session, its practice, its people or its remarks."""
    practices: tuple[str, ...] = ()
    """How its practice begins, one of them."""
    people: tuple[str, ...] = ()
    """How a word in the name of somebody who took part begins, all of them."""
    tags: tuple[str, ...] = ()
    """All of them, folded."""
    since: date | None = None
    until: date | None = None
    done: bool | None = None
    """Whether it went to its end."""


def selection(written: str) -> Selection:
    """The selection that a line asks for. Raises `Misuse`."""
    asked = Selection()
    for name, quote, bare in _WORD.findall(written):
        value = quote or bare.strip('"')
        if name.lower() in _ASKED:
            asked = _narrowed(asked, name.lower(), value)
        elif value or name:
            _refuse_slip(name)
            word = folded(f"{name}:{value}" if name else value)
            asked = replace(asked, words=(*asked.words, word))
    return asked


def joined(words: Iterable[str]) -> str:
    """Words as a shell gives them, in one line; a name of several stays one."""
    return " ".join(_OF_SEVERAL.sub(r'\1:"\2"', word) for word in words)


def selected(
    summaries: Iterable[Summary],
    selection: Selection,
    practice_day: Callable[[Summary], date],
) -> Iterator[Summary]:
    """The entries that are meant, in their order."""
    speaks = _Speaks(selection)
    since, until = selection.since, selection.until
    for summary in summaries:
        if selection.done is not None and summary.completed is not selection.done:
            continue
        if not speaks.of(summary):
            continue
        if since or until:
            day = practice_day(summary)
            if (since and day < since) or (until and day > until):
                continue
        yield summary


class _Speaks:
    """Whether entries hold the words; looked up once for each kind with each remarks."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._missing: dict[Kind, tuple[str, ...] | None] = {}
        self._verdicts: dict[tuple[Kind, Remarks], bool] = {}

    def of(self, summary: Summary) -> bool:
        pair = summary.kind, summary.remarks
        verdict = self._verdicts.get(pair)
        if verdict is None:
            verdict = self._verdicts[pair] = self._verdict(*pair)
        return verdict

    def _verdict(self, kind: Kind, remarks: Remarks) -> bool:
        if kind not in self._missing:
            self._missing[kind] = self._missing_in(kind)
        missing = self._missing[kind]
        if missing is None or not self._is_tagged(remarks):
            return False
        if not missing:
            return True
        said = folded(" ".join((remarks.feeling, remarks.note, remarks.moment, *remarks.tags)))
        return all(word in said for word in missing)

    def _is_tagged(self, remarks: Remarks) -> bool:
        asked = self._selection.tags
        return not asked or {*asked} <= {folded(tag) for tag in remarks.tags}

    def _missing_in(self, kind: Kind) -> tuple[str, ...] | None:
        """The words that the remarks must hold; None if the kind is not meant at all."""
        asked = self._selection
        people = f" {folded(kind.carer)}  {folded(kind.child)}  {folded(kind.adult)}"
        if not all(f" {person}" in people for person in asked.people):
            return None
        if asked.practices and not folded(kind.practice).startswith(asked.practices):
            return None
        text = folded(" ".join(kind))
        return tuple(word for word in asked.words if word not in text)


def days_of(name: str, value: str) -> tuple[date, date]:
    """The first and the last day of `2026`, `2026-11` or `2026-11-21`, asked for as `name`.

    Raises `Misuse`.
    """
    found = _DATE.fullmatch(value)
    try:
        if found:
            year, month, day = (int(part) if part else None for part in found.groups())
            assert year is not None
            first = date(year, month or 1, day or 1)
            return first, first if day else _last_day(first, whole_year=month is None)
    except ValueError:
        pass
    asked = f"{name}{harmless(value)}"
    raise Misuse(f"{asked} asks for no date; write {name}2026-11-21 or {name}2026-11")


def _last_day(first: date, *, whole_year: bool) -> date:
    if whole_year:
        return date(first.year, 12, 31)
    return (first.replace(day=28) + A_DAY * 4).replace(day=1) - A_DAY


def _narrowed(asked: Selection, name: str, value: str) -> Selection:
    """A selection that asks for one thing more. Raises `Misuse`."""
    match name:
        case "practice":
            return replace(asked, practices=(*asked.practices, _some(name, value)))
        case "person":
            return replace(asked, people=(*asked.people, _some(name, value)))
        case "tag":
            return replace(asked, tags=(*asked.tags, _some(name, value)))
        case "done":
            return replace(asked, done=_truth(value))
    first, last = days_of(f"{name}:", value)
    if name != "until":
        asked = replace(asked, since=max(first, asked.since or first))
    if name != "since":
        asked = replace(asked, until=min(last, asked.until or last))
    return asked


def _some(name: str, value: str) -> str:
    if not value.strip():
        raise Misuse(
            f"{name}: asks for nothing; write a word after the colon, such as {_SUCH[name]}"
        )
    return folded(value.strip())


def _refuse_slip(name: str) -> None:
    for near in nearest(name.lower(), _ASKED) if name else ():
        raise Misuse(f"there is no {name}: to ask for; did you mean {near}: ?")


def _truth(value: str) -> bool:
    if value.lower() not in _TRUTHS:
        raise Misuse(f"done:{quoted(value)} asks for nothing; write done:yes or done:no")
    return _TRUTHS[value.lower()]


_ASKED = ("practice", "person", "tag", "since", "until", "on", "done")
_SUCH = {"practice": "practice:yoga", "person": "person:ada", "tag": 'tag:"a window"'}
