"""Speaks in a process of its own, one text at a time; whoever asks never waits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from threading import Condition, Thread

from stillpoint.core.saying import USUAL_RATE, time_to_say
from stillpoint.signals.engines import Engine, Manner, as_said
from stillpoint.signals.speaking import Child, ended, kill, silence, started

SPARE = timedelta(seconds=10)
"""An engine that takes this much longer than three times what a text needs has hung."""

CLOSING = timedelta(seconds=0.5)
"""Whoever closes a voice waits no longer; what is ended is gone within a few milliseconds."""


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    manner: Manner


class Voice:
    """Says texts one after another; of those that wait, only the newest is said."""

    def __init__(
        self,
        engines: Sequence[Engine],
        *,
        rate: int = USUAL_RATE,
        name: str = "",
    ) -> None:
        self.heed: Callable[[timedelta], object] = lambda _: None
        """Is told how long a text takes when it begins, and nothing once all is said.

        It is called in a thread of the voice's own.
        """
        self._engines = list(engines)
        self._manner = Manner(rate=rate, name=name)
        self._turn = Condition()
        self._waiting: _Said | None = None
        self._child: Child | None = None
        self._hushes = 0
        """How often it was hushed; what was begun before is not said to its end."""
        self._is_speaking = False
        self._is_closed = False
        self._speaker: Thread | None = None

    @property
    def is_speaking(self) -> bool:
        """Whether something is said now, or about to be."""
        return self._is_speaking or self._waiting is not None

    def say(self, text: str, language: str = "") -> None:
        """Say a text after the one that is being said, instead of any that waits."""
        words = as_said(text)
        if not words or not self._engines:
            return
        with self._turn:
            if self._is_closed:
                return
            self._waiting = _Said(words, replace(self._manner, language=language))
            self._turn.notify()
            if self._speaker is None:
                self._speaker = Thread(target=self._speak, name="the voice", daemon=True)
                self._speaker.start()

    def hush(self) -> None:
        """Say nothing more of what was to be said."""
        with self._turn:
            self._waiting = None
            self._hushes += 1
            if self._child is not None:
                kill(self._child)

    def close(self) -> None:
        """Say nothing more, ever; nothing is left behind."""
        self.hush()
        with self._turn:
            self._is_closed = True
            self._turn.notify()
        if self._speaker is not None:
            self._speaker.join(CLOSING.total_seconds())

    def _speak(self) -> None:
        while (coming := self._next()) is not None:
            self.heed(_usual(coming[0]))
            self._say_somehow(*coming)
            with self._turn:
                self._is_speaking = False
            if self._waiting is None:
                self.heed(timedelta())

    def _next(self) -> tuple[_Said, int] | None:
        """What to say next, once there is something; None once there will be nothing."""
        with self._turn:
            self._turn.wait_for(lambda: self._waiting or self._is_closed)
            if self._waiting is None or self._is_closed:
                return None
            said, self._waiting = self._waiting, None
            self._is_speaking = True
            return said, self._hushes

    def _say_somehow(self, said: _Said, hushes: int) -> None:
        """Say a text with the first engine that can, in the manner that was asked for or plainly.

        One that cannot is asked no more; what hung for long is out of date, and not said again.
        """
        while self._engines and hushes == self._hushes:
            engine = self._engines[0]
            for manner in _manners(said.manner):
                outcome = self._outcome(engine, replace(said, manner=manner), hushes)
                if outcome is _Outcome.SAID:
                    return
                if outcome is _Outcome.HUNG:
                    del self._engines[0]
                    return
            del self._engines[0]

    def _outcome(self, engine: Engine, said: _Said, hushes: int) -> "_Outcome":
        try:
            child = started(engine.saying(said.text, said.manner))
        except (OSError, ValueError):
            return _Outcome.FAILED
        with self._turn:
            self._child = child
            if hushes != self._hushes:
                kill(child)
        code, has_hung = ended(child, _longest(said))
        with self._turn:
            self._child = None
        if hushes != self._hushes:
            silence(engine)
            return _Outcome.SAID
        if has_hung:
            silence(engine)
            return _Outcome.HUNG
        return _Outcome.FAILED if code else _Outcome.SAID


class _Outcome(Enum):
    SAID = "said"
    """Or not to be said to its end."""
    FAILED = "failed"
    HUNG = "hung"


def _manners(asked: Manner) -> tuple[Manner, ...]:
    """How a text is to be said, and how if the engine has no such voice."""
    plain = replace(asked, language="", name="")
    return (asked,) if asked == plain else (asked, plain)


def _usual(said: _Said) -> timedelta:
    return time_to_say(said.text) * (USUAL_RATE / said.manner.rate)


def _longest(said: _Said) -> timedelta:
    return 3 * _usual(said) + SPARE
