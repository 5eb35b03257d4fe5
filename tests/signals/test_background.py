"""A background is streamed by a process of its own, makes way for bells, and never outlives us."""

import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from rooms import children, counts_children, eventually

from sound_programs import FAILS, PLAYS, Programs, write_wave
from stillpoint.signals.under import Background
from terminal import PATIENCE

pytestmark = counts_children

A_SECOND = 44_100 * 2
LISTENS = (
    'echo $$ >>"{log}.ids"\n'
    f'{{head}} -c {2 * A_SECOND} >>"{{log}}.samples"\n'
    'read word <"{log}.pipe"\n'
    f"for tenth in {' '.join(map(str, range(30)))}\n"
    f'do {{head}} -c {A_SECOND // 10} >>"{{log}}.samples"; {{sleep}} 0.03; done\n'
    "exec {sleep} 60\n"
)
"""Hears two seconds at once, waits for a word, hears three more in tenths, and then no more."""


class Studio:
    """A background, and a player that listens to it."""

    def __init__(self, folder: Path) -> None:
        self.programs = Programs(folder / "bin")
        self.programs.folder.mkdir()
        self.pipe = self.programs.log.with_name("calls.log.pipe")
        os.mkfifo(self.pipe)
        self.file = write_wave(folder / "sea.wav", 0.5)
        self.told: list[str] = []
        self.background = Background(
            folder / "sounds", str(self.file), self.programs.path, tell=self.told.append
        )

    @property
    def heard(self) -> list[int]:
        """The samples that came."""
        content = self.programs.samples
        return [value for (value,) in struct.iter_unpack("<h", content[: len(content) // 2 * 2])]

    @property
    def players(self) -> list[int]:
        """The players that live."""
        ids = self.programs.log.with_name("calls.log.ids")
        started = map(int, ids.read_text().split()) if ids.exists() else ()
        return [id for id in started if Path(f"/proc/{id}").exists()]


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    """A studio in which nothing is left behind."""
    made = Studio(tmp_path)
    yield made
    made.background.end()
    eventually(lambda: children() == [] == made.players)


def test_it_comes_softly_makes_way_and_goes_at_once(studio: Studio) -> None:
    studio.programs.write("paplay", LISTENS)
    studio.background.begin(0.5)
    eventually(lambda: len(studio.programs.samples) == 2 * A_SECOND)
    studio.background.make_way(timedelta(seconds=1))
    studio.pipe.write_text("go\n")
    eventually(lambda: len(studio.programs.samples) == 5 * A_SECOND)
    heard = studio.heard
    coming = [heard[int(second * 44_100)] for second in (0, 0.75, 1.9)]
    assert coming == pytest.approx([0, 2_000, 4_000], abs=5)
    assert (min(heard[A_SECOND:]), heard[-1]) == pytest.approx((1_000, 4_000), abs=5)
    assert studio.programs.lines[0].startswith("paplay --raw --rate=44100 --channels=1")


def test_it_is_gone_when_whoever_began_it_is_killed(studio: Studio) -> None:
    studio.programs.write("paplay", LISTENS)
    program = (
        "import os, pathlib, signal, sys\n"
        "from stillpoint.signals.under import Background\n"
        "Background(pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]).begin(0.5)\n"
        "sys.stdin.read()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    arguments = [str(studio.programs.folder), str(studio.file), studio.programs.path]
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdin=subprocess.PIPE
    ) as begun:
        eventually(lambda: len(studio.programs.samples) == 2 * A_SECOND)
        assert len(studio.players) == 1
        begun.communicate(b"", PATIENCE)
    assert begun.returncode == -9
    eventually(lambda: studio.players == [])


def test_a_player_that_cannot_stream_gives_way_to_one_that_can(studio: Studio) -> None:
    studio.programs.write("afplay", PLAYS)
    studio.programs.write("pw-play", FAILS)
    studio.programs.write("aplay", LISTENS)
    studio.background.begin(0.5)
    eventually(lambda: len(studio.programs.samples) == 2 * A_SECOND)
    assert [line.split()[0] for line in studio.programs.lines] == ["pw-play", "aplay"]


def test_without_one_that_streams_the_file_is_played_as_it_is(studio: Studio) -> None:
    studio.programs.write("afplay", "exit 1\n")
    studio.background.begin(0.25)
    eventually(lambda: studio.programs.lines != [] and children() == [])
    assert studio.programs.lines == [f"afplay -v 0.2500 {studio.file}"]


@pytest.mark.parametrize("content", [None, b"no sound at all"], ids=["no player", "no sound"])
def test_where_it_cannot_be_heard_that_is_told_once_and_stops_nothing(
    studio: Studio, content: bytes | None
) -> None:
    if content:
        studio.programs.write("paplay", "exit 1\n")
        studio.file.write_bytes(content)
    for _ in range(2):
        studio.background.begin(0.5)
        eventually(lambda: children() == [] and studio.told)
        studio.background.end()
    assert studio.told == ['The background "sea" is not heard: no player here plays it.']
    studio.background.make_way(timedelta(seconds=1))
    studio.background.end()
