"""Who led where two breathe side by side."""

from collections.abc import Iterable

from stillpoint.core.floors import kept_easy
from stillpoint.core.steps import Breathe, Lead, PlainStep, Who
from stillpoint.core.timelines import Knowledge

_ALONE = {Who.CARER: Lead.CARER, Who.BOTH: Lead.TOGETHER, Who.CHILD: Lead.CHILD}
"""Who leads a breath of one lane in a session that has two elsewhere."""


def lead_of(step: PlainStep, steps: Iterable[PlainStep], knowledge: Knowledge) -> Lead | None:
    """Who leads in a step; None where nobody is led, as in a session without two lanes."""
    if not isinstance(step, Breathe):
        return None
    if _has_two_lanes(step, knowledge):
        return step.lead
    is_of_two = any(_has_two_lanes(other, knowledge) for other in steps)
    return _ALONE.get(step.who) if is_of_two else None


def _has_two_lanes(step: PlainStep, knowledge: Knowledge) -> bool:
    """Whether two breathe in it, with this child there."""
    if not isinstance(step, Breathe) or step.child is None:
        return False
    kept = kept_easy(step, knowledge)
    return isinstance(kept, Breathe) and kept.child is not None
