"""Living runs in tests: looks at the clock, key presses, and what was heard."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from stillpoint.core.cues import Cue
from stillpoint.core.patterns import Pattern
from stillpoint.core.runs import Beat, Run, begun
from stillpoint.core.sessions import Bells, Practice, Session
from stillpoint.core.steps import Breathe, Guide, Step
from stillpoint.core.timelines import Timeline

Heard = tuple[tuple[str, str, float], ...]
Press = tuple[Callable[[Run, timedelta], Beat], timedelta]

START = timedelta(hours=1)
"""What the clock reads when runs of these tests begin."""
MOST_LOOKS = 50_000
INSTANT = timedelta(microseconds=1)


def seconds(amount: float) -> timedelta:
    """That many seconds."""
    return timedelta(seconds=amount)


def sit(amount: float, *say: str) -> Guide:
    """A guide of some seconds."""
    return Guide(lasts=seconds(amount), say=say)


def breaths(pattern: Pattern, cycles: int, *say: str) -> Breathe:
    """A number of breaths."""
    return Breathe(pattern=pattern, cycles=cycles, say=say)


def session_of(*steps: Step, settle: float = 0, bells: Bells | None = None) -> Session:
    """A session of those steps."""
    return Session(
        id="any",
        title="Any",
        practice=Practice.BREATHING,
        steps=steps,
        settle=seconds(settle),
        bells=bells or Bells("none", "wood", "none"),
    )


def run_of(*steps: Step, settle: float = 0, bells: Bells | None = None) -> Run:
    """A run of those steps that begins now."""
    return begun(session_of(*steps, settle=settle, bells=bells), START)


def after(run: Run, amount: float) -> Run:
    """The run some seconds of looking later."""
    return lived(run, seconds(amount))[0]


def lived(run: Run, length: timedelta) -> tuple[Run, list[Cue]]:
    """The run after `length` of looking every second, and what was heard."""
    heard: list[Cue] = []
    end = run.looked + length
    while run.looked < end:
        beat = run.beat(min(end, run.looked + timedelta(seconds=1)))
        run, heard = beat.run, [*heard, *beat.cues]
    return run, heard


def lived_to_its_end(run: Run, gaps: Iterable[timedelta] = ()) -> tuple[Run, Heard]:
    """The run looked at with those gaps, over and over, and resumed after every sleep."""
    heard: list[Cue] = []
    rhythm = [*gaps, timedelta(seconds=4)]
    looked = 0
    while not run.is_over:
        assert looked < MOST_LOOKS, "the run never ends"
        beat = run.beat(run.looked + rhythm[looked % len(rhythm)])
        run = beat.run.resume(beat.run.looked).run if beat.run.is_paused else beat.run
        looked, heard = looked + 1, [*heard, *beat.cues]
    return run, as_heard(heard)


def steered(run: Run, presses: Iterable[Press]) -> tuple[list[Run], list[Cue]]:
    """The run after each press, as long as it is not over, and what was heard."""
    runs, heard = [run], list[Cue]()
    for press, gap in presses:
        beat = press(run, run.looked + gap)
        run, heard = beat.run, [*heard, *beat.cues]
        if run.is_over:
            break
        runs.append(run)
    return runs, heard


def as_heard(cues: Iterable[Cue]) -> Heard:
    """Cues as kind, words and second."""
    return tuple((cue.kind.value, cue.text, cue.at.total_seconds()) for cue in cues)


def words_of(cues: Iterable[Cue], *kinds: str) -> list[str]:
    """The words of the cues of some kinds."""
    return [cue.text for cue in cues if cue.kind in kinds]


def fullness_at(timeline: Timeline, time: timedelta) -> float:
    """How full the lungs are drawn."""
    fullness = timeline.at(time).fullness
    assert fullness is not None
    return fullness
