"""How two who breathe side by side are paced: two lanes, one shape, or the carer alone."""

from dataclasses import replace
from datetime import timedelta

from stillpoint.core.breathing import BreathTimeline, breath_timeline
from stillpoint.core.dueting import DuetTimeline
from stillpoint.core.floors import ONE_SHAPE, floor_of
from stillpoint.core.following import FollowTimeline
from stillpoint.core.lanes import Gear, gear_of, geared
from stillpoint.core.patterns import Pattern
from stillpoint.core.steps import Breathe, Lead, Who
from stillpoint.core.taps import SLOWEST
from stillpoint.core.timelines import Knowledge, spread

EVEN = Gear(1, 1)


def breathing_timeline(
    step: Breathe, knowledge: Knowledge
) -> BreathTimeline | DuetTimeline | FollowTimeline:
    """The course of a breathe step that is entered now, for one or for two."""
    child = step.child
    alone = breath_timeline(replace(step, child=None))
    if child is None:
        return alone
    gear = gear_of(step.pattern, child)
    is_shared = gear is None or (knowledge.youngest or ONE_SHAPE) < ONE_SHAPE
    if step.lead is Lead.CHILD:
        return _following(step, child, gear or EVEN, knowledge, is_shared=is_shared)
    if gear is None or is_shared:
        return breath_timeline(_for_both(step, child, alone.length))
    return DuetTimeline(alone, geared(step.pattern, child, gear), gear)


def _for_both(step: Breathe, child: Pattern, lasts: timedelta) -> Breathe:
    """One shape at the child's breath, for as long as the two would have lasted."""
    glide = step.glide and replace(
        step.glide, to=child.at_rate(child.rate * (step.glide.to.rate / step.pattern.rate))
    )
    return replace(
        step, pattern=child, child=None, who=Who.BOTH, glide=glide, cycles=None, lasts=lasts
    )


def _following(
    step: Breathe, child: Pattern, gear: Gear, knowledge: Knowledge, *, is_shared: bool
) -> FollowTimeline:
    lasts = step.lasts or step.pattern.length * (step.cycles or 1)
    return FollowTimeline(
        carer=step.pattern,
        child=child,
        gear=gear,
        lasts=lasts,
        prompts=spread(step.say, lasts),
        floor=max(SLOWEST, floor_of(Who.CHILD, knowledge)),
        is_shared=is_shared,
    )
