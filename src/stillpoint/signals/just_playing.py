"""Plays a file by the library of the `[audio]` extra: a program for a process of its own."""

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event

from stillpoint.signals.swell import Swell

LOOK_EVERY = timedelta(seconds=0.05)
"""Between two looks at whether it is over, or is to be louder."""


def just_play(file: Path, gain: float) -> None:
    """Play a file to its end."""
    from just_playback import Playback  # absent without the extra

    playback = Playback(str(file))
    playback.set_volume(gain)
    playback.play()
    while playback.active:
        _wait()


def just_play_in_a_loop(file: Path, swell: Swell, steer: Callable[[Swell], object]) -> None:
    """Play a file over and over until what steers it lets it fade."""
    from just_playback import Playback  # absent without the extra

    playback = Playback(str(file))
    playback.loop_at_end(True)
    playback.set_volume(0)
    playback.play()
    while not swell.is_over:
        steer(swell)
        playback.set_volume(swell.next(LOOK_EVERY)[1])
        _wait()


def _wait() -> None:
    Event().wait(LOOK_EVERY.total_seconds())


if __name__ == "__main__":
    just_play(Path(sys.argv[1]), float(sys.argv[2]))
