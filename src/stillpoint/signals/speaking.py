"""The processes that speak: started away from the terminal, waited for, ended at once."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import timedelta
from threading import Event, Timer

from stillpoint.signals.engines import Engine, Speech

HUSHING = timedelta(seconds=2)
"""What silences an engine that hands on its texts takes no longer."""

Child = subprocess.Popen[bytes]


def started(speech: Speech) -> Child:
    """The process that speaks, away from the terminal and its keys. Raises `OSError`."""
    return subprocess.Popen(
        speech.command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **speech.variables},
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def ended(child: Child, longest: timedelta) -> tuple[int, bool]:
    """The exit code of a process, and whether it had to be ended after so long."""
    hung = Event()

    def end() -> None:
        hung.set()
        kill(child)

    timer = Timer(longest.total_seconds(), end)
    timer.daemon = True
    timer.start()
    code = child.wait()
    timer.cancel()
    return code, hung.is_set()


def kill(child: Child) -> None:
    """End a process at once, with all that it has started."""
    if sys.platform == "win32":
        child.kill()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


def silence(engine: Engine) -> None:
    """Have an engine that has handed on a text to another program take it back."""
    if not engine.hushing:
        return
    with suppress(OSError):
        ended(started(Speech((engine.program, *engine.hushing), {})), HUSHING)
