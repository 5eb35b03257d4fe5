"""Entering a step: with what is known by then it becomes its timeline."""

from dataclasses import replace
from datetime import timedelta

from stillpoint.core.branches import extent
from stillpoint.core.floors import kept_easy
from stillpoint.core.guiding import asking_timeline, guide_timeline
from stillpoint.core.listening import AttuneTimeline
from stillpoint.core.safety_lanes import youngest_paced
from stillpoint.core.sessions import Session, lived_steps
from stillpoint.core.steps import Ask, Attune, Breathe, Guide, PlainStep, Stretch
from stillpoint.core.stretching import stretch_timeline
from stillpoint.core.timelines import Knowledge, Timeline
from stillpoint.core.two import breathing_timeline

NOTHING = Knowledge()
"""Nothing is known beyond what the author wrote."""


def timeline_of(step: PlainStep, knowledge: Knowledge = NOTHING) -> Timeline:
    """The course of a step that is entered with what is known."""
    if isinstance(step, Breathe | Attune):
        step = _as_known(step, knowledge)
    match step:
        case Guide():
            return guide_timeline(step, knowledge)
        case Breathe():
            return breathing_timeline(step, knowledge)
        case Stretch():
            return stretch_timeline(step)
        case Attune():
            return AttuneTimeline(step, knowledge, keep=step.keep)
        case Ask():
            return asking_timeline(step)


def known_for(session: Session, knowledge: Knowledge = NOTHING) -> Knowledge:
    """What is known of whoever breathes: in a session for adults no age is of account."""
    youngest = youngest_paced(session)
    ages = [age for age in (youngest, knowledge.youngest) if age is not None]
    return replace(knowledge, youngest=None if youngest is None else min(ages))


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


def _as_known(step: Breathe | Attune, knowledge: Knowledge) -> Breathe | Attune:
    """The step as those who are there may breathe it, and wish to.

    Holds go first: without them the same breath is quicker.
    """
    wished = step.without_holds() if knowledge.no_holds else step
    wished = wished.at_pace(knowledge.pace).no_slower_than(knowledge.slowest)
    return kept_easy(wished, knowledge)
