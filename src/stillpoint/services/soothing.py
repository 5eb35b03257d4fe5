"""Soothe now: three ways, the sessions of each, and when help comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from heapq import merge
from typing import TYPE_CHECKING

from stillpoint.core.steps import Guide, Step

if TYPE_CHECKING:  # packs and history are slow to import: the words are painted before
    from collections.abc import Iterable, Sequence

    from stillpoint.config.circle import Circle, Person
    from stillpoint.core.sessions import Session
    from stillpoint.history.summaries import Summary
    from stillpoint.packs.library import Library

AN_HOUR = timedelta(hours=1)
HELP_FIRST_AT = 3
"""The use within an hour that shows help first."""

DARK_FROM, DARK_TO = time(21), time(7)
"""Between these nothing that soothes is shown in bright colours."""

TELL_SOMEONE = "Tell someone"
"""The step of a step back in which somebody is called."""


class Way(StrEnum):
    """What a carer can do now."""

    HOLD = "hold"
    MOVE = "move"
    STEP_BACK = "step back"


ADDRESSES = {
    Way.HOLD: (
        "infant/chest-to-chest",
        "infant/hum-out",
        "infant/twenty-second-hug",
        "child/storm-to-shore",
    ),
    Way.MOVE: ("infant/walk-five-sit-eight", "infant/slow-rock"),
    Way.STEP_BACK: ("carer/step-back",),
}
"""The sessions of each way, the usual one first."""

ALL_ADDRESSES = frozenset(address for addresses in ADDRESSES.values() for address in addresses)

SAFE_COT_CHECK = (
    "Baby on the back, in their own cot, firm and flat.",
    "Nothing else in it. Face clear. Not too warm.",
    "Then close the door. It is right to put the baby down and step away.",
)

IF_HURT = (
    "If anyone may be hurt, or you are afraid you may hurt the baby or yourself, call your"
    " emergency number now."
)
IF_SHAKEN = "Shaken or dropped, or not sure: call now, even if they seem well."
IF_SICK = (
    "Fever of 38 °C or more under 3 months, fast or laboured breathing, blue, grey or pale, limp,"
    " not feeding, far fewer wet nappies, hard to wake, an odd cry, a fit: get medical help now."
)

HELP_FIRST = (
    "A hard hour. It is right to put the baby down and step away: on the back, in the cot, door"
    " closed, ten minutes.",
    IF_HURT,
    IF_SHAKEN,
    IF_SICK,
)
"""What is said before the words when the hour is hard."""

NO_CIRCLE = "Your circle is empty. It holds up to five people you could call at such a time."


def sessions_of(way: Way, library: Library, summaries: Iterable[Summary]) -> tuple[Session, ...]:
    """The sessions of a way that there are, the one used last first."""
    there = {session.address: session for session in library.sessions}
    sessions = [there[address] for address in ADDRESSES[way] if address in there]
    used = (address_of(summary) for summary in summaries)
    last = next((address for address in used if address in ADDRESSES[way]), "")
    return tuple(sorted(sessions, key=lambda session: session.address != last))


def uses(opened: Iterable[datetime], summaries: Iterable[Summary], now: datetime) -> int:
    """How often something was needed to soothe within the last hour.

    A session that was begun from the words is one use together with the opening of the words.
    """
    since = now - AN_HOUR
    openings = sorted((moment, False) for moment in opened if moment > since)
    begun = sorted(
        (summary.started_at, True)
        for summary in _since(since, summaries)
        if address_of(summary) in ALL_ADDRESSES
    )
    count, is_awaited = 0, False
    for _, is_session in merge(openings, begun):
        count += not (is_session and is_awaited)
        is_awaited = not is_session
    return count


def is_dark_out(now: datetime) -> bool:
    """Whether bright colours would hurt at this time of day."""
    return now.time() >= DARK_FROM or now.time() < DARK_TO


def with_circle(session: Session, circle: Circle) -> Session:
    """A step back that names the circle when it is time to call, for as long as that takes."""
    if session.address not in ADDRESSES[Way.STEP_BACK] or not circle:
        return session
    return replace(session, steps=tuple(_naming(step, circle) for step in session.steps))


def in_a_line(person: Person) -> str:
    """Somebody of the circle, and how to reach them."""
    return f"{person.name}: {person.reach}" if person.reach else person.name


def address_of(summary: Summary) -> str:
    """The session that was practised."""
    return f"{summary.kind.pack}/{summary.kind.session}"


def _since(since: datetime, newest_first: Iterable[Summary]) -> Iterable[Summary]:
    for summary in newest_first:
        if summary.started_at <= since:
            return
        yield summary


def _naming(step: Step, circle: Sequence[Person]) -> Step:
    if not isinstance(step, Guide) or step.title != TELL_SOMEONE:
        return step
    people = " · ".join(map(in_a_line, circle))
    first, *others = step.say or ("",)
    return replace(step, say=(" ".join(filter(None, (first, f"{people}.", *others))),))
