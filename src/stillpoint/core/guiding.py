"""Timed words: a guide, a plain sit, a beat to rock or walk to."""

from dataclasses import dataclass, replace
from datetime import timedelta
from math import floor, sqrt
from random import Random

from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.durations import LONGEST
from stillpoint.core.steps import Ask, Guide, IntervalBells, Ticking
from stillpoint.core.timelines import CueSheet, Knowledge, Moment, earliest, spread

A_MINUTE = timedelta(minutes=1)
OPEN_PROMPT_GAP = timedelta(seconds=20)
"""The time between prompts of an open step, which has no length to spread them over."""


@dataclass(frozen=True)
class Beat:
    """Ticks whose rate goes evenly from one to another over `lasts`, then stays."""

    ticking: Ticking
    lasts: timedelta | None

    def ticks_by(self, elapsed: timedelta) -> int:
        """How many ticks have been given at `elapsed`, the one at the start included."""
        ticks = max(0, floor(self._count(elapsed / A_MINUTE)))
        while self.time_of(ticks) <= elapsed:  # times are rounded to a microsecond, counts are not
            ticks += 1
        return ticks

    def time_of(self, tick: int) -> timedelta:
        """When a tick is given, counted from 0."""
        start, end, glide = self.ticking.start, self.ticking.end, self._glide
        if start == end:
            return A_MINUTE * (tick / start)
        gliding = glide * (start + end) / 2
        if tick >= gliding:
            return A_MINUTE * (glide + (tick - gliding) / end)
        gain = (end - start) / (2 * glide)
        return A_MINUTE * ((sqrt(start**2 + 4 * gain * tick) - start) / (2 * gain))

    def _count(self, minutes: float) -> float:
        """How many ticks fit into some minutes, the one at the start not counted."""
        start, end, glide = self.ticking.start, self.ticking.end, self._glide
        if start == end:
            return start * minutes
        within = min(minutes, glide)
        return start * within + (end - start) * within**2 / (2 * glide) + end * (minutes - within)

    @property
    def _glide(self) -> float:
        return 0.0 if self.lasts is None else self.lasts / A_MINUTE


@dataclass(frozen=True)
class GuideTimeline:
    """The course of a guide."""

    length: timedelta | None
    prompts: CueSheet
    bells: CueSheet
    beat: Beat | None = None

    def at(self, elapsed: timedelta) -> Moment:
        """The prompt and the tick at `elapsed`."""
        tick = self.beat.ticks_by(elapsed) - 1 if self.beat else None
        return Moment(prompt=self.prompts.last_text(elapsed), tick=tick)

    def cues_between(self, after: timedelta, upto: timedelta) -> tuple[Cue, ...]:
        """Prompts, bells and ticks."""
        cues = [*self.prompts.between(after, upto), *self.bells.between(after, upto)]
        if self.beat:
            first = self.beat.ticks_by(after) if after >= timedelta() else 0
            times = map(self.beat.time_of, range(first, self.beat.ticks_by(upto)))
            cues += [Cue(time, CueKind.TICK) for time in times if self._is_within(time)]
        return tuple(sorted(cues, key=lambda cue: cue.at))

    def next_turn(self, elapsed: timedelta) -> timedelta | None:
        """The next prompt, bell or tick."""
        tick = self.beat.time_of(self.beat.ticks_by(elapsed)) if self.beat else None
        turn = earliest(self.prompts.next_after(elapsed), self.bells.next_after(elapsed), tick)
        return turn if turn is not None and self._is_within(turn) else None

    def is_moving(self, elapsed: timedelta) -> bool:  # noqa: ARG002 - nothing in a guide breathes
        """Never."""
        return False

    def lengthened(self, by: timedelta) -> "GuideTimeline":
        """The same words, then `by` more of quiet."""
        return self if self.length is None else replace(self, length=self.length + by)

    def _is_within(self, time: timedelta) -> bool:
        return self.length is None or time < self.length


def guide_timeline(step: Guide, knowledge: Knowledge) -> GuideTimeline:
    """The course of a guide that is entered now."""
    prompts = spread(step.say, step.lasts or OPEN_PROMPT_GAP * max(1, len(step.say)))
    times = _bell_times(step.bells, step.lasts, knowledge.seed) if step.bells else []
    bells = CueSheet.of(Cue(time, CueKind.BELL) for time in times)
    beat = Beat(step.ticking, step.lasts) if step.ticking else None
    return GuideTimeline(step.lasts, prompts, bells, beat)


def asking_timeline(step: Ask) -> GuideTimeline:
    """The course of a question that waits for its answer: the words beside it."""
    return GuideTimeline(step.lasts, spread(step.say, step.lasts), CueSheet(()))


def _bell_times(bells: IntervalBells, lasts: timedelta | None, seed: int) -> list[timedelta]:
    end = LONGEST if lasts is None else lasts
    if bells.every:
        return [bells.every * number for number in range(1, -(-end // bells.every))]
    if bells.random:
        return _random_times(bells.random, end, Random(seed))
    times = (time if time >= timedelta() else end + time for time in bells.at)
    return [time for time in times if timedelta() <= time < end]


def _random_times(
    waits: tuple[timedelta, timedelta], end: timedelta, random: Random
) -> list[timedelta]:
    shortest, longest = waits
    times: list[timedelta] = []
    time = timedelta()
    while (time := time + shortest + (longest - shortest) * random.random()) < end:
        times.append(time)
    return times
