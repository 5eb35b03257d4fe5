"""Makes the files of sounds: a program for a process of its own, for it takes a second or two."""

import os
import sys
import tempfile
import wave
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from stillpoint.core.errors import StillpointError
from stillpoint.signals.pcm import as_bytes, chunks, shape_of, turned
from stillpoint.signals.sounds import sound_file

FAILED = 1
"""The exit code where a sound could not be made or kept."""

MOST_GAINS = 4
"""So many copies of one sound are kept, each as loud as it was once to be."""


def make(folder: Path, names: Sequence[str]) -> None:
    """Make the built-in sounds that are not there yet. Raises `SoundNotKept`."""
    for name in names:
        sound_file(folder, name)


def scale(source: Path, target: Path, gain: float) -> None:
    """Copy a WAV with every sample times a gain. Raises `OSError`, `wave.Error`, `EOFError`."""
    shape = shape_of(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-")
    try:
        with os.fdopen(descriptor, "wb") as file, closing(wave.open(file, "wb")) as copy:
            copy.setparams((shape.channels, 2, shape.rate, 0, "NONE", ""))
            for samples in chunks(source):
                copy.writeframes(as_bytes(turned(samples, gain)))
        Path(draft).replace(target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    _forget_others(target)


def main(arguments: Sequence[str]) -> int:
    """Make or scale as the arguments say; the exit code."""
    if hasattr(os, "nice"):
        os.nice(5)  # the breath on the screen comes first
    try:
        match arguments:
            case ["make", folder, *names]:
                make(Path(folder), names)
            case ["scale", source, target, gain]:
                scale(Path(source), Path(target), float(gain))
    except (OSError, StillpointError, wave.Error, EOFError):
        return FAILED
    return 0


def _forget_others(kept: Path) -> None:
    """Remove the copies of a sound that have not been made for longest."""
    stem = kept.stem.rpartition("-at-")[0]
    copies = sorted(kept.parent.glob(f"{stem}-at-*.wav"), key=lambda copy: copy.stat().st_mtime)
    for other in copies[:-MOST_GAINS]:
        with suppress(OSError):
            other.unlink()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
