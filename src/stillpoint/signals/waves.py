"""WAV files: mono, 16 bits, written whole or not at all."""

import os
import tempfile
import wave
from array import array
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import IO

from stillpoint.signals.samples import SAMPLE_RATE, gain

FULL_SCALE = 32_767
"""The loudest sample."""


def write(path: Path, samples: Sequence[float], peak: float) -> None:
    """Put a sound into a file, its loudest sample at `peak` dB. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            _write(file, _quantised(samples, peak))
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _quantised(samples: Sequence[float], peak: float) -> bytes:
    loudest = max(max(samples), -min(samples))
    scale = FULL_SCALE * gain(peak) / loudest
    return array("h", [round(sample * scale) for sample in samples]).tobytes()


def _write(file: IO[bytes], samples: bytes) -> None:
    with closing(wave.open(file, "wb")) as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(SAMPLE_RATE)
        sound.writeframes(samples)
