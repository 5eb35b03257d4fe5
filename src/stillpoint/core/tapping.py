"""Moves of a run that listens for taps."""

from dataclasses import replace
from datetime import timedelta

from stillpoint.core.cues import BEFORE
from stillpoint.core.listening import AttuneTimeline
from stillpoint.core.pacing import Tapped
from stillpoint.core.runs import Beat, Run


def tap(run: Run, reading: timedelta) -> Beat:
    """An in-breath begins now; of no account where none is listened for."""
    beat = run.beat(reading)
    run = beat.run
    if run.is_paused or not run.is_listening or not isinstance(run.timeline, Tapped):
        return beat
    tapped = replace(run, timeline=run.timeline.tapped(run.elapsed)).settling(run.elapsed)
    if isinstance(tapped.timeline, Tapped) and tapped.timeline.begins_at(run.elapsed):
        # The phase that begins with the tap is still to be heard.
        tapped = replace(tapped, heard=run.elapsed + BEFORE)
    return beat.then(_noticing(tapped))


def keep_noticed(run: Run, reading: timedelta) -> Beat:
    """Keep the rate that is noticed in this step, now and with every tap to come."""
    beat = run.beat(reading)
    timeline = beat.run.timeline
    if beat.run.is_over or not isinstance(timeline, AttuneTimeline):
        return beat
    return beat.then(_noticing(replace(beat.run, timeline=timeline.keeping())))


def enter(run: Run, reading: timedelta) -> Beat:
    """What Enter does: a tap where taps are listened for, else on from an open step."""
    return tap(run, reading) if run.is_listening else run.move_on(reading)


def _noticing(run: Run) -> Run:
    timeline = run.timeline
    if not isinstance(timeline, AttuneTimeline) or timeline.noticed is None:
        return run
    return replace(run, kept={**run.kept, timeline.keep: round(timeline.noticed, 1)})
