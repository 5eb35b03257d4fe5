"""Safety rules that refuse a session."""

from collections.abc import Iterator
from datetime import timedelta

from stillpoint.core.floors import NEVER_PACED, SLACK, SLOWEST_RATES, slowest_rate
from stillpoint.core.patterns import LONGEST_PHASE, SHORTEST_PHASE, Pattern, Phase, PhaseKind
from stillpoint.core.safety_lanes import (
    ADULT,
    Lane,
    Verdict,
    is_a_childs,
    is_sigh,
    is_with_infant,
    lanes,
    longest_rest,
    placed_steps,
    youngest,
)
from stillpoint.core.sessions import Session
from stillpoint.core.steps import Attune, Breathe, Guide, PlainStep, Who

LONGEST_REST = timedelta(seconds=1)
"""For anyone under 18."""
STILL = timedelta(seconds=150)
"""A baby held still as long as this needs a carer who is asked to show that they are awake."""
AWAKE = timedelta(seconds=120)
FAST = 30.0
MOST_FAST_CYCLES = 10


def holds_with_children(session: Session) -> Iterator[Verdict]:
    """No breath holds in anything for under-18s."""
    for lane in _lanes_of_minors(session):
        if _has_hold(lane.pattern):
            yield _against_lane(
                "holds-with-children", lane, session, "holds the breath, in a session for under-18s"
            )


def sighs_with_children(session: Session) -> Iterator[Verdict]:
    """No sighs in anything for under-18s."""
    for lane in _lanes_of_minors(session):
        if is_sigh(lane.pattern):
            yield _against_lane(
                "sighs-with-children", lane, session, "is a sigh, in a session for under-18s"
            )


def long_rests_with_children(session: Session) -> Iterator[Verdict]:
    """No rest over a second in anything for under-18s."""
    for lane in _lanes_of_minors(session):
        if longest_rest(lane.pattern) > LONGEST_REST:
            yield _against_lane(
                "long-rests-with-children",
                lane,
                session,
                "rests empty for over 1 s, in a session for under-18s",
            )


def paced_under_three(session: Session) -> Iterator[Verdict]:
    """No paced lane for a child under three."""
    if youngest(session) >= NEVER_PACED or is_with_infant(session):
        return
    for lane in lanes(session):
        if is_a_childs(lane, session):
            cure = _cure_of_pacing(lane)
            if not session.ages:
                age = _age_that_may(lane.pattern)
                cure = f'write ages = "{age}y+" in the session, or {cure}'
            yield Verdict(
                rule="paced-under-three",
                is_refused=True,
                what="paces a child who may be under 3",
                cure=cure,
                step=lane.step,
            )


def slow_for_a_child(session: Session) -> Iterator[Verdict]:
    """No child's lane slower than is easy at the youngest age it is for."""
    slowest = slowest_rate(youngest(session))
    if slowest is None or youngest(session) < NEVER_PACED:
        return
    for lane in lanes(session):
        if is_a_childs(lane, session) and _is_slower(lane.pattern, slowest):
            years = youngest(session) // 12
            what = f"is {lane.pattern.rate:.3g} breaths a minute, too slow for a child of {years}"
            yield _against_lane("slow-for-a-child", lane, session, what)


def infant_pacer(session: Session) -> Iterator[Verdict]:
    """In an infant session the pacer is the carer's."""
    if not is_with_infant(session):
        return
    for lane in lanes(session):
        if lane.who is not Who.CARER:
            yield Verdict(
                rule="infant-pacer",
                is_refused=True,
                what="paces somebody else than the carer, in a session with an infant",
                cure=_cure_of_pacing(lane),
                step=lane.step,
            )


def infant_held_still(session: Session) -> Iterator[Verdict]:
    """A baby is not held still for long unless the carer is asked to stay awake."""
    if not is_with_infant(session):
        return
    for place, step, _ in placed_steps(session.steps):
        if _holds_still(step):
            cure = 'write awake = "120s"'
            if isinstance(step, Attune):
                cure = 'make it shorter, with a guide that has awake = "120s" in between'
            yield Verdict(
                rule="infant-held-still",
                is_refused=True,
                what="holds a baby still for 150 s or more with no awake check",
                cure=cure,
                step=place,
            )


def fast_and_short_out(session: Session) -> Iterator[Verdict]:
    """No fast breathing with a short out-breath in anything but an adult's session."""
    for lane in _lanes_of_minors(session):
        if is_fast(lane) and lane.pattern.share(PhaseKind.OUT) < lane.pattern.share(PhaseKind.IN):
            yield Verdict(
                rule="fast-and-short-out",
                is_refused=True,
                what="breathes out shorter than in, fast, for over 10 breaths",
                cure=f"write cycles = {MOST_FAST_CYCLES} at most, or a longer out-breath",
                step=lane.step,
            )


def is_fast(lane: Lane) -> bool:
    """Whether it is over ten breaths faster than thirty a minute."""
    return lane.pattern.rate > FAST and lane.cycles > MOST_FAST_CYCLES


REFUSALS = (
    holds_with_children,
    sighs_with_children,
    long_rests_with_children,
    paced_under_three,
    slow_for_a_child,
    infant_pacer,
    infant_held_still,
    fast_and_short_out,
)


def _lanes_of_minors(session: Session) -> Iterator[Lane]:
    if youngest(session) < ADULT:
        yield from lanes(session)


def _cure_of_pacing(lane: Lane) -> str:
    if lane.key == "child":
        return 'leave "child" out'
    cure = 'write who = "carer"'
    return f"{cure}, or observe = true" if lane.is_tapped else cure


def _against_lane(rule: str, lane: Lane, session: Session, what: str) -> Verdict:
    key = "" if lane.key == "pattern" else f'"{lane.key}" '
    cure = f'write {lane.key} = "{_mended(lane, session)}"'
    return Verdict(rule=rule, is_refused=True, what=f"{key}{what}", cure=cure, step=lane.step)


def _mended(lane: Lane, session: Session) -> Pattern:
    """The nearest pattern that passes: no holds, one in-breath, a short rest, quick enough."""
    lengths = {
        kind: sum((p.length for p in lane.pattern.phases if p.kind is kind), timedelta())
        for kind in (PhaseKind.IN, PhaseKind.OUT, PhaseKind.REST)
    }
    lengths[PhaseKind.REST] = min(lengths[PhaseKind.REST], LONGEST_REST)
    if slowest := slowest_rate(youngest(session)) if is_a_childs(lane, session) else None:
        lengths = _quicker(lengths, timedelta(minutes=1 / slowest))
    phases = ((kind, min(length, LONGEST_PHASE)) for kind, length in lengths.items() if length)
    return Pattern(tuple(Phase(kind, length) for kind, length in phases))


def _quicker(lengths: dict[PhaseKind, timedelta], cycle: timedelta) -> dict[PhaseKind, timedelta]:
    """The lengths in the same proportions, in tenths of a second, no longer than `cycle` in all."""
    whole = sum(lengths.values(), timedelta())
    if whole <= cycle + SLACK:
        return lengths
    tenth = timedelta(seconds=0.1)
    quick = {
        kind: max(SHORTEST_PHASE, length * (cycle / whole) // tenth * tenth)
        for kind, length in lengths.items()
        if length
    }
    longest = max(quick, key=lambda kind: quick[kind])
    quick[longest] -= max(timedelta(), sum(quick.values(), timedelta()) - cycle)
    return quick


def _has_hold(pattern: Pattern) -> bool:
    return any(phase.kind is PhaseKind.HOLD for phase in pattern.phases)


def _age_that_may(pattern: Pattern) -> int:
    """The age in years from which a pattern may be somebody's own."""
    if _has_hold(pattern) or is_sigh(pattern) or longest_rest(pattern) > LONGEST_REST:
        return ADULT // 12
    slow_at = [limit // 12 for limit, rate in SLOWEST_RATES if _is_slower(pattern, rate)]
    return max(slow_at, default=3)


def _is_slower(pattern: Pattern, rate: float) -> bool:
    return pattern.length > timedelta(minutes=1 / rate) + SLACK


def _holds_still(step: PlainStep) -> bool:
    match step:
        case Guide():
            is_long = step.lasts is None or step.lasts >= STILL
            return is_long and not _is_asked(step.awake) and step.ticking is None
        case Breathe():
            is_long = (step.lasts or step.pattern.length * (step.cycles or 1)) >= STILL
            return is_long and not _is_asked(step.awake)
        case Attune():
            return (step.lasts or step.within) >= STILL
    return False


def _is_asked(awake: timedelta | None) -> bool:
    return awake is not None and awake <= AWAKE
