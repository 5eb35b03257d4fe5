"""The screen that leaves: near-black and still, but for words that are new."""

from datetime import timedelta

from stillpoint.core.awake import Asking
from stillpoint.core.runs import Run
from stillpoint.core.steps import Ask, Stretch
from stillpoint.core.timelines import earliest
from stillpoint.tui.heart import LONGEST_WAIT
from stillpoint.tui.presence import QUIET_AFTER
from stillpoint.tui.telling import step_name

NEEDED = "practice.needed"
"""The binding whose key does what it is for even where any key answers."""

AT_ONCE = {NEEDED, "practice.pause"}
"""The bindings whose keys do not only bring back a screen that has left."""


def has_left(run: Run, quiet: timedelta) -> bool:
    """Whether a dark screen has nothing to show but new words, when the last key is `quiet` ago."""
    is_needed = run.is_paused or isinstance(run.step, Ask) or run.asking is not Asking.QUIET
    return quiet >= QUIET_AFTER and not is_needed


def new_words(run: Run, unseen: timedelta) -> str:
    """What is shown of a screen that has left, when the newest words are `unseen` old: words alone.

    No number and no phase of a breath is among them, for those would keep moving.
    """
    if unseen >= QUIET_AFTER:
        return ""
    moment = run.moment
    words = moment.prompt or step_name(run.step)
    return f"{words}\n{moment.word}" if isinstance(run.step, Stretch) else words


def until_heard(run: Run) -> timedelta | None:
    """How long until something may be heard; a run is looked at once a second at least."""
    return earliest(LONGEST_WAIT, run.next_turn)
