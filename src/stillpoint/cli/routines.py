"""The commands of `routines`: which there are; those that change or give them out are beside."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from stillpoint.cli.lazy import LazyGroup
from stillpoint.cli.making import own_places, parts
from stillpoint.cli.printing import print_columns, print_json, say

if TYPE_CHECKING:
    from stillpoint.routines.values import BegunPath, Held, OwnRoutine
    from stillpoint.services.adopting import Offered

AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON array.")

COMMANDS = {
    "list": "stillpoint.cli.routines:list_routines",
    "start": "stillpoint.cli.routines_starting:start",
    "add": "stillpoint.cli.routines_changing:add",
    "edit": "stillpoint.cli.routines_changing:edit",
    "pause": "stillpoint.cli.routines_changing:pause",
    "remove": "stillpoint.cli.routines_changing:remove",
    "restore": "stillpoint.cli.routines_changing:restore",
    "ladder": "stillpoint.cli.routines_ladder:ladder",
    "export": "stillpoint.cli.routines_export:export",
}
"""Where each command is; none is imported before it is needed."""


@click.group(cls=LazyGroup, places=COMMANDS)
def routines() -> None:
    """Adopt, arrange and give out routines, and begin learning paths."""


@click.command("list")
@click.option("--offered", "is_offered", is_flag=True, help="What packs offer to adopt.")
@AS_JSON
def list_routines(is_offered: bool, as_json: bool) -> None:
    """List your routines and the learning paths begun, or what packs offer.

    \b
    stillpoint routines list
    stillpoint routines list --offered
    """
    if is_offered:
        _list_offered(as_json)
    else:
        _list_own(as_json)


def _list_own(as_json: bool) -> None:
    from stillpoint.routines.reading import read_routines

    own = read_routines(own_places().routines_file)
    for fault in own.faults:
        say(fault)
    if as_json:
        print_json([*map(_record, own.routines), *map(_path_record, own.paths)])
        return
    print_columns([*map(_line, own.routines), *map(_path_line, own.paths)])
    if own.is_empty and not own.faults:
        say("There are no routines yet. What packs offer: stillpoint routines list --offered")


def _list_offered(as_json: bool) -> None:
    from stillpoint.services.adopting import offered  # slow to import, as packs are

    found = tuple(offered(parts().library))
    if as_json:
        print_json(list(map(_offer_record, found)))
    else:
        print_columns(map(_offer_line, found))


def _line(routine: "OwnRoutine") -> tuple[str, ...]:
    from stillpoint.routines.wording import days_told, when_told

    when = f"{when_told(routine)}, {days_told(routine.days)}{', paused' * routine.is_paused}"
    return routine.id, routine.title, when, ", then ".join(routine.sessions)


def _path_line(path: "BegunPath") -> tuple[str, ...]:
    return path.address, "learning path", f"begun {path.begun:%Y-%m-%d}", ""


def _record(routine: "OwnRoutine") -> dict[str, object]:
    return {
        "id": routine.id,
        "title": routine.title,
        "from": routine.origin or None,
        "audience": str(routine.audience),
        "at": routine.at or None,
        "anchor": routine.anchor or None,
        "days": list(routine.days),
        "notices": [notice.total_seconds() for notice in routine.notices],
        "bell": routine.bell,
        "sessions": list(routine.sessions),
        "paused": routine.is_paused,
    }


def _path_record(path: "BegunPath") -> dict[str, object]:
    return {"path": path.address, "begun": path.begun.isoformat()}


def _offer_line(one: "Offered") -> tuple[str, ...]:
    return one.address, one.offer.title, one.when, ", then ".join(map(" or ".join, one.places))


def _offer_record(one: "Offered") -> dict[str, object]:
    return {
        "address": one.address,
        "kind": "path" if one.is_path else "routine",
        "title": one.offer.title,
        "when": one.when,
        "sessions": [list(place) for place in one.places],
    }


def rungs_told(held: "tuple[Held, ...]") -> Iterator[tuple[str, str, str]]:
    """Each rung in a line."""
    for one in held:
        yield one.child, one.skill, str(one.rung)
