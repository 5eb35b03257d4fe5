"""Where a session stands while it is lived: what is known, and what can be told from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from stillpoint.core.awake import Asking, asking, next_asking
from stillpoint.core.cues import BEFORE
from stillpoint.core.entering import timeline_of
from stillpoint.core.pacing import Paced, Tapped
from stillpoint.core.sessions import Bells
from stillpoint.core.steps import Breathe, Guide, Lead, PlainStep, is_settling
from stillpoint.core.timelines import Knowledge, Moment, Timeline, earliest, total


@dataclass(frozen=True)
class Standing:
    """Where a session stands at the last look at the clock, and what follows from that."""

    steps: tuple[PlainStep, ...]
    bells: Bells
    knowledge: Knowledge
    lengths: tuple[timedelta | None, ...]
    """How long each step lasts as written; None is open."""
    onward: tuple[int, ...]
    """Which step follows each by itself; the one past the last is the end."""
    timeline: Timeline
    looked: timedelta
    """The clock's reading at the last look."""
    index: int = 0
    came: tuple[int, ...] = ()
    """The steps that led to this one, in the order in which they were entered."""
    elapsed: timedelta = timedelta()
    """How far into the step."""
    heard: timedelta = BEFORE
    """Up to where in the step cues were given."""
    answered: timedelta = timedelta()
    """When in the step being awake was last shown; below nothing before it began."""
    unanswered: timedelta | None = None
    """How often a key was asked for in the step before, where nobody has answered yet."""
    practised: timedelta = timedelta()
    """Lived in the steps of the session."""
    settled: timedelta = timedelta()
    """Lived in settling-in, which is no practice yet."""
    paused: timedelta = timedelta()
    cycles: int = 0
    """Breaths lived to their end."""
    rate_start: float | None = None
    rate_end: float | None = None
    led: tuple[Lead, ...] = ()
    """Who led where two breathed side by side, in order."""
    is_paused: bool = False
    has_slept: bool = False
    """Paused by a gap between two looks, not by the user."""
    is_over: bool = False
    done: frozenset[int] = field(default_factory=frozenset)
    """The steps lived to their end."""
    added: tuple[tuple[int, timedelta], ...] = ()
    """What was added to which step."""
    kept: Mapping[str, str | float] = field(default_factory=dict)
    """What is to be kept by name: answers to questions, and rates that were noticed."""
    has_arrived: bool = False
    """Over because its course came to the end, not because somebody left it."""
    leads_to: str = ""
    """The session that was chosen to follow, as its author named it."""

    @property
    def step(self) -> PlainStep:
        """The step being lived."""
        return self.steps[self.index]

    @property
    def moment(self) -> Moment:
        """What the step shows now."""
        return self.timeline.at(self.elapsed)

    @property
    def is_moving(self) -> bool:
        """Whether the pacer grows or sinks."""
        return not (self.is_paused or self.is_over) and self.timeline.is_moving(self.elapsed)

    @property
    def is_paced(self) -> bool:
        """Whether a breath is paced."""
        return isinstance(self.timeline, Paced) and self.timeline.is_pacing(self.elapsed)

    @property
    def is_listening(self) -> bool:
        """Whether taps are listened for."""
        return isinstance(self.timeline, Tapped) and self.timeline.is_listening(self.elapsed)

    @property
    def is_completed(self) -> bool:
        """Whether every step on the way was lived to its end."""
        asked = {n for n in self.way if not is_settling(self.steps[n])}
        return self.is_over and asked <= self.done

    @property
    def coming(self) -> tuple[int, ...]:
        """The steps that follow if nobody chooses otherwise."""
        coming: list[int] = []
        place = len(self.steps) if self.has_arrived else self.onward[self.index]
        while place < len(self.steps):
            coming.append(place)
            place = self.onward[place]
        return tuple(coming)

    @property
    def way(self) -> tuple[int, ...]:
        """The steps that were entered, this one, and those that follow by themselves."""
        return (*self.came, self.index, *self.coming)

    @property
    def step_left(self) -> timedelta | None:
        """What is left of the step, unless it is open or ends with something else."""
        return None if self.lengths[self.index] is None else self.room

    @property
    def left(self) -> timedelta | None:
        """What is left of the session, unless an open step is still to come."""
        return total([self.step_left, *map(self._length_now, self.coming)])

    @property
    def planned(self) -> timedelta | None:
        """How long its way lasts as written, settling-in aside; None where a step is open."""
        return total(self.lengths[n] for n in self.way if not is_settling(self.steps[n]))

    @property
    def asking(self) -> Asking:
        """How the check for being awake stands."""
        spacing = self.awake
        return asking(spacing, self.elapsed - self.answered) if spacing else Asking.QUIET

    @property
    def next_turn(self) -> timedelta | None:
        """How long until the next cue or the end of the step; None when nothing will come."""
        if self.is_paused or self.is_over:
            return None
        if self.heard == BEFORE:
            return timedelta()  # it was entered in a pause, and has not been told
        spacing = self.awake
        waited = self.elapsed - self.answered
        asked = self.answered + next_asking(spacing, waited) if spacing else None
        turn = earliest(self.timeline.next_turn(self.elapsed), self.timeline.length, asked)
        return None if turn is None else turn - self.elapsed

    @property
    def awake(self) -> timedelta | None:
        """How often a key is asked for."""
        own = self.step.awake if isinstance(self.step, Guide | Breathe) else None
        return self.unanswered or own

    @property
    def room(self) -> timedelta | None:
        """What is left of the course of the step; None where it has no end."""
        return None if self.timeline.length is None else self.timeline.length - self.elapsed

    def _length_now(self, index: int) -> timedelta | None:
        """How long a step will last if it is entered with what is known now."""
        is_another_breath = self.knowledge.no_holds or self.knowledge.slowest > 0
        is_breathed_so = is_another_breath and isinstance(self.steps[index], Breathe)
        changes = is_breathed_so or any(index == step for step, _ in self.added)
        return self.entered(index).length if changes else self.lengths[index]

    def entered(self, index: int) -> Timeline:
        """The course of a step with what is known and was added by now."""
        timeline = timeline_of(self.steps[index], self.knowledge)
        for step, by in self.added:
            timeline = timeline.lengthened(by) if step == index else timeline
        return timeline
