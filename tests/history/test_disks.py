"""Disks that are full or read-only: real small file systems, where the user may mount one."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from history_examples import BOX, SUNRISE, Whole, history_in, line, newest_first, numbered

from stillpoint.history.journal import Journal, JournalError
from stillpoint.history.repairing import repair
from stillpoint.history.running import Checkpoint

pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"),
    reason="only root may mount a disk",
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mounted(folder, "-t", "tmpfs", "-o", "size=64k", "tmpfs"):
        pytest.skip("a disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def mounted(folder: Path, *options: str) -> bool:
    return subprocess.run(["mount", *options, folder], capture_output=True).returncode == 0


def fill(folder: Path) -> Path:
    """Take what room is left."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"x" * 1000)
    return filler


def kept_until_refused(journal: Journal, first: int) -> tuple[list[int], str]:
    """The entries that were called saved, and why no more were."""
    saved: list[int] = []
    for number in count(first):
        try:
            journal.append(numbered(number))
        except JournalError as error:
            return saved, str(error)
        saved.append(number)
    raise AssertionError("numbers do not end")


def test_a_full_disk_costs_only_what_was_not_called_saved(disk: Path) -> None:
    journal = Journal(disk / "history", "desk")
    saved, told = kept_until_refused(journal, 0)
    assert told.endswith("could not be written: the disk is full. Make some room, then try again.")
    assert len(saved) > 200
    assert journal.path.read_bytes() == b"".join(map(line, saved))
    assert history_in(journal.path.parent) == Whole(newest_first(*saved))


def test_once_there_is_room_again_everything_goes_on(disk: Path) -> None:
    journal = Journal(disk / "history", "desk")
    journal.append(numbered(0))
    filler = fill(disk)
    saved, _ = kept_until_refused(journal, 1)
    filler.unlink()
    journal.append(numbered(99))
    assert history_in(journal.path.parent) == Whole(newest_first(0, *saved, 99))


def test_a_disk_too_full_for_a_copy_leaves_a_journal_unrepaired_and_whole(disk: Path) -> None:
    journal = disk / "history" / "desk.jsonl"
    journal.parent.mkdir()
    content = b"".join(map(line, range(150))) + b"?\n"
    journal.write_bytes(content)
    with pytest.raises(JournalError, match="was left as it is: the disk is full"):
        repair(journal, SUNRISE, backups=disk / "backups", quarantine=disk / "quarantine")
    assert journal.read_bytes() == content
    files = [path.name for path in disk.rglob("*") if path.is_file()]
    assert sorted(files) == ["desk.jsonl", "desk.jsonl.lock"]


def test_a_read_only_disk_is_told_of_and_still_read(disk: Path) -> None:
    journal = Journal(disk / "history", "desk", patience=timedelta())
    journal.append(BOX)
    assert mounted(disk, "-o", "remount,ro")
    writes: list[Callable[[], object]] = [
        lambda: journal.append(numbered(1)),
        lambda: journal.remove(BOX.id, SUNRISE),
        lambda: repair(journal.path, SUNRISE, backups=disk / "b", quarantine=disk / "q"),
        lambda: Checkpoint(disk / "running", BOX.id).write(BOX),
    ]
    for write in writes:
        with pytest.raises(JournalError, match=r"the disk is read-only\. Make it writable"):
            write()
    assert history_in(disk / "history") == Whole((BOX,))


def test_a_checkpoint_that_no_longer_fits_keeps_the_one_before(disk: Path) -> None:
    checkpoint = Checkpoint(disk / "running", BOX.id)
    checkpoint.write(BOX)
    filler = fill(disk)
    with pytest.raises(JournalError, match="the disk is full"):
        checkpoint.write(numbered(1))
    assert (disk / "running" / f"{BOX.id}.json").read_bytes() == line(0)
    filler.unlink()
    checkpoint.clear()
