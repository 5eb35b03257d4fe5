"""What is heard of a practice, and what of it asks to be seen."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.runs import Run
from stillpoint.core.steps import Ask
from stillpoint.signals.bell import ring
from stillpoint.tui.presence import Attention
from stillpoint.tui.screens.practice_dark import rings_for_step


class Hearing:
    """Lets cues be heard, and takes note of what they ask to be seen."""

    def __init__(
        self, attention: Attention, *, write: Callable[[str], object], is_muted: bool
    ) -> None:
        self.is_muted = is_muted
        self._attention = attention
        self._write = write

    def hear(
        self, cues: Iterable[Cue], run: Run, reading: timedelta, *, is_dark: bool = False
    ) -> None:
        """Let cues be heard; a dark screen rings for what a lit one shows."""
        cues = tuple(cues)
        if is_dark and rings_for_step(run, cues):
            self._ring()
        for cue in cues:
            match cue.kind:
                case CueKind.BELL | CueKind.AWAKE:
                    self._ring(cue.strikes)
                    self._attention.tell("◦ bell", reading)
                case CueKind.PROMPT | CueKind.SIDE:
                    self._attention.prompted = reading
                case CueKind.STEP:
                    self._attention.entered = reading
                    if isinstance(run.step, Ask):
                        self._attention.woken = reading  # its keys are what it is for
                case CueKind.SOON:
                    self._attention.tell(cue.text, reading)
                case CueKind.PHASE | CueKind.TICK | CueKind.END:
                    pass

    def _ring(self, strikes: int = 1) -> None:
        ring(self._write, strikes, muted=self.is_muted)
