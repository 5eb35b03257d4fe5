"""Moves of a run that ends with something else, such as a command."""

from dataclasses import replace
from datetime import timedelta

from stillpoint.core.breathing import BreathTimeline
from stillpoint.core.runs import Beat, Run


def unplanned(run: Run, reading: timedelta) -> Beat:  # noqa: ARG001 - as every move of a run
    """A run of which nobody knows how long it will be, for it ends with something else."""
    return Beat(replace(run, lengths=(None,) * len(run.lengths)))


def last_breath(run: Run, reading: timedelta) -> Beat:
    """A run that ends, whole, with the breath that is being breathed."""
    beat = run.beat(reading)
    timeline = beat.run.timeline
    if beat.run.is_over or not isinstance(timeline, BreathTimeline):
        return beat
    cycles = timeline.cycles_by(beat.run.elapsed) + 1
    legs = tuple(
        replace(leg, cycles=min(leg.cycles, cycles - leg.first))
        for leg in timeline.legs
        if leg.first < cycles
    )
    return beat.then(replace(beat.run, timeline=replace(timeline, legs=legs, is_timed=False)))
