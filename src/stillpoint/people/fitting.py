"""Whether a session may be done with a child of some age, and whether it is meant for one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from stillpoint.core.safety_lanes import lanes
from stillpoint.core.safety_refusals import (
    fast_and_short_out,
    holds_with_children,
    infant_pacer,
    long_rests_with_children,
    paced_under_three,
    sighs_with_children,
    slow_for_a_child,
)
from stillpoint.core.sessions import Ages, Audience, Session
from stillpoint.people.persons import INFANT, PACED_FROM, Person, band_in_words

UNSAFE = {
    paced_under_three: "it paces a child's breath, and nobody under three is paced",
    infant_pacer: "it paces a child's breath, and nobody under three is paced",
    slow_for_a_child: "its breaths are slower than is easy at that age",
    holds_with_children: "it holds the breath, which nobody under 18 does here",
    sighs_with_children: "it has sighs, which nobody under 18 does here",
    long_rests_with_children: "it rests with empty lungs, which nobody under 18 does here",
    fast_and_short_out: "it is fast breathing with a short out-breath, which is for adults",
}
"""The safety rules that depend on who breathes, and what they say of a session with a child."""

JOINT = (Audience.CARER_AND_INFANT, Audience.CARER_AND_CHILD)
"""Sessions for a pair."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a session goes with a child; nothing is said where it is meant for one like them."""

    unsafe: tuple[str, ...] = ()
    """Why it may not be done with them."""
    unmeant: tuple[str, ...] = ()
    """Whom it was written for instead."""

    @property
    def is_good(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.unsafe or self.unmeant)

    @property
    def is_safe(self) -> bool:
        """Whether it may be done."""
        return not self.unsafe


def fit(session: Session, child: Person, today: date) -> Fit:
    """How a session goes with somebody as old as they are today; any may be meant for an adult."""
    known = child.ages(today)
    unsafe = tuple(dict.fromkeys(_unsafe(session, known))) if known else ()
    return Fit(unsafe, tuple(_unmeant(session, known, child)) if child.is_young else ())


def holds_the_breath(session: Session) -> bool:
    """Whether a session has breath holds, which are what it is about."""
    return any(lane.pattern.holds for lane in lanes(session))


def _unsafe(session: Session, known: Ages) -> Iterator[str]:
    with_them = replace(session, ages=known)
    if known.youngest < PACED_FROM and with_them.audience is Audience.CARER_AND_CHILD:
        with_them = replace(with_them, audience=Audience.CARER_AND_INFANT)
    for rule, words in UNSAFE.items():
        if any(rule(with_them)):
            yield words


def _unmeant(session: Session, known: Ages | None, child: Person) -> Iterator[str]:
    match session.audience:
        case Audience.ADULT:
            yield "it is for adults alone"
        case Audience.CARER:
            yield "it is for a carer alone"
        case _ if known and session.ages and not _overlap(session.ages, known):
            yield f"it is written for {band_in_words(session.ages)}"
        case Audience.CARER_AND_INFANT if not session.ages and not _is_infant(known, child):
            yield "it is for a carer with a baby"
        case _:
            return


def _is_infant(known: Ages | None, child: Person) -> bool:
    return known.youngest < INFANT if known else child.role == "infant"


def _overlap(one: Ages, other: Ages) -> bool:
    starts = max(one.youngest, other.youngest)
    ends = [ages.oldest for ages in (one, other) if ages.oldest is not None]
    return not ends or starts <= min(ends)
