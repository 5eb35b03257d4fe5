"""The words that tell where a run stands."""

import math
from datetime import timedelta

from stillpoint.core.awake import SAFE_SLEEP, Asking
from stillpoint.core.durations import on_the_clock
from stillpoint.core.runs import Run
from stillpoint.core.sessions import Audience, Screen, Session
from stillpoint.core.steps import Ask, Attune, Breathe, Guide, PlainStep, Stretch, is_settling
from stillpoint.core.timelines import Moment

SOON = timedelta(seconds=10)
"""How long before a step ends people are told what comes next."""

MOST_SPACED_DOTS = 12

A_SECOND = timedelta(seconds=1)


def step_name(step: PlainStep) -> str:
    """What a step is called, by its author or by what is done in it."""
    if step.title:
        return step.title
    match step:
        case Breathe():
            return f"Breathe {step.pattern}"
        case Stretch():
            return "Stretch"
        case Guide():
            return "Listen" if step.say else "Sit"
        case Attune():
            return "Notice the breath" if step.observe else "Breathe as you are"
        case Ask():
            return "A question"


def whereabouts(run: Run) -> str:
    """The step and which one it is; settling in is not counted."""
    name = step_name(run.step)
    first = 1 if is_settling(run.steps[0]) else 0
    count = len(run.way) - first
    if count == 1 or run.index < first:
        return name
    return f"{name} · {len(run.came) - first + 1} of {count}"


def what_comes(run: Run) -> str:
    """What follows the step, in its last seconds; nothing before them."""
    left = run.step_left
    if left is None or left > SOON:
        return ""
    return f"next: {step_name(run.steps[run.coming[0]])}" if run.coming else "then the end"


def time_left(run: Run) -> str:
    """What is left of the session; of the step, if an open one follows; what has passed of that."""
    if run.left is not None:
        return f"{on_the_clock(run.left)} left"
    if run.step_left is not None:
        return f"{on_the_clock(run.step_left)} here"
    passed = timedelta(seconds=run.elapsed // A_SECOND)
    return f"{on_the_clock(passed)} so far"


def second_of(left: timedelta | None) -> int | None:
    """The second that is counted: one begun counts whole."""
    return None if left is None else math.ceil(left / A_SECOND)


def seconds_left(moment: Moment) -> str:
    """The seconds of the phase or hold, where they are counted."""
    second = second_of(moment.left)
    return "" if second is None else str(second)


def taps_as_dots(moment: Moment) -> str:
    """A dot for each tap that came, and a small one for each that is waited for."""
    came = min(moment.number, moment.count)
    gap = " " if moment.count <= MOST_SPACED_DOTS else ""
    return gap.join("●" * came + "·" * (moment.count - came))


def spoken(run: Run) -> str:
    """The words of a step that is not breathed: asked, prompted, or its bare name."""
    if asked := asked_of(run):
        return asked
    return run.moment.prompt or step_name(run.step)


def asked_of(run: Run) -> str:
    """What somebody who may have dozed off is asked; nothing most of the time."""
    match run.asking:
        case Asking.QUIET:
            return ""
        case Asking.ASKED | Asking.LOUDER:
            return "Awake? Press any key."
        case Asking.SAFE_SLEEP:
            return f"Awake? Press any key. {SAFE_SLEEP}"


def who_needs_me(session: Session) -> str:
    """What leaving at once is called."""
    match session.audience:
        case Audience.CARER_AND_INFANT:
            return "baby needs me"
        case Audience.CARER_AND_CHILD | Audience.CARER:
            return "child needs me"
        case Audience.ADULT | Audience.ANYONE:
            return "needed elsewhere"


def is_for_ears(session: Session) -> bool:
    """Whether the session is meant for a dark screen."""
    return session.screen is Screen.AUDIO
