import errno
import os
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock
from history_examples import (
    BOX,
    SUNRISE,
    Whole,
    ended,
    history_in,
    line,
    newest_first,
    numbered,
    program,
)

from stillpoint.history.changes import Change
from stillpoint.history.files import mishap
from stillpoint.history.journal import Journal, JournalError
from stillpoint.history.reading import entries_in

WRITE_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from history_examples import numbered
from stillpoint.history.files import mishap
from stillpoint.history.journal import Journal, JournalError
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    Journal(Path(sys.argv[1]), "desk").append_all([numbered(2), numbered(3)])
except JournalError as error:
    print(error)
"""


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "history", "desk", patience=timedelta())


def test_what_is_kept_is_read_back(journal: Journal) -> None:
    journal.append(numbered(1))
    journal.append(numbered(2))
    assert history_in(journal.path.parent) == Whole(newest_first(1, 2))
    assert journal.path.read_bytes() == line(1) + line(2)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_history_is_for_its_owner_alone(journal: Journal) -> None:
    journal.append(BOX)
    assert stat.S_IMODE(journal.path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600


def test_an_entry_is_changed_removed_and_restored(journal: Journal) -> None:
    folder = journal.path.parent
    journal.append(BOX)
    journal.amend(BOX.id, {"note": "Größe 🌊", "practised": timedelta(seconds=90)}, SUNRISE)
    amended = replace(BOX, note="Größe 🌊", practised=timedelta(seconds=90))
    assert history_in(folder).entries == (amended,)
    journal.remove(BOX.id, SUNRISE)
    assert history_in(folder).entries == ()
    journal.restore(BOX.id, SUNRISE)
    assert history_in(folder).entries == (amended,)
    journal.amend(BOX.id, {"note": None}, SUNRISE)
    assert history_in(folder) == Whole((replace(amended, note=""),))


def test_many_entries_and_changes_are_kept_at_once(journal: Journal) -> None:
    journal.append(numbered(1))
    note, gone = Change(numbered(2).id, SUNRISE, {"note": "Rain."}), Change(BOX.id, SUNRISE, None)
    journal.append_all([numbered(2), note, gone])
    assert entries_in(journal.path.parent) == (
        replace(numbered(2), note="Rain."),
        numbered(1),
    )
    assert journal.path.read_bytes().count(b"\n") == 4


def test_of_many_none_is_kept_where_one_cannot_be(journal: Journal) -> None:
    journal.append(numbered(1))
    with pytest.raises(JournalError, match="longer than 1 MiB"):
        journal.append_all([numbered(2), replace(numbered(3), note="x" * 2**20)])
    assert journal.path.read_bytes() == line(1)


def test_a_clock_that_was_put_back_does_not_undo_a_removal(journal: Journal) -> None:
    journal.append(BOX)
    journal.amend(BOX.id, {"note": "from the future"}, SUNRISE + timedelta(days=9999))
    journal.remove(BOX.id, SUNRISE)
    assert history_in(journal.path.parent).entries == ()


@pytest.mark.parametrize(
    ("changes", "at", "fault"),
    [
        ({"practised": "long"}, SUNRISE, "practised: expected a number of seconds"),
        ({"id": "7"}, SUNRISE, "id cannot be amended"),
        ({"note": "x" * 2**20}, SUNRISE, "longer than 1 MiB"),
        ({"kept": {"why": float("nan")}}, SUNRISE, "Out of range float values"),
        ({"kept": {"why": {1}}}, SUNRISE, "set is not JSON serializable"),
        ({"note": "Rain."}, SUNRISE.replace(tzinfo=None), "time zone"),
    ],
)
def test_what_could_not_be_read_again_is_never_written(
    journal: Journal, changes: dict[str, object], at: datetime, fault: str
) -> None:
    journal.append(BOX)
    with pytest.raises(JournalError, match=fault):
        journal.amend(BOX.id, changes, at)
    assert history_in(journal.path.parent) == Whole((BOX,))


def test_half_a_character_does_not_cost_the_entry(journal: Journal) -> None:
    journal.append(replace(BOX, note="pasted \ud83d"))
    assert history_in(journal.path.parent) == Whole((replace(BOX, note="pasted ?"),))


@pytest.mark.skipif(os.name == "nt", reason="limits are POSIX")
@pytest.mark.parametrize("room", [0, 1, 100, len(line(2)) - 1])
def test_a_file_that_may_not_grow_is_told_of_and_leaves_no_torn_line(
    journal: Journal, room: int
) -> None:
    journal.append(numbered(1))
    writer = program(WRITE_ON_A_FULL_DISK, journal.path.parent, len(line(1)) + room)
    told, _ = writer.communicate(timeout=60)
    assert told == (
        f"{journal.path} could not be written: files may not be that large here (ulimit -f)."
        " Raise the limit, then try again.\n"
    )
    assert journal.path.read_bytes() == line(1)


ADD_A_TAG = """
import sys
from datetime import timedelta
from pathlib import Path
from history_examples import BOX, SUNRISE
from stillpoint.history.journal import Journal
journal = Journal(Path(sys.argv[1]), "desk", patience=timedelta(minutes=1))
for number in range(10):
    tag = f"{sys.argv[2]}{number}"
    journal.revise(BOX.id, lambda entry: {"tags": [*entry.tags, tag]}, SUNRISE)
"""


def test_processes_that_tag_one_entry_at_once_lose_no_tag(journal: Journal) -> None:
    journal.append(BOX)
    taggers = [program(ADD_A_TAG, journal.path.parent, letter) for letter in "ab"]
    assert ended(taggers) == [0, 0]
    (entry,) = entries_in(journal.path.parent)
    assert len(entry.tags) == 20


def test_a_file_in_place_of_the_folder_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "history").write_bytes(b"")
    with pytest.raises(JournalError, match="there is a file where its folder should be"):
        Journal(tmp_path / "history", "desk").append(BOX)


def test_a_folder_that_vanished_is_made_again(journal: Journal) -> None:
    journal.append(numbered(1))
    journal.path.unlink()
    journal.path.with_name("desk.jsonl.lock").unlink()
    journal.path.parent.rmdir()
    journal.append(numbered(2))
    assert history_in(journal.path.parent) == Whole(newest_first(2))


def test_a_journal_that_another_keeps_to_itself_is_told_of(journal: Journal) -> None:
    journal.append(BOX)
    with (
        FileLock(journal.path.with_name("desk.jsonl.lock")),
        pytest.raises(JournalError, match="another stillpoint has held it for too long"),
    ):
        journal.append(numbered(2))
    journal.append(numbered(3))
    assert len(history_in(journal.path.parent).entries) == 2


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.EROFS, "the disk is read-only. Make it writable"),
        (errno.EACCES, "it may not be written to. Change its permissions"),
        (errno.ENOSPC, "the disk is full. Make some room"),
        (errno.ENOENT, "its folder is not there. Make it, or bring it back"),
        (errno.EIO, "input/output error. Mend that"),
    ],
)
def test_what_went_wrong_is_told_with_what_to_do(code: int, told: str) -> None:
    assert mishap(OSError(code, "Input/output error")) == f"{told}, then try again."


def test_reading_history_does_not_pay_for_writing_it() -> None:
    code = (
        "import sys, stillpoint.history.journal, stillpoint.history.running;"
        "print('filelock' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout == "False\n"
