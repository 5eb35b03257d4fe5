"""Insight Timer's CSV, in all the ways in which it was seen."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from history_examples import BOX
from moving_examples import BERLIN, entries_in, faults_in, found_in

from stillpoint.history.formats import insight
from stillpoint.history.formats.found import BadFile, DayFirstUnknown, Manner
from stillpoint.history.formats.moments import CAME_TWICE, NEVER_CAME

HEADER = "Started At,Duration,Preset,Activity\n"
LOG = (
    HEADER
    + '05/01/2026 09:59:37,0:45:37,"Walking, mindful",Walking\n04/20/2026 08:21:14,0:45:0,,Yoga\n'
)

READ_HERE = """
import io
from stillpoint.history.formats.found import Manner
from stillpoint.history.formats.insight import read
log = b"Started At,Duration\\n"
for hour in (b"07/04/2026 01", b"11/01/2026 01", b"03/08/2026 02"):
    log += hour + b":30:00,5:0\\n"
for entry in read(io.BytesIO(log), Manner()):
    print(entry.started_at.isoformat(), entry.note)
"""


def test_a_log_is_read_in_the_zone_that_it_was_kept_in() -> None:
    walk, yoga = entries_in(insight.read, LOG)
    assert walk.started_at.isoformat() == "2026-05-01T09:59:37+02:00"
    assert walk.ended_at - walk.started_at == walk.practised == timedelta(minutes=45, seconds=37)
    assert (walk.title, walk.practice, walk.tags) == (
        "Walking, mindful",
        "meditation",
        ("imported", "walking"),
    )
    assert (yoga.title, yoga.practice, yoga.tags) == ("Yoga", "yoga", ("imported",))
    assert yoga.completed


@pytest.mark.parametrize(
    "variant",
    [
        "\ufeff" + LOG,
        LOG.replace("\n", "\r\n"),
        LOG.rstrip("\n"),
        LOG.replace("\n", "\n\n"),
        LOG.replace("Started At", "started at"),
        LOG.replace("09:59:37", "9:59:37 AM").replace("08:21:14", "8:21:14 am"),
        LOG.replace("09:59:37", "9:59:37\u202fAM").replace("08:21:14", "08:21:14\u202fAM"),
        LOG.replace("0:45:37", "45:37").replace("0:45:0", "45:0"),
        LOG.replace("0:45:37", "0:45:36.81").replace("0:45:0", "00:44:59.9"),
        LOG.replace("05/01/", "5/1/").replace("04/20/", "4/20/"),
    ],
    ids=[
        "BOM",
        "CRLF",
        "torn",
        "blank",
        "case",
        "12h",
        "narrow-space",
        "M:S",
        "fraction",
        "unpadded",
    ],
)
def test_every_variant_of_a_log_is_the_same_log(variant: str) -> None:
    assert entries_in(insight.read, variant) == entries_in(insight.read, LOG)


@pytest.mark.parametrize(
    ("written", "hour"), [("12:05:00 AM", 0), ("12:05:00 PM", 12), ("11:05 pm", 23)]
)
def test_twelve_hour_clocks_have_no_hour_zero(written: str, hour: int) -> None:
    (entry,) = entries_in(insight.read, f"{HEADER}10/15/2024 {written},0:5:0,,\n")
    assert entry.started_at.hour == hour


def test_days_come_first_only_where_somebody_says_so() -> None:
    log = f"{HEADER}04/05/2026 08:00:00,0:5:0,,\n13/05/2026 08:00:00,0:5:0,,\n"
    with pytest.raises(DayFirstUnknown, match=r'line 3: "13/05/2026 08:00:00" has no month 13'):
        found_in(insight.read, log)
    first, second = entries_in(insight.read, log, replace(BERLIN, day_first=True))
    assert (first.started_at.month, second.started_at.day) == (5, 13)
    assert len(faults_in(insight.read, log, replace(BERLIN, day_first=False))) == 1


def test_the_hour_that_comes_twice_is_the_first_and_that_is_noted() -> None:
    (entry,) = entries_in(insight.read, f"{HEADER}10/25/2026 02:30:00,0:40:0,,\n")
    assert entry.started_at.isoformat() == "2026-10-25T02:30:00+02:00"
    assert entry.note == CAME_TWICE


def test_the_hour_that_never_comes_is_an_hour_later_and_that_is_noted() -> None:
    (entry,) = entries_in(insight.read, f"{HEADER}03/29/2026 02:30:00,0:40:0,,\n")
    assert entry.started_at.isoformat() == "2026-03-29T03:30:00+02:00"
    assert entry.note == NEVER_CAME


@pytest.mark.skipif(os.name == "nt", reason="Windows takes its zone from elsewhere")
def test_where_no_zone_is_named_the_clock_stood_here() -> None:
    told = subprocess.run(
        [sys.executable, "-c", READ_HERE],
        env={**os.environ, "TZ": "America/New_York"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert told.stdout.splitlines() == [
        "2026-07-04T01:30:00-04:00 ",
        f"2026-11-01T01:30:00-04:00 {CAME_TWICE}",
        f"2026-03-08T03:30:00-04:00 {NEVER_CAME}",
    ]


def test_the_same_row_has_the_same_id_and_another_row_another() -> None:
    rows = ["0:5:0,,", "0:6:0,,", "0:5:0,Sea,", "0:5:0,,Yoga"]
    log = HEADER + "".join(f"05/01/2026 09:00:00,{row}\n" for row in rows)
    ids = [entry.id for entry in entries_in(insight.read, log)]
    assert len(set(ids)) == 4
    assert ids[0] == "019de256-4d80-7d90-b7a1-759af95d6df1"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("soon,0:5:0,,", '"soon" is no date and time such as 2026-11-21 07:12:00'),
        ("02/30/2026 08:00:00,0:5:0,,", "a date or time that does not exist"),
        ("02/03/2026 25:00:00,0:5:0,,", "a date or time that does not exist"),
        ("02/03/2026 13:00:00 PM,0:5:0,,", "a date or time that does not exist"),
        ("02/03/1026 08:00:00,0:5:0,,", "must begin and end from 1900 to 2200"),
        ("02/03/2026 08:00:00,5,,", '"5" is no length such as 0:45:00 or 45m'),
        ("02/03/2026 08:00:00,0:0:0,,", "it has no length"),
        ("02/03/2026 08:00:00", '"" is no length'),
        ("02/03/2026 08:00:00,0:5:0,a,b,c", "has 5 cells where 4 are expected"),
        ('02/03/2026 08:00:00,0:5:0,"never closed,Yoga', "cells|is no|activity"),
        pytest.param(
            "02/03/2026 08:00:00,0:5:0," + "x" * 2**21, "is longer than 1 MiB", id="2 MiB"
        ),
    ],
)
def test_a_row_that_cannot_be_read_is_told_of_and_costs_no_other(row: str, fault: str) -> None:
    log = f"{HEADER}05/01/2026 09:00:00,0:5:0,,\n{row}\n05/02/2026 09:00:00,0:5:0,,\n"
    found = found_in(insight.read, log)
    assert len(found) == 3
    if told := faults_in(insight.read, log):
        assert told[0].startswith("line 3: ")
        assert any(part in told[0] for part in fault.split("|"))


def test_bytes_that_are_no_text_cost_only_their_row() -> None:
    log = HEADER.encode() + b"05/01/2026 09:00:00,0:5:0,Gr\xf6\xdfe,\n05/02/2026 09:00:00,0:5:0,,\n"
    assert faults_in(insight.read, log) == ["line 2: is not UTF-8 text; save the file as UTF-8"]
    assert len(found_in(insight.read, log)) == 2


def test_another_header_is_refused() -> None:
    with pytest.raises(BadFile, match="is not the header of Insight Timer, Started At,Duration"):
        found_in(insight.read, "Date,Activity\n05/01/2026,Yoga\n")


def test_entries_are_written_as_insight_timer_writes_them() -> None:
    walk = replace(BOX, title="Box, slow", practised=timedelta(seconds=3605.4), practice="tai-chi")
    assert b"".join(insight.written([walk])) == (
        b'Started At,Duration,Preset,Activity\n11/21/2026 07:12:00,1:0:5,"Box, slow",Tai Chi\n'
    )


def test_what_is_written_is_read_again() -> None:
    log = b"".join(insight.written([BOX]))
    (again,) = entries_in(insight.read, log, Manner(zone=BOX.started_at.tzinfo))
    assert (again.started_at, again.practised, again.title, again.practice) == (
        BOX.started_at,
        BOX.practised,
        BOX.title,
        BOX.practice,
    )


def test_no_preset_is_a_formula() -> None:
    log = b"".join(insight.written([replace(BOX, title='=HYPERLINK("https://example.org")')]))
    assert b"\"'=HYPERLINK(" in log
