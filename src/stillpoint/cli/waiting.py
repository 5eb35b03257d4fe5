"""Waits that a signal, a typed line or another thread can end."""

import os
import select
import signal
import socket
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from types import FrameType
from typing import Protocol, Self

LONGEST_WAIT = timedelta(seconds=1)
"""Looks at the clock are no further apart, for five seconds between two of them are a pause."""

ENDING_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
"""The signals that end a session, after which what was done is kept."""


@dataclass(frozen=True, slots=True)
class Woken:
    """What ended a wait; neither is time, or something worth a look at the clock."""

    signal: int | None = None
    line: bool = False
    """Somebody pressed Enter."""
    words: str = ""
    """What was typed before Enter."""


class Wait(Protocol):
    """Lets some time pass, less if something happens."""

    def __call__(self, at_most: timedelta) -> Woken:
        """What ended the wait."""
        ...


class Waiting:
    """Waits of the process itself; while it is entered, signals end a wait, not the process."""

    def __init__(self) -> None:
        self._bell_cord, self._bell = socket.socketpair()
        self._bell_cord.setblocking(False)
        self._signal: int | None = None
        self._lines: deque[str] = deque()
        self._hears_lines = sys.platform != "win32" and sys.stdin is not None and sys.stdin.isatty()
        self._handlers: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}
        self._wakeup = -1

    def __enter__(self) -> Self:
        self._wakeup = signal.set_wakeup_fd(self._bell_cord.fileno(), warn_on_full_buffer=False)
        for number in (getattr(signal, name) for name in ENDING_SIGNALS if hasattr(signal, name)):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                self._handlers[number] = signal.signal(number, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup)

    def __call__(self, at_most: timedelta) -> Woken:
        """Wait; what ended it."""
        if self._signal is None and not self._lines:
            sources: list[socket.socket | int] = [self._bell]
            if self._hears_lines and _is_in_front():
                sources.append(sys.stdin.fileno())
            heard, _, _ = select.select(sources, [], [], max(0.0, at_most.total_seconds()))
            if self._bell in heard:
                self._bell.recv(4096)
            elif heard:
                self._read_lines()
        number, self._signal = self._signal, None
        if number is None and self._lines:
            return Woken(line=True, words=self._lines.popleft())
        return Woken(signal=number)

    def wake(self) -> None:
        """End a wait, from any thread."""
        try:
            self._bell_cord.send(b"\0")
        except BlockingIOError:
            return  # it has been rung already

    def _note(self, number: int, _: FrameType | None) -> None:
        self._signal = number

    def _read_lines(self) -> None:
        try:
            typed = os.read(sys.stdin.fileno(), 4096)
        except OSError:
            typed = b""
        self._hears_lines = bool(typed)  # the end of input would be heard for ever
        self._lines.extend(typed.decode("utf-8", "replace").splitlines())


def _is_in_front() -> bool:
    """Whether the terminal is ours to read; in the background reading would stop the process."""
    try:
        return os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except OSError:
        return False
