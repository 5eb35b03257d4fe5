"""Ending a practice when what runs beside it ends."""

from datetime import timedelta
from typing import Protocol

from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.endings import last_breath, unplanned
from stillpoint.core.runs import Run
from stillpoint.services.sittings import Sitting


class Beside(Protocol):
    """Something that a practice waits for, such as a build."""

    @property
    def sets_the_length(self) -> bool:
        """Whether the practice lasts as long as it does, whatever that will be."""
        ...

    def is_done(self) -> bool:
        """Whether it has ended."""
        ...


class LastBreath:
    """Lets the breath be finished in which something beside it ended."""

    def __init__(self, sitting: Sitting, beside: Beside | None) -> None:
        self._sitting = sitting
        self._beside = beside
        self.has_begun = False
        """Whether this breath is the last."""
        if beside and beside.sets_the_length:
            sitting.steer(unplanned)

    def heed(self) -> tuple[Cue, ...]:
        """End the run if it is time to: with its bell now, or with this breath."""
        run = self._sitting.run
        if self._beside is None or run.is_over or not self._beside.is_done():
            return ()
        if run.is_paused or not run.is_paced:
            return (*self._sitting.steer(Run.finish), *_end_bell(run))
        if self.has_begun:
            return ()
        self.has_begun = True
        return self._sitting.steer(last_breath)


def _end_bell(run: Run) -> tuple[Cue, ...]:
    bell, strikes = run.bells.last
    return () if bell == "none" else (Cue(timedelta(), CueKind.BELL, bell, strikes),)
