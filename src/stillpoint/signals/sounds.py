"""Sounds by name: made once, kept as files, made anew when their design changes."""

import re
import zlib
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from stillpoint.core.errors import Misuse, StillpointError
from stillpoint.core.patterns import LONGEST_PHASE, SHORTEST_PHASE, PhaseKind
from stillpoint.core.texts import quoted
from stillpoint.files.own_files import reason
from stillpoint.signals import waves
from stillpoint.signals.backgrounds import BACKGROUNDS
from stillpoint.signals.bells import BELLS, MARKS
from stillpoint.signals.breath_tones import falling, rising

VERSION = 1
"""Goes up when sounds of the same design come out differently."""

MOST_BREATH_TONES = 64
"""So many breath tones are kept: those made last."""

HALF_DONE = timedelta(minutes=1)
"""Nobody writes a sound for so long: whoever began it was ended."""

BREATH_STEP = timedelta(seconds=0.1)
"""Breath tones are made in steps of this length."""

_BREATH = re.compile(r"breath-(in|out)-(\d{1,3}\.\d)", re.ASCII)


class Sound(Protocol):
    """A design that can be made to sound; its `repr` tells it from any other."""

    @property
    def peak(self) -> float:
        """In dB of the loudest that a file can hold."""

    def samples(self) -> list[float]:
        """The sound, as loud as it comes."""


class UnknownSound(Misuse):
    """No built-in sound has this name."""


class SoundNotKept(StillpointError):
    """A sound could not be written."""


SOUNDS: dict[str, Sound] = {**BELLS, **MARKS, **BACKGROUNDS}
"""All but the breath tones, whose name tells their length."""


def sound_file(folder: Path, name: str) -> Path:
    """The WAV of a built-in sound, made now if it is not there yet."""
    path = sound_path(folder, name)
    try:
        if not path.exists():
            sound = _design(name)
            waves.write(path, sound.samples(), sound.peak)
            _forget_others(folder, name, path)
    except OSError as error:
        message = f'the sound "{name}" cannot be kept in {folder}: {reason(error)}'
        raise SoundNotKept(message) from error
    return path


def sound_path(folder: Path, name: str) -> Path:
    """Where the WAV of a built-in sound is, or will be once it is made."""
    return folder / f"{name}-{_fingerprint(_design(name))}.wav"


def breath_name(kind: PhaseKind, lasts: timedelta) -> str | None:
    """The name of the tone for a phase; what is held, or too short to hear, has none."""
    if kind not in (PhaseKind.IN, PhaseKind.OUT) or lasts < SHORTEST_PHASE:
        return None
    return f"breath-{kind}-{min(lasts, LONGEST_PHASE) // BREATH_STEP / 10:.1f}"


def _design(name: str) -> Sound:
    if name in SOUNDS:
        return SOUNDS[name]
    if breath := _BREATH.fullmatch(name):
        lasts = timedelta(seconds=float(breath[2]))
        if SHORTEST_PHASE <= lasts <= LONGEST_PHASE:
            return rising(lasts) if breath[1] == PhaseKind.IN else falling(lasts)
    raise UnknownSound(f"no built-in sound is named {quoted(name)}; there are {', '.join(SOUNDS)}")


def _fingerprint(sound: Sound) -> str:
    return f"{zlib.crc32(repr((VERSION, sound)).encode()):08x}"


def _forget_others(folder: Path, name: str, path: Path) -> None:
    """Remove older designs of a sound, what was left half done, and most of the breath tones."""
    unused = {other for other in folder.glob(f"{name}-????????.wav") if other != path}
    long_ago = _made(path) - HALF_DONE.total_seconds()
    drafts = {draft for draft in folder.glob(f".{name}-*") if _made(draft) < long_ago}
    tones = sorted(folder.glob("breath-*.wav"), key=_made)
    for other in unused | drafts | set(tones[:-MOST_BREATH_TONES]):
        with suppress(OSError):
            other.unlink()


def _made(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0  # another process has removed it
