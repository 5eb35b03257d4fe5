"""A room with players in it, and what is heard there."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest

from sound_programs import Programs, made
from stillpoint.core.clock import ManualClock, SystemClock
from stillpoint.signals.players import players_on
from stillpoint.signals.playing import Playing
from stillpoint.signals.sources import Sources
from terminal import PATIENCE

counts_children = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="children are counted as Linux lists them"
)


class Room:
    """Players to play by, and what came of it."""

    def __init__(self, folder: Path) -> None:
        self.programs = Programs(folder / "bin")
        self.sounds, self.own = folder / "sounds", folder / "bells"
        self.clock: ManualClock | SystemClock = SystemClock()
        self.rung = 0
        self.told: list[str] = []
        made(self.sounds, "bowl", "wood", "tick")

    def playing(self, **players: str) -> Playing:
        """Players, each a program that does something."""
        for name, does in players.items():
            self.programs.write(name.replace("_", "-"), does)
        return Playing(
            players_on(self.programs.path),
            Sources(self.sounds, self.own),
            ring=self._ring,
            tell=self.told.append,
            clock=self.clock,
        )

    def _ring(self, strikes: int) -> None:
        self.rung += strikes


def children() -> list[int]:
    """The children of this process, dead ones that nobody has looked after among them."""
    found: list[int] = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            found += [int(stat.parent.name)] if int(fields[1]) == os.getpid() else []
    return found


def eventually(claim: Callable[[], object]) -> None:
    """Watch until a claim is true."""
    deadline = time.monotonic() + PATIENCE
    while not claim():
        assert time.monotonic() < deadline
        os.sched_yield()


def heeded(playing: Playing) -> None:
    """Wait until all is done that was asked for."""
    is_heeded = Event()
    playing.post(is_heeded.set)
    assert is_heeded.wait(PATIENCE)
