"""What is told of keys that have to do with the user's own rate."""

from stillpoint.core.floors import is_observing
from stillpoint.core.runs import Run
from stillpoint.core.steps import Attune


def of_too_slow(before: Run, after: Run) -> str:
    """What `too slow for me` has done."""
    if not before.is_paced:
        return "nothing is paced here"
    if not after.is_paced:
        return "nothing is paced now; breathe as you like"
    if isinstance(after.step, Attune):
        return "a step back, and it stays there"
    return "quicker from the next breath on"


def of_keeping(run: Run) -> str:
    """What asking to keep the noticed rate comes to."""
    return "the number is kept with this" if is_observing(run.step) else "nothing is noticed here"
