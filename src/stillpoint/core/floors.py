"""How slowly somebody may be paced, by their age."""

from dataclasses import replace
from datetime import timedelta

from stillpoint.core.patterns import Pattern
from stillpoint.core.steps import Attune, Breathe, PlainStep, Who
from stillpoint.core.timelines import Knowledge

NEVER_PACED = 3 * 12
"""Months: no younger child's breath is paced."""
SLOWEST_RATES = ((5 * 12, 10.0), (8 * 12, 7.5), (16 * 12, 6.0))
"""Up to an age in months, the fewest breaths a minute in a child's lane."""
SLACK = timedelta(milliseconds=20)
"""What rounding a pattern to hundredths of a second may add to it."""
ONE_SHAPE = 5 * 12
"""Months: younger children share one shape with their carer."""


def slowest_rate(age: int) -> float | None:
    """The fewest breaths a minute at an age in months; None where there is no floor."""
    return next((rate for limit, rate in SLOWEST_RATES if age < limit), None)


def may_be_paced(age: int | None) -> bool:
    """Whether somebody of an age in months may be paced at all; None is grown up."""
    return age is None or age >= NEVER_PACED


def floor_of(who: Who, knowledge: Knowledge) -> float:
    """The fewest breaths a minute for whoever breathes; 0 where there is no floor.

    A child too young to be paced has none, for then the adult alone is.
    """
    if who is Who.CARER or knowledge.youngest is None or not may_be_paced(knowledge.youngest):
        return 0.0
    return slowest_rate(knowledge.youngest) or 0.0


def kept_easy(step: Breathe | Attune, knowledge: Knowledge) -> Breathe | Attune:
    """The step as the child who is there may breathe it; under three it is the adult's alone."""
    if knowledge.youngest is None:
        return step
    if not may_be_paced(knowledge.youngest):
        return step if is_observing(step) else _for_the_adult(step)
    has_childs_lane = isinstance(step, Breathe) and step.child is not None
    floor = floor_of(Who.CHILD if has_childs_lane else step.who, knowledge)
    return _quick_enough(step, floor) if isinstance(step, Breathe) else step


def is_observing(step: PlainStep) -> bool:
    """Whether a step only notices a breath."""
    return isinstance(step, Attune) and step.observe


def _for_the_adult(step: Breathe | Attune) -> Breathe | Attune:
    if isinstance(step, Breathe):
        return replace(step, who=Who.CARER, child=None)
    return replace(step, who=Who.CARER)


def _quick_enough(step: Breathe, floor: float) -> Breathe:
    if step.child:
        return replace(step, child=_raised(step.child, floor))
    glide = step.glide and replace(step.glide, to=_raised(step.glide.to, floor))
    return replace(step, pattern=_raised(step.pattern, floor), glide=glide)


def _raised(pattern: Pattern, floor: float) -> Pattern:
    slowest = timedelta(minutes=1 / floor) + SLACK if floor else pattern.length
    return pattern if pattern.length <= slowest else pattern.at_rate(floor)
