"""A calendar in which each entry is an event that is over."""

from collections.abc import Iterable, Iterator
from datetime import UTC

from stillpoint.core.durations import in_words
from stillpoint.core.texts import harmless
from stillpoint.history.entries import Entry

_LONGEST = 1_000_000


def written(entries: Iterable[Entry], *, with_names: bool) -> Iterator[bytes]:
    """Entries as iCalendar."""
    from icalendar import Calendar  # 40 ms to import, and only this form needs it

    calendar = Calendar()
    calendar.add("prodid", "-//stillpoint//history//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Practice")
    begin, end = calendar.to_ical().rsplit(b"END:", 1)
    yield begin
    for entry in entries:
        yield _event(entry, with_names)
    yield b"END:" + end


def _event(entry: Entry, with_names: bool) -> bytes:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.id}@stillpoint")
    event.add("dtstamp", entry.ended_at.astimezone(UTC))
    event.add("dtstart", entry.started_at.astimezone(UTC))
    event.add("dtend", max(entry.started_at, entry.ended_at).astimezone(UTC))
    event.add("summary", _text(entry.title) or entry.practice)
    event.add("description", "\n".join(_said(entry, with_names)))
    if words := list(filter(None, map(_text, (entry.practice, *entry.tags)))):
        event.add("categories", words)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return bytes(event.to_ical())


def _said(entry: Entry, with_names: bool) -> Iterator[str]:
    yield in_words(entry.practised) + ("" if entry.completed else ", ended early")
    people = [name for name in (entry.carer, entry.child, entry.adult) if name]
    if with_names and people:
        yield f"With {' and '.join(map(_text, people))}"
    for words in (entry.moment, entry.note):
        yield from filter(None, map(_text, words.splitlines()))


def _text(text: str) -> str:
    return harmless(text.strip(), _LONGEST)
