"""The user's packs folder: whole or not at all, and nothing outside it."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from packs.packs_to_read import GOOD
from stillpoint.packs.origins import Origin
from stillpoint.packs.reading import ReadPack, read_pack
from stillpoint.packs.shelf import Shelf, ShelfError

MORNING = datetime(2026, 11, 21, 7, 12, tzinfo=UTC)
FIRST, SECOND, THIRD = (GOOD.replace("1.0.0", f"{number}.0.0").encode() for number in (1, 2, 3))

PUTS = """
import os, sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from stillpoint.packs.origins import Origin
from stillpoint.packs.reading import ReadPack
from stillpoint.packs.shelf import Shelf
folder, origin = Path(sys.argv[1]), Origin("x", datetime(2026, 11, 21, tzinfo=UTC), "")
versions = [Path(name).read_bytes() for name in sys.argv[2:]]
path = folder / "calm.toml"
read = [ReadPack(path.name, None, (), sha256(one).hexdigest(), path) for one in versions]
touches = {"open", "os.rename", "os.remove", "os.mkdir"}
import filelock
sys.addaudithook(lambda event, _: event in touches and touched())
"""
AND_TELLS = """
touched = lambda: os.write(1, b".")
while True:
    Shelf(folder).put("calm", versions[1], origin, over=read[0])
    Shelf(folder).put("calm", versions[0], origin, over=read[1])
"""
AND_DIES = """
left = 1000
def touched():
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), 9)
for touch in range(1000):
    child = os.fork()
    if not child:
        left = touch
        Shelf(folder).put("calm", versions[1], origin, over=read[0])
        left = 1000
        os._exit(0)
    _, status = os.waitpid(child, 0)
    left = 1000
    print(versions.index(path.read_bytes()), len(list(folder.glob("*.toml"))))
    path.write_bytes(versions[0])
    if not status:
        break
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "data" / "packs")


def origin_of(content: bytes, at: datetime = MORNING) -> Origin:
    return Origin("/home/me/calm.toml", at, sha256(content).hexdigest())


def put(shelf: Shelf, content: bytes, *, over: ReadPack | None = None) -> ReadPack:
    shelf.put("calm", content, origin_of(content), over=over)
    return read_pack(over.path if over and over.path else shelf.folder / "calm.toml")


def written(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_pack_is_put_here_as_it_came_with_a_note_of_where_from(shelf: Shelf) -> None:
    put(shelf, FIRST)
    assert (shelf.folder / "calm.toml").read_bytes() == FIRST
    assert shelf.origin("calm") == origin_of(FIRST)


def test_what_is_replaced_comes_back_and_the_two_change_places(shelf: Shelf) -> None:
    second = put(shelf, SECOND, over=put(shelf, FIRST))
    first = shelf.removal("calm")
    assert first is not None
    shelf.bring_back("calm", first, MORNING, over=second)
    assert (shelf.folder / "calm.toml").read_bytes() == FIRST
    assert shelf.origin("calm") == origin_of(FIRST)
    kept = shelf.removal("calm")
    assert kept is not None
    assert kept.path.read_bytes() == SECOND


def test_what_was_removed_comes_back_with_its_origin(shelf: Shelf) -> None:
    shelf.take_away("calm", put(shelf, FIRST), MORNING)
    assert list(shelf.folder.glob("*.toml")) == []
    assert (shelf.origin("calm"), shelf.removed_ids()) == (None, ("calm",))
    removal = shelf.removal("calm")
    assert removal is not None
    shelf.bring_back("calm", removal, MORNING, over=None)
    assert (shelf.folder / "calm.toml").read_bytes() == FIRST
    assert (shelf.origin("calm"), shelf.removed_ids()) == (origin_of(FIRST), ())


def test_the_last_to_go_is_the_first_to_come_back_though_the_clock_was_put_back(
    shelf: Shelf,
) -> None:
    second = put(shelf, SECOND, over=put(shelf, FIRST))
    shelf.put("calm", THIRD, origin_of(THIRD, MORNING - timedelta(days=300)), over=second)
    removal = shelf.removal("calm")
    assert removal is not None
    assert removal.path.read_bytes() == SECOND


def test_a_file_of_another_name_is_replaced_where_it_lies(shelf: Shelf) -> None:
    shelf.folder.mkdir(parents=True)
    by_hand = shelf.folder / "My pack.toml"
    by_hand.write_bytes(FIRST)
    put(shelf, SECOND, over=read_pack(by_hand))
    assert by_hand.read_bytes() == SECOND
    assert [path.name for path in shelf.folder.glob("*.toml")] == ["My pack.toml"]


def test_what_changed_since_it_was_compared_is_left_as_it_is(shelf: Shelf) -> None:
    first = put(shelf, FIRST)
    (shelf.folder / "calm.toml").write_bytes(THIRD)
    with pytest.raises(ShelfError, match="was changed meanwhile"):
        put(shelf, SECOND, over=first)
    with pytest.raises(ShelfError, match="was changed meanwhile"):
        put(shelf, SECOND)
    with pytest.raises(ShelfError, match="was changed meanwhile"):
        shelf.take_away("calm", first, MORNING)
    assert (shelf.folder / "calm.toml").read_bytes() == THIRD


def test_what_cannot_be_read_as_a_file_is_moved_aside(shelf: Shelf) -> None:
    (shelf.folder / "calm.toml").mkdir(parents=True)
    read = put(shelf, FIRST, over=read_pack(shelf.folder / "calm.toml"))
    assert read.path is not None
    assert read.path.read_bytes() == FIRST
    removal = shelf.removal("calm")
    assert removal is not None
    assert removal.path.is_dir()


@pytest.mark.parametrize(
    "id", ["../../x", "..", ".", "", "/etc/x", "a/b", "a\\b", "c:x", ".x", "x\0", "x\n", "é" * 300]
)
def test_no_id_leads_out_of_the_folder(tmp_path: Path, shelf: Shelf, id: str) -> None:
    with pytest.raises(ShelfError, match="is no name for a pack"):
        shelf.put(id, FIRST, origin_of(FIRST), over=None)
    assert (shelf.origin(id), shelf.removal(id)) == (None, None)
    assert written(tmp_path) == {}


@pytest.mark.parametrize("name", [".origins", ".removed", ".lock"])
def test_no_link_in_the_folder_is_written_through(tmp_path: Path, shelf: Shelf, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    shelf.folder.mkdir(parents=True)
    (shelf.folder / name).symlink_to(outside)
    with pytest.raises(ShelfError, match=f"{name} leads elsewhere. Remove that link"):
        put(shelf, FIRST)
    assert written(tmp_path) == {}


def test_a_pack_that_is_a_link_is_replaced_and_its_target_stays(
    tmp_path: Path, shelf: Shelf
) -> None:
    outside = tmp_path / "outside.toml"
    outside.write_bytes(FIRST)
    shelf.folder.mkdir(parents=True)
    (shelf.folder / "calm.toml").symlink_to(outside)
    (shelf.folder / ".calm.toml.draft").symlink_to(outside)
    put(shelf, SECOND, over=read_pack(shelf.folder / "calm.toml"))
    assert outside.read_bytes() == FIRST
    assert not (shelf.folder / "calm.toml").is_symlink()
    assert (shelf.folder / "calm.toml").read_bytes() == SECOND


@pytest.mark.parametrize(
    "note",
    [b"", b"{", b"[]", b"[" * 100_000, b'{"source": 7}', b"\xff", b'{"source":"x","added_at":"n"}'],
)
def test_a_note_that_cannot_be_read_is_no_note(shelf: Shelf, note: bytes) -> None:
    put(shelf, FIRST)
    (shelf.folder / ".origins" / "calm.json").write_bytes(note)
    assert shelf.origin("calm") is None


def two_versions(folder: Path) -> list[Path]:
    paths = [folder / "first", folder / "second"]
    paths[0].write_bytes(FIRST + b"#" * 300_000)
    paths[1].write_bytes(SECOND + b"#" * 400_000)
    return paths


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_killed_at_any_touch_of_the_disk_it_leaves_one_whole_pack(tmp_path: Path) -> None:
    first, second = two_versions(tmp_path)
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "calm.toml").write_bytes(first.read_bytes())
    told = subprocess.run(
        [sys.executable, "-c", PUTS + AND_DIES, folder, first, second],
        capture_output=True,
        text=True,
        timeout=60,
    )
    lines = told.stdout.splitlines()
    assert told.stderr == ""
    assert set(lines) == {"0 1", "1 1"}
    assert lines == sorted(lines)
    assert len(lines) > 10


@pytest.mark.parametrize("touches", [7, 40, 101])
def test_killed_at_a_random_moment_it_leaves_one_whole_pack(tmp_path: Path, touches: int) -> None:
    first, second = two_versions(tmp_path)
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "calm.toml").write_bytes(first.read_bytes())
    with subprocess.Popen(
        [sys.executable, "-c", PUTS + AND_TELLS, folder, first, second],
        stdout=subprocess.PIPE,
    ) as putting:
        assert putting.stdout is not None
        assert putting.stdout.read(touches)
        putting.kill()
    content = (folder / "calm.toml").read_bytes()
    assert content in (first.read_bytes(), second.read_bytes())
    read = read_pack(folder / "calm.toml")
    assert read.messages == ()
    shelf = Shelf(folder)
    shelf.put("calm", THIRD, origin_of(THIRD), over=read)
    assert (folder / "calm.toml").read_bytes() == THIRD


def test_the_five_newest_that_went_are_kept_of_each_pack(shelf: Shelf) -> None:
    versions = [GOOD.replace("1.0.0", f"{number}.0.0").encode() for number in range(9)]
    here = put(shelf, versions[0])
    for number, version in enumerate(versions[1:], 1):
        at = MORNING + timedelta(hours=number)
        shelf.put("calm", version, origin_of(version, at), over=here)
        here = read_pack(shelf.folder / "calm.toml")
    shelf.put("other", FIRST, origin_of(FIRST), over=None)
    shelf.take_away("other", read_pack(shelf.folder / "other.toml"), MORNING)
    kept = shelf.folder / ".removed"
    assert sorted(path.read_bytes() for path in kept.glob("calm-*.toml")) == versions[3:8]
    assert len(list(kept.glob("calm-*.json"))) == 5
    assert shelf.removal("other") is not None
