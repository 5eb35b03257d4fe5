"""Sounds that were asked for, that are due, and that ring."""

import heapq
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path

from stillpoint.signals.players import Player
from stillpoint.signals.soundings import Purpose, Sounding

FOR_THE_TERMINAL = (Purpose.BELL, Purpose.END, Purpose.AWAKE)
"""What the terminal's bell stands in for where no player is."""


@dataclass(frozen=True, slots=True)
class Request:
    """A sound that was asked for."""

    sounding: Sounding
    gain: float
    asked: timedelta
    """When it was to begin."""


@dataclass(slots=True)
class Ringing:
    """A sound that a player plays now."""

    request: Request
    player: Player
    file: Path
    began: timedelta
    until: timedelta
    """When it has to be over."""
    is_timed: bool
    """Its length is known, so a player that is not over hangs."""
    is_stopped: bool = False


@dataclass(order=True, slots=True)
class _Due:
    at: timedelta
    number: int
    request: Request = field(compare=False)


class Agenda:
    """What is due when."""

    def __init__(self) -> None:
        self._due: list[_Due] = []
        self._numbers = count()

    def __bool__(self) -> bool:
        """Whether anything is to come."""
        return bool(self._due)

    @property
    def first(self) -> timedelta | None:
        """When the first of it is due."""
        return self._due[0].at if self._due else None

    def add(self, request: Request, at: timedelta) -> None:
        """Note a request for later."""
        heapq.heappush(self._due, _Due(at, next(self._numbers), request))

    def take(self, now: timedelta) -> Request | None:
        """The next request that is due by now."""
        is_due = bool(self._due) and self._due[0].at <= now
        return heapq.heappop(self._due).request if is_due else None

    def forget(self, purposes: Collection[Purpose]) -> None:
        """Drop what is for one of some purposes."""
        self._due = [due for due in self._due if due.request.sounding.purpose not in purposes]
        heapq.heapify(self._due)
