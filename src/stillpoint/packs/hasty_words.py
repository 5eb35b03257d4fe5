"""Warns of words that take longer to say than there is time for them."""

from datetime import timedelta
from math import ceil

from stillpoint.core.guiding import OPEN_PROMPT_GAP
from stillpoint.core.safety_lanes import placed_steps
from stillpoint.core.saying import time_to_say
from stillpoint.core.sessions import Session
from stillpoint.core.steps import Guide, PlainStep
from stillpoint.packs.lengths import longest_step
from stillpoint.packs.problems import Place

A_CHARACTER = timedelta(seconds=0.5)
"""None takes longer to say, so that most prompts need no closer look."""
A_TENTH = timedelta(seconds=0.1)


def note_hasty_words(session: Session, place: Place) -> None:
    """Note every prompt that a voice would still be saying when the next one, or step, is due."""
    for numbers, step, _ in placed_steps(session.steps):
        for number, text in enumerate(step.say):
            room = _room(step, number)
            if room is None or A_CHARACTER * len(text) <= room:
                continue
            needed, where = time_to_say(text), place.of_step(numbers)
            # The length of a faulty step may not be the one that was written.
            if needed > room and where.is_sound and not place.problems.has_warned_enough:
                said = where / "say" / number if len(step.say) > 1 else where / "say"
                said.warn(
                    f"takes about {_seconds(needed)} to say, and has {_seconds(room)} for it",
                    "say less, or give the step more time",
                )


def _room(step: PlainStep, number: int) -> timedelta | None:
    """How long until other words are due; None where a prompt stays until a key."""
    if isinstance(step, Guide) and step.lasts is None:
        return OPEN_PROMPT_GAP if number < len(step.say) - 1 else None
    return longest_step(step) / len(step.say)


def _seconds(length: timedelta) -> str:
    return f"{ceil(length / A_TENTH) / 10:g} s"
