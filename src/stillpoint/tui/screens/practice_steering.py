"""The keys of a practice that steer its run."""

from abc import abstractmethod
from collections.abc import Iterable

from stillpoint.core.answers import unanswered
from stillpoint.core.cues import Cue
from stillpoint.core.runs import Run
from stillpoint.core.tapping import keep_noticed
from stillpoint.services.sittings import Move, Sitting
from stillpoint.tui.screens.practice_keys import MOVES
from stillpoint.tui.screens.practice_taps import of_keeping, of_too_slow
from stillpoint.tui.screens.room import TextOnly

CHILD = "child"
"""What an entry says that `b` cut short."""


class Steered(TextOnly[None]):
    """A screen that lives a sitting, and moves in it as its user wishes."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting

    @abstractmethod
    def live(self, cues: Iterable[Cue]) -> None:
        """Let be heard and seen what a look at the clock brought."""

    @abstractmethod
    def tell(self, notice: str) -> None:
        """Tell something for a moment."""

    def steer(self, move: Move) -> None:
        """Move in the run, now."""
        self.live(self.sitting.steer(move))

    def action_pause(self) -> None:
        """Pause, or go on."""
        self.steer(Run.resume if self.sitting.run.is_paused else Run.pause)

    def action_steer(self, move: str) -> None:
        """Back, on, again, a tap, out of an open step, or to the end."""
        self.steer(MOVES[move])

    def action_more(self) -> None:
        """A minute more."""
        is_open = self.sitting.run.timeline.length is None
        self.tell("this step is open already" if is_open else "about a minute more")
        self.steer(Run.more)

    def action_needed(self) -> None:
        """Let go at once."""
        self.live(self.sitting.interrupt(CHILD))

    def action_without_holds(self) -> None:
        """No holds from here to the end."""
        self.tell("no holds from here on")
        self.steer(Run.without_holds)

    def action_quicker(self) -> None:
        """Too slow for me."""
        before = self.sitting.run
        cues = self.sitting.steer(Run.quicker)
        self.tell(of_too_slow(before, self.sitting.run))
        self.live(cues)

    def action_keep_noticed(self) -> None:
        """Keep the rate that is noticed."""
        self.tell(of_keeping(self.sitting.run))
        self.steer(keep_noticed)

    def action_no_answer(self) -> None:
        """On from a question, without an answer."""
        self.steer(unanswered)
