"""What else is heard makes way for the voice, with a real player and a real engine."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from test_playing import Room, eventually
from test_playing import room as room

from booth import HANGS, Booth
from living import run_of, seconds, session_of
from sound_programs import PLAYS
from stillpoint.core.clock import ManualClock
from stillpoint.core.steps import Guide, Ticking
from stillpoint.signals.ensemble import Choices, Ensemble
from stillpoint.signals.loudness import Loudness
from stillpoint.signals.reading_aloud import ReadingAloud

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ROCKING = Guide(lasts=seconds(60), ticking=Ticking(60, 60), say=("Rock gently.",))

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="children are counted as Linux lists them"
)


def test_a_tick_is_softer_while_something_is_said(room: Room, tmp_path: Path) -> None:
    booth = Booth(tmp_path)
    booth.has("espeak-ng", HANGS)
    run = run_of(ROCKING)
    aloud = ReadingAloud(booth.voice(), run, session_of(ROCKING))
    ensemble = Ensemble(
        run,
        room.playing(paplay=PLAYS),
        Choices(Loudness(), {}, has_tones=True),
        ManualClock(NOON),
        aloud=aloud,
    )
    beat = run.beat(run.looked)
    ensemble.hear(beat.run, beat.cues)
    with booth.hanging():
        eventually(lambda: len(room.programs.lines) == 1)
        paused = beat.run.pause(beat.run.looked + seconds(0.5))
        ensemble.hear(paused.run, paused.cues)
    eventually(lambda: not aloud.is_speaking)
    again = paused.run.resume(paused.run.looked)
    ensemble.hear(again.run, again.cues)
    beat = again.run.beat(again.run.looked + seconds(0.6))
    ensemble.hear(beat.run, beat.cues)
    eventually(lambda: len(room.programs.lines) == 2)
    ensemble.close()
    while_said, after = (
        int(re.findall(r"--volume=(\d+)", line)[0]) for line in room.programs.lines
    )
    assert 0 < while_said < after
