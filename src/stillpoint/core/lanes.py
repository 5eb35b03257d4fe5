"""Two breaths beside each other: gears in which they end together again and again."""

from dataclasses import dataclass
from datetime import timedelta

from stillpoint.core.patterns import SHORTEST_PHASE, Pattern, Phase

CLOSE = 0.01
"""How far from a gear, as a part of it, a pair of patterns may be; rounded seconds are."""
_HUNDREDTH = timedelta(seconds=0.01)


@dataclass(frozen=True, slots=True)
class Gear:
    """So many breaths of the carer take as long as so many of the child."""

    carer: int
    child: int

    @property
    def ratio(self) -> float:
        """Breaths of the child in one of the carer."""
        return self.child / self.carer

    def __str__(self) -> str:
        """`2:3`."""
        return f"{self.carer}:{self.child}"


GEARS = (Gear(1, 1), Gear(1, 2), Gear(2, 3))


def gear_of(carer: Pattern, child: Pattern) -> Gear | None:
    """The gear in which two patterns meet; None where their breaths never end together."""
    nearest = nearest_gear(carer, child)
    ratio = carer.length / child.length
    return nearest if abs(ratio / nearest.ratio - 1) <= CLOSE else None


def nearest_gear(carer: Pattern, child: Pattern) -> Gear:
    """The gear that two patterns come nearest to."""
    ratio = carer.length / child.length
    return min(GEARS, key=lambda gear: max(ratio / gear.ratio, gear.ratio / ratio))


def meeting(carer: Pattern, child: Pattern) -> Pattern:
    """The pattern nearest to the child's that meets the carer's, in hundredths of a second."""
    cycle = carer.length / nearest_gear(carer, child).ratio
    scale = cycle / child.length
    lengths = [
        max(SHORTEST_PHASE, phase.length * scale // _HUNDREDTH * _HUNDREDTH)
        for phase in child.phases
    ]
    longest = lengths.index(max(lengths))
    lengths[longest] += (cycle - sum(lengths, timedelta())) // _HUNDREDTH * _HUNDREDTH
    return Pattern(
        tuple(Phase(p.kind, length) for p, length in zip(child.phases, lengths, strict=True))
    )


def geared(carer: Pattern, child: Pattern, gear: Gear) -> Pattern:
    """The child's pattern at exactly the length that the gear gives it."""
    return child.at_rate(carer.rate * gear.ratio)
