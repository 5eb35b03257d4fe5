"""What is given out to be read: a diary, and a calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from history_examples import BOX, SUNRISE
from icalendar import Calendar, Event

from stillpoint.history.entries import Entry
from stillpoint.history.formats import diary, events

BALLOON = replace(
    BOX,
    id="0199aaaa-0000-7000-8000-000000000001",
    started_at=SUNRISE + timedelta(hours=12),
    ended_at=SUNRISE + timedelta(hours=12, minutes=4),
    planned=timedelta(minutes=5),
    practised=timedelta(minutes=3),
    completed=False,
    title="Balloon *belly*",
    practice="co-regulation",
    carer="Ada",
    child="Bo",
    cycles=5,
    moment="He laughed at the <b>pop</b>.",
    note="Rain outside.\n# Tired, but fine.",
    after={"feeling": "lighter"},
    tags=("bed, time",),
)
FIRST = replace(BOX, started_at=datetime(2026, 10, 3, 21, 5, tzinfo=UTC))
BREAK = "  "
DIARY = r"""# Practice diary

## October 2026

### Saturday 3 October

- 21:05  Box breathing, 5 min

## November 2026

### Saturday 21 November

> He laughed at the \<b\>pop\</b\>.

Rain outside.{BREAK}
\# Tired, but fine.

- 07:12  Box breathing, 5 min
- 19:12  Balloon \*belly\*, 3 min of 5 min, 5 breaths, lighter afterwards
""".replace("{BREAK}", BREAK)


def written_diary(*entries: Entry, with_names: bool = False) -> str:
    pieces = diary.written(entries, datetime.date, with_names=with_names)
    return b"".join(pieces).decode()


def events_of(*entries: Entry, with_names: bool = False) -> list[Event]:
    content = b"".join(events.written(entries, with_names=with_names))
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    return list(calendar.events)


def test_a_diary_has_words_first_and_numbers_after() -> None:
    assert written_diary(FIRST, BOX, BALLOON) == DIARY


def test_a_day_is_told_once_though_a_traveller_lived_it_twice() -> None:
    told = diary.written([FIRST, BOX, FIRST], lambda at: date(2026, at.month, 1), with_names=False)
    assert b"".join(told).count(b"### Thursday 1 October") == 1


@pytest.mark.parametrize(("with_names", "there"), [(False, False), (True, True)])
def test_names_are_given_out_only_where_they_are_asked_for(with_names: bool, there: bool) -> None:
    assert ("with Ada and Bo" in written_diary(BALLOON, with_names=with_names)) == there
    (event,) = events_of(BALLOON, with_names=with_names)
    assert ("Ada" in str(event.description)) == there


def test_an_empty_diary_is_only_its_title() -> None:
    assert written_diary() == "# Practice diary\n"


def test_each_entry_is_an_event_that_is_over() -> None:
    first, second = events_of(BOX, BALLOON)
    assert first.uid == f"{BOX.id}@stillpoint"
    assert (first.start, first.end) == (BOX.started_at, BOX.ended_at)
    assert first.summary == "Box breathing"
    assert second.description == (
        "3 min, ended early\nHe laughed at the <b>pop</b>.\nRain outside.\n# Tired, but fine."
    )
    assert second.categories == ["co-regulation", "bed, time"]


def test_an_empty_calendar_is_still_one() -> None:
    assert events_of() == []


def test_no_control_character_reaches_a_diary_or_a_calendar() -> None:
    hostile = replace(BOX, title="a\x1b[2Jb\x00", note="c\rBEGIN:VALARM\x07")
    (event,) = events_of(hostile)
    assert "\x1b" not in written_diary(hostile) + str(event.summary)
    assert event.subcomponents == []
