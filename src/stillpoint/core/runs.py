"""A session being lived: an immutable value that each look at the clock replaces."""

from dataclasses import dataclass, replace
from datetime import timedelta

from stillpoint.core.awake import Asking, askings_between
from stillpoint.core.branches import onward
from stillpoint.core.cues import BEFORE, Cue, CueKind
from stillpoint.core.entering import NOTHING, known_for, timeline_of
from stillpoint.core.leading import lead_of
from stillpoint.core.listening import AttuneTimeline
from stillpoint.core.pacing import Paced, Tapped
from stillpoint.core.sessions import Session, lived_steps
from stillpoint.core.standing import Standing
from stillpoint.core.steps import Lead, is_settling
from stillpoint.core.timelines import Knowledge

LONGEST_GAP = timedelta(seconds=5)
"""Two looks further apart mean a sleeping laptop or a stopped process: a pause, never practice."""

A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Run(Standing):
    """Where a session stands; every method takes the clock's reading and gives the next run."""

    def beat(self, reading: timedelta) -> "Beat":
        """The run after a look at the clock, and the cues since the last."""
        gap = max(timedelta(), reading - self.looked)
        seen = replace(self, looked=max(self.looked, reading))
        if self.is_over:
            return Beat(seen)
        if self.is_paused:
            return Beat(replace(seen, paused=self.paused + gap))
        if gap > LONGEST_GAP:
            return Beat(replace(seen, paused=self.paused + gap, is_paused=True, has_slept=True))
        return seen._lived(gap)

    def pause(self, reading: timedelta) -> "Beat":
        """Time stands still for the session."""
        beat = self.beat(reading)
        return beat if beat.run.is_over else beat.then(replace(beat.run, is_paused=True))

    def resume(self, reading: timedelta) -> "Beat":
        """Go on where it was paused."""
        beat = self.beat(reading)
        run = replace(beat.run, is_paused=False, has_slept=False)
        if beat.run.is_paused and isinstance(run.timeline, Tapped):
            run = replace(run, timeline=run.timeline.broken(run.elapsed))
        return beat.then(run)

    def placed(self, index: int, elapsed: timedelta) -> "Run":
        """The run at a place in a step; what lies before it there was not lived."""
        run = self
        if index != run.index:
            run = Beat(run).then_enter(index, tuple(range(index))).run
        length = run.timeline.length
        elapsed = elapsed if length is None else min(elapsed, length)
        return replace(run, elapsed=elapsed, heard=elapsed)

    def skip(self, reading: timedelta) -> "Beat":
        """On to what follows the step."""
        return self.beat(reading).then_go_on()

    def back(self, reading: timedelta) -> "Beat":
        """Back to the step that led here, from its start."""
        beat = self.beat(reading)
        *before, place = beat.run.came or (beat.run.index,)
        return beat.then_enter(place, tuple(before))

    def again(self, reading: timedelta) -> "Beat":
        """The same step once more from its start."""
        beat = self.beat(reading)
        return beat.then_enter(beat.run.index, beat.run.came)

    def more(self, reading: timedelta, by: timedelta = A_MINUTE) -> "Beat":
        """About `by` more of this step, in whole breaths or rounds."""
        beat = self.beat(reading)
        run = beat.run
        if run.is_over:
            return beat
        added = (*run.added, (run.index, by))
        return beat.then(replace(run, timeline=run.timeline.lengthened(by), added=added))

    def move_on(self, reading: timedelta) -> "Beat":
        """On from an open step; other steps end by themselves."""
        beat = self.beat(reading)
        run = beat.run
        if run.is_over or run.timeline.length is not None:
            return beat
        return beat.then(replace(run, done=run.done | {run.index})).then_go_on()

    def finish(self, reading: timedelta) -> "Beat":
        """End here; an open step is thereby lived to its end."""
        beat = self.beat(reading)
        run = beat.run
        done = run.done | {run.index} if run.timeline.length is None else run.done
        return beat.then(replace(run, is_over=True, is_paused=False, done=done))

    def answer(self, reading: timedelta) -> "Beat":
        """A key was pressed: somebody is awake."""
        beat = self.beat(reading)
        return beat.then(replace(beat.run, answered=beat.run.elapsed, unanswered=None))

    def without_holds(self, reading: timedelta) -> "Beat":
        """No holds from here to the end of the session."""
        beat = self.beat(reading)
        run = replace(beat.run, knowledge=replace(beat.run.knowledge, no_holds=True))
        if isinstance(run.timeline, Paced) and not run.is_over:
            run = replace(run, timeline=run.timeline.without_holds(run.elapsed))
        return beat.then(run)

    def quicker(self, reading: timedelta) -> "Beat":
        """Too slow: the breaths after this one are a step quicker, and none to come is slower."""
        beat = self.beat(reading)
        run = beat.run
        if not isinstance(run.timeline, Paced) or run.is_over:
            return beat
        rate = run.timeline.rate_when_quickened(run.elapsed) or 0.0
        known = replace(run.knowledge, slowest=max(run.knowledge.slowest, rate))
        timeline = run.timeline.quickened(run.elapsed)
        return beat.then(replace(run, timeline=timeline, knowledge=known))

    def settling(self, upto: timedelta) -> "Run":
        """The run whose taps have become a pace by that time in the step, if they have."""
        if not isinstance(self.timeline, AttuneTimeline):
            return self
        settled = self.timeline.settling(upto)
        if settled is self.timeline:
            return self
        return replace(self, timeline=settled, lengths=self._lengths_with(settled))

    def _lived(self, gap: timedelta) -> "Beat":
        run, cues = self, list[Cue]()
        while not run.is_over:
            run = run.settling(run.elapsed + gap)
            room = run.room
            if room is None or gap < room:
                cues += run._cues_upto(run.elapsed + gap)
                return Beat(run._moved(gap), tuple(cues))
            cues += run._cues_upto(run.elapsed + room)
            gap -= room
            run = run._moved(room)
            run = replace(run, done=run.done | {run.index})
            beat = Beat(run).then_go_on()
            run, cues = beat.run._still_asking(run), [*cues, *beat.cues]
        return Beat(run, tuple(cues))

    def _lengths_with(self, settled: AttuneTimeline) -> tuple[timedelta | None, ...]:
        """The lengths, this step's in the whole breaths that its taps have made of it."""
        if settled.more or self.lengths[self.index] is None:
            return self.lengths
        return (*self.lengths[: self.index], settled.length, *self.lengths[self.index + 1 :])

    def _still_asking(self, before: "Run") -> "Run":
        """The run in its next step, where a key that was asked for before is still asked for."""
        if self.is_over or before.asking is Asking.QUIET:
            return self
        answered = before.answered - before.elapsed
        return replace(self, unanswered=before.awake, answered=answered)

    def _moved(self, by: timedelta) -> "Run":
        elapsed = self.elapsed + by
        run = replace(self, elapsed=elapsed, heard=elapsed)
        if is_settling(self.step):
            return replace(run, settled=self.settled + by)
        run = replace(run, practised=self.practised + by)
        if not isinstance(self.timeline, Paced):
            return run
        breaths = self.timeline.cycles_by(elapsed) - self.timeline.cycles_by(self.elapsed)
        first = _first(self.rate_start, self.timeline.rate_at(self.elapsed))
        last = _first(self.timeline.rate_at(elapsed), self.rate_end)
        first = _first(first, last)
        led = self._led_by_now() if breaths else self.led
        return replace(run, cycles=self.cycles + breaths, rate_start=first, rate_end=last, led=led)

    def _led_by_now(self) -> tuple[Lead, ...]:
        lead = lead_of(self.step, self.steps, self.knowledge)
        return self.led if lead is None or lead in self.led else (*self.led, lead)

    def _cues_upto(self, upto: timedelta) -> list[Cue]:
        cues = [*map(self._named, self.timeline.cues_between(self.heard, upto))]
        spacing = self.awake
        if self.bells.interval == "none":
            cues = [cue for cue in cues if cue.kind is not CueKind.BELL]
        if spacing:
            cues += askings_between(spacing, self.answered, self.heard, upto)
            cues.sort(key=lambda cue: cue.at)
        return self._entry_cues() + cues if self.heard == BEFORE else cues

    def _entry_cues(self) -> list[Cue]:
        cues = [Cue(timedelta(), CueKind.STEP, self.step.title)]
        is_first = all(is_settling(self.steps[n]) for n in self.came)
        if is_first and not is_settling(self.step):
            cues += _bell(self.bells.start, self.bells.strikes)
        return cues

    def _named(self, cue: Cue) -> Cue:
        return replace(cue, text=self.bells.interval) if cue.kind is CueKind.BELL else cue


@dataclass(frozen=True, slots=True)
class Beat:
    """What a look at the clock gave."""

    run: Run
    cues: tuple[Cue, ...] = ()

    def then(self, run: Run) -> "Beat":
        """The same cues, and the run as something changed it."""
        return Beat(run, self.cues)

    def then_go_on(self) -> "Beat":
        """The same cues, then what follows the step by itself."""
        return self.then_go_to(self.run.onward[self.run.index])

    def then_go_to(self, index: int) -> "Beat":
        """The same cues, then the start of another step, or the end after the last."""
        run = self.run
        if run.is_over or index < len(run.steps):
            return self.then_enter(index, (*run.came, run.index))
        end = [*_bell(*run.bells.last, at=run.elapsed), Cue(run.elapsed, CueKind.END)]
        over = replace(run, is_over=True, is_paused=False, has_arrived=True)
        return Beat(over, (*self.cues, *end))

    def then_enter(self, index: int, came: tuple[int, ...]) -> "Beat":
        """The same cues, then the start of a step as if those steps had led to it."""
        run = self.run
        if run.is_over:
            return self
        entered = replace(run, index=index, came=came, timeline=run.entered(index), heard=BEFORE)
        return self.then(
            replace(entered, elapsed=timedelta(), answered=timedelta(), unanswered=None)
        )


def begun(session: Session, reading: timedelta, knowledge: Knowledge = NOTHING) -> Run:
    """The run of a session that starts now."""
    steps = lived_steps(session)
    knowledge = known_for(session, knowledge)
    lengths = tuple(timeline_of(step, knowledge).length for step in steps)
    timeline = timeline_of(steps[0], knowledge)
    after = onward(steps)
    return Run(steps, session.bells, knowledge, lengths, after, timeline, looked=reading)


def _first(*rates: float | None) -> float | None:
    return next((rate for rate in rates if rate is not None), None)


def _bell(name: str, strikes: int, *, at: timedelta = timedelta()) -> list[Cue]:
    return [] if name == "none" else [Cue(at, CueKind.BELL, name, strikes)]
