"""The course of a breath that follows taps: it runs on as predicted, rests when they stop."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from statistics import median

from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.dueting import CARER, CHILD
from stillpoint.core.lanes import Gear
from stillpoint.core.listening import TAP_THEIRS
from stillpoint.core.patterns import Pattern, PhaseKind
from stillpoint.core.positions import lane_at, turns_of
from stillpoint.core.taps import NO_TAPS, QUICKEST, SLOWEST, Taps
from stillpoint.core.timelines import CueSheet, Moment, earliest

PREDICTS_FROM = 4
"""The next in-breath is predicted from so many taps."""
RUNS_ON = 3
"""Breaths after the last tap; in the third it has been missing for two and a half."""

_A_MINUTE = timedelta(minutes=1)
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class FollowTimeline:
    """The child's breath as it is tapped, and the carer's geared to it."""

    carer: Pattern
    child: Pattern
    gear: Gear
    lasts: timedelta
    prompts: CueSheet
    floor: float = SLOWEST
    """The fewest breaths a minute that are drawn."""
    is_shared: bool = False
    """Both follow one shape."""
    taps: Taps = NO_TAPS
    since: timedelta = timedelta()
    """When the last tap came."""
    reached: float = 0.0
    """The child's position then, in breaths."""
    predicted: float | None = None
    """The child's breaths a minute, as the last four taps predict them."""

    @property
    def length(self) -> timedelta:
        """As long as was asked for, and to the end of the breath that is drawn then."""
        last = max(self.lasts, self.since)
        position = self._position(last)
        whole = math.ceil(position - 1e-6)
        if not self.taps.count or position >= self._rests_at:
            return last
        return max(last, self._time_of(whole))

    def at(self, elapsed: timedelta) -> Moment:
        """Both lanes, or the one shape; a quiet word when taps are waited for."""
        position = self._position(elapsed)
        is_resting = not self._runs(elapsed)
        pace = 0.0 if is_resting else self.pace
        child = lane_at(self.child, position, pace)
        if is_resting:
            child = replace(child, word=TAP_THEIRS, phase=None, left=None)
        prompt = self.prompts.last_text(elapsed)
        if self.is_shared:
            return replace(child, prompt=prompt, is_listening=True)
        carer = lane_at(self.carer, position / self.gear.ratio, pace / self.gear.ratio)
        if is_resting:
            carer = replace(carer, word="wait with them", phase=None, left=None)
        return replace(carer, child=child, prompt=prompt, is_listening=True)

    @property
    def pace(self) -> float:
        """The child's breaths a minute, no slower than is easy and no quicker than a breath is."""
        return min(QUICKEST, max(self.floor, self.predicted or self.child.rate))

    def tapped(self, elapsed: timedelta) -> "FollowTimeline":
        """The course in which an in-breath begins now, reached without a jump."""
        taps = self.taps.with_press(elapsed)
        if taps.count == self.taps.count:
            return replace(self, taps=taps)
        gaps = [gap.total_seconds() for gap in taps.gaps_of_last(PREDICTS_FROM)]
        predicted = 60 / median(gaps) if gaps else self.predicted
        reached = self._position(elapsed)
        return replace(self, taps=taps, since=elapsed, reached=reached, predicted=predicted)

    def broken(self, elapsed: timedelta) -> "FollowTimeline":  # noqa: ARG002 - as every listener
        """The course after a pause, over which no gap between taps is counted."""
        return replace(self, taps=self.taps.broken())

    def is_listening(self, elapsed: timedelta) -> bool:  # noqa: ARG002 - to the end
        """Always."""
        return True

    def begins_at(self, elapsed: timedelta) -> bool:
        """Whether the tap at `elapsed` found a breath that had been waiting for it."""
        return self.since == elapsed and self.reached == round(self.reached)

    def cues_between(self, after: timedelta, upto: timedelta) -> tuple[Cue, ...]:
        """Phases of both since the last tap, and prompts."""
        cues = [*self._phases(after, upto), *self.prompts.between(after, upto)]
        return tuple(sorted(cues, key=lambda cue: cue.at))

    def next_turn(self, elapsed: timedelta) -> timedelta | None:
        """The next phase of either, prompt, or rest."""
        coming = (cue.at for cue in self._phases(elapsed, self.length - _TICK))
        rest = self._time_of(self._rests_at) if self._runs(elapsed) else None
        return earliest(self.prompts.next_after(elapsed), next(coming, None), rest)

    def is_moving(self, elapsed: timedelta) -> bool:
        """Whether a breath is drawn that goes in or out."""
        moving = (PhaseKind.IN, PhaseKind.OUT)
        moment = self.at(elapsed)
        lanes = (moment, moment.child or moment)
        return self._runs(elapsed) and any(lane.phase in moving for lane in lanes)

    def lengthened(self, by: timedelta) -> "FollowTimeline":
        """The same for longer."""
        return replace(self, lasts=self.lasts + by)

    def is_pacing(self, elapsed: timedelta) -> bool:
        """Whether a breath is drawn; while taps are waited for, none is."""
        return self._runs(elapsed)

    def cycles_by(self, elapsed: timedelta) -> int:
        """How many of the carer's breaths are over."""
        ratio = 1.0 if self.is_shared else self.gear.ratio
        return math.floor(self._position(elapsed) / ratio + 1e-6)

    def rate_at(self, elapsed: timedelta) -> float | None:  # noqa: ARG002 - as every paced course
        """None: the rate is the child's."""
        return None

    def without_holds(self, elapsed: timedelta) -> "FollowTimeline":  # noqa: ARG002
        """Neither holds."""
        return replace(self, carer=self.carer.without_holds(), child=self.child.without_holds())

    def quickened(self, elapsed: timedelta) -> "FollowTimeline":  # noqa: ARG002
        """The same: the taps say how quick it is."""
        return self

    def rate_when_quickened(self, elapsed: timedelta) -> float | None:  # noqa: ARG002
        """None: the rate is the child's."""
        return None

    def ending_with(self, elapsed: timedelta) -> "FollowTimeline":
        """The course that ends with the breath that is drawn."""
        following = math.floor(self._position(elapsed) + 1e-6) + 1
        return replace(self, lasts=self._time_of(min(following, self._rests_at)))

    @property
    def _goal(self) -> int:
        """The breath to be reached when the next tap is predicted, from the turn nearest now."""
        return round(self.reached) + 1

    @property
    def _rests_at(self) -> float:
        return self._goal + RUNS_ON - 1 if self.taps.count else 0.0

    def _runs(self, elapsed: timedelta) -> bool:
        return bool(self.taps.count) and self._position(elapsed) < self._rests_at

    def _position(self, elapsed: timedelta) -> float:
        """The child's breaths by `elapsed`: to the next predicted tap, then on at the pace."""
        if not self.taps.count:
            return 0.0
        passed = (elapsed - self.since) / (_A_MINUTE / self.pace)
        if passed <= 1:
            return self.reached + (self._goal - self.reached) * max(0.0, passed)
        return min(self._goal + passed - 1, self._rests_at)

    def _time_of(self, position: float) -> timedelta:
        breath = _A_MINUTE / self.pace
        if position <= self._goal:
            return self.since + breath * ((position - self.reached) / (self._goal - self.reached))
        return self.since + breath * (1 + position - self._goal)

    def _phases(self, after: timedelta, upto: timedelta) -> Iterator[Cue]:
        yield from self._turns(self.child, 1.0, after, upto, "" if self.is_shared else CHILD)
        if not self.is_shared:
            yield from self._turns(self.carer, self.gear.ratio, after, upto, CARER)

    def _turns(
        self, pattern: Pattern, ratio: float, after: timedelta, upto: timedelta, who: str
    ) -> Iterator[Cue]:
        if not self.taps.count:
            return
        after = max(after, self.since - _TICK)
        first = math.floor(self._position(after) / ratio)
        for position, word in turns_of(pattern, first):
            if position * ratio >= self._rests_at:
                return
            time = self._time_of(position * ratio) if position * ratio >= self.reached else None
            if time is None or time <= after:
                continue
            if time > upto:
                return
            yield Cue(time, CueKind.PHASE, word, who=who)
