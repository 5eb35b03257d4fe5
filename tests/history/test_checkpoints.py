import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from history_examples import BOX, Whole, first_line, history_in, numbered, program

from stillpoint.history.entries import Entry, record_of
from stillpoint.history.journal import Journal, JournalError
from stillpoint.history.lines import line_of
from stillpoint.history.running import Checkpoint, claimed_orphans

LIVE_A_RUN = """
import sys
from pathlib import Path
from history_examples import BOX
from stillpoint.history.running import Checkpoint
checkpoint = Checkpoint(Path(sys.argv[1]), BOX.id)
checkpoint.write(BOX)
print("lives", flush=True)
sys.stdin.read()
"""

RECOVER_AND_DIE = """
import os, sys
from pathlib import Path
from stillpoint.history.journal import Journal
from stillpoint.history.running import claimed_orphans
with claimed_orphans(Path(sys.argv[1])) as orphans:
    for orphan in orphans:
        Journal(Path(sys.argv[2]), "desk").append(orphan.entry)
    print("appended", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "running"


def orphaned(folder: Path) -> list[Entry]:
    with claimed_orphans(folder) as orphans:
        return [orphan.entry for orphan in orphans]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def left_behind(folder: Path, content: bytes) -> Path:
    folder.mkdir()
    path = folder / f"{BOX.id}.json"
    path.write_bytes(content)
    return path


def test_no_folder_holds_no_orphans(folder: Path) -> None:
    assert orphaned(folder) == []
    assert not folder.exists()


def test_a_run_becomes_an_orphan_only_when_its_process_is_killed(folder: Path) -> None:
    with program(LIVE_A_RUN, folder) as run:
        assert first_line(run) == "lives\n"
        assert orphaned(folder) == []
        run.kill()
    assert orphaned(folder) == [BOX]


def test_an_orphan_is_recovered_by_one_process_alone(folder: Path) -> None:
    left_behind(folder, line_of(record_of(BOX)))
    with claimed_orphans(folder) as orphans:
        assert orphaned(folder) == []
        for orphan in orphans:
            orphan.discard()
    assert names_in(folder) == []


def test_an_orphan_that_is_not_discarded_is_there_for_the_next_start(folder: Path) -> None:
    left_behind(folder, line_of(record_of(BOX)))
    assert orphaned(folder) == [BOX]
    assert orphaned(folder) == [BOX]


def test_a_recovery_killed_half_way_makes_no_double_entry(folder: Path, tmp_path: Path) -> None:
    left_behind(folder, line_of(record_of(BOX)))
    journal = Journal(tmp_path / "history", "desk")
    with program(RECOVER_AND_DIE, folder, journal.path.parent) as recovery:
        assert first_line(recovery) == "appended\n"
        recovery.kill()
    with claimed_orphans(folder) as orphans:
        for orphan in orphans:
            journal.append(orphan.entry)
            orphan.discard()
    assert len(journal.path.read_bytes().splitlines()) == 2
    assert history_in(journal.path.parent) == Whole((BOX,))
    assert names_in(folder) == []


@pytest.fixture
def checkpoint(folder: Path) -> Iterator[Checkpoint]:
    checkpoint = Checkpoint(folder, BOX.id)
    yield checkpoint
    checkpoint.clear()


def test_the_latest_word_replaces_the_one_before(folder: Path, checkpoint: Checkpoint) -> None:
    checkpoint.write(numbered(1))
    checkpoint.write(replace(BOX, note="Rain."), is_final=True)
    assert names_in(folder) == [f"{BOX.id}.json", f"{BOX.id}.lock"]
    assert (folder / f"{BOX.id}.json").read_bytes() == line_of(
        record_of(replace(BOX, note="Rain.")) | {"final": True}
    )


def test_a_cleared_checkpoint_leaves_nothing(folder: Path, checkpoint: Checkpoint) -> None:
    checkpoint.write(BOX)
    checkpoint.clear()
    checkpoint.clear()
    assert names_in(folder) == []


def test_a_final_checkpoint_says_so(folder: Path) -> None:
    left_behind(folder, line_of(record_of(BOX) | {"final": True}))
    with claimed_orphans(folder) as orphans:
        (orphan,) = orphans
    assert orphan.is_final
    assert orphan.entry == BOX


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 300, line_of(record_of(BOX))[:99], b'{"v":1}', b"\xff\xfe"],
    ids=["empty", "NULs", "torn", "wanting", "binary"],
)
def test_a_damaged_checkpoint_is_told_of_and_set_aside(folder: Path, content: bytes) -> None:
    left_behind(folder, content)
    with claimed_orphans(folder) as orphans:
        assert list(orphans) == []
        (fault,) = orphans.unreadable
    assert str(fault).startswith(f"{BOX.id}.json: ")
    assert str(fault).endswith(f"; set aside as {BOX.id}.damaged")
    assert (folder / f"{BOX.id}.damaged").read_bytes() == content
    assert names_in(folder) == [f"{BOX.id}.damaged"]


def test_the_checkpoint_of_a_later_program_is_left_to_it(folder: Path) -> None:
    path = left_behind(folder, b'{"v":2,"id":"?"}')
    with claimed_orphans(folder) as orphans:
        assert (orphans.found, orphans.unreadable) == ((), ())
    assert path.read_bytes() == b'{"v":2,"id":"?"}'


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX")
def test_a_pipe_in_place_of_a_checkpoint_does_not_hang(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / f"{BOX.id}.json")
    with claimed_orphans(folder) as orphans:
        assert len(orphans.unreadable) == 1


def test_what_a_killed_first_write_leaves_is_cleared_away(folder: Path) -> None:
    folder.mkdir()
    (folder / f"{BOX.id}.lock").write_bytes(b"")
    (folder / f"{BOX.id}.draft").write_bytes(b'{"v":1,')
    (folder / "notes.json").write_bytes(b"mine")
    assert orphaned(folder) == []
    assert names_in(folder) == ["notes.json"]


def test_a_checkpoint_that_cannot_be_written_says_so(folder: Path) -> None:
    folder.write_bytes(b"")
    with pytest.raises(JournalError, match="there is a file where its folder should be"):
        Checkpoint(folder, BOX.id).write(BOX)
