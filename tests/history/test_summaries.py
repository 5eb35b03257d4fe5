"""Lines read fast come to what lines read with care come to, or are left to be read with care."""

import json
import re
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from entry_strategies import ENTRIES
from history_examples import BOX, IS_LONG, SUNRISE, history_in, line
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stillpoint.history.changes import amendment, change_of, changed, removal
from stillpoint.history.entries import BadEntry, Entry, entry_of, record_of
from stillpoint.history.lines import line_of, record_in
from stillpoint.history.summaries import Remarks, Summaries, words_in

FULL = line_of(
    record_of(BOX)
    | {
        "planned": 300.5,
        "paused": 3,
        "carer": "Ada",
        "child": "Mo",
        "who_led": ["carer", "together"],
        "before": {"stirred": 6},
        "after": {"feeling": "settled", "connected": 7, "able": None, "ok": True, "x": 1.5},
        "kept": {"one word": "rain"},
        "cycles": 30,
        "rate_start": 6,
        "rate_end": 5.5,
        "came_back": True,
        "moment": "She laughed at the rain.",
        "note": "Regen 🌧",
        "tags": ["porch"],
    }
)
AMENDED = line_of(
    amendment(
        BOX.id, {"note": "Rain.", "after": {"feeling": "same"}, "moment": "She laughed."}, SUNRISE
    )
)
TOKENS = [
    b"null", b"true", b"1e999", b"-1", b"0.5", b'"x"', b"[]", b"{}", b"NaN", b"1" * 30,
    b'"\\ud83d"',
    b'"2026-11-21T07:12:00"', b'"2026-11-21T07:12:00+0100"', b'"2026-11-21 07:12:00z"',
    b'"2026-11-21T07:12:00.1234567+01:00"', b'"2026-11-21T07:12:59.9999995Z"',
    b'"2026-11-21T07:12:00.1234564999+0100"', b'"2026-11-21T07:12:00.5+01:00"',
    b'"2026-02-30T07:12:00Z"', b'"1899-11-21T07:12:00Z"',
    b'"2026-11-21T24:00:00Z"', b'"2026-11-21T07:12:60Z"', b'"2026-11-21T07:12Z"',
    b'"2026-11-21T07:12:00+24:00"', b'"2026-11-21T07:12:00-00:00"', b'["a", 1]', b'{"a": [1]}',
]  # fmt: skip


def with_care(line: bytes) -> Entry | None:
    """The entry in a line, None where there is none."""
    try:
        record = record_in(line)
        return None if record is None or change_of(record) else entry_of(record)
    except BadEntry:
        return None


def agrees(line: bytes) -> bool:
    """Whether a line that is read fast comes to the same as when it is read with care."""
    fast = Summaries().in_line(line)
    if fast is None:
        return True
    entry = with_care(line)
    return entry is not None and Summaries().of(entry) == fast


@given(entry=ENTRIES)
@settings(max_examples=300 if IS_LONG else 100, deadline=None)
def test_every_entry_is_summed_up_alike(entry: Entry) -> None:
    assert agrees(line_of(record_of(entry)))


@pytest.mark.parametrize("line", [line(1), FULL])
def test_lines_as_we_write_them_are_read_fast(line: bytes) -> None:
    assert Summaries().in_line(line) is not None
    assert agrees(line)


@pytest.mark.parametrize("name", sorted(json.loads(FULL)))
@pytest.mark.parametrize("token", TOKENS)
def test_no_value_in_any_field_is_read_otherwise(name: str, token: bytes) -> None:
    value = rb'("%s":)(?:"[^"]*"|\[[^]]*\]|\{[^}]*\}|[^,}]*)' % name.encode()
    assert agrees(re.sub(value, rb"\g<1>" + token.replace(b"\\", rb"\\"), FULL, count=1))


@given(data=st.data())
@settings(max_examples=500, deadline=None)
def test_no_damage_is_read_otherwise(data: st.DataObject) -> None:
    damaged = bytearray(FULL)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place : place + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2))
    assert agrees(bytes(damaged))


@pytest.mark.parametrize("addition", [b'"later":[1],', b'"v":1,', b'"amend":"x",', b'"id":"x",'])
def test_a_field_that_is_not_ours_is_left_to_be_read_with_care(addition: bytes) -> None:
    assert agrees(b"{" + addition + FULL[1:])


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_no_amendment_is_read_otherwise(data: st.DataObject) -> None:
    damaged = bytearray(AMENDED)
    place = data.draw(st.integers(0, len(damaged)))
    damaged[place : place + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2))
    if words := words_in(bytes(damaged)):
        record = record_in(bytes(damaged))
        assert record is not None
        change = change_of(record)
        assert change is not None
        assert (change.id, change.at) == (words.amend, words.at)


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "note": st.none() | st.text(max_size=5),
        "after": st.none() | st.just({"feeling": "same"}) | st.just({"connected": 3}),
        "tags": st.none() | st.just([]) | st.just(["porch", "rain"]),
        "started_at": st.just("2026-11-20T07:12:00+01:00"),
        "practised": st.just(61.5),
        "completed": st.booleans(),
        "title": st.just("Another"),
        "child": st.none() | st.just("Mo"),
        "moment": st.just("She laughed."),
    },
)


@given(fields=CHANGES)
@example(fields={"after": {"feeling": 7}})
@example(fields={"after": {"feeling": [7]}})
@example(fields={})
@settings(deadline=None)
def test_a_summary_is_changed_as_its_entry_is(fields: dict[str, object]) -> None:
    entry = entry_of(json.loads(FULL))
    summaries = Summaries()
    (change,) = [change_of(amendment(BOX.id, fields, SUNRISE))]
    assert change is not None
    whole = changed(entry, [change])
    assert whole is not None
    summary = summaries.of(entry)
    assert summaries.changed(summary, fields) == summaries.of(whole)
    if words := words_in(line_of(amendment(BOX.id, fields, SUNRISE))):
        assert summaries.said(summary, words) == summaries.of(whole)
    else:
        assert fields.keys() - {"note", "after", "tags"} or fields == {"after": {"feeling": [7]}}


def test_what_many_entries_have_in_common_is_one_object() -> None:
    summaries = Summaries()
    first, second = summaries.in_line(line(1)), summaries.in_line(line(2))
    assert first is not None
    assert second is not None
    assert first.kind is second.kind
    assert first.practised is second.practised
    assert first.remarks is second.remarks == Remarks()


def test_changes_in_any_order_and_entries_twice_come_to_the_same(tmp_path: Path) -> None:

    later = SUNRISE + timedelta(hours=1)
    lines = [
        line_of(record_of(BOX)),
        line_of(amendment(BOX.id, {"note": "First."}, SUNRISE)),
        line_of(amendment(BOX.id, {"note": "Second.", "practised": 60}, later)),
        line_of(removal(BOX.id, later - timedelta(minutes=1))),
        line_of(record_of(BOX)),
    ]
    told = set()
    for order in permutations(lines):
        (tmp_path / "a.jsonl").write_bytes(b"".join(order[:3]))
        (tmp_path / "b.jsonl").write_bytes(b"".join(order[3:]))
        (entry,) = history_in(tmp_path).entries
        told.add((entry.note, entry.practised))
    assert told == {("Second.", timedelta(minutes=1))}
