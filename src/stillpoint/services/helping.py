"""What helps each person or pair, from whole entries; nobody is held against anybody else."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from stillpoint.core.texts import folded
from stillpoint.history.entries import Entry
from stillpoint.history.reading import entries_in
from stillpoint.stats.helping import Helped, Measure, Sat, Verdict, helping

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
    child: str
    helped: tuple[Helped, ...]
    came_back: int = 0
    """How often they were out of step, and came back together."""

    @property
    def name(self) -> str:
        """What the pair is called."""
        return " and ".join(filter(None, (self.carer, self.child))) or "Nobody named"


def pairs(folder: Path) -> tuple[Pair, ...]:
    """Everybody whose history has check-ins before and after, or who came back, by name."""
    return pairs_of(entries_in(folder))


def pairs_of(entries: Iterable[Entry]) -> tuple[Pair, ...]:
    """The same, of these entries."""
    by_pair: dict[tuple[str, str], list[Sat]] = {}
    came_back = Counter[tuple[str, str]]()
    for entry in entries:
        came_back[entry.carer, entry.child] += entry.came_back is True
        if entry.before and entry.after:
            session = f"{entry.pack}/{entry.session}" if entry.session else entry.title
            sat = Sat(session, entry.title, entry.before, entry.after)
            by_pair.setdefault((entry.carer, entry.child), []).append(sat)
    found = (
        Pair(*names, helping(by_pair.get(names, ())), times) for names, times in came_back.items()
    )
    told = (pair for pair in found if pair.helped or pair.came_back)
    return tuple(sorted(told, key=lambda pair: folded(pair.name)))


def with_whom(found: Iterable[Pair], alias: str) -> tuple[Pair, ...]:
    """Those of that alias."""
    wanted = folded(alias.strip())
    return tuple(pair for pair in found if wanted in (folded(pair.carer), folded(pair.child)))


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
