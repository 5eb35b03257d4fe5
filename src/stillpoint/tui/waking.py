"""A driver that leaves at once, comes back from a stop, and outlives its terminal."""

import os
import select
import signal
import sys
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable
from threading import Event
from typing import Any, TextIO, cast

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

PARSER_BEAT = 0.1
"""Seconds between two looks at whether a lone escape was the key of that name."""


class WakingDriver(LinuxDriver):
    """Textual's driver for POSIX systems, without its waits."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._ending = self.exit_event = WakingEvent()
        self._file = cast(Any, FadingOutput(cast(TextIO, sys.__stdout__)))

    def run_input_thread(self) -> None:
        """Turn what is typed into messages until the app ends or the terminal is gone."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        sources: list[int | WakingEvent] = [self._ending, self.fileno]
        if ahead := decode(self._typed_ahead()):
            for message in parser.feed(ahead):
                self.process_message(message)
        while not self._ending.is_set():
            readable, _, _ = select.select(sources, [], [], PARSER_BEAT)
            if self.fileno in readable:
                typed = self._typed()
                if not typed:
                    sources.remove(self.fileno)
                    self._hang_up()
                elif text := decode(typed):
                    for message in parser.feed(text):
                        self.process_message(message)
            for message in parser.tick():
                self.process_message(message)

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        if self._mouse_pixels:
            self.write("\x1b[?1016l")  # Textual turns it on and never off

    def _typed_ahead(self) -> bytes:
        """What was typed before this read keys one by one; till then Enter gave a newline."""
        readable, _, _ = select.select([self.fileno], [], [], 0)
        return self._typed().replace(b"\n", b"\r") if readable else b""

    def _typed(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _hang_up(self) -> None:
        if self.input_tty:
            # Not every terminal that vanishes says so; ended here, it is ended in one way.
            signal.raise_signal(signal.SIGHUP)

    def _sigcont_application(self, *_: object) -> None:
        if not self._auto_restart:
            return
        if self._writer_thread is not None and self._writer_thread.is_alive():
            self._soon(self._start_over)
        else:
            self.resume_application_mode()
            self._soon(self._repaint)

    def _soon(self, callback: Callable[[], None]) -> None:
        self._loop.call_soon_threadsafe(self._app.call_later, callback)

    def _start_over(self) -> None:
        """Set every mode again: a stop that cannot be caught leaves them to the shell."""
        try:
            # In the background this stops the process once more, before it writes anything.
            termios.tcsetattr(self.fileno, termios.TCSANOW, termios.tcgetattr(self.fileno))
        except termios.error:
            return
        self.suspend_application_mode()
        self._must_signal_resume = True
        self.resume_application_mode()
        self._repaint()

    def _repaint(self) -> None:
        self._app.refresh(layout=True)


class WakingEvent(Event):
    """An event that `select` can wait for."""

    def __init__(self) -> None:
        super().__init__()
        self._reading, self._writing = os.pipe()

    def fileno(self) -> int:
        """What becomes readable when the event is set."""
        return self._reading

    def set(self) -> None:
        """Set the event and wake whoever waits for it."""
        if not self.is_set():
            super().set()
            os.write(self._writing, b"\n")

    def clear(self) -> None:
        """Make the event ready to be set again."""
        if self.is_set():
            os.read(self._reading, 1)
            super().clear()


class FadingOutput:
    """Writes to a terminal for as long as there is one."""

    def __init__(self, terminal: TextIO) -> None:
        self._descriptor = terminal.fileno()
        self._encoding = terminal.encoding
        self._pending: list[str] = []

    def fileno(self) -> int:
        """The descriptor of the terminal."""
        return self._descriptor

    def write(self, text: str) -> None:
        """Keep a text until the next flush."""
        self._pending.append(text)

    def flush(self) -> None:
        """Write what was kept; a terminal that is gone swallows it."""
        text = "".join(self._pending)
        self._pending.clear()
        unwritten = memoryview(text.encode(self._encoding, "replace"))
        while unwritten:
            try:
                unwritten = unwritten[os.write(self._descriptor, unwritten) :]
            except BlockingIOError:
                select.select([], [self._descriptor], [])
            except OSError:
                return
