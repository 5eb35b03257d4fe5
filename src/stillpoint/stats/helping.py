"""What changed between the check-ins before and after a session, and what can be said of it.

People turn to a session when things are at their worst, and from there most things get better by
themselves. So little is claimed: nothing of fewer than six, and nothing that could well be chance.
The mean of a session leans towards the mean of all of them, and that one towards no change at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import fmean, pstdev

LEAST = 6
"""Of fewer than so many nothing is said."""
PRIOR_SPREAD = 1.5
"""How large a change a sceptic thinks likely, in points."""
LEAST_SPREAD = 0.5
"""Check-ins that all say the same are not more certain than this."""
EIGHTY_PERCENT = 1.2816
"""So many standard deviations to either side hold four fifths."""

ROUSED = {
    "child_state": ("deep-sleep", "light-sleep", "drowsy", "quiet-alert", "fussy", "crying"),
    "child_size": ("pea", "apple", "football", "house"),
}
"""What each answer counts, from the least roused on."""


class Measure(StrEnum):
    """What a check-in is about."""

    STIRRED = "stirred"
    CHILD_STATE = "child_state"
    CHILD_SIZE = "child_size"


class Verdict(StrEnum):
    """What may honestly be said."""

    TOO_FEW = "can't tell yet"
    UNCLEAR = "can't tell"
    CALMER = "usually calmer afterwards"
    STIRRED = "usually more stirred afterwards"


@dataclass(frozen=True, slots=True)
class Sat:
    """One session done, and its two check-ins."""

    session: str
    """Its address, or its title where it has none."""
    title: str
    before: Mapping[str, object]
    after: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Helped:
    """What changed with one session."""

    session: str
    title: str
    measure: Measure
    count: int
    change: float
    """The mean of after less before; below zero is calmer."""
    verdict: Verdict


def helping(sessions: Iterable[Sat]) -> tuple[Helped, ...]:
    """What changed by session, the one done most often first; never by how much it changed."""
    changes: dict[Measure, dict[str, list[float]]] = {measure: {} for measure in Measure}
    titles: dict[str, str] = {}
    for sat in sessions:
        titles.setdefault(sat.session, sat.title)
        for measure in Measure:
            if (by := change(measure, sat.before, sat.after)) is not None:
                changes[measure].setdefault(sat.session, []).append(by)
    found = [
        _helped(session, titles[session], measure, each, _centre(by_session))
        for measure, by_session in changes.items()
        for session, each in by_session.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.count, one.title, one.measure)))


def change(
    measure: Measure, before: Mapping[str, object], after: Mapping[str, object]
) -> float | None:
    """After less before; None unless both were said."""
    first, last = _level(measure, before.get(measure)), _level(measure, after.get(measure))
    return None if first is None or last is None else last - first


def on_scale(answer: object) -> float | None:
    """An answer from 0 to 10; None for any other."""
    is_number = isinstance(answer, int | float) and not isinstance(answer, bool)
    return float(answer) if is_number and 0 <= answer <= 10 else None  # type: ignore[arg-type, operator]


def _level(measure: Measure, answer: object) -> float | None:
    if measure is Measure.STIRRED:
        return on_scale(answer)
    known = ROUSED[measure]
    return float(known.index(answer)) if isinstance(answer, str) and answer in known else None


def _helped(
    session: str, title: str, measure: Measure, changes: list[float], centre: float
) -> Helped:
    verdict = _verdict(changes, centre)
    return Helped(session, title, measure, len(changes), fmean(changes), verdict)


def _verdict(changes: list[float], centre: float) -> Verdict:
    if len(changes) < LEAST:
        return Verdict.TOO_FEW
    mean, spread = _believed(changes, centre)
    if mean + EIGHTY_PERCENT * spread < 0:
        return Verdict.CALMER
    return Verdict.STIRRED if mean - EIGHTY_PERCENT * spread > 0 else Verdict.UNCLEAR


def _centre(by_session: Mapping[str, list[float]]) -> float:
    """What all sessions come to, leaning towards no change."""
    together = [change for changes in by_session.values() for change in changes]
    return _believed(together, 0.0)[0]


def _believed(changes: list[float], centre: float) -> tuple[float, float]:
    """The mean that changes make likely, and how sure that is, when `centre` was expected."""
    spread = max(LEAST_SPREAD, pstdev(changes))
    weight, prior = len(changes) / spread**2, 1 / PRIOR_SPREAD**2
    mean = (weight * fmean(changes) + prior * centre) / (weight + prior)
    return mean, 1 / sqrt(weight + prior)
