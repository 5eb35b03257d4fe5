"""The lines that tell a session."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from stillpoint.cli.tap_lines import tap_lines
from stillpoint.core.answers import answers_in_words
from stillpoint.core.awake import SAFE_SLEEP
from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.dueting import CARER, CHILD
from stillpoint.core.lived import with_runs
from stillpoint.core.runs import Run
from stillpoint.core.steps import Ask, Attune, Breathe, Guide, Lead, PlainStep
from stillpoint.core.timelines import Moment, Timeline

YOU = "you"


def lines(before: Run, after: Run, cues: Iterable[Cue], other: str = CHILD) -> Iterator[str]:
    """One line for each change that the cues between two looks tell of.

    `other` is whose the second lane is, where two breathe.
    """
    yield from tap_lines(before, after)
    for cue, run in with_runs(before, after, cues):
        line = _line(cue, run.step, run.timeline, other)
        if line:
            yield line


def _line(cue: Cue, step: PlainStep, timeline: Timeline, other: str) -> str:
    match cue.kind:
        case CueKind.STEP:
            return _entered(cue.text, step)
        case CueKind.PHASE | CueKind.SIDE:
            words = f"{_whose(cue, other)}{cue.text}"
            left = _lane(timeline.at(cue.at), cue).left
            return words if left is None else f"{words}  {_seconds(left)}"
        case CueKind.AWAKE:
            return "Awake? Press Enter." if cue.text != SAFE_SLEEP else SAFE_SLEEP
        case CueKind.PROMPT | CueKind.SOON:
            return " ".join(cue.text.split())
        case CueKind.BELL:
            return "bell"
        case CueKind.TICK | CueKind.END:
            return ""  # a line for each tick would drown all others


def _whose(cue: Cue, other: str) -> str:
    """The name of a lane, with room for the longer of both."""
    names = {CARER: YOU, CHILD: other}
    return f"{names[cue.who]:<{max(map(len, names.values()))}}  " if cue.who else ""


def _lane(moment: Moment, cue: Cue) -> Moment:
    return moment.child if moment.child and cue.who == CHILD else moment


def _entered(title: str, step: PlainStep) -> str:
    said = [title] * bool(title)
    if isinstance(step, Attune) or (isinstance(step, Breathe) and step.lead is Lead.CHILD):
        said.append("press Enter as each in-breath begins")
    if isinstance(step, Guide) and step.ticking:
        start, end = step.ticking.start, step.ticking.end
        rate = f"{start:g}" if start == end else f"{start:g}, going to {end:g},"
        said.append(f"a beat of {rate} a minute")
    if isinstance(step, Guide) and step.lasts is None:
        said.append("open")
    if isinstance(step, Ask):
        answers = answers_in_words(step)
        said.append(f"{step.question}  ({answers})" if answers else step.question)
    return "; ".join(said)


def _seconds(length: timedelta) -> str:
    return f"{round(length.total_seconds(), 1):g}"
