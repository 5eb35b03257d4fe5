import json
import os
import stat
import tracemalloc
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from history_examples import (
    IS_LONG,
    SUNRISE,
    WRITE_SOME,
    ended,
    history_in,
    line,
    newest_first,
    program,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stillpoint.history.checking import fault_in, looks_at_file
from stillpoint.history.files import append_lines
from stillpoint.history.journal import JournalError
from stillpoint.history.lines import LONGEST_LINE
from stillpoint.history.reading import read_history
from stillpoint.history.repairing import Repaired, repair

SOUND = [
    line(1),
    line(2),
    b"\xef\xbb\xbf" + line(3),
    line(4)[:-1] + b"\r\n",
    line(5)[:-1] + b"\0" * 300 + b"\n",
    b"\n",
    b'{"v":2,"breath":[4,7,8]}\n',
]
UNREADABLE = [
    b"?\n",
    line(6)[:40] + b"\n",
    line(7).replace(b"Box", b"B\xff\xfe"),
    b"\0" * 4096 + b"\n",
    b'{"v":1}\r\n',
    b"x" * (LONGEST_LINE + 5) + b"\n",
]
LAST = [b"", line(8)[:-1], line(9)[:60], b"\0" * 99]
"""What may stand after the last newline."""

REPAIR = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from stillpoint.history.journal import JournalError
from stillpoint.history.repairing import repair
desk = Path(sys.argv[1])
def repaired():
    try:
        return repair(
            desk, datetime(2026, 11, 21, tzinfo=UTC),
            backups=desk.parent.parent / "backups", quarantine=desk.parent.parent / "quarantine",
        )
    except JournalError as error:
        print(error)
"""

REPAIR_ON_A_FULL_DISK = f"""{REPAIR}
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
repaired()
"""

REPAIR_AND_DIE_EVERYWHERE = f"""{REPAIR}
import itertools, os, shutil, signal
import filelock  # once, not in every child
step = int(sys.argv[2])
old = desk.read_bytes()
new, unread = old.replace(b"?\\n", b""), b"?\\n?\\n"

def tree():
    return {{
        folder.name: [path.read_bytes() for path in sorted(folder.glob("*.jsonl"))]
        for folder in sorted(desk.parent.parent.iterdir()) if folder.is_dir()
    }}

def die_after(lines_of_code):
    left = itertools.count(lines_of_code, -1)
    def trace(frame, event, argument):
        if not any(name in frame.f_code.co_filename for name in ("stillpoint", "shutil")):
            return None
        if next(left) <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace
    sys.settrace(trace)

deaths = 0
for lines_of_code in itertools.count(1, step):
    desk.write_bytes(old)
    for name in ("backups", "quarantine"):
        shutil.rmtree(desk.parent.parent / name, ignore_errors=True)
    child = os.fork()
    if not child:
        die_after(lines_of_code)
        repaired()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    left = tree()
    if desk.read_bytes() != old:
        assert left == {{"backups": [old], "history": [new], "quarantine": [unread]}}, left
    if status == 0:
        break
    assert os.WTERMSIG(status) == signal.SIGKILL, status
    deaths += 1
assert desk.read_bytes() == new
print(deaths)
"""


@dataclass(frozen=True)
class Room:
    """A data folder with the desk's journal in it."""

    folder: Path

    @property
    def desk(self) -> Path:
        return self.folder / "history" / "desk.jsonl"

    def holds(self, content: bytes) -> None:
        self.desk.parent.mkdir(exist_ok=True)
        self.desk.write_bytes(content)

    def repair(self) -> Repaired | None:
        return repair(
            self.desk,
            SUNRISE,
            backups=self.folder / "backups",
            quarantine=self.folder / "quarantine",
            patience=timedelta(),
        )

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.rglob("*") if path.is_file())


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def moved_lines(repaired: Repaired | None) -> list[dict[str, Any]]:
    """What the notes beside the quarantine file say, with the bytes that they are about."""
    if repaired is None:
        return []
    file = repaired.quarantine.with_suffix(".places")
    unread = repaired.quarantine.read_bytes()
    places = [json.loads(place) for place in file.read_bytes().splitlines()]
    return [place | {"bytes": unread[place["start"] :][: place["length"]]} for place in places]


def test_what_cannot_be_read_is_moved_and_nothing_else(room: Room) -> None:
    room.holds(line(1) + b"?\n" + line(2) + line(3)[:40])
    repaired = room.repair()
    assert repaired is not None
    assert repaired.moved == 2
    assert room.desk.read_bytes() == line(1) + line(2)
    assert repaired.quarantine.read_bytes() == b"?\n" + line(3)[:40]
    assert repaired.backup.read_bytes() == line(1) + b"?\n" + line(2) + line(3)[:40]
    assert room.names() == [
        "desk-20261121-071200.jsonl",
        "desk-20261121-071200.jsonl",
        "desk-20261121-071200.places",
        "desk.jsonl",
        "desk.jsonl.lock",
    ]


def test_each_line_is_told_with_where_it_was(room: Room) -> None:
    room.holds(line(1) + b"?\n" + line(2) + b'{"v":1}\n')
    repaired = room.repair()
    assert repaired is not None
    first, second = moved_lines(repaired)
    assert (first["file"], first["line"], first["start"], first["length"]) == (
        "desk.jsonl",
        2,
        0,
        2,
    )
    assert (second["line"], second["start"], second["length"]) == (4, 2, 8)
    assert second["fault"] == "id is missing"


@given(st.lists(st.sampled_from(SOUND + UNREADABLE), max_size=8), st.sampled_from(LAST))
@settings(
    deadline=None,
    database=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_byte_is_in_the_journal_or_in_quarantine(
    room: Room, lines: list[bytes], last: bytes
) -> None:
    content = b"".join(lines) + last
    room.holds(content)
    before = read_history(room.desk.parent)
    repaired = room.repair()
    unreadable = [one for one in lines if one in UNREADABLE] + [last] * (last in LAST[2:])
    after = read_history(room.desk.parent)
    assert (after.summaries, after.newer, after.unreadable) == (before.summaries, before.newer, ())
    if repaired is None:
        assert (unreadable, room.desk.read_bytes()) == ([], content)
    else:
        assert repaired.quarantine.read_bytes() == b"".join(unreadable)
        assert repaired.backup.read_bytes() == content
        rest = b"".join(one for one in lines if one in SOUND) + last * (last in LAST[:2])
        assert room.desk.read_bytes() == rest
    assert room.repair() is None


@given(st.lists(st.sampled_from(SOUND) | st.binary(max_size=60), max_size=6).map(b"".join))
@settings(
    deadline=None,
    database=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_journal_can_be_put_together_again_from_what_a_repair_left(
    room: Room, content: bytes
) -> None:
    room.holds(content)
    repaired = room.repair()
    assert [look for look in looks_at_file(room.desk) if look.fault] == []
    lines = BytesIO(room.desk.read_bytes()).readlines()
    for moved in moved_lines(repaired):
        assert fault_in(moved["bytes"]) == moved["fault"]
        lines.insert(moved["line"] - 1, moved["bytes"])
    assert b"".join(lines) == content


def test_a_sound_journal_is_left_alone(room: Room) -> None:
    room.holds(b"".join(SOUND))
    before = room.desk.stat()
    assert room.repair() is None
    assert (room.desk.stat().st_ino, room.desk.stat().st_mtime) == (before.st_ino, before.st_mtime)
    assert room.names() == ["desk.jsonl", "desk.jsonl.lock"]


def test_nothing_is_written_over(room: Room) -> None:
    for torn in (b"first\n", b"second\n"):
        room.holds(torn)
        room.repair()
    assert room.names().count("desk-20261121-071200.jsonl") == 2
    assert room.names().count("desk-20261121-071200-2.jsonl") == 2
    backups = sorted((room.folder / "backups").iterdir())
    assert {backup.read_bytes() for backup in backups} == {b"first\n", b"second\n"}


@pytest.mark.skipif(os.name == "nt", reason="links and permissions are POSIX")
def test_a_link_stays_one_and_permissions_stay_as_they_are(room: Room) -> None:
    room.holds(line(1) + b"?\n")
    elsewhere = room.folder / "cloud.jsonl"
    room.desk.rename(elsewhere)
    elsewhere.chmod(0o640)
    room.desk.symlink_to(elsewhere)
    room.repair()
    assert room.desk.is_symlink()
    assert elsewhere.read_bytes() == line(1)
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o640


def test_a_line_of_any_length_is_moved_in_little_memory(room: Room) -> None:
    room.holds(line(1))
    os.truncate(room.desk, 100 * 1024**2)
    append_lines(room.desk, line(2))
    tracemalloc.start()
    repaired = room.repair()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert repaired is not None
    assert room.desk.read_bytes() == line(1) + line(2)
    assert repaired.quarantine.stat().st_size == 100 * 1024**2 - len(line(1)) + 1
    assert most < 6 * LONGEST_LINE


def test_a_journal_that_another_keeps_to_itself_is_left_as_it_is(room: Room) -> None:
    room.holds(b"?\n")
    with (
        FileLock(room.desk.with_name("desk.jsonl.lock")),
        pytest.raises(JournalError, match=r"was left as it is: another stillpoint has held"),
    ):
        room.repair()
    assert room.desk.read_bytes() == b"?\n"


def test_where_no_copy_can_be_made_nothing_is_changed(room: Room) -> None:
    room.holds(b"?\n")
    (room.folder / "backups").write_bytes(b"")
    with pytest.raises(JournalError, match="backups: there is a file where its folder should be"):
        room.repair()
    assert room.names() == ["backups", "desk.jsonl", "desk.jsonl.lock"]
    assert room.desk.read_bytes() == b"?\n"


@pytest.mark.skipif(os.name == "nt", reason="limits are POSIX")
@pytest.mark.parametrize("room_for", [0, 100, len(line(1))])
def test_a_file_that_may_not_grow_leaves_everything_as_it_was(room: Room, room_for: int) -> None:
    content = line(1) + b"?\n"
    room.holds(content)
    told, _ = program(REPAIR_ON_A_FULL_DISK, room.desk, room_for).communicate(timeout=60)
    assert told == (
        f"{room.desk} was left as it is: files may not be that large here (ulimit -f)."
        " Raise the limit, then try again.\n"
    )
    assert room.desk.read_bytes() == content
    assert room.names() == ["desk.jsonl", "desk.jsonl.lock"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks are POSIX")
def test_a_kill_at_any_instant_leaves_the_old_journal_or_the_new_one(room: Room) -> None:
    room.holds(line(1) + b"?\n" + line(2) + b"?\n" + line(3))
    step = 1 if IS_LONG else 11
    killed = program(REPAIR_AND_DIE_EVERYWHERE, room.desk, step)
    told, _ = killed.communicate(timeout=120)
    assert killed.returncode == 0
    assert int(told) * step > 150


def test_a_repair_takes_nothing_from_those_who_write_meanwhile(room: Room) -> None:
    room.holds(b"")
    writers = [program(WRITE_SOME, room.desk.parent, first, first + 100) for first in (0, 100)]
    moved = 0
    while any(writer.poll() is None for writer in writers):
        with FileLock(room.desk.with_name("desk.jsonl.lock")):
            append_lines(room.desk, b"?\n")
        repaired = repair(
            room.desk, SUNRISE, backups=room.folder / "b", quarantine=room.folder / "q"
        )
        moved += repaired.moved if repaired else 0
    assert ended(writers) == [0, 0]
    history = history_in(room.desk.parent)
    assert (history.entries, history.unreadable) == (newest_first(*range(200)), ())
    assert moved > 0
