"""Watching a file that others write."""

from pathlib import Path

Stamp = tuple[int, ...] | None


class Watch:
    """Tells that a file was saved, by looking at it now and then."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = _stamp_of(path)
        self._told: Stamp | str = "never"

    def has_news(self) -> bool:
        """Whether the file is another than it was told to be, and at rest since the last look.

        The first look is news. A file just being written, or replaced, is left until it is done.
        """
        before, self._seen = self._seen, _stamp_of(self._path)
        if self._seen != before or self._seen == self._told:
            return False
        self._told = self._seen
        return True


def _stamp_of(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
