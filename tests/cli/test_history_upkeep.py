"""The commands that look after the files of history."""

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from history_examples import BOX
from typing_commands import Desk

from stillpoint.history.journal import Journal
from terminal import Terminal, at_home


@pytest.fixture
def history(desk: Desk) -> Path:
    desk.practised("Even Breath", 10, day=20)
    desk.practised("Box", 5, day=21)
    return desk.data / "history"


def damage(history: Path) -> Path:
    """Tear the first of two lines of the desk's file."""
    file = history / "desk.jsonl"
    file.write_bytes(file.read_bytes()[40:])
    return file


def test_a_sound_history_is_told_of_file_by_file(desk: Desk, history: Path) -> None:
    answer = desk.types("history", "check")
    assert (answer.code, answer.out) == (0, "desk.jsonl  2 entries\n")
    assert answer.err == "Everything can be read.\n"
    assert desk.types("history", "check", "--json").out == "[]\n"


def test_a_check_tells_every_fault_with_file_and_line(desk: Desk, history: Path) -> None:
    damage(history)
    (history / "phone.jsonl").write_bytes(b'\xff\n{"v":1}\n')
    answer = desk.types("history", "check")
    assert answer.code == 1
    assert answer.lines == [
        "desk.jsonl:1: is not whole JSON (extra data at 2)",
        "phone.jsonl:1: is not UTF-8 text",
        "phone.jsonl:2: id is missing",
        "desk.jsonl   1 entry, 1 unreadable",
        "phone.jsonl  2 unreadable",
    ]
    assert "stillpoint history repair" in answer.err


def test_a_check_as_json_is_one_array(desk: Desk, history: Path) -> None:
    damage(history)
    (history / "phone.jsonl").write_bytes(b'{"v":2}\n')
    answer = desk.types("history", "check", "--json")
    assert answer.code == 1
    assert [(found["file"], found["line"], found["kind"]) for found in answer.json] == [
        ("desk.jsonl", 1, "fault"),
        ("phone.jsonl", 1, "newer"),
    ]
    assert answer.json[1]["fault"] is None


def test_what_a_newer_program_wrote_is_no_fault(desk: Desk, history: Path) -> None:
    (history / "phone.jsonl").write_bytes(b'{"v":2,"breath":[4,7,8]}\n' * 3)
    answer = desk.types("history", "check")
    assert answer.code == 0
    assert answer.lines[-1] == "phone.jsonl  3 from a newer stillpoint"
    assert "update this one to read them" in answer.err


def test_times_that_cannot_be_are_told_and_are_no_faults(desk: Desk, history: Path) -> None:
    odd = replace(BOX, ended_at=BOX.started_at - timedelta(minutes=1))
    Journal(history, "desk").append(odd)
    answer = desk.types("history", "check")
    assert answer.code == 0
    assert answer.out == "desk.jsonl  3 entries\n"
    assert f"desk.jsonl:3: ends before it begins; id {odd.id}" in answer.err
    (told,) = desk.types("history", "check", "--json").json
    assert (told["kind"], told["doubt"]) == ("entry", "ends before it begins")


def test_no_repair_is_advised_where_none_can_help(desk: Desk, history: Path) -> None:
    (history / "phone.jsonl").symlink_to("nowhere")
    answer = desk.types("history", "check")
    assert answer.code == 1
    assert "history repair" not in answer.err


def test_a_damaged_checkpoint_is_a_fault_too(desk: Desk, history: Path) -> None:
    name = "0199aaaa-0000-7000-8000-000000000000.json"
    desk.writes(desk.data / "running" / name, "{torn")
    answer = desk.types("history", "check")
    assert answer.code == 1
    assert answer.out.startswith(f"running/{name}:1: is not whole JSON")
    assert answer.err == "The next start of the app sets aside what it cannot recover.\n"


def test_checking_no_history_makes_no_folder(desk: Desk) -> None:
    answer = desk.types("history", "check")
    assert (answer.code, answer.err) == (0, "Nothing has been practised yet.\n")
    assert not desk.data.exists()


def test_without_a_terminal_a_repair_is_shown_and_not_done(desk: Desk, history: Path) -> None:
    file = damage(history)
    desk.writes(desk.data / "device", "desk\n")
    before = file.read_bytes()
    answer = desk.types("history", "repair")
    assert answer.code == 1
    assert answer.lines[:2] == [
        "desk.jsonl: 1 line cannot be read",
        "  1: is not whole JSON (extra data at 2)",
    ]
    assert answer.err.endswith("To agree beforehand: stillpoint history repair --yes\n")
    assert file.read_bytes() == before
    assert not (desk.data / "history-backups").exists()


def test_a_repair_tells_what_it_did_and_where_everything_is(desk: Desk, history: Path) -> None:
    file = damage(history)
    desk.writes(desk.data / "device", "desk\n")
    torn, whole = file.read_bytes().splitlines(keepends=True)
    answer = desk.types("history", "repair", "--yes")
    assert answer.code == 0
    assert "desk.jsonl is repaired: 1 line moved." in answer.lines
    assert file.read_bytes() == whole
    quarantine, backup = (line.partition(": ")[2] for line in answer.lines[-2:])
    assert Path(quarantine).read_bytes() == torn
    assert Path(backup).read_bytes() == torn + whole
    assert desk.types("history", "check").code == 0
    again = desk.types("history", "repair", "--yes")
    assert (again.code, again.out) == (0, "")
    assert again.err == "Every line can be read: there is nothing to repair.\n"


def test_files_of_other_devices_are_repaired_only_when_asked_for(desk: Desk, history: Path) -> None:
    phone = desk.writes(history / "phone.jsonl", "?\n")
    left = desk.types("history", "repair", "--yes")
    assert left.code == 0
    assert left.lines[0] == (
        "phone.jsonl, which is another device's file and is left as it is: 1 line cannot be read"
    )
    assert "--all repairs them" in left.err
    assert phone.read_text() == "?\n"
    mended = desk.types("history", "repair", "--all", "--yes")
    assert (mended.code, phone.read_text()) == (0, "")
    assert "conflict copy" in mended.err


def test_a_repair_as_json_tells_each_file(desk: Desk, history: Path) -> None:
    damage(history)
    desk.writes(desk.data / "device", "desk\n")
    phone = desk.writes(history / "phone.jsonl", "?\n")
    mine, theirs = desk.types("history", "repair", "--yes", "--json").json
    assert (mine["own"], mine["unreadable"], mine["moved"]) == (True, 1, 1)
    assert Path(mine["quarantine"]).exists()
    assert Path(mine["backup"]).exists()
    assert (theirs["file"], theirs["own"], theirs["moved"]) == (str(phone), False, 0)


def test_a_flood_of_faults_is_summed_up(desk: Desk, history: Path) -> None:
    desk.writes(history / "phone.jsonl", "?\n" * 1234)
    answer = desk.types("history", "repair")
    assert len(answer.lines) == 12
    assert answer.lines[-1] == "  and 1,224 more; all are told by: stillpoint history check"


def test_what_no_repair_can_mend_is_told_and_fails(desk: Desk, history: Path) -> None:
    (history / "phone.jsonl").mkdir()
    answer = desk.types("history", "repair", "--yes", "--all")
    assert answer.code == 1
    assert answer.lines == [
        "phone.jsonl: cannot be read: it is not a file; no repair can help here"
    ]


@pytest.mark.end_to_end
@pytest.mark.parametrize(("answer", "code", "left"), [("y\n", 0, ""), ("\n", 1, "?\n")])
def test_on_a_terminal_a_repair_asks(tmp_path: Path, answer: str, code: int, left: str) -> None:
    file = tmp_path / "data" / "history" / "desk.jsonl"
    file.parent.mkdir(parents=True)
    file.write_text("?\n")
    (tmp_path / "data" / "device").write_text("desk\n")
    argv = [sys.executable, "-m", "stillpoint", "history", "repair"]
    with Terminal(argv, at_home(tmp_path)) as shown:
        shown.wait_for("Repair? [y/N]:")
        shown.type(answer)
        assert shown.wait_exit() == code
    assert file.read_text() == left
