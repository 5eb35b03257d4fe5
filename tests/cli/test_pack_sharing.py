"""The commands that bring packs in, take them away and give them out."""

import os
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from typing_commands import Desk

from packs.packs_to_read import GOOD
from stillpoint.cli.progress import line_of
from stillpoint.services.progress import Progress
from terminal import Terminal, at_home
from web import AUTHORITY, Site, site

TEXT = f"# with care\n{GOOD}"
NEWER = TEXT.replace("1.0.0", "2.0.0").replace("30s", "1m")
WARNED = GOOD.replace(
    'kind = "guide"\nfor = "30s"', 'kind = "breathe"\npattern = "4-15-6"\ncycles = 2'
)


@pytest.fixture
def file(desk: Desk, tmp_path: Path) -> Path:
    return desk.writes(tmp_path / "calm.toml", TEXT)


@pytest.fixture
def secure(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setenv("SSL_CERT_FILE", str(AUTHORITY))
    with site() as up:
        up.pages["/calm.toml"] = TEXT.encode()
        yield up


def added(desk: Desk) -> str:
    path = desk.data / "packs" / "calm.toml"
    return path.read_text() if path.exists() else ""


def test_a_pack_is_shown_and_added(desk: Desk, file: Path) -> None:
    answer = desk.types("packs", "add", "calm.toml", "--yes")
    assert answer.code == 0
    assert answer.lines[0] == "Calm"
    assert "  box  30 s  Box" in answer.lines
    assert answer.lines[-1] == "Added calm 1.0.0."
    assert added(desk) == TEXT
    assert "calm/box" in desk.types("sessions", "calm", "--json").out


@pytest.mark.parametrize("typed", ["add calm.toml", "remove calm", "restore calm", "update calm"])
def test_where_nobody_can_be_asked_nothing_changes(desk: Desk, file: Path, typed: str) -> None:
    desk.types("packs", "add", "calm.toml", "--yes")
    desk.writes(file, NEWER)
    desk.types("packs", "update", "--yes")
    desk.writes(file, TEXT)
    answer = desk.types("packs", *typed.split())
    assert answer.code == 1
    assert answer.err.endswith(f"To agree beforehand: stillpoint packs {typed} --yes\n")
    assert added(desk) == NEWER


def test_what_changes_is_told_before_a_pack_is_replaced(desk: Desk, file: Path) -> None:
    desk.types("packs", "add", "calm.toml", "--yes")
    desk.writes(file, NEWER)
    answer = desk.types("packs", "add", "calm.toml", "--yes")
    assert '  version: "1.0.0" → "2.0.0"' in answer.lines
    assert '  session "Box": 30 s → 1 min' in answer.lines
    assert "stillpoint packs restore calm" in answer.err
    assert desk.types("packs", "restore", "calm", "--yes").lines[-1] == "Brought back calm 1.0.0."
    assert added(desk) == TEXT


def test_a_pack_that_is_here_already_is_not_asked_about(desk: Desk, file: Path) -> None:
    desk.types("packs", "add", "calm.toml", "--yes")
    answer = desk.types("packs", "add", "calm.toml")
    assert (answer.code, answer.out) == (0, "calm 1.0.0 is here already, byte for byte.\n")


def test_warnings_are_shown(desk: Desk, file: Path) -> None:
    desk.writes(file, WARNED)
    answer = desk.types("packs", "add", "calm.toml", "--yes")
    assert answer.code == 0
    assert f"  {file}:14: session" in answer.out


def test_one_broken_file_keeps_a_whole_folder_out(desk: Desk, file: Path) -> None:
    desk.writes(file.with_name("broken.toml"), "format = 1\n[pack\n")
    answer = desk.types("packs", "add", ".", "--yes")
    assert (answer.code, answer.out) == (1, "")
    assert "broken.toml:2: not valid TOML" in answer.err
    assert answer.err.endswith("Nothing was added.\n")
    assert not desk.data.exists()


def test_a_pipe_or_a_device_is_not_waited_for(desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    answer = desk.types("packs", "add", ".", "--yes")
    assert answer.code == 1
    assert answer.err.count("this is a pipe or a device, not a file") == 2


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        ("add nowhere.toml", 1, "nowhere.toml: there is no such file"),
        ("add http://127.0.0.1/x.toml", 2, "or allow it with --allow-http"),
        ("add ftp://127.0.0.1/x.toml", 2, "packs come from https:// addresses, or from files"),
        ("remove breath", 2, "breath comes with the program"),
        ("remove ../../x", 2, 'there is no pack "../../x" of yours'),
        ("restore ../../x", 2, 'no pack "../../x" was removed'),
        ("update breath", 2, "breath comes with the program"),
        ("export ../../x", 2, 'there is no pack "../../x"'),
        ("update", 0, "there is nothing to update"),
    ],
)
def test_what_cannot_be_done_is_told_and_writes_nothing(
    desk: Desk, typed: str, code: int, told: str
) -> None:
    answer = desk.types("packs", *typed.split())
    assert (answer.code, answer.out) == (code, "")
    assert told in answer.err
    assert not desk.data.exists()


def test_a_pack_is_added_and_updated_from_an_address(desk: Desk, secure: Site) -> None:
    url = f"{secure.address}/calm.toml"
    assert desk.types("packs", "add", url, "--yes").lines[-1] == "Added calm 1.0.0."
    assert desk.types("packs", "update").out == "calm is up to date.\n"
    secure.pages["/calm.toml"] = NEWER.encode()
    answer = desk.types("packs", "update", "--yes")
    assert (answer.code, answer.lines[-1]) == (0, "calm 2.0.0 is in its place.")
    assert added(desk) == NEWER


def test_one_source_that_is_gone_does_not_keep_others_from_their_update(
    desk: Desk, file: Path, secure: Site
) -> None:
    easy = desk.writes(file.with_name("easy.toml"), GOOD.replace('"calm"', '"easy"'))
    desk.types("packs", "add", f"{secure.address}/calm.toml", "--yes")
    desk.types("packs", "add", str(easy), "--yes")
    secure.pages.clear()
    desk.writes(easy, NEWER.replace('"calm"', '"easy"'))
    answer = desk.types("packs", "update", "--yes")
    assert answer.code == 1
    assert "calm: there is nothing at https://127.0.0.1" in answer.err
    assert answer.lines[-1] == "easy 2.0.0 is in its place."


def test_the_list_tells_version_source_and_digest(desk: Desk, file: Path) -> None:
    desk.types("packs", "add", "calm.toml", "--yes")
    row = desk.types("packs", "list").lines[-1]
    assert row.startswith("calm     1.0.0  1 session")
    listed = desk.types("packs", "list", "--json").json
    calm = next(pack for pack in listed if pack["id"] == "calm")
    assert row.endswith(calm["digest"][:12])
    assert (calm["source"], calm["version"]) == (str(file), "1.0.0")
    assert listed[0]["source"] == "built in"


def test_a_removed_pack_is_brought_back(desk: Desk, file: Path) -> None:
    desk.types("packs", "add", "calm.toml", "--yes")
    answer = desk.types("packs", "remove", "calm", "--yes")
    assert answer.lines[-1] == "Removed calm. Bring it back with: stillpoint packs restore calm"
    assert added(desk) == ""
    assert desk.types("packs", "restore", "calm").out == "Brought back calm 1.0.0.\n"
    assert added(desk) == TEXT


def test_an_export_writes_over_nothing_unless_told_to(desk: Desk, file: Path) -> None:
    desk.types("packs", "add", "calm.toml", "--yes")
    assert desk.types("packs", "export", "calm").out == TEXT
    kept = desk.writes(file.with_name("kept.toml"), "mine")
    answer = desk.types("packs", "export", "calm", "-o", "kept.toml")
    assert (answer.code, kept.read_text()) == (1, "mine")
    assert "stillpoint packs export calm -o kept.toml --yes" in answer.err
    assert desk.types("packs", "export", "calm", "-o", "kept.toml", "--yes").code == 0
    assert kept.read_text() == TEXT
    assert desk.types("packs", "export", "breath", "-o", "kept.toml", "--force").code == 0
    assert 'id = "breath"' in kept.read_text()
    in_a_folder = desk.types("packs", "export", "calm", "-o", ".", "--yes")
    assert (in_a_folder.code, "is a folder" in in_a_folder.err) == (2, True)
    assert desk.types("packs", "export", "calm", "-o", "none/x.toml").code == 1


@pytest.mark.parametrize("command", ["add", "check", "preview"])
def test_an_empty_name_is_not_the_folder_one_is_in(desk: Desk, file: Path, command: str) -> None:
    answer = desk.types("packs", command, "", *["--yes"] * (command == "add"))
    assert (answer.code, "the name is empty" in answer.err) == (2, True)
    assert added(desk) == ""


def test_an_exported_builtin_pack_is_valid(desk: Desk, file: Path) -> None:
    desk.types("packs", "export", "breath", "-o", "breath.toml")
    assert desk.types("packs", "check", "breath.toml").code == 0


@pytest.mark.parametrize(
    ("received", "expected", "line"),
    [
        (0, None, "Downloading  0 KiB"),
        (48 * 1024, 96 * 1024, "Downloading  [############------------]  48 of 96 KiB"),
        (99, 9, "Downloading  [########################]  0 of 0 KiB"),
    ],
)
def test_a_download_tells_how_far_it_is(received: int, expected: int | None, line: str) -> None:
    assert line_of("Downloading", Progress(timedelta(), received, expected), 79) == line


@pytest.mark.end_to_end
@pytest.mark.parametrize(
    ("answer", "code", "is_added"), [("y\n", 0, True), ("\n", 1, False), ("\x03", 130, False)]
)
def test_on_a_terminal_it_asks(tmp_path: Path, answer: str, code: int, is_added: bool) -> None:
    (tmp_path / "calm.toml").write_text(TEXT)
    argv = [sys.executable, "-m", "stillpoint", "packs", "add", "calm.toml"]
    with Terminal(argv, at_home(tmp_path), cwd=tmp_path) as shown:
        shown.wait_for("Add it? [y/N]:")
        shown.wait_for_rest()  # Python misses a Ctrl-C between the prompt and the first read
        shown.type(answer)
        assert shown.wait_exit() == code
    assert (tmp_path / "data" / "packs" / "calm.toml").exists() == is_added


@pytest.mark.end_to_end
def test_a_download_that_takes_a_while_shows_a_line(tmp_path: Path, secure: Site) -> None:
    argv = [sys.executable, "-m", "stillpoint", "packs", "add", f"{secure.address}/stuck"]
    environ = {**at_home(tmp_path), "SSL_CERT_FILE": str(AUTHORITY), "no_proxy": "*"}
    with Terminal(argv, environ, cwd=tmp_path) as shown:
        shown.wait_for("Downloading  [------------------------]  0 of 1 KiB")
        secure.is_over.set()
        shown.wait_for("the connection to 127.0.0.1 broke off. Try again")
        assert shown.wait_exit() == 1
        assert "Downloading" not in shown.text()
