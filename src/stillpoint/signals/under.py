"""The quiet background under a practice, as whoever starts it sees it."""

import os
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from stillpoint.signals.children import Child, mind, module, start


class Background:
    """Begins, makes way and ends; it is gone with this process, however that ends."""

    def __init__(self, folder: Path, named: str, search_path: str) -> None:
        self._command = module("background", str(folder), named)
        self._variables = {"PATH": search_path}
        self._child: Child | None = None

    def begin(self, gain: float) -> None:
        """Come softly, if it is not there already."""
        if self._child is None:
            with suppress(OSError):
                command = [*self._command, f"{gain:.4f}"]
                self._child = start(command, variables=self._variables, is_fed=True)
                mind(self._child, lambda _: None)

    def make_way(self, lasts: timedelta) -> None:
        """Be quieter for a while."""
        if self._child and self._child.stdin:
            with suppress(OSError):  # it has gone by itself; the practice goes on without
                os.write(self._child.stdin.fileno(), b"%.2f\n" % lasts.total_seconds())

    def end(self) -> None:
        """Fade, and be gone."""
        child, self._child = self._child, None
        if child and child.stdin:
            with suppress(OSError):
                child.stdin.close()
