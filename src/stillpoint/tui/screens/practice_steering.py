"""The keys of a practice that steer its run."""

from abc import abstractmethod
from collections.abc import Iterable

from stillpoint.core.answers import unanswered
from stillpoint.core.cues import Cue
from stillpoint.core.runs import Run
from stillpoint.core.sessions import Session
from stillpoint.core.tapping import keep_noticed
from stillpoint.services.help_pages import is_with_a_child
from stillpoint.services.parts import Parts
from stillpoint.services.sittings import Move, Sitting
from stillpoint.tui.screens.help_card import CUES, HELP, HERE, HelpCard
from stillpoint.tui.screens.practice_keys import MOVES, SHARED
from stillpoint.tui.screens.practice_taps import of_keeping, of_too_slow
from stillpoint.tui.screens.room import TextOnly
from stillpoint.tui.telling import asked_of

CHILD = "child"
"""What an entry says that `b` cut short."""


class Steered(TextOnly[None]):
    """A screen that lives a sitting, and moves in it as its user wishes.

    Cards lie over it, and it goes on below them.
    """

    def __init__(self, sitting: Sitting, parts: Parts) -> None:
        super().__init__()
        self.sitting = sitting
        self.parts = parts

    @property
    def session(self) -> Session:
        """What is practised."""
        return self.sitting.session

    @property
    @abstractmethod
    def is_dark(self) -> bool:
        """Whether the screen is dark."""

    @property
    def asked(self) -> str:
        """What somebody who may have dozed off is asked."""
        return asked_of(self.sitting.run)

    def heed_key(self) -> None:
        """A key was pressed on what lies over it: somebody is awake."""
        self.steer(Run.answer)

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

    def action_help_card(self) -> None:
        """Lay the help card over the practice, which goes on."""
        self._lay_over(HELP if self.session.audience in SHARED else HERE)

    def action_cues(self) -> None:
        """Lay the cue card over the practice: ready or enough, and the six states."""
        self._lay_over(CUES)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The cue card is for whoever has a baby or a child there."""
        return action != "cues" or is_with_a_child(self.session)

    def _lay_over(self, place: int) -> None:
        self.app.push_screen(HelpCard(self.parts, place=place, over=self))
