"""The commands that bring history in and give it out."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from history_examples import BOX
from typing_commands import Desk

from stillpoint.cli import history_export
from stillpoint.cli.progress import line_of
from stillpoint.history.journal import Journal
from stillpoint.history.reading import entries_in, read_history
from stillpoint.services.moving_out import FORMS
from stillpoint.services.progress import Progress
from terminal import PATIENCE, Terminal, at_home

LOG = "Started At,Duration,Preset,Activity\n" + "".join(
    f"05/{day:02}/2026 07:00:00,0:20:0,,Meditation\n" for day in range(1, 13)
)
FAULTY = LOG + "soon,0:20:0,,\n" + "05/12/2026 07:01:00,0:20:0,,Meditation\n"
A_FEW_CHUNKS = 200_000
"""Bytes of a journal to which more than one chunk was added."""
IMPORT = [sys.executable, "-m", "stillpoint", "history", "import"]


@pytest.fixture
def log(desk: Desk, tmp_path: Path) -> Path:
    return desk.writes(tmp_path / "log.csv", FAULTY)


def kept(desk: Desk) -> int:
    return len(entries_in(desk.data / "history"))


def test_what_comes_is_shown_before_it_is_brought_in(desk: Desk, log: Path) -> None:
    answer = desk.types("history", "import", "log.csv", "--zone", "Europe/Berlin", "--yes")
    assert answer.code == 0
    assert answer.lines == [
        "log.csv: the CSV of Insight Timer",
        "  12 entries to bring in, 2026-05-01 to 2026-05-12",
        "  1 in the file twice",
        "  1 could not be read:",
        '    line 14: "soon" is no date and time such as 2026-11-21 07:12:00',
        "Brought in 12 entries.",
    ]
    assert kept(desk) == 12
    assert "  Meditation" in desk.types("history", "list").out


def test_a_second_time_nothing_comes(desk: Desk, log: Path) -> None:
    desk.types("history", "import", "log.csv", "--zone", "UTC", "--yes")
    answer = desk.types("history", "import", "log.csv", "--zone", "UTC")
    assert answer.code == 0
    assert answer.lines[1:3] == ["  nothing to bring in", "  13 in history already"]
    assert kept(desk) == 12


@pytest.mark.parametrize(("option", "code"), [("--dry-run", 0), ("--json", 1)])
def test_without_a_yes_nothing_changes(option: str, code: int, desk: Desk, log: Path) -> None:
    assert desk.types("history", "import", "log.csv", option).code == code
    assert not desk.data.exists()


def test_where_nobody_can_be_asked_the_way_to_agree_is_told(desk: Desk, log: Path) -> None:
    answer = desk.types("history", "import", "log.csv", "--zone", "UTC")
    assert answer.code == 1
    assert answer.err == (
        "Nothing was changed: this is no terminal, so nobody can be asked.\n"
        "To agree beforehand: stillpoint history import log.csv --zone UTC --yes\n"
    )
    assert not desk.data.exists()


def test_as_json_all_is_told(desk: Desk, log: Path) -> None:
    told = desk.types("history", "import", "log.csv", "--zone", "UTC", "--yes", "--json").json
    places = told.pop("unreadable_places")
    assert told == {
        "file": "log.csv",
        "format": "insight",
        "entries": 12,
        "told_more_fully": 0,
        "first": "2026-05-01T07:00:00+00:00",
        "last": "2026-05-12T07:00:00+00:00",
        "changes": 0,
        "in_history": 0,
        "twice": 1,
        "in_a_doubled_hour": 0,
        "in_a_skipped_hour": 0,
        "doubtful": 0,
        "unreadable": 1,
        "brought_in": 12,
    }
    assert [place["line"] for place in places] == [14]


def test_times_that_cannot_be_do_not_come_in_from_elsewhere(desk: Desk, log: Path) -> None:
    rows = "01/02/2199 07:00:00,0:20:0,,\n05/20/2026 07:00:00,9999:20:0,,\n"
    desk.writes(log, LOG + rows)
    answer = desk.types("history", "import", "log.csv", "--zone", "UTC", "--yes")
    assert answer.lines[2:5] == [
        "  2 could not be read:",
        "    line 14: it ends in the future",
        "    line 15: it is longer than a day",
    ]
    assert kept(desk) == 12


def test_our_own_entries_come_back_whatever_their_times(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = replace(BOX, ended_at=BOX.started_at - timedelta(minutes=1))
    Journal(desk.data / "history", "desk").append(odd)
    desk.types("history", "export", "-o", "out.jsonl")
    monkeypatch.setenv("STILLPOINT_DATA_DIR", str(tmp_path / "other"))
    answer = desk.types("history", "import", "out.jsonl", "--yes")
    assert "  1 with times that cannot be, which come in as they are" in answer.lines
    assert entries_in(tmp_path / "other" / "history") == (odd,)


def test_skipped_hours_are_counted(desk: Desk, log: Path) -> None:
    desk.writes(log, LOG + "03/29/2026 02:30:00,0:20:0,,\n")
    answer = desk.types("history", "import", "log.csv", "--zone", "Europe/Berlin", "--dry-run")
    assert "  1 in an hour that was skipped: one later is meant, and noted" in answer.lines


def test_many_faults_are_counted_and_a_few_shown(desk: Desk, log: Path) -> None:
    desk.writes(log, LOG + "soon,0:20:0,,\n" * 5000)
    answer = desk.types("history", "import", "log.csv", "--dry-run")
    assert answer.lines[2] == "  5,000 could not be read:"
    assert answer.lines[-1] == "    and 4,990 more"
    assert len(answer.lines) == 14


def test_a_file_of_which_nothing_can_be_read_is_a_failure(desk: Desk, log: Path) -> None:
    desk.writes(log, "Started At,Duration\nsoon,long\n")
    assert desk.types("history", "import", "log.csv", "--yes").code == 1


def test_a_table_is_brought_in_by_its_columns(desk: Desk, tmp_path: Path) -> None:
    desk.writes(tmp_path / "log.csv", "Date;Length;What\n21/11/2026 07:12;20;Yoga\n")
    typed = ["history", "import", "log.csv", "--yes"]
    columns = [f"--column={column}" for column in ("started_at=Date", "minutes=length")]
    answer = desk.types(*typed)
    assert answer.code == 1
    assert 'its columns are "Date", "Length", "What". Say what they hold' in answer.err
    answer = desk.types(*typed, *columns)
    assert answer.code == 2
    assert "say which comes first: --day-first or --month-first" in answer.err
    assert desk.types(*typed, *columns, "--month-first").code == 1
    assert desk.types(*typed, *columns, "--day-first", "--column=activity=What").code == 0
    assert "2026-11-21 07:12  20 min  Yoga" in desk.types("history", "list").out


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        ("none.csv", 2, "none.csv: there is no such file"),
        (".", 2, ". is a folder; name the file in it"),
        ("paper.csv", 1, "paper.csv: it is a PDF"),
        ("log.csv --zone Europe/Berlim", 2, "did you mean Europe/Berlin?"),
        ("log.csv --zone ../../etc/passwd", 2, "there is no time zone"),
        ("log.csv --column Date", 2, "--column started_at=Date"),
        ("log.csv --from pdf", 2, "'insight', 'apple-health', 'csv', 'jsonl'"),
        ("log.csv --from jsonl", 1, "it holds no lines of JSON such as stillpoint writes"),
    ],
)
def test_what_cannot_be_brought_in_is_told_with_what_mends_it(
    typed: str, code: int, told: str, desk: Desk, log: Path
) -> None:
    desk.writes(log.with_name("paper.csv"), "%PDF-1.7\n")
    answer = desk.types("history", "import", *typed.split(), "--yes")
    assert (answer.code, answer.out) == (code, "")
    assert told in answer.err
    assert not desk.data.exists()


@pytest.mark.parametrize("form", ["jsonl", "csv", "insight", "markdown", "ical"])
def test_history_is_given_out_on_stdout_or_as_a_file(form: str, desk: Desk, tmp_path: Path) -> None:
    desk.practised("Even Breath", 10, day=21)
    said = desk.types("history", "export", "--format", form)
    assert said.code == 0
    assert "Even Breath" in said.out
    written = desk.types("history", "export", "--format", form, "-o", "out")
    assert (written.out, written.err) == ("", "Written to out\n")
    assert (tmp_path / "out").read_bytes().decode() == said.out


def test_what_was_given_out_comes_back_elsewhere(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = desk.practised("Even Breath", 10, day=21)
    desk.types("history", "export", "-o", "out.jsonl")
    monkeypatch.setenv("STILLPOINT_DATA_DIR", str(tmp_path / "other"))
    assert desk.types("history", "import", "out.jsonl", "--yes").lines[-1] == "Brought in 1 entry."
    assert entries_in(tmp_path / "other" / "history") == (entry,)


def test_changes_and_removals_are_counted_too(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, gone = (desk.practised("Even Breath", 10, day=day) for day in (20, 21))
    journal = Journal(desk.data / "history", "desk")
    journal.amend(kept.id, {"note": "Rain."}, kept.ended_at)
    journal.remove(gone.id, gone.ended_at)
    desk.types("history", "export", "-o", "out.jsonl")
    monkeypatch.setenv("STILLPOINT_DATA_DIR", str(tmp_path / "other"))
    answer = desk.types("history", "import", "out.jsonl", "--yes")
    assert answer.lines[-1] == "Brought in 1 entry, 1 change and 1 removal."


def test_only_the_days_asked_for_are_given_out(desk: Desk) -> None:
    for day in (19, 20, 21):
        desk.practised(f"Day {day}", 10, day=day)
    answer = desk.types("history", "export", "--since", "2026-11-20", "--until", "2026-11-20")
    assert len(answer.lines) == 1
    assert "Day 20" in answer.out
    assert len(desk.types("history", "export", "--since", "2026-11", "--until", "2026").lines) == 3


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("--since yesterday", "--since yesterday asks for no date; write --since 2026-11-21 or"),
        ("--until 2026-13-01", "--until 2026-13-01 asks for no date"),
        ("--since 2026-12 --until 2026-11", "--since 2026-12-01 is after --until 2026-11-30"),
    ],
)
def test_days_that_make_no_sense_are_refused(typed: str, told: str, desk: Desk) -> None:
    answer = desk.types("history", "export", *typed.split())
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err


def test_names_are_given_out_only_where_they_are_asked_for(desk: Desk) -> None:
    entry = desk.practised("Balloon", 10, day=21)
    named = replace(entry, id=entry.id.replace("7000", "7001"), child="Bodil")
    Journal(desk.data / "history", "desk").append(named)
    csv = ["history", "export", "--format", "csv"]
    answer = desk.types(*csv)
    assert "Bodil" not in answer.out
    assert "Names of carers and children were left out; --with-names" in answer.err
    assert "Bodil" in desk.types(*csv, "--with-names").out
    assert "Bodil" in desk.types("history", "export").out
    answer = desk.types("history", "export", "--without-names")
    assert "Bodil" not in answer.out
    assert "were left out" in answer.err


def test_a_file_that_is_there_is_not_written_over_unasked(desk: Desk, tmp_path: Path) -> None:
    file = desk.writes(tmp_path / "out", "before")
    answer = desk.types("history", "export", "-o", "out")
    assert answer.code == 1
    assert answer.err.endswith("stillpoint history export -o out --yes\n")
    assert file.read_text() == "before"
    assert desk.types("history", "export", "-o", "out", "--yes").code == 0
    assert file.read_text() == ""


def test_lines_that_could_not_be_given_out_are_told_of(desk: Desk) -> None:
    desk.writes(desk.data / "history" / "other.jsonl", "{torn\n")
    answer = desk.types("history", "export")
    assert (answer.code, answer.out) == (0, "")
    assert "other.jsonl:1" in answer.err


@pytest.mark.parametrize(
    ("room", "line"),
    [
        (79, "Reading  [############------------]  512 of 1024 MiB"),
        (39, "Reading  512 of 1024 MiB"),
    ],
)
def test_a_large_file_is_counted_in_mebibytes_on_one_line(room: int, line: str) -> None:
    assert line_of("Reading", Progress(timedelta(), 1 << 29, 1 << 30), room) == line


@pytest.mark.end_to_end
@pytest.mark.parametrize(("answer", "code", "count"), [("y\n", 0, 12), ("\n", 1, 0)])
def test_on_a_terminal_it_asks(tmp_path: Path, answer: str, code: int, count: int) -> None:
    (tmp_path / "log.csv").write_text(LOG)
    with Terminal([*IMPORT, "log.csv"], at_home(tmp_path), cwd=tmp_path) as shown:
        shown.wait_for("Bring in 12 entries? [y/N]:")
        shown.type(answer)
        assert shown.wait_exit() == code
    assert len(entries_in(tmp_path / "data" / "history")) == count


@pytest.mark.end_to_end
def test_what_acts_on_a_terminal_does_not_reach_it(tmp_path: Path) -> None:
    entry = replace(BOX, title="Box\x9b2J\x1b]0;owned\x07", note="Größe 🌊")
    Journal(tmp_path / "data" / "history", "desk").append(entry)
    argv = [*IMPORT[:-1], "export", "--format", "csv"]
    with Terminal(argv, at_home(tmp_path), cwd=tmp_path) as shown:
        assert shown.wait_exit() == 0
        assert "Box\ufffd2J\ufffd]0;owned\ufffd" in shown.text()
        assert "Größe" in shown.text()


def test_every_form_that_can_be_named_there_is() -> None:
    assert history_export.FORMS == FORMS


@pytest.mark.end_to_end
def test_on_a_terminal_it_asks_how_dates_are_meant(tmp_path: Path) -> None:
    log = LOG.replace("2026", "2025") + "31/05/2025 07:00:00,0:20:0,,\n"
    (tmp_path / "log.csv").write_text(log)
    with Terminal([*IMPORT, "log.csv", "--dry-run"], at_home(tmp_path), cwd=tmp_path) as shown:
        shown.wait_for("Are its dates written day first, as in 31/12/2026? [Y/n]:")
        shown.type("\n")
        shown.wait_for("13 entries to bring in, 2025-01-05 to 2025-12-05")
        assert shown.wait_exit() == 0


@pytest.mark.end_to_end
@pytest.mark.parametrize(
    ("stop", "code"),
    [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)],
    ids=["Ctrl-C", "kill -9"],
)
def test_stopped_on_the_way_it_leaves_whole_entries_and_a_second_run_completes_it(
    stop: signal.Signals, code: int, tmp_path: Path
) -> None:
    (tmp_path / "log.csv").write_text(_long_log(8_000))
    arguments = [*IMPORT, "log.csv", "--zone", "UTC", "--yes"]
    folder = tmp_path / "data" / "history"
    environ = {**at_home(tmp_path), "PATH": os.environ.get("PATH", os.defpath)}
    with subprocess.Popen(
        arguments, env=environ, cwd=tmp_path, stderr=subprocess.PIPE, text=True
    ) as importing:
        while not any(path.stat().st_size > A_FEW_CHUNKS for path in folder.glob("*.jsonl")):
            with pytest.raises(subprocess.TimeoutExpired):  # it is still at work
                importing.wait(0.01)
        importing.send_signal(stop)
        _, told = importing.communicate(timeout=PATIENCE)
    assert importing.returncode == code
    history = read_history(folder)
    assert history.unreadable == ()
    assert 0 < len(history.summaries) < 8_000
    assert ("of 8,000 entries were brought in" in told) == (stop == signal.SIGINT)
    subprocess.run(arguments, env=environ, cwd=tmp_path, check=True, timeout=PATIENCE)
    assert len(entries_in(folder)) == 8_000


def _long_log(rows: int) -> str:
    lines = (
        f"{1 + day % 12:02}/{1 + day // 12 % 28:02}/{2000 + day // 336} {hour:02}:00:00,0:20:0,,\n"
        for day in range(rows // 20)
        for hour in range(20)
    )
    return "Started At,Duration,Preset,Activity\n" + "".join(lines)
