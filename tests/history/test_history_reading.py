import os
import tracemalloc
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from history_examples import BOX, SUNRISE, Whole, history_in, line, newest_first, numbered

from stillpoint.history.changes import amendment, removal
from stillpoint.history.entries import record_of
from stillpoint.history.files import append_lines
from stillpoint.history.lines import LONGEST_LINE, line_of
from stillpoint.history.reading import MOST_FAULTS, Fault

THREE = line(1) + line(2) + line(3)
ENDS = [len(line(1)) - 1, len(line(1) + line(2)) - 1, len(THREE) - 1]
"""Where the JSON of each of the three is whole."""

EVENING = SUNRISE + timedelta(hours=12)
NOTE = line_of(amendment(BOX.id, {"note": "Window open.", "cycles": 30}, EVENING))
LATER_NOTE = line_of(amendment(BOX.id, {"note": "Rain."}, EVENING + timedelta(seconds=1)))
REMOVED = line_of(removal(BOX.id, EVENING + timedelta(seconds=2)))
BACK = line_of(amendment(BOX.id, {}, EVENING + timedelta(seconds=3)))
ENTRY = line_of(record_of(BOX))
NOTED = replace(BOX, note="Window open.")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.jsonl"


def test_no_folder_is_an_empty_history(tmp_path: Path) -> None:
    assert history_in(tmp_path / "history") == Whole()


def test_the_files_of_all_devices_are_one_history(tmp_path: Path) -> None:
    (tmp_path / "desk.jsonl").write_bytes(line(1) + line(3))
    (tmp_path / "phone.jsonl").write_bytes(line(2))
    (tmp_path / "desk.sync-conflict-20261121-071200-ABCDEFG.jsonl").write_bytes(line(3) + line(4))
    (tmp_path / "._desk.jsonl").write_bytes(b"\0\5\26\7 what another system adds")
    (tmp_path / "desk.jsonl.lock").write_bytes(b"")
    assert history_in(tmp_path) == Whole(newest_first(1, 2, 3, 4))


def test_a_file_cut_at_any_byte_gives_every_line_that_is_whole(file: Path) -> None:
    found = []
    for cut in range(len(THREE) + 1):
        file.write_bytes(THREE[:cut])
        found.append(len(history_in(file.parent).entries))
    assert found == [sum(end <= cut for end in ENDS) for cut in range(len(THREE) + 1)]


@pytest.mark.parametrize("cut", [0, 1, ENDS[0], ENDS[0] + 1, ENDS[1] - 9, ENDS[2] - 1, ENDS[2]])
def test_a_line_added_to_a_cut_file_is_never_joined_to_the_torn_one(file: Path, cut: int) -> None:
    file.write_bytes(THREE[:cut])
    whole = history_in(file.parent).entries
    append_lines(file, line(9))
    assert history_in(file.parent).entries == (numbered(9), *whole)


@pytest.mark.parametrize("position", [0, 1, 2])
@pytest.mark.parametrize(
    ("damaged", "fault"),
    [
        (line(7)[:40] + b"\n", "is not whole JSON"),
        (line(7).replace(b"Box", b"B\xff\xfe"), "is not UTF-8 text"),
        (line(7).replace(b"300", b"NaN"), "holds NaN, which is no number that can be kept"),
        (line(7).replace(b"300", b"1e999"), "holds 1e999, which is no number that can be kept"),
        (line(7).replace(b"300", b"9" * 5000), "practised|a number that is too long"),
        (line(7).replace(b"Box", b"\\ud83d"), "title: holds half a character"),
        (line(7).replace(b'"v":1', b'"v":true'), "v: expected 1, found true"),
        (line(7).replace(b'"v":1,', b""), "v: expected 1, found null"),
        (b"[" * 90_000 + b"\n", "is nested too deeply|not whole JSON"),
        (b"[1, 2]\n", "expected an object, found a list"),
        (b'{"v":1}\n', "id is missing"),
        (b"\0" * 4096 + b"\n", "holds only NUL bytes"),
        (b'{"v":1,"amend":"7","at":"","set":{}}\n', "amend: expected a UUID"),
        (NOTE.replace(b'"Window open."', b"7"), "set: note: expected text, found 7"),
        (NOTE.replace(b'"note"', b'"id"'), "set: id cannot be amended"),
        (NOTE.replace(b'"cycles":30', b'"title":null'), "set: title cannot be taken away"),
        (REMOVED.replace(b"+00:00", b""), "at: expected a moment such as"),
    ],
)
def test_a_damaged_line_is_told_of_and_costs_no_other(
    file: Path, position: int, damaged: bytes, fault: str
) -> None:
    lines = [line(1), line(2), line(3)]
    lines.insert(position, damaged)
    file.write_bytes(b"".join(lines))
    before = file.read_bytes()
    history = history_in(file.parent)
    (told,) = history.unreadable
    assert history.entries == newest_first(1, 2, 3)
    assert (told.file, told.line) == ("desk.jsonl", position + 1)
    assert any(part in told.what for part in fault.split("|"))
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + THREE,
        THREE.replace(b"\n", b"\r\n"),
        THREE[:-1],
        THREE.replace(b"\n", b"\n\n  \n"),
        b"\0" * 512 + THREE,
        THREE[:-1] + b"\0" * 512,
    ],
    ids=["byte order mark", "CRLF", "no last newline", "blank lines", "NULs first", "NULs last"],
)
def test_what_editors_and_crashes_add_harms_no_line(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert history_in(file.parent) == Whole(newest_first(1, 2, 3))


def test_a_tail_of_nuls_takes_nothing_with_it(file: Path) -> None:
    file.write_bytes(THREE + b"\0" * 4096)
    append_lines(file, line(4))
    history = history_in(file.parent)
    assert history.entries == newest_first(1, 2, 3, 4)
    assert [fault.line for fault in history.unreadable] == [4]


def test_an_endless_line_costs_little_memory(file: Path) -> None:
    file.write_bytes(line(1))
    os.truncate(file, 100 * 1024**2)
    append_lines(file, line(2))
    tracemalloc.start()
    history = history_in(file.parent)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert history.entries == newest_first(1, 2)
    assert history.unreadable == (Fault("desk.jsonl", 2, "is longer than 1 MiB"),)
    assert most < 6 * LONGEST_LINE


def test_a_flood_of_faults_is_summed_up(file: Path) -> None:
    file.write_bytes(line(1) + b"?\n" * (MOST_FAULTS + 234) + line(2))
    history = history_in(file.parent)
    assert history.entries == newest_first(1, 2)
    assert len(history.unreadable) == MOST_FAULTS + 1
    assert str(history.unreadable[-1]) == "desk.jsonl: 234 more lines cannot be read"


def test_lines_of_a_later_program_are_counted_and_not_called_damaged(file: Path) -> None:
    file.write_bytes(line(1) + b'{"v":2,"breath":[4,7,8]}\n{"v":3}\n')
    assert history_in(file.parent) == Whole(newest_first(1), newer=2)


def test_a_folder_in_place_of_a_file_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "desk.jsonl").mkdir()
    (tmp_path / "phone.jsonl").write_bytes(line(1))
    assert history_in(tmp_path) == Whole(
        newest_first(1), (Fault("desk.jsonl", 0, "cannot be read: it is not a file"),)
    )


def test_a_file_in_place_of_the_folder_is_told_of(file: Path) -> None:
    file.write_bytes(b"")
    (fault,) = history_in(file).unreadable
    assert str(fault).startswith("desk.jsonl: cannot be read: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX")
def test_a_pipe_in_place_of_a_file_does_not_hang(file: Path) -> None:
    os.mkfifo(file)
    assert len(history_in(file.parent).unreadable) == 1


@pytest.mark.parametrize("names", [("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a")])
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([NOTE], [replace(BOX, note="Window open.", cycles=30)]),
        ([LATER_NOTE, NOTE], [replace(BOX, note="Rain.", cycles=30)]),
        ([NOTE, REMOVED], []),
        ([BACK, REMOVED], [BOX]),
        ([NOTE + BACK, REMOVED], [replace(BOX, note="Window open.", cycles=30)]),
        ([line_of(amendment(BOX.id, {"cycles": None}, EVENING)), NOTE], [NOTED]),
    ],
    ids=["amended", "twice", "removed", "restored", "restored with its note", "tied"],
)
def test_the_latest_change_wins_whatever_file_it_is_in(
    tmp_path: Path, names: tuple[str, ...], changes: list[bytes], expected: list[object]
) -> None:
    for name, content in zip(names, [ENTRY, *changes], strict=False):
        (tmp_path / f"{name}.jsonl").write_bytes(content)
    history = history_in(tmp_path)
    assert list(history.entries) == expected
    assert history.unreadable == ()


def test_changes_to_an_entry_that_has_not_arrived_yet_wait_for_it(tmp_path: Path) -> None:
    (tmp_path / "phone.jsonl").write_bytes(NOTE + REMOVED)
    assert history_in(tmp_path) == Whole()


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_a_run_outdoes_the_checkpoint_recovered_under_its_id(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    checkpoint = replace(
        BOX, completed=False, practised=timedelta(minutes=4), tags=("recovered",), note="longer"
    )
    for name, entry in zip(names, [BOX, checkpoint], strict=True):
        (tmp_path / f"{name}.jsonl").write_bytes(line_of(record_of(entry)))
    assert history_in(tmp_path).entries == (BOX,)
