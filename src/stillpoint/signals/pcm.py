"""Samples out of WAV files, turned up or down."""

import sys
import wave
from array import array
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Samples = array[int]
else:
    Samples = array  # Python 3.11 does not know what its arrays hold

CHUNK = 4_410
"""Frames that are read and turned at once: a tenth of a second of most sounds."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the samples of a sound are to be played."""

    channels: int
    rate: int
    """Frames a second."""


def shape_of(path: Path) -> Shape:
    """The shape of a WAV. Raises `OSError`, `wave.Error` and `EOFError`."""
    with closing(wave.open(str(path), "rb")) as file:
        return Shape(file.getnchannels(), file.getframerate())


def chunks(path: Path) -> Iterator[Samples]:
    """A WAV in chunks of 16-bit samples. Raises `OSError`, `wave.Error` and `EOFError`."""
    with closing(wave.open(str(path), "rb")) as file:
        width = file.getsampwidth()
        while content := file.readframes(CHUNK):
            yield _sixteen_bits(content, width)


def turned(samples: Samples, gain: float) -> Samples:
    """Samples times a gain of at most 1."""
    return array("h", [int(sample * gain) for sample in samples])


def ramped(samples: Samples, start: float, end: float) -> Samples:
    """Samples times a gain that goes evenly from one to another."""
    if start == end:
        return turned(samples, end)
    step = (end - start) / max(1, len(samples))
    return array("h", [int(it * (start + step * place)) for place, it in enumerate(samples)])


def as_bytes(samples: Samples) -> bytes:
    """Samples as a WAV and its players hold them, whatever this machine does."""
    if sys.byteorder == "big":
        samples = samples[:]
        samples.byteswap()
    return samples.tobytes()


def _sixteen_bits(content: bytes, width: int) -> Samples:
    """The upper 16 bits of samples that are `width` bytes each."""
    if width == 1:
        return array("h", [(byte - 128) << 8 for byte in content])
    upper = bytearray(len(content) // width * 2)
    upper[0::2] = content[width - 2 :: width]
    upper[1::2] = content[width - 1 :: width]
    samples = array("h", bytes(upper))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples
