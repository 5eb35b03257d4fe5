"""The command `today`: the routines of today, and whether one of them is due."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from stillpoint.cli.making import own_places
from stillpoint.cli.printing import print_columns, print_json, say
from stillpoint.core.clock import SystemClock

if TYPE_CHECKING:
    from stillpoint.routines.days import Notice, OnDay
    from stillpoint.services.timetables import Stop, Timetable, Trail

DUE, NOT_DUE = 0, 1

NOTHING_YET = (
    "There are no routines yet. What packs offer: stillpoint routines list --offered\n"
    "To adopt one: stillpoint routines add wind/bedtime --at 19:00"
)
NOTHING_TODAY = "No routine comes today."


@click.command(short_help="The routines of today.")
@click.option(
    "--due",
    "is_asked",
    is_flag=True,
    help="Only what comes now or soon by the clock; 1 if nothing.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
def today(is_asked: bool, as_json: bool) -> int:
    """Tell what comes now, next and then, and where the learning paths go on.

    \b
    stillpoint today
    due=$(stillpoint today --due) && notify-send "$due"
    """
    return _due(as_json) if is_asked else _all_of_it(as_json)


def _due(as_json: bool) -> int:
    from stillpoint.services.due import due_now

    notices = due_now(own_places(), SystemClock())
    if as_json:
        print_json(list(map(_due_record, notices)))
    else:
        for notice in notices:
            click.echo(notice.words)
    return DUE if notices else NOT_DUE


def _due_record(notice: "Notice") -> dict[str, object]:
    return {
        "id": notice.routine.id,
        "title": notice.routine.title,
        "at": notice.at.isoformat(),
        "seconds": notice.left.total_seconds(),
        "sessions": list(notice.routine.sessions),
    }


def _all_of_it(as_json: bool) -> int:
    from stillpoint.routines.reading import read_routines

    own = read_routines(own_places().routines_file)
    for fault in own.faults:
        say(fault)
    if own.is_empty:  # no pack is read and no history, for there is nothing to look for in them
        if as_json:
            print_json([])
        elif not own.faults:
            say(NOTHING_YET)
        return DUE
    from stillpoint.cli.making import parts  # what reads packs is slow to import

    timetable = parts().timetable()
    if as_json:
        print_json([*map(_record, _rows(timetable)), *map(_trail_record, timetable.trails)])
        return DUE
    print_columns([*_lines(timetable), *map(_trail_line, timetable.trails)])
    if not timetable.today:
        say(NOTHING_TODAY)
    return DUE


def _rows(timetable: "Timetable") -> Iterator[tuple["OnDay", tuple["Stop", ...]]]:
    for one in timetable.today:
        yield one, timetable.stops(one.routine)


def _lines(timetable: "Timetable") -> Iterator[tuple[str, ...]]:
    from stillpoint.routines.wording import when_told

    for one, stops in _rows(timetable):
        title = f"{one.routine.title}{' (kept)' * one.is_kept}"
        yield _PLACES.get(one.place, str(one.place)), when_told(one.routine), title, _go_on(stops)


_PLACES = {"anchored": ""}
"""How a place is told where its name would say too much."""


def _go_on(stops: tuple["Stop", ...]) -> str:
    waiting = [stop for stop in stops if not stop.is_practised]
    missing = [address for stop in waiting for address in stop.missing]
    told = next((f"next: {stop.sessions[0].address}" for stop in waiting if stop.sessions), "")
    lost = ", ".join(f"{address} is missing" for address in missing)
    return "; ".join(filter(None, (told, lost)))


def _trail_line(trail: "Trail") -> tuple[str, ...]:
    if trail.path is None:
        return "path", "", trail.title, "its pack is missing"
    if trail.next is None:
        return "path", "", trail.title, "all of it is practised"
    return "path", "", trail.title, f"next: {' or '.join(trail.next.addresses)}"


def _record(row: tuple["OnDay", tuple["Stop", ...]]) -> dict[str, object]:
    one, stops = row
    return {
        "id": one.routine.id,
        "title": one.routine.title,
        "place": str(one.place),
        "at": one.at.isoformat() if one.at else None,
        "anchor": one.routine.anchor or None,
        "kept": one.is_kept,
        "sessions": list(map(_stop_record, stops)),
    }


def _trail_record(trail: "Trail") -> dict[str, object]:
    return {
        "path": trail.begun.address,
        "title": trail.title,
        "begun": trail.begun.begun.isoformat(),
        "next": list(trail.next.addresses) if trail.next else None,
        "sessions": list(map(_stop_record, trail.stops)),
    }


def _stop_record(stop: "Stop") -> dict[str, object]:
    return {
        "addresses": list(stop.addresses),
        "titles": [session.title for session in stop.sessions],
        "missing": list(stop.missing),
        "practised": stop.is_practised,
    }
