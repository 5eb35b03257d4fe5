"""The commands that change what history says."""

import sys
from pathlib import Path
from time import tzset

import pytest
from typing_commands import Desk

from stillpoint.history.reading import entries_in
from terminal import Terminal, at_home


def listed(desk: Desk) -> list[str]:
    return desk.types("history", "list").lines


def test_an_entry_is_edited_and_told_as_it_is_then(desk: Desk) -> None:
    id = desk.practised("Even Breath", 10, day=20).id
    answer = desk.types(
        "history", "edit", id[:13], "--note", "Rain.", "--tag", "late", "--tag", "quiet",
        "--feeling", "settled", "--practised", "12m",
    )  # fmt: skip
    assert answer.code == 0
    assert answer.lines == [
        "Changed: 2026-11-20 07:12, 12 min, Even Breath",
        "  ended_at   2026-11-20T07:24:00+00:00",
        "  practised  720",
        "  after      feeling: settled",
        "  note       Rain.",
        "  tags       late, quiet",
    ]
    shown = desk.types("history", "show", id, "--json").json
    assert (shown["note"], shown["tags"], shown["practised"]) == ("Rain.", ["late", "quiet"], 720)


def test_what_was_removed_is_listed_by_ids_that_restore_takes(desk: Desk) -> None:
    assert desk.types("history", "list", "--removed").err.splitlines() == ["Nothing was removed."]
    gone = desk.practised("Even Breath", 10, day=20).id
    desk.practised("Soft Square", 3, day=21)
    desk.types("history", "remove", gone, "--yes")
    (line,) = desk.types("history", "list", "--removed").lines
    assert line.endswith("2026-11-20 07:12  10 min  Even Breath")
    (record,) = desk.types("history", "list", "--removed", "--json").json
    assert (record["id"], record["practised"]) == (gone, 600)
    desk.types("history", "restore", line.split()[0])
    assert desk.types("history", "list", "--removed").lines == []
    assert len(listed(desk)) == 2


def test_what_was_said_is_taken_back(desk: Desk) -> None:
    id = desk.practised("Even Breath", 10, day=20).id
    desk.types("history", "edit", id, "--note", "Rain.", "--tag", "late", "--feeling", "settled")
    back = ["--note", "", "--untag", "late", "--feeling", "none"]
    assert desk.types("history", "edit", id, *back).lines[1:] == [
        "  after  taken away",
        "  note   taken away",
        "  tags   taken away",
    ]


def test_a_start_is_typed_by_the_clock_of_the_place_it_was_in(desk: Desk) -> None:
    id = desk.practised("Even Breath", 10, day=20).id
    desk.types("history", "edit", id, "--started", "2026-11-19 21:30")
    assert listed(desk) == [f"{id[:13]}  2026-11-19 21:30  10 min  Even Breath"]


def test_what_is_so_already_is_said(desk: Desk) -> None:
    id = desk.practised("Even Breath", 10, day=20).id
    answer = desk.types("history", "edit", id, "--practised", "10m")
    assert (answer.code, answer.out) == (0, "")
    assert "nothing was changed" in answer.err


def test_an_entry_is_removed_and_brought_back(desk: Desk) -> None:
    id = desk.practised("Even Breath", 10, day=20).id
    before = listed(desk)
    answer = desk.types("history", "remove", id[:13], "--yes")
    assert answer.lines == [
        "2026-11-20 07:12, 10 min, Even Breath",
        f"Removed. To bring it back: stillpoint history restore {id}",
    ]
    assert listed(desk) == []
    assert desk.types("history", "restore", id).lines == [
        "Brought back: 2026-11-20 07:12, 10 min, Even Breath"
    ]
    assert listed(desk) == before


def test_without_a_terminal_nothing_is_removed(desk: Desk) -> None:
    id = desk.practised("Even Breath", 10, day=20).id
    answer = desk.types("history", "remove", id)
    assert answer.code == 1
    assert answer.err.endswith(f"To agree beforehand: stillpoint history remove {id} --yes\n")
    assert len(listed(desk)) == 1


def test_a_past_session_is_added(desk: Desk) -> None:
    answer = desk.types(
        "history", "add", "--at", "2025-11-20 07:10", "--for", "20m", "--title", "Garden",
        "--practice", "grounding", "--note", "Frost.",
    )  # fmt: skip
    assert answer.lines == ["Added: 2025-11-20 07:10, 20 min, Garden"]
    (shown,) = desk.types("history", "list", "--json").json
    assert answer.err == f"To take it back: stillpoint history remove {shown['id']}\n"
    assert (shown["practice"], shown["note"]) == ("grounding", "Frost.")
    assert shown["tags"] == ["by-hand"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("edit 0199", "say what to change"),
        ("edit 0199 --note x", "no entry has an id that begins with"),
        ("remove 0199 --yes", "no entry has an id that begins with"),
        ("restore 0199", "no entry has an id that begins with"),
        ("add --for 5m", "--at"),
        ("add --at 2025-11-20T07:10", "--for"),
        ("add --at 2025-11-20T07:10 --for soon", "90s"),
        ("add --at 2025-11-20T07:10 --for 25h", "24 h"),
        ("add --at noon --for 5m", 'write such as "2026-11-20 07:10"'),
        ("add --at 2150-01-01T07:10 --for 5m", "still to come"),
        ("add --at 2025-11-20T07:10 --for 5m --practice golf", "yoga"),
    ],
)
def test_misuse_is_told_and_writes_nothing(desk: Desk, typed: str, told: str) -> None:
    answer = desk.types("history", *typed.split())
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert not desk.data.exists()


@pytest.mark.end_to_end
@pytest.mark.parametrize(("answer", "code", "left"), [("y\n", 0, 0), ("n\n", 1, 1)])
def test_on_a_terminal_a_removal_asks(
    desk: Desk, tmp_path: Path, answer: str, code: int, left: int
) -> None:
    id = desk.practised("Even Breath", 10, day=20).id
    argv = [sys.executable, "-m", "stillpoint", "history", "remove", id]
    with Terminal(argv, at_home(tmp_path)) as shown:
        shown.wait_for("Remove it? [y/N]:")
        shown.type(answer)
        assert shown.wait_exit() == code
    assert len(entries_in(desk.data / "history")) == left


def test_a_time_that_the_clock_skipped_is_an_hour_later_and_noted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    tzset()
    try:
        answer = desk.types("history", "add", "--at", "2026-03-29 02:30", "--for", "20m")
    finally:
        monkeypatch.undo()
        tzset()
    assert "2026-03-29 03:30" in answer.out
    assert "an hour later is meant" in answer.err


def test_a_tag_with_a_comma_is_refused(desk: Desk) -> None:
    entry = desk.practised("Even Breath", 5, 20)
    answer = desk.types("history", "edit", entry.id, "--tag", "a,b")
    assert answer.code == 2
    assert "holds a comma" in answer.err


def test_an_entry_is_shown_in_words_with_all_its_lines(desk: Desk) -> None:
    entry = desk.practised("Even Breath", 5, 20)
    note = "Rain.\n" + "x" * 3000
    desk.types("history", "edit", entry.id, "--note", note)
    lines = desk.types("history", "show", entry.id).lines
    assert "practised   5 min" in lines
    assert "started_at  2026-11-20 07:12:00 +0000" in lines
    assert lines[-2:] == ["note        Rain.", " " * 12 + "x" * 3000]
