"""Watching a pack while it is written: what is wrong in it, each time it is saved."""

import signal
import sys
from datetime import timedelta
from pathlib import Path

import click

from stillpoint.cli.living import live
from stillpoint.cli.printing import say
from stillpoint.cli.screens import is_terminal
from stillpoint.cli.sessions import print_session_lines
from stillpoint.cli.verdicts import print_verdict
from stillpoint.cli.waiting import Wait, Waiting, Woken
from stillpoint.core.clock import Clock
from stillpoint.core.errors import Misuse
from stillpoint.files.watch import Watch
from stillpoint.packs.reading import read_pack
from stillpoint.services.parts import Parts
from stillpoint.services.previews import session_in

LOOK_EVERY = timedelta(milliseconds=250)
"""A file is told of once it has been at rest from one look to the next."""


def watch_pack(made: Parts, file: Path, session: str | None, *, plain: bool) -> int:
    """Tell what is in a file whenever it is saved; Enter tries a session. The exit code."""
    watched = WatchedPack(file, session, made.clock)
    waiting = Waiting()
    while True:
        with waiting:
            woken = watched.until_woken(waiting)
        if woken.signal is not None:
            return 0 if woken.signal == signal.SIGINT else 128 + woken.signal
        watched.try_session(made, plain=plain or not is_terminal(sys.stdout))


class WatchedPack:
    """A file that is being written, and what is told of it."""

    def __init__(self, file: Path, session: str | None, clock: Clock) -> None:
        self._file = file
        self._session = session
        self._clock = clock
        self._watch = Watch(file)

    def until_woken(self, wait: Wait) -> Woken:
        """Tell of the file now and whenever it is saved, until a signal or Enter comes."""
        while True:
            if self._watch.has_news():
                self._tell()
            woken = wait(LOOK_EVERY)
            if woken.line or woken.signal is not None:
                return woken

    def try_session(self, made: Parts, *, plain: bool) -> None:
        """Live the session as the file has it now; tell why not, if it cannot be."""
        read = read_pack(self._file)
        if read.pack is None:
            print_verdict(str(self._file), read)
            return
        try:
            live(made, session_in(read.pack, self._session), plain=plain)
        except Misuse as reason:
            say(f"stillpoint: {reason}")
        self._tell_keys("Back to watching.")

    def _tell(self) -> None:
        read = read_pack(self._file)
        click.echo(f"\n{self._clock.now():%H:%M:%S}")
        print_verdict(str(self._file), read)
        if read.pack:
            print_session_lines(read.pack.sessions)
            self._tell_keys()

    def _tell_keys(self, first: str = "") -> None:
        which = self._session or "the first session"
        enter = f"Enter tries {which}. " if is_terminal(sys.stdin) else ""
        say(f"{first} {enter}Ctrl-C ends.".strip())
