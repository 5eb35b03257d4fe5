import os
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from history_examples import BOX, IS_LONG, SUNRISE, line, numbered

from stillpoint.history.changes import amendment, removal
from stillpoint.history.entries import record_of
from stillpoint.history.journal import Journal
from stillpoint.history.lines import LONGEST_LINE, line_of
from stillpoint.history.tracing import latest_change, traces

NOON = SUNRISE + timedelta(hours=5)
NOTED = line_of(amendment(BOX.id, {"note": "Rain."}, SUNRISE))
REMOVED = line_of(removal(BOX.id, NOON))


def test_an_entry_is_traced_through_the_files_of_all_devices(tmp_path: Path) -> None:
    (tmp_path / "desk.jsonl").write_bytes(line(0) + line(1))
    (tmp_path / "phone.jsonl").write_bytes(b"{torn\n" + NOTED + b'{"v":2,"id":"' + REMOVED)
    (trace,) = traces(tmp_path, BOX.id)
    assert trace.entry == replace(BOX, note="Rain.")
    assert trace.latest_change == SUNRISE
    assert latest_change(tmp_path, numbered(1).id) is None


def test_a_removed_entry_is_traced_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "desk.jsonl").write_bytes(line(0) + NOTED + REMOVED)
    (trace,) = traces(tmp_path, f" {BOX.id.upper()} ")
    assert (trace.written, trace.entry) == (BOX, None)
    assert latest_change(tmp_path, BOX.id) == NOON


def test_a_change_whose_entry_has_not_arrived_is_traced(tmp_path: Path) -> None:
    (tmp_path / "phone.jsonl").write_bytes(NOTED)
    (trace,) = traces(tmp_path, BOX.id)
    assert (trace.written, trace.entry, trace.latest_change) == (None, None, SUNRISE)


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_a_run_outdoes_the_checkpoint_recovered_under_its_id(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    checkpoint = replace(BOX, completed=False, practised=timedelta(minutes=4), note="longer")
    for name, entry in zip(names, [BOX, checkpoint], strict=True):
        (tmp_path / f"{name}.jsonl").write_bytes(line_of(record_of(entry)))
    (trace,) = traces(tmp_path, BOX.id)
    assert trace.entry == BOX


def test_an_id_may_have_been_written_in_capitals(tmp_path: Path) -> None:
    (tmp_path / "desk.jsonl").write_bytes(REMOVED.replace(b"aaaa", b"AAAA"))
    assert latest_change(tmp_path, BOX.id) == NOON


def test_the_beginning_of_an_id_finds_all_that_begin_so(tmp_path: Path) -> None:
    (tmp_path / "desk.jsonl").write_bytes(line(1) + line(2) + line(11))
    found = traces(tmp_path, numbered(1).id[:-1])
    assert [trace.id for trace in found] == [numbered(1).id, numbered(2).id]


def test_a_line_is_found_wherever_large_pieces_of_a_file_are_cut(tmp_path: Path) -> None:
    file = tmp_path / "desk.jsonl"
    for short in (1, 40, len(line(0)) - 1, len(line(0)), len(line(0)) + 1):
        file.write_bytes(b" " * (LONGEST_LINE - short - 1) + b"\n" + line(0) + line(1))
        assert [trace.entry for trace in traces(tmp_path, BOX.id)] == [BOX]


def test_files_that_cannot_be_read_hold_nothing(tmp_path: Path) -> None:
    (tmp_path / "desk.jsonl").mkdir()
    (tmp_path / "phone.jsonl").write_bytes(line(0))
    assert [trace.id for trace in traces(tmp_path, BOX.id)] == [BOX.id]
    assert traces(tmp_path / "nowhere", BOX.id) == []


@pytest.mark.skipif(not IS_LONG, reason="writes a million lines")
def test_a_change_is_quick_in_a_history_of_a_million_lines(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "desk")
    with journal.path.open("wb") as file:
        for number in range(1000):
            entry = line(number)
            file.writelines(entry.replace(b"0199aaaa", b"%08x" % each) for each in range(1000))
        os.fsync(file.fileno())
    started = time.perf_counter()
    journal.amend(numbered(999).id.replace("0199aaaa", "000003e7"), {"note": "Rain."}, SUNRISE)
    assert time.perf_counter() - started < 1
