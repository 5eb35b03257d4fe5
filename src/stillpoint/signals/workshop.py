"""Has the files of sounds made that are not there yet, in processes of their own."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from stillpoint.core.errors import StillpointError
from stillpoint.signals.children import mind, start
from stillpoint.signals.players import Player
from stillpoint.signals.sources import Sources

Post = Callable[[Callable[[], object]], object]
"""Has something done in the thread that minds the sounds."""


class NotMade(StillpointError):
    """A file that could not be made."""


class Workshop:
    """Knows which files are being made, and which cannot be."""

    def __init__(self, sources: Sources, post: Post) -> None:
        self._sources = sources
        self._post = post
        self._coming: set[Path] = set()
        self._failed: set[Path] = set()

    def file_for(self, player: Player, file: Path, gain: float) -> Path | None:
        """What a player is to play; None while it is being made. Raises `NotMade`."""
        if not file.exists():
            name = self._sources.name_of(file)
            self._order(file, self._sources.making([name]))
            return None
        if player.turns_volume or gain >= 1:
            return file
        turned = self._sources.at_gain(file, gain)
        if turned.exists():
            return turned
        self._order(turned, self._sources.scaling(file, gain))
        return None

    def prepare(self, names: Iterable[str]) -> None:
        """Make what will be asked for."""
        firsts = {name: file for name in names for file in self._sources.files(name)[:1]}
        missing = {name: file for name, file in firsts.items() if not file.exists()}
        if missing:
            self._make(missing.values(), self._sources.making(missing))

    def _order(self, file: Path, command: list[str]) -> None:
        if file in self._failed:
            raise NotMade(str(file))
        self._make([file], command)

    def _make(self, files: Iterable[Path], command: list[str]) -> None:
        coming = set(files) - self._coming
        if not coming:
            return
        try:
            child = start(command)
        except OSError:
            self._failed |= coming
            return
        self._coming |= coming
        mind(child, lambda code: self._post(partial(self._made, coming, code)))

    def _made(self, files: set[Path], code: int) -> None:
        self._coming -= files
        if code != 0 and not self._sources.borrow_a_folder():
            self._failed |= {file for file in files if not file.exists()}
