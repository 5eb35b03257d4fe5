from datetime import UTC, datetime
from pathlib import Path

import pytest

from stillpoint.config.places import Places
from stillpoint.core.clock import ManualClock
from stillpoint.history.entries import Entry
from stillpoint.services.parts import Parts

LINE = (
    '{"v":1,"id":"0199aaaa-0000-7000-8000-00000000000%s","started_at":"2026-11-21T07:12:00Z",'
    '"ended_at":"2026-11-21T07:17:00Z","practised":300,"completed":true,"title":"Box",'
    '"practice":"breathing"}\n'
)


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    clock = ManualClock(datetime(2026, 11, 21, 7, 12, tzinfo=UTC))
    made = Parts(Places(tmp_path / "data", tmp_path / "config"), clock)
    made.places.history.mkdir(parents=True)
    return made


def test_history_is_read_again_only_once_its_files_changed(parts: Parts) -> None:
    journal = parts.places.history / "desk.jsonl"
    journal.write_text(LINE % 1)
    once = parts.history()
    assert parts.history() is once
    with journal.open("a") as file:
        file.write(LINE % 2)
    assert len(parts.history().summaries) == 2
    (parts.places.history / "phone.jsonl").write_text(LINE % 3)
    assert len(parts.history().summaries) == 3
    journal.unlink()
    assert len(parts.history().summaries) == 1


def test_a_file_that_could_not_be_read_is_tried_again(parts: Parts) -> None:
    journal = parts.places.history / "desk.jsonl"
    journal.mkdir()
    assert [fault.line for fault in parts.history().unreadable] == [0]
    assert parts.history() is not parts.history()


def test_what_was_just_written_is_read(parts: Parts) -> None:
    assert parts.history().summaries == ()
    now = parts.clock.now()
    parts.journal.append(
        Entry(
            id="0199aaaa-0000-7000-8000-000000000009",
            started_at=now,
            ended_at=now,
            practised=now - now,
            completed=True,
            title="Box",
            practice="breathing",
        )
    )
    assert [each.kind.title for each in parts.history().summaries] == ["Box"]
