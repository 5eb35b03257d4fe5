import os
import subprocess
import sys
from pathlib import Path

import pytest

from packs.packs_to_read import GOOD
from stillpoint.packs.library import (
    Library,
    UnknownPack,
    UnknownSession,
    builtin_folder,
    read_library,
)

SLEEP = (
    GOOD.replace('"calm"', '"sleep"')
    .replace('"Box"', '"Évening box"')
    .replace("[[source]]", 'tags = ["night"]\n[[source]]')
    .replace('practice = "breathing"', 'practice = "meditation"\nsummary = "Quiet, then quieter."')
)
WALK = GOOD.replace('"calm"', '"walk"').replace('"box"', '"stroll"').replace('"Box"', '"Stroll"')


@pytest.fixture
def user_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "user"
    folder.mkdir()
    return folder


@pytest.fixture
def library(tmp_path: Path, user_folder: Path) -> Library:
    builtin = tmp_path / "builtin"
    builtin.mkdir()
    (builtin / "calm.toml").write_text(GOOD, encoding="utf-8")
    (user_folder / "sleep.toml").write_text(SLEEP, encoding="utf-8")
    (user_folder / "walk.toml").write_text(WALK, encoding="utf-8")
    (user_folder / "broken.toml").write_text("format = 1\n[pack", encoding="utf-8")
    (user_folder / "again.toml").write_text(GOOD, encoding="utf-8")
    (user_folder / ".calm.toml").write_text("an editor's own", encoding="utf-8")
    (user_folder / "notes.txt").write_text("no pack", encoding="utf-8")
    return read_library(builtin, user_folder)


def test_a_library_holds_the_builtin_packs_and_the_users(library: Library) -> None:
    assert [pack.id for pack in library.packs] == ["calm", "sleep", "walk"]
    assert [session.address for session in library.sessions] == [
        "calm/box",
        "sleep/box",
        "walk/stroll",
    ]


def test_a_broken_pack_is_listed_with_its_reasons(library: Library, user_folder: Path) -> None:
    assert [(read.path, read.messages) for read in library.broken] == [
        (
            user_folder / "again.toml",
            (
                'again.toml: pack → id: a pack with the id "calm" is here already, in calm.toml;'
                " choose another id, or remove one of the files",
            ),
        ),
        (
            user_folder / "broken.toml",
            (
                "broken.toml:2: not valid TOML: a header is not closed (column 6);"
                " end it as it begins: [pack] or [[session]]",
            ),
        ),
    ]


def test_a_folder_that_is_not_there_is_an_empty_one(tmp_path: Path) -> None:
    assert read_library(tmp_path / "none", tmp_path / "nowhere") == Library(())


def test_a_session_is_found_by_its_address_or_by_an_id_of_its_own(library: Library) -> None:
    assert library.session("sleep/box").title == "Évening box"
    assert library.session("stroll").address == "walk/stroll"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("strol", 'there is no session "strol"; did you mean stroll or walk/stroll?'),
        ("box", '"box" is in 2 packs; write pack/session, such as calm/box, sleep/box'),
        ("", 'there is no session ""; list them all with: stillpoint sessions'),
    ],
)
def test_an_unknown_session_is_answered_with_the_nearest(
    library: Library, address: str, said: str
) -> None:
    with pytest.raises(UnknownSession) as refusal:
        library.session(address)
    assert str(refusal.value) == said


def test_a_pack_is_found_by_its_id(library: Library, user_folder: Path) -> None:
    assert library.pack("walk").title == "Calm"
    assert library.read_pack("walk").path == user_folder / "walk.toml"
    with pytest.raises(UnknownPack, match=r'there is no pack "walks"; did you mean walk\?'):
        library.pack("walks")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["calm/box", "sleep/box", "walk/stroll"]),
        ("BOX", ["calm/box", "sleep/box"]),
        ("evening", ["sleep/box"]),
        ("éVéning  bo", ["sleep/box"]),
        ("night quieter", ["sleep/box"]),
        ("calm str", ["walk/stroll"]),
        ("breathing", ["calm/box", "walk/stroll"]),
        ("adult", ["calm/box", "sleep/box", "walk/stroll"]),
        ("box zebra", []),
    ],
)
def test_sessions_match_every_word_in_any_letters(
    library: Library, words: str, found: list[str]
) -> None:
    assert [session.address for session in library.matching(words)] == found


def test_what_stands_in_the_title_comes_first(tmp_path: Path, user_folder: Path) -> None:
    text = GOOD.replace('"Box"', '"Slow"\nsummary = "Like a box."').replace('"box"', '"slow"')
    (user_folder / "a.toml").write_text(text, encoding="utf-8")
    (user_folder / "b.toml").write_text(SLEEP, encoding="utf-8")
    (user_folder / "c.toml").write_text(GOOD.replace('"calm"', '"c"'), encoding="utf-8")
    library = read_library(tmp_path / "none", user_folder)
    found = [session.address for session in library.matching("box")]
    assert found == ["c/box", "sleep/box", "calm/slow"]


def test_a_checkout_reads_its_own_packs_and_not_a_stale_copy() -> None:
    folder = builtin_folder()
    assert folder.name in ("sessions", "builtin")
    assert (folder / "breath.toml").is_file()


def test_reading_packs_needs_no_front_end() -> None:
    code = (
        "import sys, stillpoint.packs.library;"
        "print([name for name in ('textual', 'rich', 'click', 'tomlkit') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "[]"
