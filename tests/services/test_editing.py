from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from stillpoint.config.places import Places
from stillpoint.core.clock import ManualClock
from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import Practice
from stillpoint.history.entries import Entry
from stillpoint.history.journal import JournalError
from stillpoint.history.reading import entries_in
from stillpoint.services.editing import (
    Edit,
    add,
    differences,
    edit,
    edited,
    found,
    found_removed,
    moment_in,
    remove,
    restore,
)
from stillpoint.services.parts import Parts

SUNRISE = datetime(2026, 11, 21, 7, 12, tzinfo=UTC)
EVENING = SUNRISE + timedelta(hours=12)
TOKYO = timezone(timedelta(hours=9))
SIT = Entry(
    id="0199aaaa-0000-7000-8000-000000000001",
    started_at=SUNRISE,
    ended_at=SUNRISE + timedelta(minutes=21),
    practised=timedelta(minutes=20),
    paused=timedelta(minutes=1),
    completed=True,
    title="Sit 20 min",
    practice="meditation",
    after={"feeling": "tired", "calm": 7},
    tags=("window", "rain"),
)


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    return Parts(Places(tmp_path / "data", tmp_path / "config"), ManualClock(EVENING))


@pytest.fixture
def kept(parts: Parts) -> Parts:
    parts.journal.append(SIT)
    return parts


def entries(parts: Parts) -> tuple[Entry, ...]:
    return entries_in(parts.places.history)


def test_an_edit_is_what_history_says_from_then_on(kept: Parts) -> None:
    after = edit(kept, SIT, Edit(note=" Window open. ", feeling="lighter", tags=("evening",)))
    assert entries(kept) == (after,)
    assert differences(SIT, after) == {
        "note": "Window open.",
        "after": {"calm": 7, "feeling": "lighter"},
        "tags": ["window", "rain", "evening"],
    }


def test_an_edit_that_changes_nothing_writes_nothing(kept: Parts) -> None:
    before = kept.journal.path.read_bytes()
    assert edit(kept, SIT, Edit(feeling="tired", tags=("rain",))) == SIT
    assert kept.journal.path.read_bytes() == before


def test_two_who_edit_one_entry_lose_no_tag(kept: Parts) -> None:
    for tag in ("a1", "b1"):
        edit(kept, SIT, Edit(tags=(tag,)))  # each has read it before the other wrote
    (entry,) = entries(kept)
    assert entry.tags == ("window", "rain", "a1", "b1")


def test_an_edit_of_what_was_removed_meanwhile_is_refused(kept: Parts) -> None:
    remove(kept, SIT)
    with pytest.raises(JournalError, match="was removed meanwhile"):
        edit(kept, SIT, Edit(note="Rain."))
    assert entries(kept) == ()


def test_words_are_taken_back(kept: Parts) -> None:
    edit(kept, SIT, Edit(note="Rain."))
    after = edit(kept, found(kept, SIT.id), Edit(note="", feeling="", untags=("rain", "window")))
    assert (after.note, after.after, after.tags) == ("", {"calm": 7}, ())
    assert entries(kept) == (after,)


def test_the_end_moves_with_the_start() -> None:
    earlier = SUNRISE - timedelta(hours=1)
    after = edited(SIT, Edit(started=earlier), EVENING)
    assert (after.started_at, after.ended_at) == (earlier, earlier + timedelta(minutes=21))


@pytest.mark.parametrize(("minutes", "end"), [(12, 21), (20, 21), (30, 31)])
def test_the_end_moves_only_where_it_would_come_too_soon(minutes: int, end: int) -> None:
    after = edited(SIT, Edit(practised=timedelta(minutes=minutes)), EVENING)
    assert after.practised == timedelta(minutes=minutes)
    assert after.ended_at == SUNRISE + timedelta(minutes=end)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Edit(feeling="setled"), '"setled" is no feeling here; write one of settled, lighter'),
        (Edit(untags=("sun",)), 'no tag "sun"; its tags are "window", "rain"'),
        (Edit(tags=("  ",)), "is empty"),
        (Edit(tags=("\x1b[31mred",)), "holds an escape character"),
        (Edit(started=EVENING), "still to come"),
        (Edit(practised=timedelta(hours=13)), "still to come"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused(kept: Parts, change: Edit, told: str) -> None:
    with pytest.raises(Misuse, match=told):
        edit(kept, SIT, change)
    assert entries(kept) == (SIT,)


def test_what_is_removed_comes_back_with_what_was_changed_in_it(kept: Parts) -> None:
    after = edit(kept, SIT, Edit(note="Rain."))
    remove(kept, after)
    assert entries(kept) == ()
    with pytest.raises(Misuse, match=f"to bring it back: stillpoint history restore {SIT.id}"):
        found(kept, SIT.id[:8])
    restore(kept, found_removed(kept, SIT.id[:8]))
    assert entries(kept) == (after,)
    with pytest.raises(Misuse, match="there is nothing to bring back"):
        found_removed(kept, SIT.id)


def test_a_clock_put_back_undoes_no_edit(kept: Parts) -> None:
    remove(kept, edit(kept, SIT, Edit(note="Rain.")))
    yesterday = Parts(kept.places, ManualClock(EVENING - timedelta(days=1)))
    restore(yesterday, found_removed(yesterday, SIT.id))
    assert found(yesterday, SIT.id).note == "Rain."
    edit(yesterday, found(yesterday, SIT.id), Edit(note="Sun."))
    assert [entry.note for entry in entries(kept)] == ["Sun."]


@pytest.mark.parametrize("id", ["", "ffff", "../x", '"'])
def test_an_id_that_nothing_has_is_told(kept: Parts, id: str) -> None:
    with pytest.raises(Misuse, match="`stillpoint history list` shows them"):
        found(kept, id)


def test_an_id_that_several_have_wants_more_of_it(kept: Parts) -> None:
    add(kept, started=SUNRISE, practised=timedelta(minutes=5))
    with pytest.raises(Misuse, match=r"^2 entries have an id that begins with \"01\"; write more"):
        found(kept, "01")


def test_a_past_session_is_added_by_hand(parts: Parts) -> None:
    lasted = timedelta(minutes=20)
    entry = add(
        parts, started=SUNRISE, practised=lasted, practice=Practice.YOGA, note=" In the park. "
    )
    assert entries(parts) == (entry,)
    assert (entry.title, entry.practice, entry.note) == ("Yoga", "yoga", "In the park.")
    assert (entry.ended_at, entry.practised) == (SUNRISE + lasted, lasted)
    assert (entry.completed, entry.planned, entry.tags) == (True, None, ("by-hand",))


@pytest.mark.parametrize(
    ("started", "title", "told"),
    [
        (EVENING - timedelta(minutes=19), "", "still to come"),
        (EVENING + timedelta(days=9), "", "still to come"),
        (SUNRISE, "a\nb", "has more than one line"),
        (SUNRISE, " ", "is empty"),
    ],
)
def test_the_future_and_nonsense_are_not_added(
    parts: Parts, started: datetime, title: str, told: str
) -> None:
    with pytest.raises(Misuse, match=told):
        add(parts, started=started, practised=timedelta(minutes=20), title=title)
    assert not parts.places.data.exists()


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-11-21 16:12", SUNRISE),
        (" 2026-11-21T16:12:00 ", SUNRISE),
        ("2026-11-21 08:12+01:00", SUNRISE),
        ("2026-11-21T07:12Z", SUNRISE),
    ],
)
def test_a_moment_is_typed_as_its_place_has_it(typed: str, moment: datetime) -> None:
    assert moment_in(typed, TOKYO) == moment


def test_a_moment_without_a_zone_is_meant_here() -> None:
    here = moment_in("2026-07-01 12:00")
    assert here == datetime(2026, 7, 1, 12).astimezone()
    assert here.utcoffset() is not None


@pytest.mark.parametrize(
    "typed", ["", "soon", "2026-11-21", "2026-13-41 07:10", "1066-10-14 09:00", "9999-12-31 23:59"]
)
def test_what_is_no_moment_is_told(typed: str) -> None:
    with pytest.raises(Misuse, match='write such as "2026-11-20 07:10"'):
        moment_in(typed)
