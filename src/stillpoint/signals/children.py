"""Starts programs that can touch neither the screen nor the keys, and never blocks on them."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from threading import Thread

Child = subprocess.Popen[bytes]

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def module(name: str, *arguments: str) -> list[str]:
    """The argument list that runs one of our modules, whatever lies in the folder one is in."""
    return [sys.executable, "-P", "-m", f"stillpoint.signals.{name}", *arguments]


def start(
    command: Sequence[str], *, variables: Mapping[str, str] | None = None, is_fed: bool = False
) -> Child:
    """Start a program, with a pipe to feed it by if it is to be fed. Raises `OSError`."""
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE if is_fed else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **variables} if variables else None,
        # What Python opens no child inherits; so it is spawned without a copy of this process.
        close_fds=False,
        bufsize=0,
        pipesize=_SMALL_PIPE if is_fed else -1,
        creationflags=_NO_WINDOW,
    )


def mind(child: Child, tell: Callable[[int], object]) -> None:
    """Have a thread wait for a child, and tell its exit code: no child stays a zombie."""
    Thread(target=lambda: tell(child.wait()), name=f"waits for {child.pid}", daemon=True).start()


_SMALL_PIPE = 4096 if sys.platform == "linux" else -1
"""What is on its way in a pipe is heard late; a full one holds most of a second of sound."""
