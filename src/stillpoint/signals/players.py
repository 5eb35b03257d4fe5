"""The programs that can play a sound, and how each is told what to play and how loud."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from stillpoint.signals.children import module
from stillpoint.signals.pcm import Shape

WAV = ".wav"
FORMATS = (WAV, ".ogg", ".flac", ".mp3")
"""How the files end that a user's own sounds may be in."""

FILE_VARIABLE = "STILLPOINT_SOUND_FILE"
"""What names the file to a player that can be told of it in no safer way."""

_PULSE_FULL = 65_536
_POWERSHELL = f"(New-Object Media.SoundPlayer $env:{FILE_VARIABLE}).PlaySync()"


@dataclass(frozen=True, slots=True)
class Player:
    """A program that plays a sound file and ends with it."""

    name: str
    program: str
    """Where it is."""
    formats: frozenset[str]
    """The endings of the files that it is trusted with."""
    arguments: Callable[[Path, float], tuple[str, ...]]
    """What plays a file as loud as a gain says."""
    turns_volume: bool = True
    """Where it does not, the file itself has to be as loud as it is to be."""
    streaming: Callable[[Shape], tuple[str, ...]] | None = None
    """What makes it play samples from its standard input, if it can."""

    def command(self, file: Path, gain: float) -> list[str]:
        """The argument list that plays a file."""
        return [self.program, *self.arguments(file, gain)]

    def can_play(self, file: Path) -> bool:
        """Whether it is trusted with files of this kind."""
        return file.suffix.lower() in self.formats


JUST_PLAYBACK = "just-playback"
"""What the player of the `[audio]` extra is called."""


def players_on(search_path: str) -> tuple[Player, ...]:
    """The players that are here, the platform's own first, then that of the `[audio]` extra."""
    return (*_programs(search_path), *_extra())


def _programs(search_path: str) -> Iterator[Player]:
    for name, formats, arguments, turns_volume, streaming in _KNOWN:
        if program := shutil.which(name, path=search_path):
            yield Player(name, program, frozenset(formats), arguments, turns_volume, streaming)


def _extra() -> Iterator[Player]:
    if sys.executable and find_spec("just_playback"):
        yield Player(JUST_PLAYBACK, sys.executable, frozenset(FORMATS), _just_playback)


def _afplay(file: Path, gain: float) -> tuple[str, ...]:
    return ("-v", f"{gain:.4f}", str(file))


def _pw_play(file: Path, gain: float) -> tuple[str, ...]:
    return (f"--volume={gain:.4f}", str(file))


def _paplay(file: Path, gain: float) -> tuple[str, ...]:
    """Its volumes are cubes of gains."""
    return (f"--volume={round(_PULSE_FULL * gain ** (1 / 3))}", str(file))


def _aplay(file: Path, gain: float) -> tuple[str, ...]:  # noqa: ARG001 - it turns no volume
    return ("-q", str(file))


def _powershell(file: Path, gain: float) -> tuple[str, ...]:  # noqa: ARG001 - nor does it
    return ("-NoProfile", "-NonInteractive", "-Command", _POWERSHELL)


def _just_playback(file: Path, gain: float) -> tuple[str, ...]:
    return tuple(module("just_playing", str(file), f"{gain:.4f}")[1:])


def _pw_stream(shape: Shape) -> tuple[str, ...]:
    rate, channels = f"--rate={shape.rate}", f"--channels={shape.channels}"
    return ("--raw", rate, channels, "--format=s16", "--latency=100ms", "-")


def _pa_stream(shape: Shape) -> tuple[str, ...]:
    rate, channels = f"--rate={shape.rate}", f"--channels={shape.channels}"
    return ("--raw", rate, channels, "--format=s16le", "--latency-msec=100")


def _alsa_stream(shape: Shape) -> tuple[str, ...]:
    rate, channels = f"--rate={shape.rate}", f"--channels={shape.channels}"
    return ("-q", "-t", "raw", rate, channels, "--format=S16_LE", "--buffer-time=200000")


_KNOWN = (
    ("afplay", (WAV, ".flac", ".mp3"), _afplay, True, None),
    ("pw-play", (WAV, ".flac", ".ogg"), _pw_play, True, _pw_stream),
    ("paplay", (WAV, ".flac", ".ogg"), _paplay, True, _pa_stream),
    ("aplay", (WAV,), _aplay, False, _alsa_stream),
    ("powershell", (WAV,), _powershell, False, None),
)
"""The platforms' own players, those that do more before those that do less."""
