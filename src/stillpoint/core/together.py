"""Breathing with others elsewhere: where a run stands follows from when it begins for all.

Nothing is sent. Whoever knows the pattern and the moment computes the same phase from the clock on
the wall, whenever they join; two clocks differ by some tenths of a second.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from stillpoint.core.runs import Run
from stillpoint.core.sessions import Session
from stillpoint.core.steps import Guide, is_settling


def waited_for(session: Session, begins: datetime, now: datetime) -> Session:
    """The session after the time that is still to pass until it begins for all."""
    wait = begins - now
    if wait <= timedelta():
        return session
    said = f"It begins at {begins.astimezone(now.tzinfo):%H:%M:%S}, for everybody at once."
    waiting = Guide(title="Waiting", lasts=wait, say=(said,), is_settling=True)
    return replace(session, steps=(waiting, *session.steps))


def in_step(run: Run, begins: datetime, now: datetime) -> Run:
    """The run where everybody's is now; what was missed is neither heard nor practised."""
    if run.is_over or run.is_paused:
        return run
    passed = now - begins
    waits = is_settling(run.steps[0])
    if passed < timedelta() and waits and run.lengths[0]:
        place, elapsed = 0, run.lengths[0] + passed
    else:
        place, elapsed = int(waits), max(timedelta(), passed)
    return run.placed(place, elapsed)
