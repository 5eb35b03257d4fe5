"""The screen that leaves: near-black and still, but for words that are new."""

from collections.abc import Iterable
from datetime import timedelta

from stillpoint.core.awake import Asking
from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.runs import Run
from stillpoint.core.steps import Ask, Stretch
from stillpoint.core.timelines import earliest
from stillpoint.tui.heart import LONGEST_WAIT
from stillpoint.tui.presence import QUIET_AFTER
from stillpoint.tui.telling import step_name

AT_ONCE = ("practice.needed", "practice.pause")
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


def rings_for_step(run: Run, cues: Iterable[Cue]) -> bool:
    """Whether a step that begins in the dark has to be rung in, for no bell of its own does it.

    Where the session wants no bells within it, only a question rings: it asks for the eyes.
    """
    kinds = {cue.kind for cue in cues}
    if CueKind.STEP not in kinds or CueKind.BELL in kinds or not run.came:
        return False
    return run.bells.interval != "none" or isinstance(run.step, Ask)
