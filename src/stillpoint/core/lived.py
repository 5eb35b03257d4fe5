"""Which cues were given in which step, where a look at the clock reaches over the end of one."""

from collections.abc import Iterable, Iterator

from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.runs import Run


def with_runs(before: Run, after: Run, cues: Iterable[Cue]) -> Iterator[tuple[Cue, Run]]:
    """The cues between two looks at a run, each with that of the two whose step gave it."""
    coming = tuple(cues)
    entries = [number for number, cue in enumerate(coming) if cue.kind is CueKind.STEP]
    unentered = 0 if before.index == after.index else len(coming)
    entered = max(entries, default=unentered)
    for number, cue in enumerate(coming):
        yield cue, before if number < entered else after
