"""Which entries are meant by a line such as `rain practice:yoga since:2026-10 done:no`."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import folded, quoted
from stillpoint.history.summaries import Kind, Remarks, Summary

A_DAY = timedelta(days=1)

_DATE = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)
_TRUTHS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Selection:
    """What an entry must be to be meant; what is empty or None asks for nothing."""

    words: tuple[str, ...] = ()
    """Folded; each is in its title, its session, its practice, its people or its remarks."""
    practice: str = ""
    person: str = ""
    tag: str = ""
    since: date | None = None
    until: date | None = None
    done: bool | None = None
    """Whether it went to its end."""


def selection(written: str) -> Selection:
    """The selection that a line asks for. Raises `Misuse`."""
    words: list[str] = []
    asked: dict[str, object] = {}
    for word in written.split():
        name, colon, value = word.partition(":")
        if colon and (read := _ASKED.get(name.lower())):
            asked |= read(value)
        else:
            words.append(folded(word))
    return Selection(tuple(words), **asked)  # type: ignore[arg-type]


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
        if missing is None or (self._selection.tag and self._selection.tag not in remarks.tags):
            return False
        if not missing:
            return True
        said = folded(" ".join((remarks.feeling, remarks.note, remarks.moment, *remarks.tags)))
        return all(word in said for word in missing)

    def _missing_in(self, kind: Kind) -> tuple[str, ...] | None:
        """The words that the remarks must hold; None if the kind is not meant at all."""
        asked = self._selection
        people = (folded(kind.carer), folded(kind.child))
        if asked.person and asked.person not in people:
            return None
        if asked.practice and not folded(kind.practice).startswith(asked.practice):
            return None
        text = folded(" ".join(kind))
        return tuple(word for word in asked.words if word not in text)


def _day(name: str, value: str) -> tuple[date, date]:
    """The first and the last day of `2026`, `2026-11` or `2026-11-21`."""
    found = _DATE.fullmatch(value)
    try:
        if found:
            year, month, day = (int(part) if part else None for part in found.groups())
            assert year is not None
            first = date(year, month or 1, day or 1)
            return first, first if day else _last_day(first, whole_year=month is None)
    except ValueError:
        pass
    raise Misuse(f"{name}:{value} asks for no date; write {name}:2026-11-21 or {name}:2026-11")


def _last_day(first: date, *, whole_year: bool) -> date:
    if whole_year:
        return date(first.year, 12, 31)
    return (first.replace(day=28) + A_DAY * 4).replace(day=1) - A_DAY


def _truth(value: str) -> bool:
    if value.lower() not in _TRUTHS:
        raise Misuse(f"done:{quoted(value)} asks for nothing; write done:yes or done:no")
    return _TRUTHS[value.lower()]


_ASKED: dict[str, Callable[[str], dict[str, object]]] = {
    "practice": lambda value: {"practice": folded(value)},
    "person": lambda value: {"person": folded(value)},
    "tag": lambda value: {"tag": value},
    "since": lambda value: {"since": _day("since", value)[0]},
    "until": lambda value: {"until": _day("until", value)[1]},
    "on": lambda value: dict(zip(("since", "until"), _day("on", value), strict=True)),
    "done": lambda value: {"done": _truth(value)},
}
