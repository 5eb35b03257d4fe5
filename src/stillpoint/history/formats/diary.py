"""A diary in Markdown: what was good and what was written first, the numbers after."""

import calendar
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from stillpoint.core.durations import in_words
from stillpoint.core.texts import harmless
from stillpoint.history.entries import Entry

_LONGEST = 1_000_000
_MARKS = re.compile(r"[\\`*_\[\]<>]|^\s*(?:[#+=~-]|\d+[.)])", re.MULTILINE)


def written(
    entries: Iterable[Entry], day_of: Callable[[datetime], date], *, with_names: bool
) -> Iterator[bytes]:
    """Entries by month and day, oldest first."""
    days: dict[date, list[Entry]] = {}
    for entry in entries:
        days.setdefault(day_of(entry.started_at), []).append(entry)
    yield b"# Practice diary\n"
    month = ""
    for day in sorted(days):
        if (begun := f"{calendar.month_name[day.month]} {day.year}") != month:
            month = begun
            yield f"\n## {month}\n".encode()
        yield "\n".join(_day(day, days[day], with_names)).encode("utf-8", "replace")


def _day(day: date, entries: list[Entry], with_names: bool) -> Iterator[str]:
    yield f"\n### {calendar.day_name[day.weekday()]} {day.day} {calendar.month_name[day.month]}\n"
    for entry in entries:
        if entry.moment:
            yield "\n".join(f"> {line}" for line in _plain(entry.moment)) + "\n"
    for entry in entries:
        if entry.note:
            yield "  \n".join(_plain(entry.note)) + "\n"
    for entry in entries:
        yield f"- {entry.started_at:%H:%M}  {', '.join(_numbers(entry, with_names))}"
    yield ""


def _numbers(entry: Entry, with_names: bool) -> Iterator[str]:
    yield " ".join(_plain(entry.title)) or entry.practice
    of = "" if entry.completed or entry.planned is None else f" of {in_words(entry.planned)}"
    yield f"{in_words(entry.practised)}{of}"
    if entry.cycles:
        yield f"{entry.cycles} breath{'s' * (entry.cycles != 1)}"
    feeling = entry.after.get("feeling")
    if isinstance(feeling, str) and feeling:
        yield f"{' '.join(_plain(feeling))} afterwards"
    people = [name for name in (entry.carer, entry.child, entry.adult) if name]
    if with_names and people:
        yield f"with {' and '.join(' '.join(_plain(name)) for name in people)}"


def _plain(text: str) -> list[str]:
    """The lines of a text, none of whose characters act in Markdown."""
    lines = [harmless(line.strip(), _LONGEST) for line in text.splitlines()]
    return [_MARKS.sub(_escaped, line) for line in lines if line]


def _escaped(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}\\{found[0][-1]}"
