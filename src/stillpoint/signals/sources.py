"""Where the file of a sound is, and what makes those that are not there yet."""

import tempfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from stillpoint.signals.children import module
from stillpoint.signals.own_sounds import own_sounds
from stillpoint.signals.sounds import UnknownSound, sound_path


class Sources:
    """The built-in sounds and the user's own, which come first where both have a name."""

    def __init__(self, built_in: Path, own: Path) -> None:
        self._built_in = built_in
        self._own = own
        self._borrowed: tempfile.TemporaryDirectory[str] | None = None

    def files(self, name: str) -> tuple[Path, ...]:
        """The files of a sound, made or not: the user's own first; none where nobody has one."""
        own = own_sounds(self._own).get(name)
        try:
            built_in = sound_path(self._built_in, name)
        except UnknownSound:
            return (own,) if own else ()
        return (own, built_in) if own else (built_in,)

    def is_own(self, file: Path) -> bool:
        """Whether it is a file of the user's own, whose sound nobody here knows."""
        return file.parent == self._own

    def name_of(self, file: Path) -> str:
        """The name of a built-in sound by its file."""
        return file.stem.rpartition("-")[0]

    def at_gain(self, file: Path, gain: float) -> Path:
        """The same sound as loud as a gain says, for players that turn no volume."""
        if self.is_own(file):
            stem = f"own-{zlib.crc32(repr((file.name, _version(file))).encode()):08x}"
        else:
            stem = file.stem
        return self._built_in / f"{stem}-at-{gain:.3f}.wav"

    def making(self, names: Iterable[str]) -> list[str]:
        """The argument list that makes built-in sounds."""
        return module("making", "make", str(self._built_in), *names)

    def scaling(self, file: Path, gain: float) -> list[str]:
        """The argument list that makes a sound at a gain."""
        return module("making", "scale", str(file), str(self.at_gain(file, gain)), f"{gain:.3f}")

    def borrow_a_folder(self) -> bool:
        """Keep built-in sounds for this once where everybody may; False where they are already."""
        if self._borrowed is not None:
            return False
        try:
            self._borrowed = tempfile.TemporaryDirectory(prefix="stillpoint-sounds-")
        except OSError:
            return False
        self._built_in = Path(self._borrowed.name)
        return True

    def close(self) -> None:
        """Leave nothing in a folder that was borrowed."""
        if self._borrowed is not None:
            self._borrowed.cleanup()


def _version(file: Path) -> tuple[int, int]:
    try:
        status = file.stat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns
