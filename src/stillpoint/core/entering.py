"""Entering a step: with what is known by then it becomes its timeline."""

from datetime import timedelta

from stillpoint.core.branches import extent
from stillpoint.core.breathing import breath_timeline
from stillpoint.core.guiding import asking_timeline, attuning_timeline, guide_timeline
from stillpoint.core.sessions import Session, lived_steps
from stillpoint.core.steps import Ask, Attune, Breathe, Guide, PlainStep, Stretch
from stillpoint.core.stretching import stretch_timeline
from stillpoint.core.timelines import Knowledge, Timeline

NOTHING = Knowledge()
"""Nothing is known beyond what the author wrote."""


def timeline_of(step: PlainStep, knowledge: Knowledge = NOTHING) -> Timeline:
    """The course of a step that is entered with what is known."""
    match step:
        case Guide():
            return guide_timeline(step, knowledge)
        case Breathe():
            return breath_timeline(step, knowledge)
        case Stretch():
            return stretch_timeline(step)
        case Attune():
            return attuning_timeline(step)
        case Ask():
            return asking_timeline(step)


def length_of(session: Session) -> timedelta | None:
    """How long a session lasts at most, settling-in included; None when a step is open."""
    ways = lengths_of(session)
    return ways and ways[1]


def lengths_of(session: Session) -> tuple[timedelta, timedelta] | None:
    """How long the shortest and the longest way through a session are, leading back left out.

    None when a step is open.
    """
    steps = lived_steps(session)
    lengths = [length for step in steps if (length := timeline_of(step).length) is not None]
    return extent(steps, lengths) if len(lengths) == len(steps) else None
