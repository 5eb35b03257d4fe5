"""Plays a loop softly until its standard input ends: a program for a process of its own.

A line on its standard input with a number of seconds has it make way for so long. Input that ends
ends it, so it never outlives what started it.
"""

import os
import sys
import wave
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from itertools import count
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from threading import Event, Thread

from stillpoint.core.clock import SystemClock
from stillpoint.signals.children import Child, start
from stillpoint.signals.just_playing import just_play_in_a_loop
from stillpoint.signals.making import scale
from stillpoint.signals.pcm import Samples, as_bytes, chunks, ramped, shape_of
from stillpoint.signals.players import FILE_VARIABLE, JUST_PLAYBACK, WAV, Player, players_on
from stillpoint.signals.sounds import SoundNotKept, sound_file
from stillpoint.signals.swell import GOING, Swell

AT_THE_LATEST = 2 * GOING
"""After its input has ended it is gone, whatever its player does."""

UNHEARD = 1
"""The exit code where no player plays it any more, though nobody has ended it."""

PLAYED_NOTHING = timedelta(seconds=1)
"""A player that is done with a background so soon has not played it."""


class Steering:
    """What is said to it on its standard input."""

    def __init__(self) -> None:
        self.has_ended = Event()
        self._lines: SimpleQueue[timedelta] = SimpleQueue()
        self._child: Child | None = None
        Thread(target=self._listen, daemon=True).start()

    def steer(self, swell: Swell) -> None:
        """Pass on what has been said since the last time."""
        with suppress(Empty):
            while True:
                swell.make_way(self._lines.get_nowait())
        if self.has_ended.is_set():
            swell.end()

    def watch_over(self, child: Child) -> None:
        """End a player too when there is no other way."""
        self._child = child

    def _listen(self) -> None:
        for line in sys.stdin:
            with suppress(ValueError):
                self._lines.put(timedelta(seconds=float(line)))
        self.has_ended.set()
        _wait(AT_THE_LATEST)
        if self._child:
            self._child.kill()
        _wait(AT_THE_LATEST)
        os._exit(0)


def play(file: Path, gain: float, players: Sequence[Player], steering: Steering) -> None:
    """Play a loop by the first player that works, those that can be steered first."""
    for player in sorted(players, key=lambda player: player.streaming is None):
        if steering.has_ended.is_set() or not player.can_play(file):
            continue
        if player.streaming and file.suffix.lower() == WAV:
            _stream(player, player.streaming(shape_of(file)), file, Swell(gain), steering)
        elif player.name == JUST_PLAYBACK:
            just_play_in_a_loop(file, Swell(gain), steering.steer)
        else:
            _repeat(player, file, gain, steering)


def _stream(
    player: Player, arguments: Sequence[str], file: Path, swell: Swell, steering: Steering
) -> None:
    """Feed samples to a player until it goes, or until all is over."""
    try:
        child = start([player.program, *arguments], is_fed=True)
    except OSError:
        return
    steering.watch_over(child)
    assert child.stdin
    with suppress(OSError), child.stdin as pipe:
        for samples, lasts in _round_and_round(file):
            steering.steer(swell)
            if swell.is_over:
                break
            pipe.write(as_bytes(ramped(samples, *swell.next(lasts))))
    child.terminate()
    child.wait()


def _round_and_round(file: Path) -> Iterator[tuple[Samples, timedelta]]:
    """A sound in pieces with their lengths, over and over."""
    shape = shape_of(file)
    a_second = shape.rate * shape.channels
    for _ in count():
        for samples in chunks(file):
            yield samples, timedelta(seconds=len(samples) / a_second)


def _repeat(player: Player, file: Path, gain: float, steering: Steering) -> None:
    """Have a file played over and over by a player that cannot be steered."""
    clock = SystemClock()
    with TemporaryDirectory(prefix="stillpoint-background-") as folder:
        turned = file if player.turns_volume else Path(folder) / file.name
        if turned is not file:
            scale(file, turned, gain)
        while not steering.has_ended.is_set():
            began = clock.reading()
            child = start(player.command(turned, gain), variables={FILE_VARIABLE: str(turned)})
            steering.watch_over(child)
            if child.wait() != 0 or clock.reading() - began < PLAYED_NOTHING:
                return


def _file_of(named: str, folder: Path) -> Path:
    """The file of a background: one of the user's own, or a built-in one, made now if need be."""
    return Path(named) if Path(named).is_absolute() else sound_file(folder, named)


def _wait(length: timedelta) -> None:
    Event().wait(length.total_seconds())


def main(arguments: Sequence[str]) -> int:
    """Play what the arguments name: a folder of sounds, a background, a gain; the exit code."""
    folder, named, gain = arguments
    players = players_on(os.environ.get("PATH", ""))
    steering = Steering()
    with suppress(OSError, EOFError, wave.Error):
        try:
            play(_file_of(named, Path(folder)), float(gain), players, steering)
        except SoundNotKept:
            with TemporaryDirectory(prefix="stillpoint-background-") as borrowed:
                play(_file_of(named, Path(borrowed)), float(gain), players, steering)
    return 0 if steering.has_ended.is_set() else UNHEARD


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
