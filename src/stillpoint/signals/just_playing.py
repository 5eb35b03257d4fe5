"""Plays a file by the library of the `[audio]` extra: a program for a process of its own."""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

from stillpoint.signals.swell import Swell

LOOK_EVERY = timedelta(seconds=0.05)
"""Between two looks at whether it is over, or is to be louder."""

_TO_NO_DEVICE = 14
"""What the library calls playing to no device, as a number."""


def just_play(file: Path, gain: float) -> None:
    """Play a file to its end."""
    playback = _loaded(file, gain)
    playback.play()
    while playback.active:
        _wait()


def just_play_in_a_loop(file: Path, swell: Swell, steer: Callable[[Swell], object]) -> None:
    """Play a file over and over until what steers it lets it fade."""
    playback = _loaded(file, 0)
    playback.loop_at_end(True)
    playback.play()
    while not swell.is_over:
        steer(swell)
        playback.set_volume(swell.next(LOOK_EVERY)[1])
        _wait()


def _loaded(file: Path, gain: float) -> Any:
    from just_playback import Playback  # absent without the extra

    playback = Playback()
    playback.set_volume(gain)  # before the file: it is heeded as one is loaded, or while one plays
    playback.load_file(str(file))
    if _goes_nowhere(playback):
        raise SystemExit(1)
    return playback


def _goes_nowhere(playback: Any) -> bool:
    """Whether there is no device: the library then plays to none, and says nothing of it."""
    with suppress(AttributeError):  # it has no public way to ask
        return bool(playback._Playback__ma_attrs.device.pContext.backend == _TO_NO_DEVICE)
    return False


def _wait() -> None:
    Event().wait(LOOK_EVERY.total_seconds())


if __name__ == "__main__":
    just_play(Path(sys.argv[1]), float(sys.argv[2]))
