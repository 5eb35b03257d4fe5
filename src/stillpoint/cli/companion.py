"""A command that runs beside a session."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import BinaryIO

from stillpoint.core.errors import StillpointError

PATIENCE = timedelta(seconds=3)
"""How long a command that was told to end may take to."""


class CompanionError(StillpointError):
    """The command cannot be run at all."""


class Companion:
    """A command in a process group of its own, whose output is kept for afterwards."""

    def __init__(
        self, command: Sequence[str], on_end: Callable[[], None], *, sets_the_length: bool
    ) -> None:
        self.sets_the_length = sets_the_length
        """Whether the session lasts as long as the command does."""
        try:
            # A file keeps what both streams print in its order, and takes no memory.
            self._output = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as we do
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=self._output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            raise CompanionError(f"the command could not be run: {error.strerror}") from error
        threading.Thread(target=self._watch, args=(on_end,), daemon=True).start()

    def is_done(self) -> bool:
        """Whether the command has ended."""
        return self._process.poll() is not None

    @property
    def exit_code(self) -> int:
        """What a shell would say of how it ended, once it has."""
        code = self._process.wait()
        return code if code >= 0 else 128 - code

    def end(self, number: int) -> None:
        """Pass a signal on to the command and all it has started; kill what does not heed it."""
        if self.is_done():
            return
        self._send(number)
        try:
            self._process.wait(PATIENCE.total_seconds())
        except subprocess.TimeoutExpired:
            self._send(getattr(signal, "SIGKILL", signal.SIGTERM))
            self._process.wait()

    def give_output(self, stream: BinaryIO) -> None:
        """Write to `stream` all that the command has printed, as it printed it."""
        self._output.seek(0)
        shutil.copyfileobj(self._output, stream)
        stream.flush()
        self._output.close()

    def _watch(self, on_end: Callable[[], None]) -> None:
        self._process.wait()
        on_end()

    def _send(self, number: int) -> None:
        if sys.platform == "win32":
            self._process.terminate()
            return
        try:
            os.killpg(self._process.pid, number)
        except (ProcessLookupError, PermissionError):
            return  # it ended meanwhile
