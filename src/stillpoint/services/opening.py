"""Opening a file that a user named, whatever it turns out to be."""

import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from stillpoint.core.errors import Misuse, StillpointError
from stillpoint.core.texts import harmless

PIECE = 1024 * 1024
"""Bytes read at once."""


@contextmanager
def opened(path: Path, tell: Callable[[int, int], object]) -> Iterator[BinaryIO]:
    """A file to read, that tells how much was read of how much. Raises `StillpointError`."""
    shown = harmless(str(path), 1000)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Misuse(f"{shown} is a folder; name the file in it")
        if not stat.S_ISREG(found.st_mode):
            raise Misuse(f"{shown} is a pipe or a device, not a file; save it as a file first")
        with io.BufferedReader(_Watched(path, found.st_size, tell), PIECE) as stream:
            yield stream
    except (FileNotFoundError, NotADirectoryError):
        raise Misuse(f"{shown}: there is no such file") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StillpointError(f"{shown} cannot be read: {reason}") from error


class _Watched(io.FileIO):
    """A file that tells how far it was read."""

    def __init__(self, path: Path, size: int, tell: Callable[[int, int], object]) -> None:
        super().__init__(path, "rb")
        self._size = size
        self._tell = tell

    def readinto(self, buffer: "bytearray | memoryview") -> int | None:  # type: ignore[override]
        """Read on, and tell where that led."""
        count = super().readinto(buffer)
        self._tell(os.lseek(self.fileno(), 0, os.SEEK_CUR), self._size)
        return count
