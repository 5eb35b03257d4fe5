import os
import tracemalloc
from pathlib import Path

import pytest
from history_examples import BOX, SUNRISE, line, numbered

from stillpoint.history.changes import amendment, removal
from stillpoint.history.checking import Kind, Look, looks_at_checkpoints, looks_at_journals
from stillpoint.history.files import append_lines
from stillpoint.history.lines import LONGEST_LINE, line_of

THREE = line(1) + line(2) + line(3)
NOTE = line_of(amendment(numbered(1).id, {"note": "Rain."}, SUNRISE))
REMOVED = line_of(removal(numbered(1).id, SUNRISE))


def kinds_in(folder: Path) -> list[tuple[str, int, str]]:
    return [(look.file, look.line, look.kind) for look in looks_at_journals(folder)]


def faults_in(folder: Path) -> list[tuple[int, str]]:
    return [(look.line, look.fault) for look in looks_at_journals(folder) if look.fault]


def test_no_folder_has_nothing_wrong_with_it(tmp_path: Path) -> None:
    assert list(looks_at_journals(tmp_path / "history")) == []
    assert list(looks_at_checkpoints(tmp_path / "running")) == []


def test_every_line_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "desk.jsonl").write_bytes(line(1) + b"?\n\n" + NOTE + b'{"v":2}\n' + line(1))
    assert list(looks_at_journals(tmp_path)) == [
        Look("desk.jsonl", 1, Kind.ENTRY, numbered(1).id),
        Look("desk.jsonl", 2, Kind.FAULT, fault="is not whole JSON (expecting value at 1)"),
        Look("desk.jsonl", 3, Kind.BLANK),
        Look("desk.jsonl", 4, Kind.CHANGE, numbered(1).id),
        Look("desk.jsonl", 5, Kind.NEWER),
        Look("desk.jsonl", 6, Kind.AGAIN, numbered(1).id),
    ]


def test_a_change_waits_only_while_its_entry_is_in_no_file(tmp_path: Path) -> None:
    (tmp_path / "desk.jsonl").write_bytes(NOTE + REMOVED.replace(b"0001", b"0077"))
    assert kinds_in(tmp_path) == [("desk.jsonl", 1, "waiting"), ("desk.jsonl", 2, "waiting")]
    (tmp_path / "phone.jsonl").write_bytes(line(1))
    assert kinds_in(tmp_path) == [
        ("phone.jsonl", 1, "entry"),
        ("desk.jsonl", 1, "change"),
        ("desk.jsonl", 2, "waiting"),
    ]


def test_a_copy_that_a_sync_set_aside_tells_everything_again(tmp_path: Path) -> None:
    (tmp_path / "desk.jsonl").write_bytes(line(1) + line(2))
    (tmp_path / "desk.sync-conflict-20261121-071200-ABCDEFG.jsonl").write_bytes(line(2) + line(3))
    assert [kind for _, _, kind in kinds_in(tmp_path)] == ["entry", "entry", "again", "entry"]


def test_a_file_cut_at_any_byte_has_a_fault_at_most_in_its_last_line(tmp_path: Path) -> None:
    sound, file = {0}, tmp_path / "desk.jsonl"
    for whole in (line(1), line(1) + line(2), THREE):
        sound |= {len(whole) - 1, len(whole)}
    for cut in range(len(THREE) + 1):
        file.write_bytes(THREE[:cut])
        expected = [] if cut in sound else [THREE[:cut].count(b"\n") + 1]
        assert [number for number, _ in faults_in(tmp_path)] == expected


@pytest.mark.parametrize("damaged", range(20))
def test_one_damaged_line_is_the_one_fault_that_is_told(tmp_path: Path, damaged: int) -> None:
    lines = [line(number) for number in range(20)]
    lines[damaged] = lines[damaged].replace(b'"completed":true', b'"completed":tru\xff')
    (tmp_path / "desk.jsonl").write_bytes(b"".join(lines))
    assert faults_in(tmp_path) == [(damaged + 1, "is not UTF-8 text")]
    assert [kind for _, _, kind in kinds_in(tmp_path)].count("entry") == 19


def test_a_file_of_any_size_is_checked_in_little_memory(tmp_path: Path) -> None:
    file = tmp_path / "desk.jsonl"
    file.write_bytes(b"?\n" * 20_000 + line(1))
    os.truncate(file, 100 * 1024**2)
    append_lines(file, line(2))
    tracemalloc.start()
    faults = sum(look.kind is Kind.FAULT for look in looks_at_journals(tmp_path))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert faults == 20_001
    assert most < 6 * LONGEST_LINE


def test_what_is_no_file_is_told_of_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "desk.jsonl").mkdir()
    fault = "cannot be read: it is not a file"
    assert list(looks_at_journals(tmp_path)) == [Look("desk.jsonl", 0, Kind.FAULT, fault=fault)]


def test_a_file_in_place_of_the_folder_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "history").write_bytes(b"")
    (look,) = looks_at_journals(tmp_path / "history")
    assert (look.file, look.line, look.kind) == ("history", 0, Kind.FAULT)


@pytest.mark.parametrize(
    ("content", "kind", "fault"),
    [
        (line(0), Kind.ENTRY, ""),
        (b'{"v":2,"id":"?"}', Kind.NEWER, ""),
        (line(0)[:40], Kind.FAULT, "is not whole JSON"),
        (b"", Kind.FAULT, "holds no entry"),
        (NOTE, Kind.FAULT, "holds no entry"),
    ],
    ids=["sound", "newer", "torn", "empty", "a change"],
)
def test_a_checkpoint_is_looked_at_and_left_alone(
    tmp_path: Path, content: bytes, kind: Kind, fault: str
) -> None:
    file = tmp_path / "running" / f"{BOX.id}.json"
    file.parent.mkdir()
    file.write_bytes(content)
    (look,) = looks_at_checkpoints(file.parent)
    assert (look.file, look.line, look.kind) == (f"running/{BOX.id}.json", 1, kind)
    assert look.fault.startswith(fault)
    assert file.read_bytes() == content
