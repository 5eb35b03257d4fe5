import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from packs.packs_to_read import GOOD
from stillpoint.packs.library import builtin_folder
from stillpoint.packs.reading import pack_of, read_pack

BUILTIN_PACKS = sorted(builtin_folder().glob("*.toml"))
LONG_PACK = BUILTIN_PACKS[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("path", BUILTIN_PACKS, ids=lambda path: path.stem)
def test_a_builtin_pack_is_without_fault(path: Path) -> None:
    read = read_pack(path)
    assert read.messages == ()
    assert read.pack is not None
    assert read.pack.id == path.stem


def test_there_are_builtin_packs() -> None:
    assert {"breath", "sit", "stretch"} <= {path.stem for path in BUILTIN_PACKS}


def test_a_pack_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "calm.toml"
    path.write_text(GOOD, encoding="utf-8")
    read = read_pack(path)
    assert (read.name, read.path) == ("calm.toml", path)
    assert read.digest == sha256(GOOD.encode()).hexdigest()
    assert pack_of(GOOD, "other.toml").digest == read.digest


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            GOOD.encode("utf-16"),
            "calm.toml:1: not UTF-8 text: byte 0xff at offset 0; save the file as UTF-8",
        ),
        (
            b'format = 1\ntitle = "caf\xe9"\n',
            "calm.toml:2: not UTF-8 text: byte 0xe9 at offset 23; save the file as UTF-8",
        ),
        (
            b"\x7fELF\x00\x01",
            "calm.toml:1: not valid TOML: this is no key (column 1);"
            " write key = value; a note begins with #",
        ),
        (
            b"#" * 1024 * 1024 + b"\n",
            "calm.toml: the file is larger than 1 MiB; split it into several packs",
        ),
    ],
    ids=["UTF-16", "Latin 1", "binary", "too large"],
)
def test_a_file_that_is_no_text_is_broken(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "calm.toml"
    path.write_bytes(content)
    read = read_pack(path)
    assert read.is_broken
    assert read.messages == (message,)


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "calm.toml"
    with path.open("wb") as file:
        file.truncate(1024**3)
    read = read_pack(path)
    assert read.messages == (
        "calm.toml: the file is larger than 1 MiB; split it into several packs",
    )
    assert read.digest == ""


def test_a_folder_and_a_vanished_file_are_broken(tmp_path: Path) -> None:
    assert read_pack(tmp_path).messages == (f"{tmp_path.name}: this is a folder, not a file",)
    assert read_pack(tmp_path / "x.toml").messages == (
        "x.toml: there is no such file, or no longer",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
def test_a_pipe_or_device_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    assert read_pack(tmp_path / "pipe.toml").messages == (
        "pipe.toml: this is a pipe or a device, not a file",
    )
    assert read_pack(tmp_path / "zero.toml").messages == (
        "zero.toml: this is a pipe or a device, not a file",
    )


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden here"
)
def test_a_file_that_may_not_be_read_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "calm.toml"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    assert read_pack(path).messages == (
        "calm.toml: the file may not be read by this user; change its permissions",
    )


PIECES = st.sampled_from(
    [
        *(
            "[[session]]\n",
            "[[session.step]]\n",
            "[pack]\n",
            '"""',
            "[",
            "{",
            "}",
            "]",
            "=",
            ".",
            "\n",
        ),
        *('kind = "repeat"\n', 'kind = "breathe"\n', "step = [", "for = nan\n", "cycles = -1\n"),
        *(
            "9" * 5000,
            "\u202e",
            "\x00",
            "\\u001b",
            "1979-05-27",
            "[" * 500,
            "a." * 500,
            "inf",
            "0x",
        ),
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    cut=st.integers(0, len(LONG_PACK)),
    gap=st.integers(0, 200),
    pieces=st.lists(PIECES | st.text(max_size=20), max_size=4),
)
def test_no_text_makes_reading_fail(cut: int, gap: int, pieces: list[str]) -> None:
    read = pack_of(LONG_PACK[:cut] + "".join(pieces) + LONG_PACK[cut + gap :], "calm.toml")
    assert read.is_broken == bool(read.errors)
    assert all(message.startswith("calm.toml") for message in read.messages)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(cut=st.integers(0, len(GOOD)), rubbish=st.binary(min_size=1, max_size=8))
def test_no_bytes_make_reading_fail(
    tmp_path_factory: pytest.TempPathFactory, cut: int, rubbish: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "rubbish.toml"
    path.write_bytes(GOOD.encode()[:cut] + rubbish + GOOD.encode()[cut:])
    read = read_pack(path)
    assert read.is_broken == bool(read.errors)
