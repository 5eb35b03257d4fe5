"""Whose breath a session paces, how old they may be, and what a rule says of it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from stillpoint.core.patterns import LONGEST_PHASE, Pattern, PhaseKind
from stillpoint.core.sessions import Audience, Session
from stillpoint.core.steps import Attune, Breathe, PlainStep, Repeat, Step, Who

ADULT = 18 * 12
"""Months."""
INFANTS_UP_TO = 24


class Verdict(NamedTuple):  # quicker to make than a dataclass: a hostile pack asks for thousands
    """What a safety rule has against a session."""

    rule: str
    is_refused: bool
    """Whether the session may not be practised; otherwise it is shown with a caution."""
    what: str
    """The rest of a sentence that begins with the place."""
    cure: str
    """The smallest change that passes."""
    step: tuple[int, ...] = ()
    """Which step, counted from 0 through nested repeats; empty is the session as a whole."""
    caution: str = ""
    """What a warning tells whoever is about to practise."""


class Lane(NamedTuple):
    """A pattern that somebody is to breathe."""

    step: tuple[int, ...]
    key: str
    """Where in the step it is written: `pattern` or `to`."""
    pattern: Pattern
    who: Who
    cycles: int
    """How often it is breathed, repeats counted in."""
    is_tapped: bool = False
    """Whether it is where an attune step leads from the tapped rate."""


def placed_steps(
    steps: tuple[Step, ...], above: tuple[int, ...] = (), passes: int = 1
) -> Iterator[tuple[tuple[int, ...], PlainStep, int]]:
    """Every step that is no repeat, with its place and how often it comes."""
    for number, step in enumerate(steps):
        place = (*above, number)
        if isinstance(step, Repeat):
            yield from placed_steps(step.steps, place, passes * (len(step.each) or step.times))
        else:
            yield place, step, passes


def lanes(session: Session) -> Iterator[Lane]:
    """Every pattern of a session, goals of glides among them."""
    for place, step, passes in placed_steps(session.steps):
        match step:
            case Breathe():
                cycles = passes * (step.cycles or _cycles(step.lasts, step.pattern))
                who = Who.CARER if step.child else step.who
                yield Lane(place, "pattern", step.pattern, who, cycles)
                if step.glide:
                    yield Lane(place, "to", step.glide.to, who, cycles)
                if step.child:
                    yield from _lanes_of_child(step, step.child, place, cycles)
            case Attune() if not step.observe:
                cycles = passes * _cycles(step.lasts, step.to)
                yield Lane(place, "to", step.to, step.who, cycles, is_tapped=True)


def youngest(session: Session) -> int:
    """The age in months of the youngest that a session may be for."""
    if session.ages:
        return session.ages.youngest
    return 0 if _is_with_children(session) else ADULT


def youngest_paced(session: Session) -> int | None:
    """The age in months of the youngest whose breath a session may pace; None if only adults'."""
    age = youngest(session)
    is_a_child_paced = any(is_a_childs(lane, session) for lane in lanes(session))
    return age if age < ADULT and is_a_child_paced else None


def is_for_two_adults(session: Session) -> bool:
    """Whether two adults breathe side by side in a session."""
    return youngest(session) >= ADULT and _has_two_lanes(session.steps)


def is_with_infant(session: Session) -> bool:
    """Whether a session is for a carer with a baby."""
    if session.audience is Audience.CARER_AND_INFANT:
        return True
    ends = session.ages.oldest if session.ages else None
    return (
        session.audience is Audience.CARER_AND_CHILD and ends is not None and ends <= INFANTS_UP_TO
    )


def is_a_childs(lane: Lane, session: Session) -> bool:
    """Whether a child may be the one who breathes it; whoever is not named as the carer may be."""
    if lane.who is Who.USER:
        return session.audience is not Audience.CARER
    return lane.who in (Who.CHILD, Who.BOTH)


def longest_rest(pattern: Pattern) -> timedelta:
    """The longest time with empty lungs, rests in a row counted together."""
    longest = rest = timedelta()
    for phase in pattern.phases * 2:
        rest = rest + phase.length if phase.kind is PhaseKind.REST else timedelta()
        longest = max(longest, rest)
    return longest


def is_sigh(pattern: Pattern) -> bool:
    """Whether one in-breath follows another."""
    kinds = [phase.kind for phase in pattern.phases]
    return any(
        kind is before is PhaseKind.IN
        for before, kind in zip(kinds[-1:] + kinds, kinds, strict=False)
    )


def _lanes_of_child(
    step: Breathe, child: Pattern, place: tuple[int, ...], cycles: int
) -> Iterator[Lane]:
    """The child's breath at the start, and where the carer's glide takes it."""
    of_child = round(cycles * (step.pattern.length / child.length))
    yield Lane(place, "child", child, Who.CHILD, of_child)
    if step.glide and step.glide.to.length > step.pattern.length:
        longest = max(phase.length for phase in child.phases)
        slower = min(step.glide.to.length / step.pattern.length, LONGEST_PHASE / longest)
        yield Lane(place, "child", child.at_rate(child.rate / slower), Who.CHILD, of_child)


def _cycles(lasts: timedelta | None, pattern: Pattern) -> int:
    return round((lasts or timedelta()) / pattern.length)


def _is_with_children(session: Session) -> bool:
    together = (Audience.CARER_AND_CHILD, Audience.CARER_AND_INFANT, Audience.ANYONE)
    return session.audience in together or _paces_a_child(session.steps)


def _paces_a_child(steps: tuple[Step, ...]) -> bool:
    for step in steps:
        if isinstance(step, Repeat):
            if _paces_a_child(step.steps):
                return True
        elif (step.who in (Who.CHILD, Who.BOTH) and _is_paced(step)) or _has_a_childs_lane(step):
            return True
    return False


def _has_two_lanes(steps: tuple[Step, ...]) -> bool:
    return any(
        _has_two_lanes(step.steps) if isinstance(step, Repeat) else _has_a_childs_lane(step)
        for step in steps
    )


def _has_a_childs_lane(step: PlainStep) -> bool:
    return isinstance(step, Breathe) and step.child is not None


def _is_paced(step: PlainStep) -> bool:
    return isinstance(step, Breathe) or (isinstance(step, Attune) and not step.observe)
