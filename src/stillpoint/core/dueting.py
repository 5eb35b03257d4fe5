"""The course of a breath for two whose lanes are geared to each other."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from stillpoint.core.breathing import BreathTimeline
from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.lanes import Gear
from stillpoint.core.patterns import Pattern, PhaseKind
from stillpoint.core.positions import lane_at, turns_of
from stillpoint.core.timelines import Moment, earliest

CARER, CHILD = "carer", "child"
"""Whose lane a cue is of."""

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class DuetTimeline:
    """The carer's course, and a child's breath that is always where the gear puts it."""

    carer: BreathTimeline
    child: Pattern
    gear: Gear

    @property
    def length(self) -> timedelta:
        """As long as the carer's."""
        return self.carer.length

    def at(self, elapsed: timedelta) -> Moment:
        """The carer's moment, and the child's beside it."""
        moment = self.carer.at(elapsed)
        pace = self.carer.rate_at(elapsed) * self.gear.ratio
        return replace(moment, child=lane_at(self.child, self._position(elapsed), pace))

    def cues_between(self, after: timedelta, upto: timedelta) -> tuple[Cue, ...]:
        """Phases of both, and prompts."""
        cues = [
            replace(cue, who=CARER) if cue.kind is CueKind.PHASE else cue
            for cue in self.carer.cues_between(after, upto)
        ]
        cues += self._child_cues(after, upto)
        return tuple(sorted(cues, key=lambda cue: cue.at))

    def next_turn(self, elapsed: timedelta) -> timedelta | None:
        """The next phase of either, or prompt."""
        coming = (cue.at for cue in self._child_cues(elapsed, self.length - _TICK))
        return earliest(self.carer.next_turn(elapsed), next(coming, None))

    def is_moving(self, elapsed: timedelta) -> bool:
        """Whether either breath goes in or out."""
        child = lane_at(self.child, self._position(elapsed), 1)
        return self.carer.is_moving(elapsed) or child.phase in (PhaseKind.IN, PhaseKind.OUT)

    def lengthened(self, by: timedelta) -> "DuetTimeline":
        """More breaths of the last pace."""
        return replace(self, carer=self.carer.lengthened(by))

    def is_pacing(self, elapsed: timedelta) -> bool:
        """Always."""
        return self.carer.is_pacing(elapsed)

    def cycles_by(self, elapsed: timedelta) -> int:
        """How many of the carer's breaths are over."""
        return self.carer.cycles_by(elapsed)

    def rate_at(self, elapsed: timedelta) -> float:
        """The carer's breaths a minute."""
        return self.carer.rate_at(elapsed)

    def without_holds(self, elapsed: timedelta) -> "DuetTimeline":
        """Neither holds from here on."""
        return replace(
            self, carer=self.carer.without_holds(elapsed), child=self.child.without_holds()
        )

    def quickened(self, elapsed: timedelta) -> "DuetTimeline":
        """Both quicker after this breath; the gear stays."""
        return replace(self, carer=self.carer.quickened(elapsed))

    def rate_when_quickened(self, elapsed: timedelta) -> float:
        """What the carer's rate is once it was too slow."""
        return self.carer.rate_when_quickened(elapsed)

    def ending_with(self, elapsed: timedelta) -> "DuetTimeline":
        """The course that ends with the carer's breath."""
        return replace(self, carer=self.carer.ending_with(elapsed))

    def _position(self, elapsed: timedelta) -> float:
        return self.carer.breaths_by(elapsed) * self.gear.ratio

    def _child_cues(self, after: timedelta, upto: timedelta) -> Iterator[Cue]:
        first = math.floor(self._position(after)) if after > timedelta() else 0
        for position, word in turns_of(self.child, first):
            time = self.carer.time_of(position / self.gear.ratio)
            if time > upto or time >= self.length:
                return
            if time > after:
                yield Cue(time, CueKind.PHASE, word, who=CHILD)
