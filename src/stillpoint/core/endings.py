"""Moves of a run that ends with something else, such as a command."""

from dataclasses import replace
from datetime import timedelta

from stillpoint.core.pacing import Paced
from stillpoint.core.runs import Beat, Run


def unplanned(run: Run, reading: timedelta) -> Beat:  # noqa: ARG001 - as every move of a run
    """A run of which nobody knows how long it will be, for it ends with something else."""
    return Beat(replace(run, lengths=(None,) * len(run.lengths)))


def last_breath(run: Run, reading: timedelta) -> Beat:
    """A run that ends, whole, with the breath that is being breathed; at once if none is."""
    beat = run.beat(reading)
    run = beat.run
    if run.is_over or not isinstance(run.timeline, Paced):
        return beat
    if not run.is_paced:
        return beat.then(run.finish(reading).run)
    return beat.then(replace(run, timeline=run.timeline.ending_with(run.elapsed)))
