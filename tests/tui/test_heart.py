import asyncio
from datetime import timedelta

import pytest
from textual.app import App

from stillpoint.core.cues import CueKind
from stillpoint.core.patterns import pattern
from stillpoint.core.runs import Run, begun
from stillpoint.core.sessions import Practice, Session
from stillpoint.core.steps import Guide, Stretch, Ticking
from stillpoint.services.timers import breathing
from stillpoint.tui.heart import Heart, wait_for
from stillpoint.tui.presence import Attention
from stillpoint.tui.telling import seconds_left, time_left

START = timedelta(hours=5)
FRAME = timedelta(seconds=1 / 28)
A_MINUTE = timedelta(minutes=1)
FOUR_SEVEN_EIGHT = breathing(pattern("4-7-8"), A_MINUTE)
MIXED = Session(
    id="mixed",
    title="Mixed",
    practice=Practice.YOGA,
    steps=(
        Guide(lasts=timedelta(seconds=7.3), say=("One.", "Two.", "Three.")),
        Stretch(hold=timedelta(seconds=9.5), sides=2, switch=timedelta(seconds=2.2)),
        Guide(lasts=timedelta(seconds=11), ticking=Ticking(57, 40), awake=timedelta(seconds=4)),
    ),
)


class Followed:
    """A run looked at exactly when the heart says so."""

    def __init__(self, session: Session, frame: timedelta | None) -> None:
        self.readings: list[timedelta] = []
        self.shown: list[tuple[str, str, str]] = []
        self.latest = timedelta()
        run, reading = begun(session, START), START
        while not run.is_over:
            beat = run.beat(reading)
            if beat.run.index == run.index and not beat.run.is_over:
                late = [beat.run.elapsed - cue.at for cue in beat.cues]
                self.latest = max([self.latest, *late])
            run = beat.run
            self.readings.append(reading)
            self.shown += [_shown(run)] * (not run.is_over)
            reading += wait_for(run, frame=frame) or timedelta()


def _shown(run: Run) -> tuple[str, str, str]:
    return run.moment.word, seconds_left(run.moment), time_left(run)


@pytest.mark.parametrize("session", [FOUR_SEVEN_EIGHT, MIXED])
@pytest.mark.parametrize("frame", [FRAME, None])
def test_no_cue_is_late(session: Session, frame: timedelta | None) -> None:
    assert Followed(session, frame).latest == timedelta()


@pytest.mark.parametrize("session", [FOUR_SEVEN_EIGHT, MIXED])
def test_nothing_that_is_shown_changes_between_two_beats(session: Session) -> None:
    fine = []
    run = begun(session, START)
    reading = START
    while not run.is_over:
        fine.append(_shown(run))
        reading += timedelta(milliseconds=5)
        run = run.beat(reading).run
    assert list(dict.fromkeys(fine)) == list(dict.fromkeys(Followed(session, None).shown))


def test_a_hold_takes_a_beat_a_second() -> None:
    readings = Followed(FOUR_SEVEN_EIGHT, FRAME).readings
    hold = [r for r in readings if START + timedelta(seconds=4) < r < START + timedelta(seconds=11)]
    breath_in = [r for r in readings if r < START + timedelta(seconds=4)]
    assert len(hold) == 6
    assert 4 * 28 <= len(breath_in) <= 4 * 28 + 5


def test_a_paused_run_needs_no_beat() -> None:
    run = begun(FOUR_SEVEN_EIGHT, START).pause(START).run
    attention = Attention(START)
    assert wait_for(run, frame=FRAME, others=attention.waits(START, is_paused=True)) is None
    assert wait_for(run, frame=FRAME, others=[None, FRAME]) == FRAME


def test_a_step_that_was_come_to_in_a_pause_is_told_as_soon_as_that_ends() -> None:
    run = begun(MIXED, START).pause(START).run.skip(START).run
    assert wait_for(run.resume(START).run, frame=None) == timedelta()


def test_awake_checks_are_met() -> None:
    run = begun(MIXED, START)
    for _ in range(2):
        run = run.skip(START).run
    heard = []
    reading = START
    while not run.is_over:
        wait = wait_for(run, frame=None)
        assert wait is not None
        reading += wait
        beat = run.beat(reading)
        heard += [beat.run.elapsed for cue in beat.cues if cue.kind is CueKind.AWAKE]
        run = beat.run
    assert heard == [timedelta(seconds=4)]


async def test_the_heart_beats_once_for_its_latest_wait_and_not_when_stopped() -> None:
    beats: asyncio.Queue[str] = asyncio.Queue()
    app = App[None]()
    async with app.run_test():
        heart = Heart(app, lambda: beats.put_nowait("stopped"))
        heart.beat_in(timedelta(milliseconds=1))
        heart.stop()
        latest = Heart(app, lambda: beats.put_nowait("latest"))
        latest.beat_in(timedelta(hours=1))
        latest.beat_in(timedelta(milliseconds=30))
        assert await asyncio.wait_for(beats.get(), 30) == "latest"
        assert beats.empty()
