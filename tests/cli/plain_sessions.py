"""A plain session over a folder, with the clock in the hand and happenings at set times."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

from stillpoint.cli.plain import PlainSession
from stillpoint.cli.waiting import Woken
from stillpoint.config.places import Places
from stillpoint.config.settings import Settings
from stillpoint.core.clock import ManualClock
from stillpoint.core.sessions import Session
from stillpoint.history.entries import Entry
from stillpoint.history.journal import Journal
from stillpoint.history.reading import entries_in
from stillpoint.services.sittings import Sitting
from stillpoint.services.sounding import Sound

SUNRISE = datetime(2026, 11, 21, 7, 12, tzinfo=UTC)
ENTER = Woken(line=True)


class Happenings:
    """Lets a clock pass, and has something happen on the way: a wake, or seconds nobody looked."""

    def __init__(self, clock: ManualClock, coming: Mapping[float, Woken | float]) -> None:
        self._clock = clock
        self._coming = sorted(coming.items())

    def __call__(self, at_most: timedelta) -> Woken:
        """Wait; what ended it."""
        until = self._clock.passed + at_most
        if not self._coming or timedelta(seconds=self._coming[0][0]) > until:
            self._clock.passed = until
            return Woken()
        time, happening = self._coming.pop(0)
        self._clock.passed = timedelta(seconds=time)
        if isinstance(happening, Woken):
            return happening
        self._clock.advance(happening)
        return Woken()


class Told:
    """A session that was lived: what was said, and what was kept."""

    def __init__(
        self,
        folder: Path,
        session: Session,
        happenings: Mapping[float, Woken | float] | None = None,
        *,
        rings: bool = False,
        hears: bool = False,
        answers: StringIO | None = None,
        command_ends: float = float("inf"),
    ) -> None:
        self.folder = folder
        self.journal = Journal(folder / "history", "desk")
        clock = ManualClock(SUNRISE)
        sitting = Sitting(session, clock=clock, journal=self.journal, running=folder / "running")
        self._answers, self._talk = answers or StringIO(), StringIO()
        sound = Sound(Places(folder / "data", folder / "config"), clock, {})
        if rings:
            sound.heard_by(lambda strikes: self._answers.write("\a" * strikes))
        self._told = PlainSession(
            sitting,
            wait=Happenings(clock, happenings or {}),
            answers=self._answers,
            talk=self._talk,
            ensemble=sound.ensemble(sitting.run, Settings()),
            hears=hears,
            is_last_breath=lambda: clock.passed.total_seconds() >= command_ends,
        )

    def live(self) -> int:
        """Live it; the exit code."""
        return self._told.live()

    @property
    def text(self) -> str:
        """All that went to stdout."""
        return self._answers.getvalue()

    @property
    def lines(self) -> list[str]:
        """The lines on stdout."""
        return self.text.splitlines()

    @property
    def talk(self) -> str:
        """What went to stderr."""
        return self._talk.getvalue()

    @property
    def entry(self) -> Entry:
        """The one entry in history."""
        (entry,) = entries_in(self.folder / "history")
        return entry


class ClosingPipe(StringIO):
    """A pipe whose reader goes away after some lines."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines

    def write(self, text: str) -> int:
        """Take a text while somebody reads."""
        if self._lines == 0:
            raise BrokenPipeError
        self._lines -= 1
        return super().write(text)
