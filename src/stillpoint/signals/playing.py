"""Plays sounds in processes of their own, minded by one thread: whoever asks never waits."""

import signal
import wave
from collections.abc import Callable, Collection, Iterable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from stillpoint.core.clock import Clock, SystemClock
from stillpoint.core.texts import quoted
from stillpoint.core.timelines import earliest
from stillpoint.signals.children import Child, mind, start
from stillpoint.signals.players import FILE_VARIABLE, Player
from stillpoint.signals.requests import FOR_THE_TERMINAL, Agenda, Request, Ringing
from stillpoint.signals.soundings import LATE, Purpose, Sounding
from stillpoint.signals.sources import Sources
from stillpoint.signals.workshop import NotMade, Workshop

STRIKES_APART = timedelta(seconds=2)
"""Between two strikes of a bell."""

FRESH = {
    Purpose.BELL: timedelta(seconds=3),
    Purpose.END: timedelta(seconds=3),
    Purpose.AWAKE: timedelta(seconds=3),
    Purpose.MARK: LATE,
    Purpose.TONE: LATE,
}
"""A sound that cannot begin within this is not heard any more."""

OVERTIME = timedelta(seconds=5)
"""How much longer than its sound a player may take before it is taken to hang."""

LONGEST_OWN = timedelta(seconds=60)
"""How long a sound of the user's own may ring whose length is not known."""

UNDOUBTED = timedelta(seconds=0.4)
"""A player that has lived so long at the end is trusted to ring out."""

FOR_EVER = timedelta(days=1)
NONE = timedelta()

USUAL = "bowl"
"""What rings where a sound of the user's own cannot."""

_LOOK_AGAIN = timedelta(seconds=0.03)
_WHILE_BUSY = timedelta(seconds=0.25)
_TO_BE_GONE = timedelta(seconds=1)
_A_SECOND = timedelta(seconds=1)
_ENDED_BY_OTHERS = tuple(-getattr(signal, name, 0) for name in ("SIGINT", "SIGTERM", "SIGHUP"))
"""Exit codes of a player that somebody else ended, which tells nothing against it."""


class Playing:
    """The players of this machine, of which the first that works is used.

    `ring` rings the terminal's bell so many times and `tell` tells something in passing; both are
    called from any thread.
    """

    def __init__(
        self,
        players: tuple[Player, ...],
        sources: Sources,
        *,
        ring: Callable[[int], object] = lambda _: None,
        tell: Callable[[str], object] = lambda _: None,
        clock: Clock | None = None,
    ) -> None:
        self.ring = ring
        self._tell = tell
        self._sources = sources
        self._clock = clock or SystemClock()
        self._fit = list(players)
        self._refused: set[tuple[Player, Path]] = set()
        """Sounds that a player could not play."""
        self._replaced: set[str] = set()
        """Sounds instead of which the usual bell rings."""
        self._inbox: SimpleQueue[Callable[[], object]] = SimpleQueue()
        self._agenda = Agenda()
        self._ringing: dict[Child, Ringing] = {}
        self._workshop = Workshop(sources, self._inbox.put)
        self._is_closing = False
        self._doubts = UNDOUBTED
        """How long a player is watched that is to ring out."""
        self._thread: Thread | None = None

    @property
    def way(self) -> str:
        """The player that is used first; nothing where only the terminal's bell is left."""
        return next((player.name for player in self._fit), "")

    def play(self, sounding: Sounding, gain: float, *, wait: timedelta = NONE) -> None:
        """Let something be heard, now or after a wait, over whatever is heard already."""
        now = self._clock.reading() + wait
        once = replace(sounding, strikes=1)
        for strike in range(sounding.strikes):
            at = now + STRIKES_APART * strike
            self.post(partial(self._agenda.add, Request(once, gain, at), at))

    def prepare(self, names: Iterable[str]) -> None:
        """Make the sounds that will be asked for, where they are not there yet."""
        if self._fit and (wanted := tuple(names)):
            self.post(partial(self._workshop.prepare, wanted))

    def stop(self, *purposes: Purpose) -> None:
        """Let nothing be heard any more that is for one of some purposes."""
        if self._thread is not None:
            self.post(partial(self._stop, purposes, Child.terminate))

    def close(self, *, waits: bool = False) -> None:
        """Stop all but the bell at the end, whose strikes are waited for, and be done.

        One that waits stops nothing, and is done once all has been heard.
        """
        if self._thread is not None:
            self.post(partial(self._finish, waits=waits))
            self._thread.join()
            self._thread = None
        self._sources.close()

    def post(self, task: Callable[[], object]) -> None:
        """Have something done by the thread that minds the sounds."""
        self._inbox.put(task)
        if self._thread is None:
            self._thread = Thread(target=self._run, name="sound", daemon=True)
            self._thread.start()

    # All below happens in that thread.

    def _run(self) -> None:
        while not self._is_done:
            try:
                with suppress(Empty):  # nobody asked, and something is due
                    self._inbox.get(timeout=self._until_next)()
                self._look_round()
            except Exception as error:  # whatever broke, the practice goes on and looks as it did
                self._fit.clear()
                self._tell(f"A fault in the program ended the sound: {error!r}.")

    @property
    def _is_done(self) -> bool:
        is_silent = not self._agenda and self._clock.reading() >= self._undoubted_at
        return self._is_closing and is_silent

    @property
    def _undoubted_at(self) -> timedelta:
        """When what rings can be left to ring out."""
        began = (ringing.began for ringing in self._ringing.values() if not ringing.is_stopped)
        return max((time + self._doubts for time in began), default=timedelta())

    @property
    def _until_next(self) -> float | None:
        """Seconds until something is due, if nobody asks for anything before."""
        times = [self._agenda.first, *(ringing.until for ringing in self._ringing.values())]
        time = earliest(*times, self._undoubted_at if self._is_closing else None)
        return None if time is None else max(0.0, (time - self._clock.reading()) / _A_SECOND)

    def _look_round(self) -> None:
        now = self._clock.reading()
        for child, ringing in self._ringing.items():
            if now >= ringing.until:
                child.kill()
                ringing.until = now + _TO_BE_GONE
                if ringing.is_timed and not ringing.is_stopped:
                    self._give_up_on(ringing.player)
                ringing.is_stopped = True
        while request := self._agenda.take(now):
            self._begin(request)

    def _begin(self, request: Request) -> None:
        name = request.sounding.name
        files = self._sources.files(name)
        for file in files:
            if player := self._player_for(file):
                self._begin_with(player, file, request)
                return
        if request.sounding.purpose not in FOR_THE_TERMINAL:
            return
        if self._fit and name != USUAL:
            self._begin_usual(request, "no player here can play it" if files else "it has no file")
        else:
            self.ring(1)

    def _player_for(self, file: Path) -> Player | None:
        can_play = (player for player in self._fit if player.can_play(file))
        return next((it for it in can_play if (it, file) not in self._refused), None)

    def _begin_usual(self, request: Request, reason: str) -> None:
        """Ring the usual bell for a sound of the user's own; say so once."""
        name = request.sounding.name
        if name not in self._replaced:
            self._replaced.add(name)
            self._tell(f"The bell {quoted(name)} cannot sound: {reason}. The bowl rings instead.")
        self._begin(replace(request, sounding=replace(request.sounding, name=USUAL)))

    def _begin_with(self, player: Player, file: Path, request: Request) -> None:
        try:
            turned = self._workshop.file_for(player, file, request.gain)
        except NotMade:
            self._refuse(player, file, request)
            return
        if turned is None:
            self._begin_later(request, _LOOK_AGAIN)
        else:
            self._start(player, turned, file, request)

    def _begin_later(self, request: Request, wait: timedelta) -> None:
        """Try again, unless it would come too late to be of use."""
        if self._is_fresh(request):
            self._agenda.add(request, self._clock.reading() + wait)
        elif request.sounding.purpose in FOR_THE_TERMINAL:
            self.ring(1)

    def _is_fresh(self, request: Request) -> bool:
        return self._clock.reading() - request.asked < FRESH[request.sounding.purpose]

    def _start(self, player: Player, turned: Path, file: Path, request: Request) -> None:
        try:
            command = player.command(turned, request.gain)
            child = start(command, variables={FILE_VARIABLE: str(turned)})
        except OSError:
            self._give_up_on(player)
            self._begin(request)
            return
        now, length = self._clock.reading(), length_of(turned)
        until = now + (length or LONGEST_OWN) + OVERTIME
        self._ringing[child] = Ringing(request, player, file, now, until, length is not None)
        mind(child, lambda code: self._inbox.put(partial(self._ended, child, code)))

    def _ended(self, child: Child, code: int) -> None:
        ringing = self._ringing.pop(child)
        if ringing.is_stopped or code == 0 or code in _ENDED_BY_OTHERS:
            return
        if self._sources.is_own(ringing.file):
            self._refuse(ringing.player, ringing.file, ringing.request)
        elif any(other.player is ringing.player for other in self._ringing.values()):
            # Some devices take one sound at a time; if this one takes none, the other fails too.
            self._begin_later(ringing.request, _WHILE_BUSY)
        else:
            self._give_up_on(ringing.player)
            if self._is_fresh(ringing.request):
                self._begin(ringing.request)

    def _refuse(self, player: Player, file: Path, request: Request) -> None:
        self._refused.add((player, file))
        self._begin(request)

    def _give_up_on(self, player: Player) -> None:
        if player in self._fit:
            self._fit.remove(player)

    def _stop(self, purposes: Collection[Purpose], end: Callable[[Child], object]) -> None:
        self._agenda.forget(purposes)
        for child, ringing in self._ringing.items():
            if ringing.request.sounding.purpose in purposes:
                end(child)
                ringing.is_stopped = True
                ringing.until = self._clock.reading() + _TO_BE_GONE

    def _finish(self, *, waits: bool) -> None:
        if waits:
            self._doubts = FOR_EVER
        else:
            self._stop([purpose for purpose in Purpose if purpose is not Purpose.END], Child.kill)
        self._is_closing = True


def length_of(file: Path) -> timedelta | None:
    """How long a WAV lasts; None for what is none."""
    try:
        with closing(wave.open(str(file), "rb")) as sound:
            return timedelta(seconds=sound.getnframes() / sound.getframerate())
    except (OSError, EOFError, wave.Error, RuntimeError, ZeroDivisionError):
        return None  # the last two come of a damaged one: of chunks that do not end, of no rate
