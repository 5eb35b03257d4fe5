"""The course of an attune step: taps are listened for, then a breath is paced."""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from stillpoint.core.attuning import descent, eased
from stillpoint.core.breathing import BreathTimeline
from stillpoint.core.cues import Cue
from stillpoint.core.curve import eased as curved
from stillpoint.core.floors import floor_of
from stillpoint.core.steps import Attune, Who
from stillpoint.core.taps import NO_TAPS, Taps
from stillpoint.core.timelines import CueSheet, Knowledge, Moment, earliest, spread

TAP = "tap as you breathe in"
TAP_THEIRS = "tap as they breathe in"
FREE = "breathe freely"

NOTICED = "noticed-rate"
"""What a rate is kept as that nobody but the user asked for."""

ANSWER = timedelta(seconds=0.6)
"""How long the mark lasts that answers a tap; taps come further apart."""
ANSWERED = 0.22
"""How full the breath is drawn at the height of that mark."""
LETTING_GO = timedelta(seconds=2)
"""How long a breath that is paced no more takes to sink."""

_A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class AttuneTimeline:
    """The course of an attune step with the taps so far; each tap makes another one."""

    step: Attune
    knowledge: Knowledge
    taps: Taps = NO_TAPS
    settled: BreathTimeline | None = None
    """The paced course, once the first breath of it has begun."""
    freed: timedelta | None = None
    """When pacing stopped, for it was too slow twice."""
    is_eased: bool = False
    """It was too slow once: the rate stays."""
    more: timedelta = timedelta()
    """What was added before the first paced breath."""
    keep: str = ""
    """The name to keep the noticed rate under, once somebody asked for it."""

    @property
    def length(self) -> timedelta:
        """The whole step, tapping included."""
        if self.begins is None or self.settled is None:
            return (self.step.lasts or self.step.within) + self.more
        return self.begins + self.settled.length

    @cached_property
    def begins(self) -> timedelta | None:
        """When the first paced breath begins: with the last tap, or in step with it; or never."""
        if self.step.observe:
            return None
        last = self.taps.last
        if last is None:
            return self.step.within
        if self.taps.count >= self.step.taps:
            return last
        breath = _A_MINUTE / self.taps.rate
        return last + breath * max(1, -(-(self.step.within - last) // breath))

    @cached_property
    def course(self) -> BreathTimeline:
        """The paced breaths, counted from where they begin."""
        if self.settled:
            return self.settled
        step = self.step
        floor = floor_of(step.who, self.knowledge)
        way = descent(self.taps.rate, step.to, by=step.by, every=step.every, floor=floor)
        room = (step.lasts or step.within) - (self.begins or timedelta())
        course = eased(way, room + self.more)
        return replace(course, prompts=spread(step.say[1:], room))

    def at(self, elapsed: timedelta) -> Moment:
        """The taps that were heard, or the breath that is paced, or neither."""
        if self.is_listening(elapsed):
            return self._listening(elapsed)
        moment = self.course.at(self._into(elapsed))
        if self.freed is None or elapsed < self.freed:
            return moment
        return Moment(word=FREE, fullness=self._sinking(elapsed))

    def is_listening(self, elapsed: timedelta) -> bool:
        """Whether taps are listened for."""
        return self.begins is None or elapsed < self.begins

    def is_pacing(self, elapsed: timedelta) -> bool:
        """Whether a breath is paced."""
        return not self.is_listening(elapsed) and self.freed is None

    def tapped(self, elapsed: timedelta) -> "AttuneTimeline":
        """The course with one more tap; the same when none is listened for."""
        if not self.is_listening(elapsed):
            return self
        return replace(self, taps=self.taps.with_press(elapsed))

    def begins_at(self, elapsed: timedelta) -> bool:
        """Whether the first paced breath begins at `elapsed`."""
        return self.begins == elapsed

    def settling(self, upto: timedelta) -> "AttuneTimeline":
        """The course as it stays once its first paced breath begins by `upto`."""
        if self.settled or self.is_listening(upto):
            return self
        return replace(self, settled=self.course)

    def broken(self, elapsed: timedelta) -> "AttuneTimeline":
        """The course after a pause, over which no gap between taps is counted."""
        return replace(self, taps=self.taps.broken()) if self.is_listening(elapsed) else self

    def keeping(self) -> "AttuneTimeline":
        """The course that keeps the rate it notices, under a name of its own if it has none."""
        return replace(self, keep=self.keep or NOTICED)

    @property
    def noticed(self) -> float | None:
        """The rate that is kept, where it is only noticed and somebody asked to keep it."""
        return self.taps.noticed_rate if self.step.observe and self.keep else None

    @property
    def noticed_words(self) -> str:
        """What is said of a child's breath; an adult's is not counted out to them."""
        rate = self.taps.noticed_rate
        if not self.step.observe or self.step.who is not Who.CHILD or rate is None:
            return ""
        return f"About {rate:.0f} a minute. Quick and uneven is usual at this age."

    def cues_between(self, after: timedelta, upto: timedelta) -> tuple[Cue, ...]:
        """Prompts, and phases once they are paced."""
        if self.begins is None:
            return self._prompts.between(after, upto)
        before = [cue for cue in self._prompts.between(after, upto) if cue.at < self.begins]
        paced = self.course.cues_between(self._into(after), self._into(upto))
        later = [replace(cue, at=cue.at + self.begins) for cue in paced]
        return (*before, *(cue for cue in later if self.freed is None or cue.at < self.freed))

    def next_turn(self, elapsed: timedelta) -> timedelta | None:
        """The next prompt or phase, the first paced breath, or the end of the answer to a tap."""
        if self.begins is not None and elapsed >= self.begins:
            turn = self.course.next_turn(self._into(elapsed))
            return None if turn is None else turn + self.begins
        answered = self._answered_until
        is_answering = answered is not None and elapsed < answered
        prompt = self._prompts.next_after(elapsed)
        return earliest(prompt, self.begins, answered if is_answering else None)

    def is_moving(self, elapsed: timedelta) -> bool:
        """Whether the breath or the answer to a tap grows or sinks."""
        if self.is_listening(elapsed):
            return self._answered_until is not None and elapsed < self._answered_until
        if self.freed is not None:
            return elapsed < self.freed + LETTING_GO
        return self.course.is_moving(self._into(elapsed))

    def lengthened(self, by: timedelta) -> "AttuneTimeline":
        """More of the last rate, or more time to notice; taps are waited for no longer."""
        if self.settled is None:
            return replace(self, more=self.more + by)
        return replace(self, settled=self.settled.lengthened(by))

    def cycles_by(self, elapsed: timedelta) -> int:
        """How many paced breaths are over at `elapsed`."""
        if self.is_listening(elapsed):
            return 0
        until = elapsed if self.freed is None else min(elapsed, self.freed)
        return self.course.cycles_by(self._into(until))

    def rate_at(self, elapsed: timedelta) -> float | None:
        """Paced breaths a minute; None where none are."""
        return self.course.rate_at(self._into(elapsed)) if self.is_pacing(elapsed) else None

    def without_holds(self, elapsed: timedelta) -> "AttuneTimeline":
        """The course with no hold from here on."""
        course = replace(self, step=self.step.without_holds())
        if not self.is_pacing(elapsed):
            return course
        return replace(course, settled=self.course.without_holds(self._into(elapsed)))

    def quickened(self, elapsed: timedelta) -> "AttuneTimeline":
        """One step back up, to stay there; the second time the breath is let go."""
        if not self.is_pacing(elapsed):
            return self
        if self.is_eased:
            return replace(self, settled=self.course, freed=elapsed)
        into = self._into(elapsed)
        course = self.course.going_on_as(self.course.before_last_step(into), into)
        return replace(self, settled=course, is_eased=True)

    def rate_when_quickened(self, elapsed: timedelta) -> float | None:
        """The rate before the last step down; None where the breath is let go, or not paced."""
        if self.is_eased or not self.is_pacing(elapsed):
            return None
        return self.course.before_last_step(self._into(elapsed)).rate

    def ending_with(self, elapsed: timedelta) -> "AttuneTimeline":
        """The course that ends with the breath that is being breathed."""
        return replace(self, settled=self.course.ending_with(self._into(elapsed)))

    def _listening(self, elapsed: timedelta) -> Moment:
        step = self.step
        is_theirs = step.who in (Who.CHILD, Who.BOTH)
        return Moment(
            word=TAP_THEIRS if is_theirs and step.observe else TAP,
            fullness=self._answer(elapsed),
            prompt=self.noticed_words or self._prompts.last_text(elapsed),
            number=self.taps.count,
            count=step.taps,
            is_listening=True,
        )

    @property
    def _answered_until(self) -> timedelta | None:
        return None if self.taps.last is None else self.taps.last + ANSWER

    def _answer(self, elapsed: timedelta) -> float:
        """A soft swell that answers a tap and is gone before the next."""
        if self.taps.last is None or elapsed >= self.taps.last + ANSWER:
            return 0.0
        way = (elapsed - self.taps.last) / ANSWER
        return ANSWERED * curved(1 - abs(1 - 2 * way))

    def _sinking(self, elapsed: timedelta) -> float:
        freed = self.freed or timedelta()
        last = self.course.at(self._into(freed)).fullness or 0.0
        return last * (1 - curved((elapsed - freed) / LETTING_GO))

    def _into(self, elapsed: timedelta) -> timedelta:
        return elapsed - (self.begins or timedelta())

    @cached_property
    def _prompts(self) -> CueSheet:
        """The words while taps are listened for; the first only, where a pacer follows."""
        if self.step.observe:
            return spread(self.step.say, self.step.within)
        return spread(self.step.say[:1], self.step.within)
