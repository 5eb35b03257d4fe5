from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stillpoint.config.places import Places
from stillpoint.core.clock import ManualClock
from stillpoint.core.listening import AttuneTimeline
from stillpoint.history.entries import Entry
from stillpoint.services.paces import keep_pace
from stillpoint.services.parts import Parts

SUNRISE = datetime(2026, 11, 21, 7, 12, tzinfo=UTC)
ANSWERS = {"ease-6": 6, "calm-6": 6, "ease-5-5": 8, "calm-5-5": 9}


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    return Parts(Places(tmp_path / "data", tmp_path / "config"), ManualClock(SUNRISE))


def entry_of(session: str, answers: dict[str, object]) -> Entry:
    return Entry(
        id="019ab3c4-5d6e-7000-8000-000000000000",
        started_at=SUNRISE,
        ended_at=SUNRISE,
        practised=timedelta(minutes=20),
        completed=True,
        pack="breath",
        session=session,
        title="Any",
        practice="breathing",
        kept=answers,
    )


def test_the_best_rated_pace_becomes_the_users_own(parts: Parts) -> None:
    told = keep_pace(parts, entry_of("find-your-pace", dict(ANSWERS)))
    assert told.startswith("5.5 a minute is kept as your most comfortable slow pace.")
    assert "resonance" not in told
    assert parts.settings.own_pace == 5.5


def test_the_same_answers_to_another_session_find_no_pace(parts: Parts) -> None:
    assert keep_pace(parts, entry_of("six-a-minute", dict(ANSWERS))) == ""
    assert parts.settings.own_pace is None


def test_a_session_without_answers_leaves_the_pace_as_it_was(parts: Parts) -> None:
    parts.change("pace", "5")
    assert keep_pace(parts, entry_of("find-your-pace", {})) == ""
    assert keep_pace(parts, None) == ""
    assert parts.settings.own_pace == 5


def test_settings_that_cannot_be_written_are_told(parts: Parts) -> None:
    parts.places.settings_file.parent.mkdir(parents=True)
    parts.places.settings_file.write_text("theme = = 1\n")
    told = keep_pace(parts, entry_of("find-your-pace", dict(ANSWERS)))
    assert "left as it is" in told


def test_sessions_that_lead_to_ones_own_pace_lead_to_the_one_that_was_kept(parts: Parts) -> None:
    keep_pace(parts, entry_of("find-your-pace", dict(ANSWERS)))
    run = parts.sitting(parts.library.session("breath/meet-then-slow")).run
    assert isinstance(run.timeline, AttuneTimeline)
    assert run.timeline.step.to.rate == pytest.approx(5.5)
