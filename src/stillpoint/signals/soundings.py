"""What is to be heard of the cues between two looks at a run."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from stillpoint.core.awake import Asking
from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.dueting import CHILD
from stillpoint.core.lived import with_runs
from stillpoint.core.runs import Run
from stillpoint.core.steps import Ask
from stillpoint.signals.sounds import breath_name

LATE = timedelta(seconds=0.5)
"""A tone or a tick that comes later than this misleads more than it tells."""


class Purpose(StrEnum):
    """What a sound is for; some end with a pause, some ring out."""

    BELL = "bell"
    END = "end"
    """The bell at the end: it outlives the session."""
    AWAKE = "awake"
    MARK = "mark"
    TONE = "tone"


@dataclass(frozen=True, slots=True)
class Sounding:
    """Something to be heard."""

    name: str
    """A built-in sound, or one of the user's own."""
    purpose: Purpose
    strikes: int = 1
    louder: float = 1.0
    """How much louder than everything else."""


def soundings(
    before: Run, after: Run, cues: Iterable[Cue]
) -> Iterator[tuple[Cue, Run, Sounding | None]]:
    """The cues between two looks, each with the run whose step gave it, and its sound if any."""
    given = tuple(with_runs(before, after, cues))
    is_marked = rings_for_step(after, tuple(cue for cue, _ in given))
    for number, (cue, run) in enumerate(given):
        is_superseded = any(_is_alike(cue, later) for later, _ in given[number + 1 :])
        is_late = run is after and after.elapsed - cue.at > LATE
        if cue.kind in (CueKind.PHASE, CueKind.TICK) and (is_superseded or is_late):
            yield cue, run, None
        else:
            yield cue, run, _sounding(cue, run, is_over=after.is_over, is_marked=is_marked)


def rings_for_step(run: Run, cues: Iterable[Cue]) -> bool:
    """Whether a step that begins has to be rung in, for no bell of its own does it.

    Where the session wants no bells within it, only a question rings: it asks for the eyes.
    """
    kinds = {cue.kind for cue in cues}
    if CueKind.STEP not in kinds or CueKind.BELL in kinds or not run.came:
        return False
    return run.bells.interval != "none" or isinstance(run.step, Ask)


def _sounding(cue: Cue, run: Run, *, is_over: bool, is_marked: bool) -> Sounding | None:
    match cue.kind:
        case CueKind.BELL:
            return Sounding(cue.text, Purpose.END if is_over else Purpose.BELL, cue.strikes)
        case CueKind.AWAKE:
            return _asking(Asking(cue.strikes))
        case CueKind.PHASE:
            return _breath(cue, run)
        case CueKind.STEP if is_marked:
            return Sounding("step", Purpose.MARK)
        case CueKind.SIDE if cue.at:  # the first is told by the step that begins with it
            return Sounding("side", Purpose.MARK)
        case CueKind.SOON:
            return Sounding("soon", Purpose.MARK)
        case CueKind.TICK:
            return Sounding("tick", Purpose.MARK)
        case CueKind.STEP | CueKind.SIDE | CueKind.PROMPT | CueKind.END:
            return None


def _asking(stage: Asking) -> Sounding:
    """The same question louder and louder, the last time as loud as it comes."""
    match stage:
        case Asking.QUIET | Asking.ASKED:
            return Sounding("awake", Purpose.AWAKE)
        case Asking.LOUDER:
            return Sounding("awake-loud", Purpose.AWAKE, louder=1.5)
        case Asking.SAFE_SLEEP:
            return Sounding("awake-loud", Purpose.AWAKE, louder=3.0)


def _breath(cue: Cue, run: Run) -> Sounding | None:
    """The tone of a phase; where two breathe, the carer's, for nobody could follow two."""
    if cue.who == CHILD:
        return None
    moment = run.timeline.at(cue.at)
    if moment.phase is None or moment.left is None:
        return None
    name = breath_name(moment.phase, moment.left)
    return Sounding(name, Purpose.TONE) if name else None


def _is_alike(cue: Cue, later: Cue) -> bool:
    return (cue.kind, cue.who) == (later.kind, later.who)
