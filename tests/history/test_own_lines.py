"""Our own lines: what goes out and comes back is the same."""

from dataclasses import replace
from datetime import timedelta

import pytest
from entry_strategies import ENTRIES
from history_examples import BOX, SUNRISE, line
from hypothesis import given, settings
from hypothesis import strategies as st
from moving_examples import entries_in, faults_in, found_in

from stillpoint.history.changes import Change
from stillpoint.history.entries import Entry
from stillpoint.history.formats import own_lines
from stillpoint.history.formats.found import BadFile

CHANGES = [
    Change(BOX.id, SUNRISE, {"note": "Rain.", "cycles": None}),
    Change(BOX.id, SUNRISE + timedelta(seconds=1), None),
    Change(BOX.id, SUNRISE + timedelta(seconds=2), {}),
]


@given(st.lists(ENTRIES, max_size=3))
@settings(deadline=None, database=None, max_examples=60)
def test_entries_come_back_as_they_were(entries: list[Entry]) -> None:
    assert entries_in(own_lines.read, b"".join(own_lines.written(entries))) == entries


def test_changes_and_removals_come_back_too() -> None:
    content = b"".join(own_lines.written([BOX, *CHANGES]))
    assert found_in(own_lines.read, content) == [BOX, *CHANGES]
    assert b"".join(own_lines.written([BOX, *CHANGES])) == content


@pytest.mark.parametrize(
    ("damaged", "fault"),
    [
        (line(7)[:40] + b"\n", "line 2: is not whole JSON"),
        (b'{"v":1}\n', "line 2: id is missing"),
        (line(7).replace(b'"v":1', b'"v":2'), "line 2: a newer stillpoint wrote it"),
        (b"x" * 100 * 2**20 + b"\n", "line 2: is longer than 1 MiB"),
    ],
    ids=["torn", "no entry", "newer", "100 MiB"],
)
def test_a_line_that_cannot_be_read_costs_no_other(damaged: bytes, fault: str) -> None:
    content = line(1) + damaged + b"\n" + line(2)
    assert fault in faults_in(own_lines.read, content)[0]
    assert len(found_in(own_lines.read, content)) == 3


def test_what_holds_no_lines_of_ours_is_refused() -> None:
    with pytest.raises(BadFile, match="it holds no lines of JSON such as stillpoint writes"):
        found_in(own_lines.read, b"Dear diary\n")


def test_a_byte_order_mark_and_blank_lines_are_no_matter() -> None:
    content = b"\xef\xbb\xbf\r\n" + line(1).replace(b"\n", b"\r\n") + b"\n"
    assert entries_in(own_lines.read, content) == entries_in(own_lines.read, line(1))


def test_an_entry_keeps_what_a_later_program_added() -> None:
    entry = replace(BOX, extra={"heart_rate": 61})
    assert entries_in(own_lines.read, b"".join(own_lines.written([entry]))) == [entry]
