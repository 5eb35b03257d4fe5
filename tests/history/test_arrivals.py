"""What is new in a file: nothing comes in twice, and nothing new stays out."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from history_examples import BOX, SUNRISE, numbered

from stillpoint.history.arrivals import Arrivals
from stillpoint.history.changes import Change
from stillpoint.history.entries import Entry
from stillpoint.history.journal import Journal

OTHER_ID = "0199aaaa-0000-7000-8000-00000000ffff"


def sat(minute: float, minutes: float, number: int = 1) -> Entry:
    """A sit that began in that minute after sunrise."""
    started = SUNRISE + timedelta(minutes=minute)
    length = timedelta(minutes=minutes)
    id = f"0199bbbb-0000-7000-8000-{number:012}"
    return replace(BOX, id=id, started_at=started, ended_at=started + length, practised=length)


def compared(
    folder: Path, *found: Entry | Change, had: tuple[Entry, ...] = (), keeps_ids: bool = False
) -> Arrivals:
    journal = Journal(folder, "desk")
    for entry in had:
        journal.append(entry)
    arrivals = Arrivals(keeps_ids)
    arrivals.add(found)
    arrivals.compare(folder)
    return arrivals


@pytest.mark.parametrize(
    ("minute", "minutes", "is_known"),
    [
        (0, 20, True),
        (0.9, 20, True),
        (0.9, 20.9, True),
        (1.1, 20, True),  # more than 80 % is shared
        (3, 20, True),
        (5, 20, False),
        (0.9, 26, False),
        (0, 24, True),
        (0, 26, False),
        (-3, 24, True),
        (-6, 26, False),
        (8, 5, False),
        (-600, 1220, False),
    ],
)
def test_a_sitting_under_another_id_is_known_by_its_time(
    tmp_path: Path, minute: float, minutes: float, is_known: bool
) -> None:
    arrivals = compared(tmp_path, sat(minute, minutes), had=(sat(0, 20, 2),))
    assert (arrivals.known, len(arrivals.entries)) == (int(is_known), int(not is_known))


def test_an_entry_is_known_by_its_id_wherever_it_was_moved_to(tmp_path: Path) -> None:
    moved = replace(numbered(1), started_at=datetime.fromisoformat("2020-01-01T00:00:00+00:00"))
    assert compared(tmp_path, numbered(1), had=(moved,)).known == 1


def test_what_two_programs_kept_of_one_sit_is_one_whatever_came_first(tmp_path: Path) -> None:
    pair = [sat(0, 20, 1), sat(1, 19, 2)]
    forwards, backwards = compared(tmp_path, *pair), compared(tmp_path, *pair[::-1])
    assert list(forwards.entries) == list(backwards.entries) == [pair[0].id]
    assert forwards.twice == backwards.twice == 1


def test_short_sits_one_after_the_other_all_come_in(tmp_path: Path) -> None:
    sits = [sat(minute / 2, 0.5, minute) for minute in range(10)]
    assert len(compared(tmp_path, *sits).entries) == 10


def test_what_was_removed_stays_removed(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "desk")
    journal.append(sat(0, 20))
    journal.remove(sat(0, 20).id, SUNRISE)
    arrivals = compared(tmp_path, sat(0, 20))
    assert (arrivals.known, len(arrivals.entries)) == (1, 0)


def test_our_own_entries_are_known_by_their_ids_alone(tmp_path: Path) -> None:
    arrivals = compared(tmp_path, sat(0, 20), sat(0, 20, 2), had=(sat(0, 20, 3),), keeps_ids=True)
    assert len(arrivals.entries) == 2


def test_a_change_comes_in_once(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "desk")
    journal.append(BOX)
    journal.amend(BOX.id, {"note": "Rain."}, SUNRISE)
    known, new = (Change(BOX.id, SUNRISE, {"note": note}) for note in ("Rain.", "Sun."))
    assert compared(tmp_path, known, new, new, keeps_ids=True).changes == [new]


def test_an_entry_that_was_brought_back_elsewhere_comes_in(tmp_path: Path) -> None:
    removed = Change(BOX.id, SUNRISE, None)
    restored = Change(BOX.id, SUNRISE + timedelta(seconds=1), {})
    Journal(tmp_path, "desk").append_all([removed])
    arrivals = compared(tmp_path, BOX, removed, restored, keeps_ids=True)
    assert list(arrivals.entries) == [BOX.id]
    assert arrivals.changes == [restored]
