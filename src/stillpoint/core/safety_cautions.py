"""Safety rules that let a session pass with a caution."""

import re
from collections.abc import Iterator
from datetime import timedelta

from stillpoint.core.floors import SLACK
from stillpoint.core.patterns import PhaseKind
from stillpoint.core.safety_lanes import ADULT, Verdict, lanes, placed_steps, youngest
from stillpoint.core.safety_refusals import is_fast
from stillpoint.core.sessions import Evidence, Session
from stillpoint.core.steps import Ask, PlainStep

LONGEST_HOLD = timedelta(seconds=10)
SLOWEST = timedelta(seconds=20)
"""Three breaths a minute."""

_PROMISES = re.compile(
    r"\b(cur(?:e|es|ed|ing)|heal(?:s|ed|ing)?|detox\w*|miracle\w*|guarante\w+|electrical system"
    r"|(?:boost|strengthen)(?:s|ing)? (?:your |the )?immun\w+|resets? (?:your |the )?vagus\w*)\b",
    re.IGNORECASE,
)
_TO_A_CHILD = re.compile(
    r"\b(calm down|don['’]t cry|stop crying|be good|be a good (?:boy|girl)|you['’]re fine)\b",
    re.IGNORECASE,
)
_HONEST = re.compile(
    r"\b(un(?:proven|tested|known|certain)|tradition\w*|weak|anecdot\w+|belief\w*"
    r"|not (?:been |yet |well |yet been )?(?:proven|tested|shown|studied|known)"
    r"|(?:no|little|thin|small) (?:good |clear |strong )?(?:evidence|stud\w+|research|proof))\b",
    re.IGNORECASE,
)


def long_holds(session: Session) -> Iterator[Verdict]:
    """An adult's hold is over 10 s."""
    if youngest(session) < ADULT:
        return
    for lane in lanes(session):
        held = [p.length for p in lane.pattern.phases if p.kind in (PhaseKind.HOLD, PhaseKind.REST)]
        if max(held, default=timedelta()) > LONGEST_HOLD:
            seconds = f"{max(held).total_seconds():g} s"
            yield _warning(
                "long-holds",
                f"holds the breath for {seconds}",
                f"This session holds the breath for {seconds}. Press n for no holds.",
                cure="write 10 s or less",
                step=lane.step,
            )


def very_slow(session: Session) -> Iterator[Verdict]:
    """A pattern is slower than three breaths a minute."""
    for lane in lanes(session):
        if lane.pattern.length > SLOWEST + SLACK:
            yield _warning(
                "very-slow",
                f"is {lane.pattern.rate:.3g} breaths a minute",
                "This session breathes very slowly. Press u when it is too slow for you.",
                cure="write a pattern of 20 s or less",
                step=lane.step,
            )


def fast_breathing(session: Session) -> Iterator[Verdict]:
    """A pattern is over ten breaths faster than thirty a minute."""
    for lane in lanes(session):
        if is_fast(lane):
            yield _warning(
                "fast-breathing",
                f"breathes fast, {lane.pattern.rate:.3g} a minute, for over 10 breaths",
                "This session breathes fast, which can make you dizzy. Sit down for it.",
                cure="write cycles = 10 at most, or a pattern of 2 s or more",
                step=lane.step,
            )


def promises(session: Session) -> Iterator[Verdict]:
    """The words promise more than practice can."""
    for place, text in _words(session):
        if found := _PROMISES.search(text):
            yield _warning(
                "promises",
                f'says "{found[0]}", which promises more than practice can',
                f"This session says “{found[0]}”. No practice can promise that.",
                cure="say what is done and what it may feel like",
                step=place,
            )


def words_to_a_child(session: Session) -> Iterator[Verdict]:
    """The words dismiss what a child feels."""
    if youngest(session) >= ADULT:
        return
    for place, text in _words(session):
        if found := _TO_A_CHILD.search(text):
            yield _warning(
                "words-to-a-child",
                f'says "{found[0]}" in a session with a child',
                f"This session says “{found[0]}”. Say it in words of your own.",
                cure="name the feeling instead",
                step=place,
            )


def no_source(session: Session) -> Iterator[Verdict]:
    """A session rests on nothing that it names."""
    if not session.sources:
        yield _warning(
            "no-source",
            "names no source",
            "This session names no source.",
            cure="add a [[source]] and name it in sources",
        )


def weak_evidence(session: Session) -> Iterator[Verdict]:
    """Evidence D goes with a sentence that says so."""
    said = f"{session.summary} {session.caution}"
    if session.evidence is Evidence.D and not _HONEST.search(said):
        yield _warning(
            "weak-evidence",
            "has evidence D and does not say so in its summary",
            "The evidence for this practice is weak, or it rests on tradition.",
            cure='add a sentence such as "The benefits are unproven."',
        )


CAUTIONS = (
    long_holds,
    very_slow,
    fast_breathing,
    promises,
    words_to_a_child,
    no_source,
    weak_evidence,
)

OF_WORDS = ("promises", "words-to-a-child")
"""The rules that mind a word, whatever else there is in a session."""


def _words(session: Session) -> Iterator[tuple[tuple[int, ...], str]]:
    yield (), session.title
    yield (), session.summary
    for place, step, _ in placed_steps(session.steps):
        for text in (step.title, *step.say, *_asked(step)):
            yield place, text


def _asked(step: PlainStep) -> tuple[str, ...]:
    if not isinstance(step, Ask):
        return ()
    return (step.question, *(choice.say for choice in step.choices))


def _warning(
    rule: str, what: str, caution: str, *, cure: str, step: tuple[int, ...] = ()
) -> Verdict:
    return Verdict(rule=rule, is_refused=False, what=what, cure=cure, caution=caution, step=step)
