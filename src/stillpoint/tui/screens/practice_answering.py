"""What a key does in place of what it is bound to: it answers, or brings back the screen."""

from collections.abc import Set

from stillpoint.core.awake import Asking
from stillpoint.core.runs import Run
from stillpoint.services.sittings import Move
from stillpoint.tui.screens.practice_dark import AT_ONCE, NEEDED

ONCE_A_PRESS = {
    f"practice.{id}"
    for id in ("pause", "back", "skip", "again", "more", "more-unshifted", "quicker")
}
"""The bindings whose keys act once however long they are held: a pace would race off with them."""


def is_asked(run: Run) -> bool:
    """Whether somebody is asked if they are awake."""
    return run.asking is not Asking.QUIET and not run.is_paused


def answer_of(
    run: Run,
    bound: Set[str | None],
    *,
    has_left: bool,
    is_held: bool,
    at_question: Move | None,
) -> Move | None:
    """What a key bound to those ids does instead; None where it does what it is bound to.

    `at_question` is what it does at a question, where it is a key of one.
    """
    if is_asked(run):
        return None if NEEDED in bound else Run.answer
    if has_left:
        return None if bound & AT_ONCE else Run.beat
    if is_held and bound & ONCE_A_PRESS:
        return Run.beat
    return at_question
