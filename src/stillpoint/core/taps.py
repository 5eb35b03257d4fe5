"""Taps on in-breaths, and the rate that they tell."""

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from statistics import median

FEWEST_TAPS = 6
"""Fewer tell no rate."""
SLOWEST, QUICKEST = 5.0, 30.0
"""Breaths a minute that a pacer may start at."""
USUAL_RATE = 12.0
"""Where a pacer starts when the taps tell no such rate."""
SHORTEST_GAP = timedelta(seconds=0.7)
"""Presses closer than this are one: no breath is so short, and a held key repeats sooner."""
STRAY = 0.4
"""How far from the median, as a part of it, a gap may be and still count."""


@dataclass(frozen=True, slots=True)
class Taps:
    """When in-breaths began, in unbroken rows: a pause ends one, for nobody tapped through it."""

    rows: tuple[tuple[timedelta, ...], ...] = ((),)
    pressed: timedelta | None = None
    """The last press, a tap or not."""

    @property
    def count(self) -> int:
        """How many breaths were tapped."""
        return sum(map(len, self.rows))

    @property
    def last(self) -> timedelta | None:
        """The last tap of the row that is still unbroken."""
        return self.rows[-1][-1] if self.rows[-1] else None

    def with_press(self, at: timedelta) -> "Taps":
        """These and one more, unless it is the same press still: a held key, a trembling thumb."""
        pressed = replace(self, pressed=at)
        if self.pressed is not None and at - self.pressed < SHORTEST_GAP:
            return pressed
        return replace(pressed, rows=(*self.rows[:-1], (*self.rows[-1], at)))

    def broken(self) -> "Taps":
        """These, with no gap counted from the last of them to the next."""
        return replace(self, rows=(*self.rows, ())) if self.rows[-1] else self

    @property
    def gaps(self) -> tuple[timedelta, ...]:
        """The times from tap to tap."""
        return tuple(late - early for row in self.rows for early, late in pairwise(row))

    def gaps_of_last(self, taps: int) -> tuple[timedelta, ...]:
        """The times between the last few taps of the row that is still unbroken."""
        return tuple(late - early for early, late in pairwise(self.rows[-1][-taps:]))

    @property
    def noticed_rate(self) -> float | None:
        """Breaths a minute, however quick; None before there are enough taps."""
        if self.count < FEWEST_TAPS or not self.gaps:
            return None
        gaps = [gap.total_seconds() for gap in self.gaps]
        middle = median(gaps)
        usual = [gap for gap in gaps if abs(gap - middle) <= middle * STRAY]
        return 60 / median(usual) if usual else None

    @property
    def is_clear(self) -> bool:
        """Whether they tell a rate that a pacer may start at."""
        return self.noticed_rate is not None and SLOWEST <= self.noticed_rate <= QUICKEST

    @property
    def rate(self) -> float:
        """Breaths a minute to start a pacer at."""
        return self.noticed_rate if self.noticed_rate and self.is_clear else USUAL_RATE


NO_TAPS = Taps()
