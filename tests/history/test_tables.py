"""CSV of any program, whose columns the user names, and our own."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from entry_strategies import ENTRIES
from history_examples import BOX
from hypothesis import example, given, settings
from hypothesis import strategies as st
from moving_examples import BERLIN, entries_in, faults_in, found_in

from stillpoint.history.entries import Entry
from stillpoint.history.formats import own_table, table
from stillpoint.history.formats.cells import neutral, restored
from stillpoint.history.formats.found import BadFile, DayFirstUnknown, Manner

MINUTES = replace(BERLIN, columns={"started_at": "Date", "minutes": "Length"})


def read_as(columns: dict[str, str], content: str) -> Entry:
    (entry,) = entries_in(table.read, content, replace(BERLIN, columns=columns))
    return entry


@pytest.mark.parametrize(
    ("written", "begun"),
    [
        ("2026-11-21 07:12", "2026-11-21T07:12:00+01:00"),
        ("2026-11-21T07:12:30", "2026-11-21T07:12:30+01:00"),
        ("2026-11-21T07:12:30.250Z", "2026-11-21T07:12:30.250000+00:00"),
        ("2026-11-21 07:12:30 -0500", "2026-11-21T07:12:30-05:00"),
        ("2026-11-21", "2026-11-21T00:00:00+01:00"),
        ("11/21/2026 7:12 AM", "2026-11-21T07:12:00+01:00"),
        ("21.11.2026 07:12", "2026-11-21T07:12:00+01:00"),
        ("21.11.26, 07:12", "2026-11-21T07:12:00+01:00"),
        ("1795245120", "2026-11-21T08:12:00+01:00"),
    ],
)
def test_dates_are_read_as_programs_write_them(written: str, begun: str) -> None:
    entry = read_as(MINUTES.columns, f'Date,Length\n"{written}",5\n')  # type: ignore[arg-type]
    assert entry.started_at.isoformat() == begun


@pytest.mark.parametrize(
    ("column", "written"),
    [
        ("minutes", "12.5"),
        ("minutes", '"12,5"'),
        ("seconds", "750"),
        ("duration", "0:12:30"),
        ("duration", "12:30"),
        ("duration", "12m30s"),
        ("ended_at", "2026-11-21 07:24:30"),
    ],
)
def test_lengths_are_read_as_programs_write_them(column: str, written: str) -> None:
    content = f"Date,Length\n2026-11-21 07:12,{written}\n"
    entry = read_as({"started_at": "Date", column: "Length"}, content)
    assert entry.practised == entry.ended_at - entry.started_at == timedelta(seconds=750)


def test_every_column_finds_its_place() -> None:
    columns = "started_at=Day time=From ended_at=To minutes=Min activity=What title=Name note=Text"
    entry = read_as(
        dict(column.split("=") for column in columns.split()),
        "Day;From;To;Min;What;Name;Text;Mood\n"
        "2026-11-21;07:12;2026-11-21 07:40;20;Tai chi;Form 8;"
        '"Cold hands.\nWarm ""after""; fine.";7\n',
    )
    assert entry.started_at.isoformat() == "2026-11-21T07:12:00+01:00"
    assert entry.practised == timedelta(minutes=20)
    assert entry.ended_at - entry.started_at == timedelta(minutes=28)
    assert (entry.practice, entry.title) == ("tai-chi", "Form 8")
    assert entry.note == 'Cold hands.\nWarm "after"; fine.'


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_columns_may_be_apart_by_commas_semicolons_or_tabs(mark: str) -> None:
    read_as(MINUTES.columns, f"Length{mark}date\n5{mark}2026-11-21\n")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("columns", "fault"),
    [
        ({}, 'it needs a column for started_at and one for minutes.*"Date", "Length"'),
        ({"started_at": "Date"}, "--column started_at=Date --column minutes=Length"),
        ({"started_at": "Date", "minutes": "Long"}, 'no column "Long": its columns are "Date"'),
        ({"start_at": "Date"}, 'no column can hold "start_at"; did you mean started_at?'),
    ],
)
def test_a_column_that_is_not_there_is_told_with_those_that_are(
    columns: dict[str, str], fault: str
) -> None:
    with pytest.raises(BadFile, match=fault):
        found_in(table.read, "Date,Length\n2026-11-21,5\n", replace(BERLIN, columns=columns))


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("2026-11-21,", "it has no length"),
        ("2026-11-21", "it has no length"),
        ("2026-11-21,long", '"long" is no number that a length can have'),
        ("2026-11-21,-5", '"-5" is no number'),
        ("2026-11-21,nan", '"nan" is no number'),
        ("2026-11-21,1e300", '"1e300" is no number'),
        (",5", '"" is no date and time'),
        ("9999999999,5", "it must begin and end from 1900 to 2200"),
        ("2200-12-31 23:59,5", "it must begin and end from 1900 to 2200"),
        ("2200-12-31,99999999", "it is longer than a day"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_of(row: str, fault: str) -> None:
    (told,) = faults_in(table.read, f"Date,Length\n{row}\n2026-11-22,5\n", MINUTES)
    assert told.startswith("line 2: ")
    assert fault in told


def test_a_sitting_cannot_end_before_it_begins() -> None:
    manner = replace(BERLIN, columns={"started_at": "From", "ended_at": "To"})
    content = "From,To\n2026-11-21 08:00,2026-11-21 07:00\n"
    assert faults_in(table.read, content, manner) == ["line 2: it ends before it begins"]


def test_dates_that_can_be_read_two_ways_are_asked_about() -> None:
    with pytest.raises(DayFirstUnknown, match="line 2: "):
        found_in(table.read, "Date,Length\n21/11/2026,5\n", MINUTES)


def test_no_control_character_comes_in() -> None:
    columns = {"started_at": "a", "minutes": "b", "title": "c", "note": "d"}
    entry = read_as(columns, 'a,b,c,d\n2026-11-21,5,x\x1b[2Jy,"one\x07\ntwo"\n')
    assert (entry.title, entry.note) == ("x\ufffd[2Jy", "one\ufffd\ntwo")


def test_a_quote_that_is_never_closed_costs_only_its_row() -> None:
    content = 'Date,Length\n"2026-11-21,5\n2026-11-22,5\n2026-11-23,5\n'
    found = found_in(table.read, content, MINUTES)
    assert len(found) == 3
    assert str(found[0]).startswith("line 2: ")


@given(ENTRIES)
@example(replace(BOX, title="=1+1", note="'=not\r\nme", tags=("", '@a,"b"', "-\n")))
@example(replace(BOX, moment="\0", note=" \x85\u2028 ", tags=("",)))
@settings(deadline=None, database=None, max_examples=150)
def test_what_our_csv_holds_comes_back_as_it_was(entry: Entry) -> None:
    content = b"".join(own_table.written([entry, BOX], with_names=True))
    assert entries_in(own_table.read, content) == [replace(entry, extra={}), BOX]


def test_names_are_given_out_only_where_they_are_asked_for() -> None:
    entry = replace(BOX, carer="Ada", child="Bo")
    assert b"Ada" not in (content := b"".join(own_table.written([entry], with_names=False)))
    assert b"child" not in content
    assert entries_in(own_table.read, content) == [BOX]


@given(st.text(alphabet="'=+-@\t\r\n ＝a1", max_size=6))
def test_no_cell_is_a_formula_and_each_comes_back(text: str) -> None:
    assert not re.match("[=+\\-@\t\r\n＝＋－＠]", neutral(text))
    assert restored(neutral(text)) == text


def test_a_csv_that_a_spreadsheet_saved_is_still_ours() -> None:
    content = b"".join(own_table.written([replace(BOX, note="=1+1")], with_names=False)).decode()
    head, row = ([*line.split(",")] for line in content.splitlines())
    moved = "\ufeff" + ";".join(head[::-1]) + "\r\n" + ";".join(row[::-1]) + ";\r\n"
    assert entries_in(own_table.read, moved) == [replace(BOX, note="=1+1")]


@pytest.mark.parametrize(
    ("there", "instead", "fault"),
    [
        ("0199aaaa-0000", "7", "line 2: id: expected a UUID"),
        ("2026-11-21T07:12:00+00:00", "11/21/26", "started_at: expected a moment such as"),
        (",300,", ",five,", 'practised: expected a number, found "five"'),
        (",300,", ",1e999,", "practised: expected a number of seconds"),
        (",yes,", ",maybe,", 'completed: expected yes or no, found "maybe"'),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_of(there: str, instead: str, fault: str) -> None:
    content = b"".join(own_table.written([BOX], with_names=False)).decode()
    (told,) = faults_in(own_table.read, content.replace(there, instead), Manner())
    assert fault in told
