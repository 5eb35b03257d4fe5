"""Plays one file by the library of the `[audio]` extra: a program for a process of its own."""

import sys
from threading import Event

LOOK_EVERY = 0.05
"""Seconds between two looks at whether it is over."""


def play(file: str, gain: float) -> None:
    """Play a file to its end."""
    from just_playback import Playback  # absent without the extra

    playback = Playback(file)
    playback.set_volume(gain)
    playback.play()
    waiting = Event()
    while playback.active:
        waiting.wait(LOOK_EVERY)


if __name__ == "__main__":
    play(sys.argv[1], float(sys.argv[2]))
