import json
import re
from dataclasses import fields, replace
from datetime import UTC, timedelta, timezone
from pathlib import Path

import pytest
from entry_strategies import ENTRIES
from history_examples import BOX, SUNRISE
from hypothesis import given, settings

from stillpoint.history.checking import fault_in
from stillpoint.history.entries import BadEntry, Entry, entry_of, record_of
from stillpoint.history.lines import line_of, record_in


@given(ENTRIES)
@settings(deadline=None, database=None, max_examples=100)
def test_every_entry_is_read_as_it_was_written(entry: Entry) -> None:
    record = record_in(line_of(record_of(entry)))
    assert record is not None
    assert entry_of(record) == entry


def test_what_is_absent_is_not_written() -> None:
    assert record_of(BOX) == {
        "v": 1,
        "id": "0199aaaa-0000-7000-8000-000000000000",
        "started_at": "2026-11-21T07:12:00+00:00",
        "ended_at": "2026-11-21T07:17:00+00:00",
        "practised": 300,
        "completed": True,
        "title": "Box breathing",
        "practice": "breathing",
    }


def test_zero_and_no_are_not_absence() -> None:
    entry = replace(BOX, practised=timedelta(), planned=timedelta(), cycles=0, came_back=False)
    record = record_of(entry)
    assert (record["practised"], record["planned"], record["cycles"]) == (0, 0, 0)
    assert record["came_back"] is False


def test_seconds_and_offsets_are_written_plainly() -> None:
    tokyo = timezone(timedelta(hours=9))
    old_amsterdam = timezone(timedelta(minutes=19, seconds=32))
    entry = replace(
        BOX,
        started_at=SUNRISE.astimezone(tokyo),
        ended_at=SUNRISE.astimezone(old_amsterdam),
        practised=timedelta(seconds=90, milliseconds=250),
    )
    record = record_of(entry)
    assert record["started_at"] == "2026-11-21T16:12:00+09:00"
    assert record["ended_at"] == "2026-11-21T07:12:00+00:00"
    assert record["practised"] == 90.25


def test_what_a_later_program_adds_is_written_back() -> None:
    record = record_of(BOX) | {"heart_rate": {"before": 71, "after": 64}}
    entry = entry_of(record)
    assert entry.extra == {"heart_rate": {"before": 71, "after": 64}}
    assert record_of(replace(entry, note="Rain.")) == record | {"note": "Rain."}


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("id", "../../etc/passwd", 'id: expected a UUID, found "../../etc/passwd"'),
        ("started_at", "2026-11-21T07:12:00", "started_at: expected a moment such as"),
        ("started_at", "2026-11-21", "started_at: expected a moment such as"),
        ("started_at", "2026-13-41T07:12:00Z", "started_at: expected a date and time that exist"),
        ("ended_at", "0001-01-01T00:00:00Z", "ended_at: expected a moment such as"),
        ("ended_at", 1795245120, "ended_at: expected a moment such as"),
        ("practised", "300", 'practised: expected a number of seconds, zero or more, found "300"'),
        ("practised", -1, "practised: expected a number of seconds, zero or more, found -1"),
        ("practised", float("nan"), "found nan"),
        ("practised", float("inf"), "found inf"),
        ("practised", True, "found true"),
        ("planned", 10**400, "planned: expected a number of seconds, zero or more, found a huge"),
        ("completed", 1, "completed: expected true or false, found 1"),
        ("title", None, "title: expected text, found null"),
        ("title", "\ud800", "title: holds half a character"),
        ("cycles", 6.5, "cycles: expected a whole number, zero or more, found 6.5"),
        ("rate_start", 10**400, "rate_start: expected a number of cycles a minute"),
        ("tags", "calm", 'tags: expected a list of texts, found "calm"'),
        ("who_led", ["ada"], 'who_led: expected carer, together or child, found "ada"'),
        ("who_led", "carer", 'who_led: expected a list of texts, found "carer"'),
        ("tags", [7], "tags: expected text, found 7"),
        ("after", ["settled"], "after: expected an object, found a list"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(name: str, value: object, fault: str) -> None:
    with pytest.raises(BadEntry, match=re.escape(fault)):
        entry_of({**record_of(BOX), name: value})


@pytest.mark.parametrize(
    "name", ["id", "started_at", "ended_at", "practised", "completed", "title"]
)
def test_a_value_that_must_be_there_is_named(name: str) -> None:
    record = record_of(BOX)
    del record[name]
    with pytest.raises(BadEntry, match=f"{name} is missing"):
        entry_of(record)


def test_a_moment_without_a_zone_cannot_be_written() -> None:
    with pytest.raises(BadEntry, match="time zone"):
        record_of(replace(BOX, started_at=SUNRISE.replace(tzinfo=None)))


@pytest.mark.parametrize("name", ["kept", "from_a_later_program"])
def test_answers_may_be_deep_but_not_bottomless(name: str) -> None:
    bottomless = json.loads("[" * 200 + "]" * 200)
    with pytest.raises(BadEntry, match=f"{name}: is nested too deeply"):
        entry_of({**record_of(BOX), name: {"why": bottomless}})


def test_entries_are_the_same_wherever_they_were_lived() -> None:
    abroad = replace(BOX, started_at=SUNRISE.astimezone(timezone(timedelta(hours=-8))))
    assert entry_of(record_of(abroad)).started_at.astimezone(UTC) == SUNRISE


def test_the_documentation_tells_every_key_of_an_entry() -> None:
    text = (Path(__file__).parents[2] / "docs" / "history.md").read_text()
    keys = {each.name for each in fields(Entry)} - {"extra"}
    assert {key for key in keys if f"`{key}`" not in text} == set()


def test_the_lines_in_the_documentation_can_be_read() -> None:
    text = (Path(__file__).parents[2] / "docs" / "history.md").read_text()
    lines = re.findall(r"^\{.*\}$", text, re.MULTILINE)
    assert [fault_in(line.encode()) for line in lines] == ["", "", ""]
