"""From the first beat to the saved entry, on real files."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stillpoint.config.places import Places
from stillpoint.core.clock import ManualClock
from stillpoint.core.patterns import pattern
from stillpoint.core.runs import Run
from stillpoint.core.sessions import Audience
from stillpoint.core.steps import Breathe, Who
from stillpoint.history.journal import Journal, JournalError
from stillpoint.history.reading import entries_in
from stillpoint.services.parts import Parts
from stillpoint.services.recovery import recovery
from stillpoint.services.sittings import Sitting
from stillpoint.services.timers import breathing

SUNRISE = datetime(2026, 11, 21, 7, 12, tzinfo=UTC)
A_MINUTE_OF_SIX = breathing(pattern("4-0-6-0"), timedelta(minutes=1))


class Desk:
    """A sitting over a folder, with a clock in the hand."""

    def __init__(self, folder: Path, moment: datetime = SUNRISE) -> None:
        self.history = folder / "history"
        self.running = folder / "running"
        self.clock = ManualClock(moment)
        self.journal = Journal(self.history, "desk")
        self.sitting = Sitting(
            A_MINUTE_OF_SIX, clock=self.clock, journal=self.journal, running=self.running
        )

    def live(self, seconds: int) -> None:
        """Let seconds pass, a look each."""
        for _ in range(seconds):
            self.clock.advance(1)
            self.sitting.beat()

    def checkpoints(self) -> list[str]:
        """What a kill would leave behind."""
        return sorted(path.name for path in self.running.glob("*.json"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_whole_session_becomes_one_completed_entry(desk: Desk) -> None:
    desk.live(60)
    desk.sitting.save()
    desk.sitting.save()

    (entry,) = entries_in(desk.history)
    assert entry.completed
    assert entry.practised == entry.planned == timedelta(minutes=1)
    assert (entry.cycles, entry.rate_start, entry.rate_end) == (6, 6.0, 6.0)
    assert entry.started_at == SUNRISE
    assert entry.ended_at == SUNRISE + timedelta(minutes=1)


def test_a_clock_put_back_a_day_between_two_sessions_costs_neither(tmp_path: Path) -> None:
    today, yesterday = Desk(tmp_path), Desk(tmp_path, SUNRISE - timedelta(days=1))
    for desk in (today, yesterday):
        desk.live(60)
        desk.sitting.save()
    entries = entries_in(today.history)
    assert [entry.started_at for entry in entries] == [SUNRISE, SUNRISE - timedelta(days=1)]


def test_a_clock_put_back_within_a_session_costs_no_practice(desk: Desk) -> None:
    desk.live(30)
    desk.clock.moment -= timedelta(days=1)
    desk.live(30)
    desk.sitting.save()
    (entry,) = entries_in(desk.history)
    assert (entry.completed, entry.practised) == (True, timedelta(minutes=1))


def test_a_pause_is_kept_apart_from_practice(desk: Desk) -> None:
    desk.live(20)
    desk.sitting.steer(Run.pause)
    desk.live(300)
    desk.sitting.steer(Run.resume)
    desk.live(10)
    desk.sitting.steer(Run.finish)
    desk.sitting.save()

    (entry,) = entries_in(desk.history)
    assert (entry.practised, entry.paused) == (timedelta(seconds=30), timedelta(seconds=300))
    assert not entry.completed


def test_words_said_after_saving_amend_the_entry(desk: Desk) -> None:
    desk.live(60)
    desk.sitting.save()
    desk.sitting.say(note="Window open.", feeling="settled")

    (entry,) = entries_in(desk.history)
    assert entry.note == "Window open."
    assert entry.after == {"feeling": "settled"}


def test_a_discarded_sitting_leaves_neither_entry_nor_checkpoint(desk: Desk) -> None:
    desk.live(60)
    desk.sitting.save()
    desk.sitting.discard()
    assert entries_in(desk.history) == ()
    assert desk.checkpoints() == []


def test_a_session_opened_by_mistake_leaves_nothing(desk: Desk) -> None:
    assert desk.sitting.save() is None
    assert not desk.history.exists()


def test_a_running_session_leaves_word_of_itself_within_five_seconds(desk: Desk) -> None:
    desk.live(4)
    assert len(desk.checkpoints()) == 1
    desk.live(56)
    desk.sitting.save()
    assert desk.checkpoints() == []


def test_what_cannot_be_saved_is_offered_again_and_never_dropped(desk: Desk) -> None:
    desk.history.write_text("a file where the folder should be")
    desk.live(60)
    with pytest.raises(JournalError):
        desk.sitting.save()
    assert len(desk.checkpoints()) == 1

    desk.history.unlink()
    desk.sitting.say(note="", feeling="settled")
    (entry,) = entries_in(desk.history)
    assert entry.completed
    assert desk.checkpoints() == []


def test_a_run_that_is_still_alive_is_not_recovered(desk: Desk) -> None:
    desk.live(10)
    assert recovery(desk.running, desk.journal).entries == ()


def test_a_session_ends_within_seconds_once_the_child_is_said_to_be_too_young(
    tmp_path: Path,
) -> None:
    clock = ManualClock(SUNRISE)
    parts = Parts(Places(tmp_path / "data", tmp_path / "config"), clock)
    parts.places.people_file.parent.mkdir(parents=True)
    file = parts.places.people_file
    file.write_text('[[person]]\nalias = "Mo"\nrole = "child"\nage = "5y"\n')
    breath = Breathe(pattern=pattern("3-0-3-0"), cycles=50, who=Who.BOTH)
    session = replace(A_MINUTE_OF_SIX, audience=Audience.CARER_AND_CHILD, steps=(breath,))
    sitting = parts.sitting(session, parts.company(parts.people().young[0]))
    clock.advance(3)
    sitting.beat()
    assert not sitting.run.is_over
    file.write_text('[[person]]\nalias = "Mo"\nrole = "child"\nage = "2y"\n')
    for _ in range(2):
        clock.advance(2)
        sitting.beat()
    assert sitting.run.is_over
    assert "nobody under three is paced" in sitting.stopped_because
