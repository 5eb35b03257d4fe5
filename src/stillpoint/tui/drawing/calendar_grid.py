"""The year as a grid of small squares, as wide as there is room: which cell shows which day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from stillpoint.stats.calendars import BESIDE, GLYPHS, LONGEST_NAME, WEEKDAYS, mondays, months_above
from stillpoint.stats.days import A_DAY, A_WEEK, week_of
from stillpoint.stats.years import WEEKS, Square, Year

HEIGHT = 8
"""A row of months and seven of days."""

SQUARE = "■"
WALKED = "◆"
"""The day that one has walked to, told by its shape."""


class Part(Enum):
    """What a piece of the grid is."""

    LABEL = "label"
    WALKED_LABEL = "walked-label"
    WALKED = "walked"
    LEVEL_0 = "level-0"
    LEVEL_1 = "level-1"
    LEVEL_2 = "level-2"
    LEVEL_3 = "level-3"
    LEVEL_4 = "level-4"


LEVELS = (Part.LEVEL_0, Part.LEVEL_1, Part.LEVEL_2, Part.LEVEL_3, Part.LEVEL_4)

Piece = tuple[str, Part]
"""A text, and what it is a part of."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many weeks there is room for, and how many cells each takes."""

    weeks: int
    step: int


def room_in(width: int) -> Room:
    """The room for weeks: a year of them if they fit, with air between them if that fits too."""
    room = width - BESIDE - (LONGEST_NAME - 1)
    step = 2 if room >= 2 * WEEKS else 1
    return Room(max(1, min(WEEKS, room // step)), step)


def grid(year: Year, walked: date, room: Room, *, has_tones: bool) -> tuple[tuple[Piece, ...], ...]:
    """The pieces of each row; without tones the levels are told by glyphs."""
    months = (" " * BESIDE + months_above(mondays(year), step=room.step), Part.LABEL)
    days = (tuple(_row(year, number, walked, room, has_tones)) for number in range(7))
    return ((months,), *days)


def day_at(column: int, row: int, first: date, room: Room) -> date | None:
    """The day that a cell shows; `first` is the Monday of the first column."""
    week = (column - BESIDE) // room.step
    if column < BESIDE or week >= room.weeks or not 1 <= row < HEIGHT:
        return None
    return first + A_WEEK * week + A_DAY * (row - 1)


def last_week_to_show(day: date, last: date, room: Room) -> date:
    """The Monday of the last column, moved only as far as it must be to show a day."""
    monday = week_of(day)
    first = last - A_WEEK * (room.weeks - 1)
    if monday < first:
        return monday + A_WEEK * (room.weeks - 1)
    return max(monday, last)


def _row(year: Year, number: int, walked: date, room: Room, has_tones: bool) -> Iterator[Piece]:
    is_here = walked.weekday() == number
    label = Part.WALKED_LABEL if is_here else Part.LABEL
    yield WEEKDAYS[number].ljust(BESIDE), label
    for week in year.weeks:
        square = week[number]
        glyph, part = _drawn(square, walked, has_tones) if square else (" ", Part.LABEL)
        yield glyph, part
        yield " " * (room.step - 1), Part.LABEL


def _drawn(square: Square, walked: date, has_tones: bool) -> Piece:
    if square.day == walked:
        return WALKED, Part.WALKED
    return (SQUARE, LEVELS[square.level]) if has_tones else (GLYPHS[square.level], LEVELS[-1])
