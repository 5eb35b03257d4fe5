"""The bell of the terminal, and words in passing, for whoever is in another thread."""

import asyncio
from contextlib import suppress
from threading import get_ident

from textual.app import App


class Ringer:
    """Rings and tells for the sound of an app, from any thread."""

    def __init__(self, app: App[object]) -> None:
        self._app = app
        self._loop = asyncio.get_running_loop()
        self._thread = get_ident()

    def ring(self, strikes: int) -> None:  # noqa: ARG002 - terminals make one sound of several
        """Ring the bell of the terminal."""
        if get_ident() == self._thread:
            self._app.bell()
        else:
            with suppress(RuntimeError):  # the app has ended, and its terminal is the shell's again
                self._loop.call_soon_threadsafe(self._app.bell)

    def tell(self, words: str) -> None:
        """Tell something as soon as nobody practises."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._tell, words)

    def _tell(self, words: str) -> None:
        self._app.notify(words, severity="warning")
