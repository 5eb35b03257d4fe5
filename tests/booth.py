"""A booth of engines that are scripts: they write down what they say, wait, hang or die."""

import os
import select
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from queue import SimpleQueue

from stillpoint.signals.engines import engines_on
from stillpoint.signals.voice import Voice

WRITES_ALL_DOWN = 'echo "$@" >> {said}'
WRITES_WORDS_DOWN = 'for words; do :; done; echo "$words" >> {said}'
"""What is said, without how."""
HANGS = "exec 3> {pipe}; echo $$ >&3; sleep 600 & wait"
"""It tells its number; the pipe stays open until it and its child are gone."""
SOON = 10
"""Seconds that a test waits for what should come at once."""


class Booth:
    """A folder of engines, and a voice that finds them there."""

    def __init__(self, folder: Path) -> None:
        self.pipe = folder / "pipe"
        os.mkfifo(self.pipe)
        self._folder = folder
        self._written = folder / "said.txt"
        self._told = SimpleQueue[timedelta]()
        self._voices: list[Voice] = []

    def has(self, name: str, *lines: str) -> None:
        """Put an engine there."""
        script = "\n".join(("#!/bin/sh", *lines, ""))
        (self._folder / name).write_text(script.format(said=self._written, pipe=self.pipe))
        (self._folder / name).chmod(0o755)

    def voice(self) -> Voice:
        """A voice that speaks here."""
        voice = Voice(engines_on(str(self._folder)))
        voice.heed = self._told.put
        self._voices.append(voice)
        return voice

    def close(self) -> None:
        """Leave nothing behind."""
        for voice in self._voices:
            voice.close()

    def wait_until_quiet(self) -> list[timedelta]:
        """How long each text was to take, once the voice tells that all is said."""
        lasts = list(iter(lambda: self._told.get(timeout=SOON), timedelta()))
        assert lasts
        return lasts

    @contextmanager
    def hanging(self) -> Iterator[int]:
        """The number of an engine that has begun to hang; at the end it has to be gone."""
        descriptor = os.open(self.pipe, os.O_RDONLY | os.O_NONBLOCK)
        try:
            yield int(_next_of(descriptor))
            assert _next_of(descriptor) == b""
        finally:
            os.close(descriptor)

    @property
    def said(self) -> list[str]:
        """What the engines have written down."""
        return self._written.read_text().splitlines() if self._written.exists() else []


def _next_of(descriptor: int) -> bytes:
    """What comes next through a pipe; nothing once all who could write are gone."""
    assert select.select([descriptor], [], [], SOON)[0]
    return os.read(descriptor, 64)
