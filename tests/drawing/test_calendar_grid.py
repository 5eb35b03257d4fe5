from datetime import UTC, date, datetime, timedelta

import pytest

from stillpoint.history.summaries import NO_REMARKS, Kind, Summary
from stillpoint.stats.tallies import Tally, tally
from stillpoint.stats.years import year
from stillpoint.tui.drawing.calendar_grid import (
    LEVELS,
    Part,
    Room,
    day_at,
    grid,
    last_week_to_show,
    room_in,
)

SATURDAY = date(2026, 11, 21)
SIT = Kind("sit", "first-five", "First Five", "meditation", "adult", "", "")


def days_of(minutes_by_day: dict[int, float]) -> Tally:
    """So many minutes at noon on each day of November."""
    return tally(
        Summary(
            str(day),
            datetime(2026, 11, day, 12, tzinfo=UTC),
            timedelta(minutes=minutes),
            True,
            SIT,
            NO_REMARKS,
        )
        for day, minutes in minutes_by_day.items()
    )


NOVEMBER = days_of({2: 3, 10: 7, 11: 20, 21: 45})


def text_of(walked: date, room: Room, *, has_tones: bool = False) -> list[str]:
    drawn = grid(year(NOVEMBER, SATURDAY, room.weeks), walked, room, has_tones=has_tones)
    return ["".join(text for text, _ in row).rstrip() for row in drawn]


def test_the_walked_day_is_told_by_its_shape() -> None:
    assert text_of(date(2026, 11, 12), Room(3, 1)) == [
        "  Nov",
        "M ░",
        "T  ▒",
        "W  ▓",
        "T  ◆",
        "F",
        "S   █",
        "S",
    ]


def test_with_room_there_is_air_between_the_weeks() -> None:
    assert text_of(SATURDAY, Room(3, 2))[2:4] == ["T   ▒", "W   ▓"]


def test_with_tones_every_day_is_a_square_and_its_level_a_colour() -> None:
    drawn = grid(year(NOVEMBER, SATURDAY, 3), SATURDAY, Room(3, 1), has_tones=True)
    assert text_of(SATURDAY, Room(3, 1), has_tones=True)[1] == "M ■■■"
    assert [part for text, part in drawn[1] if text == "■"] == [LEVELS[1], LEVELS[0], LEVELS[0]]
    assert ("◆", Part.WALKED) in drawn[6]
    assert (" ", Part.LABEL) in drawn[7]


def test_the_row_one_walks_in_is_told_beside_it() -> None:
    drawn = grid(year(NOVEMBER, SATURDAY, 3), SATURDAY, Room(3, 1), has_tones=False)
    assert [row[0][1] for row in drawn[1:]].index(Part.WALKED_LABEL) == 5


@pytest.mark.parametrize(
    ("width", "room"), [(36, Room(32, 1)), (76, Room(53, 1)), (112, Room(53, 2)), (3, Room(1, 1))]
)
def test_there_are_as_many_weeks_as_there_is_room_for(width: int, room: Room) -> None:
    assert room_in(width) == room


def test_a_cell_shows_the_day_that_is_drawn_in_it() -> None:
    first = date(2026, 11, 2)
    assert day_at(3, 4, first, Room(3, 1)) == date(2026, 11, 12)
    assert day_at(5, 4, first, Room(3, 2)) == date(2026, 11, 12)
    assert day_at(1, 4, first, Room(3, 1)) is None
    assert day_at(5, 4, first, Room(3, 1)) is None
    assert day_at(3, 0, first, Room(3, 1)) is None


def test_the_weeks_move_no_further_than_they_must() -> None:
    last, room = date(2026, 11, 16), Room(3, 1)
    assert last_week_to_show(date(2026, 11, 2), last, room) == last
    assert last_week_to_show(date(2026, 11, 1), last, room) == date(2026, 11, 9)
    assert last_week_to_show(date(2026, 11, 29), last, room) == date(2026, 11, 23)
