"""The commands that look after the files of history."""

from pathlib import Path

import pytest
from typing_commands import Desk


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
