"""History one by one."""

from datetime import timedelta
from pathlib import Path

import pytest
from history_examples import BOX, SUNRISE, line, numbered

from stillpoint.history.changes import Change
from stillpoint.history.journal import Journal
from stillpoint.history.whole import every_change, every_entry


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    journal = Journal(tmp_path, "desk")
    for number in (2, 3, 1):
        journal.append(numbered(number))
    journal.remove(numbered(3).id, SUNRISE)
    (tmp_path / "phone.jsonl").write_bytes(line(9) + b'{"amend": torn\n{"v":2,"remove":"x"}\n')
    Journal(tmp_path, "phone").amend(BOX.id, {"note": "Rain."}, SUNRISE + timedelta(days=1))
    (tmp_path / ".hidden.jsonl").write_bytes(line(5))
    return tmp_path


def test_entries_come_oldest_first_as_they_now_stand(folder: Path) -> None:
    assert list(every_entry(folder)) == [numbered(1), numbered(2), numbered(9)]


def test_every_change_of_every_device_is_given(folder: Path) -> None:
    assert list(every_change(folder)) == [
        Change(numbered(3).id, SUNRISE, None),
        Change(BOX.id, SUNRISE + timedelta(days=1), {"note": "Rain."}),
    ]


def test_where_there_is_no_history_there_is_nothing(tmp_path: Path) -> None:
    assert [*every_entry(tmp_path / "none"), *every_change(tmp_path / "none")] == []
