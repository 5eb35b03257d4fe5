"""What is heard of a practice, and what of it asks to be seen."""

from collections.abc import Iterable
from datetime import timedelta

from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.runs import Run
from stillpoint.core.steps import Ask
from stillpoint.signals.ensemble import Ensemble
from stillpoint.tui.presence import Attention


class Hearing:
    """Lets cues be heard, and takes note of what they ask to be seen."""

    def __init__(self, attention: Attention, ensemble: Ensemble, *, is_muted: bool) -> None:
        self._attention = attention
        self._ensemble = ensemble
        if is_muted:
            ensemble.is_muted = True

    @property
    def is_muted(self) -> bool:
        """Whether nothing is to be heard for now."""
        return self._ensemble.is_muted

    def mute(self, is_muted: bool) -> None:
        """Let nothing be heard for now, or everything again."""
        self._ensemble.is_muted = is_muted

    def take_up(self, ensemble: Ensemble) -> None:
        """Let what is still to come be heard otherwise."""
        self._ensemble.close()
        ensemble.is_muted = self.is_muted
        self._ensemble = ensemble

    def hear(
        self, cues: Iterable[Cue], run: Run, reading: timedelta, *, is_dark: bool = False
    ) -> None:
        """Let cues be heard; a dark screen rings for what a lit one shows."""
        cues = tuple(cues)
        self._ensemble.hear(run, cues, is_dark=is_dark)
        for cue in cues:
            match cue.kind:
                case CueKind.BELL | CueKind.AWAKE:
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

    def stand_still(self, _: object = None) -> None:
        """Be silent, for the app goes to the background."""
        self._ensemble.stand_still()

    def go_on(self, _: object = None) -> None:
        """The app is back."""
        self._ensemble.go_on()

    def close(self) -> None:
        """Let nothing be heard any more but the bell at the end."""
        self._ensemble.close()
