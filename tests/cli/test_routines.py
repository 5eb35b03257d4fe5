from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar
from typing_commands import Answer, Desk

from stillpoint.core.clock import ManualClock
from stillpoint.history.entries import Entry
from stillpoint.history.journal import Journal
from stillpoint.routines.values import Rung
from stillpoint.routines.writing import RoutineFile


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> ManualClock:
    """The clock that the commands look at: a Friday evening."""
    clock = ManualClock(datetime(2026, 11, 27, 18, 58, tzinfo=UTC))
    for place in ("cli.making", "cli.today"):
        monkeypatch.setattr(f"stillpoint.{place}.SystemClock", lambda: clock)
    return clock


def plan(desk: Desk, text: str) -> Path:
    return desk.writes(desk.data / "routines.toml", text)


BEDTIME = """\
[[routine]]
id = "bedtime"
title = "Bedtime"
at = "19:00"   # after tea
sessions = ["wind/bedtime-steps", "wind/gone"]
"""


SHORT = """
format = 1
[pack]
id = "short"
title = "Short"
version = "1.0.0"
license = "CC0-1.0"
[[source]]
id = "own"
cite = "Own notes 2026"
[[session]]
id = "first"
title = "First"
practice = "meditation"
summary = "A moment."
evidence = "C"
sources = ["own"]
[[session.step]]
kind = "guide"
for = "1s"
[[session]]
id = "second"
title = "Second"
practice = "meditation"
summary = "Another moment."
evidence = "C"
sources = ["own"]
[[session.step]]
kind = "guide"
for = "1s"
[[routine]]
id = "two"
title = "Two"
anchor = "after lunch"
sessions = ["first", "second"]
"""


def practised(desk: Desk, pack: str, session: str, started: datetime) -> None:
    entry = Entry(
        id="019ab3c4-0001-7000-8000-000000000000",
        started_at=started,
        ended_at=started + timedelta(minutes=5),
        practised=timedelta(minutes=5),
        completed=True,
        title=session,
        practice="co-regulation",
        pack=pack,
        session=session,
    )
    Journal(desk.data / "history", "desk").append(entry)


def test_without_routines_today_tells_how_to_begin(desk: Desk, clock: ManualClock) -> None:
    answer = desk.types("today")
    assert (answer.code, answer.out) == (0, "")
    assert "stillpoint routines add wind/bedtime --at 19:00" in answer.err
    assert desk.types("today", "--json").json == []
    assert desk.types("today", "--due") == Answer(1, "", "")


def test_today_tells_what_comes_and_what_is_missing(desk: Desk, clock: ManualClock) -> None:
    plan(desk, BEDTIME)
    desk.types("routines", "add", "infant/newborn-day")
    desk.types("routines", "add", "infant/new-baby")
    assert [" ".join(line.split()) for line in desk.types("today").lines] == [
        "next 19:00 Bedtime next: wind/bedtime-steps; wind/gone is missing",
        "with any feed A Day with a Newborn next: infant/feeding-calm",
        "path New Baby next: carer/hand-on-heart",
    ]


def test_today_as_json_holds_all_of_it(desk: Desk, clock: ManualClock) -> None:
    plan(desk, BEDTIME)
    practised(desk, "wind", "bedtime-steps", datetime(2026, 11, 27, 7, 0, tzinfo=UTC))
    assert desk.types("today", "--json").json == [
        {
            "id": "bedtime",
            "title": "Bedtime",
            "place": "next",
            "at": "2026-11-27T19:00:00+00:00",
            "anchor": None,
            "kept": True,
            "sessions": [
                {
                    "addresses": ["wind/bedtime-steps"],
                    "titles": ["Bedtime in Steps"],
                    "missing": [],
                    "practised": True,
                },
                {
                    "addresses": ["wind/gone"],
                    "titles": [],
                    "missing": ["wind/gone"],
                    "practised": False,
                },
            ],
        }
    ]


def test_due_answers_by_its_exit_code(desk: Desk, clock: ManualClock) -> None:
    plan(desk, BEDTIME)
    assert desk.types("today", "--due") == Answer(0, "Bedtime, in 2 min\n", "")
    clock.advance(130)
    assert desk.types("today", "--due") == Answer(0, "Bedtime, now\n", "")
    clock.advance(3600)
    assert desk.types("today", "--due") == Answer(1, "", "")


def test_what_was_begun_is_not_due(desk: Desk, clock: ManualClock) -> None:
    plan(desk, BEDTIME)
    practised(desk, "wind", "bedtime-steps", datetime(2026, 11, 27, 18, 56, tzinfo=UTC))
    assert desk.types("today", "--due").code == 1


def test_nothing_is_due_in_quiet_hours(desk: Desk, clock: ManualClock) -> None:
    plan(desk, BEDTIME)
    settings = desk.writes(desk.config / "settings.toml", 'quiet_hours = "18:00-07:00"')
    assert desk.types("today", "--due").code == 1
    settings.write_text('quiet_hours = ""')
    assert desk.types("today", "--due").code == 0


def test_a_routine_is_adopted_changed_and_listed(desk: Desk, clock: ManualClock) -> None:
    added = desk.types("routines", "add", "wind/bedtime", "--at", "19:30", "--days", "mon,tue")
    assert added.lines == [
        "Added: Bedtime (bedtime), 19:30, mon, tue: wind/bedtime-steps, then wind/sleepy-body"
    ]
    desk.types("routines", "edit", "bedtime", "--anchor", "after bath", "--days", "every day")
    desk.types("routines", "edit", "bedtime", "--swap", "sleepy-body=child/warm-cup")
    desk.types("routines", "edit", "bedtime", "--title", "Night", "--notices", "none")
    desk.types("routines", "edit", "bedtime", "--bell", "bowl")
    desk.types("routines", "pause", "bedtime")
    (listed,) = desk.types("routines", "list", "--json").json
    assert listed == {
        "id": "bedtime",
        "title": "Night",
        "from": "wind/bedtime",
        "audience": "carer+child",
        "at": None,
        "anchor": "after bath",
        "days": [],
        "notices": [],
        "bell": "bowl",
        "sessions": ["wind/bedtime-steps", "child/warm-cup"],
        "paused": True,
    }
    order = "child/warm-cup,bedtime-steps"
    answer = desk.types("routines", "edit", "bedtime", "--sessions", order)
    assert answer.lines[0].endswith("child/warm-cup, then wind/bedtime-steps")
    assert "Going on: Night" in desk.types("routines", "pause", "bedtime", "--off").out


def test_the_next_session_is_practised_line_by_line_and_the_one_after_named(
    desk: Desk,
) -> None:
    desk.writes(desk.data / "packs" / "short.toml", SHORT)
    desk.types("routines", "add", "short/two")
    first = desk.types("routines", "start", "two", "--plain")
    assert "Then comes Second: stillpoint routines start two" in first.err
    second = desk.types("routines", "start", "two", "--plain")
    assert "Then comes" not in second.err
    assert desk.types("today", "--json").json[0]["kept"]
    listed = desk.types("history", "list", "--json").json
    assert {entry["session"] for entry in listed} == {"first", "second"}


def test_a_routine_of_which_nothing_is_left_is_told(desk: Desk) -> None:
    plan(desk, BEDTIME.replace('"wind/bedtime-steps", ', ""))
    answer = desk.types("routines", "start", "bedtime", "--plain")
    assert (answer.code, answer.out) == (1, "")
    assert "none of the sessions of bedtime is here any more" in answer.err


def test_what_packs_offer_is_listed(desk: Desk) -> None:
    offers = {
        one["address"]: one for one in desk.types("routines", "list", "--offered", "--json").json
    }
    assert offers["wind/bedtime"]["when"] == "19:00"
    assert offers["infant/new-baby"]["kind"] == "path"
    assert offers["child/fading-the-help"]["sessions"][1] == [
        "child/balloon-belly",
        "child/teddy-waves",
    ]
    assert len(offers) == 12


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("add", "wind/bedtme"), "did you mean 'wind/bedtime'?"),
        (("add", "wind/bedtime", "--at", "25:00"), "is not a time of day"),
        (("add", "wind/bedtime", "--at", "soon"), "is not a time of day; write it as 19:00"),
        (("add", "wind/bedtime", "--at", "19:00", "--anchor", "tea"), "not both"),
        (("add", "wind/bedtime", "--anchor", "tea", "--notices", "5m"), "notices need a time"),
        (("add", "wind/bedtime", "--days", "noday"), 'there is no day "noday"'),
        (("add", "wind/bedtime", "--anchor", "\x1b[31m"), "escape character"),
        (("add", "infant/new-baby", "--at", "19:00"), "a learning path has no time"),
        (("edit", "nothing", "--at", "19:00"), "there is no routine 'nothing'"),
        (("edit", "bedtime"), "say what to change"),
        (("edit", "bedtime", "--sessions", ","), "expected 1 to 50 sessions"),
        (("edit", "bedtime", "--sessions", "nowhere"), 'there is no session "nowhere"'),
        (("edit", "bedtime", "--swap", "a/b"), "write --swap OLD=NEW"),
        (("edit", "bedtime", "--notices", "13h"), "12 h before at the earliest"),
        (("remove", "nothing", "--yes"), "there is no routine 'nothing'"),
        (("restore",), "no routine was removed"),
        (("pause", "nothing"), "there is no routine 'nothing'"),
        (("ladder", "--asked"), "say whose and which"),
        (("ladder", "Mo", "breath/six-a-minute", "--asked"), "no session for a carer and a child"),
    ],
)
def test_a_slip_is_told_and_changes_nothing(desk: Desk, typed: tuple[str, ...], told: str) -> None:
    file = plan(desk, BEDTIME)
    answer = desk.types("routines", *typed)
    assert answer.code == 2
    assert told in answer.err
    assert file.read_text() == BEDTIME


def test_removing_asks_first_and_can_be_undone(desk: Desk) -> None:
    file = plan(desk, BEDTIME)
    refused = desk.types("routines", "remove", "bedtime")
    assert refused.code == 1
    assert "nobody can be asked" in refused.err
    assert file.read_text() == BEDTIME
    removed = desk.types("routines", "remove", "bedtime", "--yes")
    assert "stillpoint routines restore bedtime" in removed.out
    assert desk.types("routines", "list", "--json").json == []
    desk.types("routines", "restore")
    assert "# after tea" in file.read_text()


def test_a_path_is_begun_and_left(desk: Desk) -> None:
    assert desk.types("routines", "add", "infant/new-baby").lines == ["Begun: New Baby"]
    assert "infant/new-baby" in desk.types("routines", "list").out
    assert desk.types("routines", "remove", "infant/new-baby", "--yes").code == 0
    assert desk.types("routines", "list", "--json").json == []


def test_a_broken_file_is_told_and_never_written_over(desk: Desk) -> None:
    file = plan(desk, "[[routine")
    for typed in (("today",), ("routines", "list")):
        assert "routines.toml: " in desk.types(*typed).err
    answer = desk.types("routines", "add", "wind/bedtime")
    assert answer.code == 1
    assert "was left as it is" in answer.err
    assert file.read_text() == "[[routine"
    assert desk.types("today", "--due") == Answer(1, "", "")


def test_the_ladder_moves_and_is_listed(desk: Desk) -> None:
    assert "Nobody has asked yet" in desk.types("routines", "ladder").err
    assert desk.types("routines", "ladder", "Mo", "duet", "--asked").lines == ["Mo, Duet: together"]
    desk.types("routines", "ladder", "Mo", "child/duet", "--asked")
    assert desk.types("routines", "ladder", "--json").json == [
        {"child": "Mo", "session": "child/duet", "rung": "child leads"}
    ]
    desk.types("routines", "ladder", "Mo", "child/duet", "--back")
    file = RoutineFile(desk.data / "routines.toml", desk.data / "routines-removed.toml")
    assert file.read().rung_of("Mo", "child/duet") is Rung.TOGETHER


def test_the_ladder_is_of_a_child_who_is_known_and_follows_their_alias(desk: Desk) -> None:
    desk.types("people", "add", "Ada", "--role", "adult")
    desk.types("people", "add", "Mo", "--role", "child")
    wrong = desk.types("routines", "ladder", "Moe", "duet", "--asked")
    assert (wrong.code, wrong.out) == (2, "")
    assert 'there is no child called "Moe"; did you mean Mo?' in wrong.err
    assert desk.types("routines", "ladder", "Ada", "duet", "--asked").code == 2
    assert desk.types("routines", "ladder", "mo", "duet", "--asked").lines == ["Mo, Duet: together"]
    desk.types("people", "edit", "Mo", "--alias", "Momo")
    assert desk.types("routines", "ladder", "--json").json == [
        {"child": "Momo", "session": "child/duet", "rung": "together"}
    ]


# The calendar that is given out.


def test_of_a_file_that_cannot_be_read_no_empty_calendar_is_given_out(desk: Desk) -> None:
    desk.writes(desk.data / "routines.toml", "[[routine")
    given = desk.writes(desk.data.parent / "routines.ics", "what was there")
    answer = desk.types("routines", "export", "-o", str(given), "--yes")
    assert (answer.code, given.read_text()) == (1, "what was there")
    assert "routines.toml: " in answer.err


def exported(desk: Desk) -> Calendar:
    return Calendar.from_ical(desk.types("routines", "export").out)


def test_the_calendar_can_be_read_back_with_its_times_and_notices(
    desk: Desk, clock: ManualClock
) -> None:
    plan(desk, BEDTIME)
    desk.types("routines", "edit", "bedtime", "--days", "mon,wed")
    (event,) = exported(desk).walk("VEVENT")
    assert event["UID"] == "routine-bedtime@stillpoint"
    assert event["SUMMARY"] == "Bedtime"
    assert event.decoded("DTSTART") == datetime.combine(date(2026, 11, 30), time(19))
    assert event.decoded("DURATION") == timedelta(minutes=20)
    (written,) = (
        line[6:] for line in event.to_ical().decode().split("\r\n") if line[:6] == "RRULE:"
    )
    rule = rrulestr(written, dtstart=event.decoded("DTSTART"))
    assert [f"{day:%a %d %H:%M}" for day in rule[:3]] == [
        "Mon 30 19:00",
        "Wed 02 19:00",
        "Mon 07 19:00",
    ]
    alarms = event.walk("VALARM")
    assert [alarm.decoded("TRIGGER") for alarm in alarms] == [
        timedelta(minutes=-5),
        timedelta(minutes=-1),
    ]
    assert alarms[0]["DESCRIPTION"] == "Bedtime, in 5 min"


def test_times_in_the_calendar_have_no_zone_so_that_they_follow_their_people(
    desk: Desk, clock: ManualClock
) -> None:
    plan(desk, BEDTIME)
    text = desk.types("routines", "export").out
    assert "DTSTART:20261127T190000\n" in text.replace("\r\n", "\n")
    assert "RRULE:FREQ=DAILY" in text


def test_a_second_export_updates_what_the_first_one_made(desk: Desk, clock: ManualClock) -> None:
    plan(desk, BEDTIME)
    (first,) = exported(desk).walk("VEVENT")
    clock.advance(60)
    desk.types("routines", "edit", "bedtime", "--at", "18:00", "--title", "Night")
    (second,) = exported(desk).walk("VEVENT")
    assert first["UID"] == second["UID"]
    assert first.decoded("DTSTAMP") < second.decoded("DTSTAMP")


def test_what_has_no_time_or_rests_is_left_out_and_named(desk: Desk, clock: ManualClock) -> None:
    plan(desk, BEDTIME)
    desk.types("routines", "add", "infant/newborn-day")
    desk.types("routines", "pause", "bedtime")
    answer = desk.types("routines", "export", "-o", "routines.ics")
    assert "Left out, for they have no time or are paused: Bedtime, A Day with" in answer.err
    assert Calendar.from_ical(Path("routines.ics").read_text()).walk("VEVENT") == []


def test_a_calendar_that_is_there_is_not_written_over_unasked(desk: Desk) -> None:
    plan(desk, BEDTIME)
    Path("mine.ics").write_text("mine")
    assert desk.types("routines", "export", "-o", "mine.ics").code == 1
    assert Path("mine.ics").read_text() == "mine"
    assert desk.types("routines", "export", "-o", "mine.ics", "--yes").code == 0
    assert "BEGIN:VCALENDAR" in Path("mine.ics").read_text()
