"""The quiet background under a practice, as whoever starts it sees it."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from stillpoint.core.texts import quoted
from stillpoint.signals.children import Child, mind, module, start


class Background:
    """Begins, makes way and ends; it is gone with this process, however that ends."""

    def __init__(
        self,
        folder: Path,
        named: str,
        search_path: str,
        *,
        tell: Callable[[str], object] = lambda _: None,
    ) -> None:
        self._name = Path(named).stem
        self._tell = tell
        """Tells something in passing; it is called in another thread."""
        self._command = module("background", str(folder), named)
        self._variables = {"PATH": search_path}
        self._child: Child | None = None
        self._is_unheard = False

    def begin(self, gain: float) -> None:
        """Come softly, if it is not there already and can be heard here."""
        if self._child is None and not self._is_unheard:
            with suppress(OSError):
                command = [*self._command, f"{gain:.4f}"]
                self._child = start(command, variables=self._variables, is_fed=True)
                mind(self._child, self._ended)

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

    def _ended(self, code: int) -> None:
        if code > 0 and not self._is_unheard:
            self._is_unheard = True
            told = f"The background {quoted(self._name)} is not heard: no player here plays it."
            self._tell(told)
