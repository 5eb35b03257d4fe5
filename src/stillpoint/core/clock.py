"""The only place that asks the system for the time."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells how much time has passed and what the time of day is."""

    def reading(self) -> timedelta:
        """Time since some fixed instant; never goes back."""
        ...

    def now(self) -> datetime:
        """The zoned time of day."""
        ...


class SystemClock:
    """The clock of this machine."""

    def reading(self) -> timedelta:
        """Monotonic time."""
        return timedelta(microseconds=time.monotonic_ns() // 1000)

    def now(self) -> datetime:
        """The time of day in the local zone."""
        return datetime.now(UTC).astimezone()


@dataclass(slots=True)
class ManualClock:
    """A clock that moves only when it is told to."""

    moment: datetime
    passed: timedelta = timedelta()

    def reading(self) -> timedelta:
        """Time advanced so far."""
        return self.passed

    def now(self) -> datetime:
        """The time of day it was set to, plus what it was advanced by."""
        return self.moment + self.passed

    def advance(self, seconds: float) -> None:
        """Let that many seconds pass."""
        self.passed += timedelta(seconds=seconds)
