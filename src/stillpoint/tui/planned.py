"""Everything planned, as rows: which groups they make, and which is chosen first."""

from collections.abc import Iterator

from stillpoint.routines.days import OnDay, Place
from stillpoint.routines.values import OwnRoutine
from stillpoint.services.timetables import Timetable, Trail
from stillpoint.tui.finding import Group, findable
from stillpoint.tui.widgets.listing import Heading

Planned = OnDay | OwnRoutine | Trail
"""A routine of today, one that does not come today, or a learning path."""


def places_in(timetable: Timetable) -> list[tuple[str, Place]]:
    """Where each routine of today stands."""
    return [(one.routine.id, one.place) for one in timetable.today]


def routine_in(value: OnDay | OwnRoutine) -> OwnRoutine:
    """The routine of a row."""
    return value.routine if isinstance(value, OnDay) else value


def key_of(value: Planned) -> str:
    """What tells a row from all others, now and after a change."""
    return value.begun.address if isinstance(value, Trail) else routine_in(value).id


def groups_of(timetable: Timetable) -> Iterator[Group[Planned]]:
    """Everything planned, by what it is tied to."""
    anchored = timetable.placed(Place.ANCHORED)
    timed = tuple(one for one in timetable.today if one.place is not Place.ANCHORED)
    paused = tuple(one for one in timetable.others if one.is_paused)
    others = tuple(one for one in timetable.others if not one.is_paused)
    titled: tuple[tuple[str, tuple[Planned, ...]], ...] = (
        ("By the clock", timed),
        ("When it comes", anchored),
        ("Other days", others),
        ("Paused", paused),
        ("Learning paths", timetable.trails),
    )
    for title, rows in titled:
        yield Group(Heading(title), tuple(findable(row, key_of(row)) for row in rows))


def first_of(rows: list[Planned]) -> Planned | None:
    """What is now, or comes next; else the first row."""
    for place in (Place.NOW, Place.NEXT):
        for row in rows:
            if isinstance(row, OnDay) and row.place is place:
                return row
    return rows[0] if rows else None
