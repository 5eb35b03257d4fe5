"""What helps each person or pair, from whole entries; nobody is held against anybody else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stillpoint.core.texts import folded
from stillpoint.history.entries import Entry
from stillpoint.history.reading import entries_in
from stillpoint.stats.courses import Course, Drift, course
from stillpoint.stats.helping import Helped, Measure, Sat, Verdict, helping, on_scale

CAUTION = (
    "Most of us open this when things are at their worst, and from there things often get better"
    " by themselves. So a change here is not proof that a session did it."
)
NOTHING_YET = (
    "Nothing to tell yet. It needs a check-in before and one after, six times for a session."
)
WORDS = {
    Measure.STIRRED: ("you", "lower", "higher"),
    Measure.CHILD_STATE: ("the baby", "states quieter", "states more awake"),
    Measure.CHILD_SIZE: ("the child", "sizes smaller", "sizes larger"),
}
"""Whom each is about, and what it is called when it goes down and when it goes up."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A person, or a carer with a child, and what changed with them."""

    carer: str
    other: str
    """The child or the adult that it was with."""
    helped: tuple[Helped, ...]
    able: Course | None = None
    """How able to help the carer felt, over time; None where nobody said."""
    came_back: int = 0
    """How often they were out of step, and came back together."""

    @property
    def name(self) -> str:
        """What the pair is called."""
        return " and ".join(filter(None, (self.carer, self.other))) or "Nobody named"


def pairs(folder: Path) -> tuple[Pair, ...]:
    """Everybody whose history has check-ins that tell something, or who came back, by name."""
    return pairs_of(entries_in(folder))


def pairs_of(entries: Iterable[Entry]) -> tuple[Pair, ...]:
    """The same, of these entries."""
    by_pair: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if entry.after or entry.came_back:
            by_pair.setdefault((entry.carer, entry.child or entry.adult), []).append(entry)
    found = (
        Pair(carer, other, helping(_sat(each)), _able(each), _came_back(each))
        for (carer, other), each in by_pair.items()
    )
    told = (pair for pair in found if pair.helped or pair.able or pair.came_back)
    return tuple(sorted(told, key=lambda pair: folded(pair.name)))


def _sat(entries: Iterable[Entry]) -> Iterator[Sat]:
    for entry in entries:
        session = f"{entry.pack}/{entry.session}" if entry.session else entry.title
        yield Sat(session, entry.title, entry.before, entry.after)


def _able(entries: Iterable[Entry]) -> Course | None:
    answers = ((entry, on_scale(entry.after.get("able_to_help"))) for entry in entries)
    said = [(entry.started_at.date(), number) for entry, number in answers if number is not None]
    return course(said) if said else None


def _came_back(entries: Iterable[Entry]) -> int:
    return sum(entry.came_back is True for entry in entries)


def with_whom(found: Iterable[Pair], alias: str) -> tuple[Pair, ...]:
    """Those of that alias."""
    wanted = folded(alias.strip())
    return tuple(pair for pair in found if wanted in (folded(pair.carer), folded(pair.other)))


def by_session(pair: Pair) -> dict[str, tuple[Helped, ...]]:
    """What changed with each session, by its title."""
    told: dict[str, tuple[Helped, ...]] = {}
    for helped in pair.helped:
        told[helped.title] = (*told.get(helped.title, ()), helped)
    return told


def came_back_in_words(times: int) -> str:
    """How often somebody came back; no rate, for coming back is what counts."""
    if not times:
        return ""
    return "You came back once." if times == 1 else f"You came back {times} times."


def in_words(helped: Helped) -> str:
    """What changed, and what may be said of it."""
    whose, less, more = WORDS[helped.measure]
    if helped.verdict is Verdict.TOO_FEW:
        return f"{whose}: {helped.verdict} (n {helped.count})"
    by = abs(round(helped.change, 1))
    way = less if helped.change < 0 else more
    moved = f"{by:g} {way} on average" if by else "the same on average"
    return f"{whose}: {helped.verdict}, {moved} (n {helped.count})"


MOST_MONTHS = 6
"""So many months are told."""
NO_GRADE = (
    "A lower number tells of a harder time, not of you. The help card and your circle are for it."
)


def able_in_words(able: Course) -> tuple[str, ...]:
    """How able to help the carer felt: what may be said, then month by month."""
    told = f"able to help: {able.drift}"
    if able.drift is Drift.TOO_FEW:
        return (f"{told} (n {able.count})",)
    first, last = _short(able.earlier), _short(able.later)
    halves = f"{first} in the earlier half, {last} in the later"
    months = ", ".join(
        f"{month.first:%b} {_short(month.mean)} (n {month.count})"
        for month in able.months[-MOST_MONTHS:]
    )
    kind = (NO_GRADE,) if able.drift is Drift.LOWER else ()
    return (f"{told}, {halves} (n {able.count})", f"by month: {months}", *kind)


def _short(number: float) -> str:
    return f"{round(number, 1):g}"
