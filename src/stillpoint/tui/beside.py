"""Ending a practice when what runs beside it ends."""

from datetime import timedelta
from typing import Protocol

from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.runs import Run
from stillpoint.core.steps import Breathe
from stillpoint.services.sittings import Sitting


class Beside(Protocol):
    """Something that a practice waits for, such as a build."""

    def is_done(self) -> bool:
        """Whether it has ended."""
        ...


class LastBreath:
    """Lets the breath be finished in which something beside it ended."""

    def __init__(self, sitting: Sitting, beside: Beside | None) -> None:
        self._sitting = sitting
        self._beside = beside
        self._breath: int | None = None

    @property
    def has_begun(self) -> bool:
        """Whether this breath is the last."""
        return self._breath is not None

    def heed(self) -> tuple[Cue, ...]:
        """End the run if it is time to, with its bell."""
        run = self._sitting.run
        if self._beside is None or run.is_over or not self._beside.is_done():
            return ()
        if isinstance(run.step, Breathe) and not run.is_paused:
            if self._breath is None:
                self._breath = run.cycles
            if run.cycles == self._breath:
                return ()
        cues = self._sitting.steer(Run.finish)
        if run.bells.end == "none":
            return cues
        return (*cues, Cue(timedelta(), CueKind.BELL, run.bells.end, run.bells.strikes))
