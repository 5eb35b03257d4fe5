"""Who breathes together is in step, whenever they join and whatever they press."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stillpoint.core.clock import ManualClock
from stillpoint.core.errors import Misuse
from stillpoint.core.patterns import pattern
from stillpoint.core.runs import Run, begun
from stillpoint.core.sessions import Session
from stillpoint.core.together import in_step, waited_for
from stillpoint.history.journal import Journal
from stillpoint.history.reading import entries_in
from stillpoint.services.sittings import Sitting
from stillpoint.services.timers import breathing, moment, together

EIGHT = datetime(2026, 11, 27, 20, 0, tzinfo=UTC)
FIVE_MINUTES = timedelta(minutes=5)
SIX = breathing(pattern("4-0-6-0"), FIVE_MINUTES)


def joined(folder: Path, at: float) -> Sitting:
    """A sitting of whoever joins so many seconds after it began."""
    clock = ManualClock(EIGHT + timedelta(seconds=at))
    session = together(SIX, EIGHT, clock.now())
    journal = Journal(folder / f"history {at}", "desk")
    return Sitting(session, clock=clock, journal=journal, running=folder / "running")


def lived(sitting: Sitting, seconds: float) -> None:
    clock = sitting.clock
    assert isinstance(clock, ManualClock)
    for _ in range(int(seconds * 2)):
        clock.advance(0.5)
        sitting.beat()


def test_who_comes_early_waits_and_who_comes_late_joins_in_step(tmp_path: Path) -> None:
    early, late = joined(tmp_path, -30), joined(tmp_path, 12.5)
    assert early.run.step.title == "Waiting"
    assert late.run.moment.word == "breathe in"
    lived(early, 30 + 47)
    lived(late, 34.5)
    assert early.run.moment == late.run.moment
    assert early.run.moment.word == "breathe out"


def test_keys_do_not_lead_out_of_step_for_long(tmp_path: Path) -> None:
    alone, restless = joined(tmp_path, 0), joined(tmp_path, 0.25)
    lived(alone, 38)
    lived(restless, 10)
    restless.steer(Run.again)
    lived(restless, 6)
    restless.steer(Run.pause)
    lived(restless, 20)
    restless.steer(Run.resume)
    lived(restless, 1.5)
    assert restless.run.moment.word == alone.run.moment.word
    assert abs(restless.run.elapsed - alone.run.elapsed) <= timedelta(seconds=0.25)


def test_history_keeps_what_was_lived_from_when_it_began(tmp_path: Path) -> None:
    for at, practised in ((-60, 300), (100, 200)):
        sitting = joined(tmp_path, at)
        lived(sitting, 300 - at)
        sitting.save()
        (entry,) = entries_in(tmp_path / f"history {at}")
        assert entry.practised == timedelta(seconds=practised)
        assert entry.started_at == EIGHT + timedelta(seconds=max(0, at))
        assert entry.title == "Together: Breathe 4-0-6-0"


@given(early=some.floats(-600, -0.01), late=some.floats(0, 299))
def test_any_two_who_look_at_one_moment_see_the_same(early: float, late: float) -> None:
    here = EIGHT + timedelta(seconds=late)
    session = waited_for(SIX, EIGHT, EIGHT + timedelta(seconds=early))
    waiting, joining = begun(session, timedelta()), begun(SIX, timedelta())
    assert in_step(waiting, EIGHT, here).moment == in_step(joining, EIGHT, here).moment


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("19:30Z", EIGHT - timedelta(minutes=30)),
        ("00:10Z", EIGHT + timedelta(hours=4, minutes=10)),
        ("2026-11-27T20:30Z", EIGHT + timedelta(minutes=30)),
        ("2026-11-27T21:30:15+01:00", EIGHT + timedelta(minutes=30, seconds=15)),
    ],
)
def test_a_moment_is_the_one_nearest_to_now(written: str, meant: datetime) -> None:
    assert moment(written, EIGHT) == meant


def test_a_time_of_the_clock_on_the_wall_is_of_this_place() -> None:
    here = EIGHT.astimezone()
    assert moment(f"{here:%H:%M}", here) == EIGHT


@pytest.mark.parametrize(
    "written", ["nine", "25:00", "20.30", "", "2026-13-01T10:00", "9999-99-99T99"]
)
def test_what_is_no_moment_is_told(written: str) -> None:
    with pytest.raises(Misuse, match="is no moment"):
        moment(written, EIGHT)


@pytest.mark.parametrize(("by", "told"), [(-300, "is over"), (86401, "more than a day away")])
def test_what_is_over_or_far_away_is_not_begun(by: float, told: str) -> None:
    session: Session = SIX
    with pytest.raises(Misuse, match=told):
        together(session, EIGHT + timedelta(seconds=by), EIGHT)
