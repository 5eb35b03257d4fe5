"""`routines start`: the next session of a routine or a learning path."""

from typing import TYPE_CHECKING

import click

from stillpoint.cli.completing import routines_and_paths
from stillpoint.cli.living import live
from stillpoint.cli.making import parts
from stillpoint.cli.printing import say
from stillpoint.cli.timers import PLAIN
from stillpoint.core.errors import StillpointError

if TYPE_CHECKING:
    from stillpoint.core.sessions import Session
    from stillpoint.services.parts import Parts


@click.command(short_help="Practise the next session of a routine or a path.")
@click.argument("id", shell_complete=routines_and_paths)
@PLAIN
def start(id: str, plain: bool) -> int:
    """Practise the next session of a routine, or of a learning path that was begun.

    \b
    stillpoint routines start bedtime --plain
    stillpoint routines start infant/new-baby
    """
    made = parts()
    session, *to_come = _sessions(made, id)
    code = live(made, session, plain=plain)
    if to_come:
        say(f"Then comes {to_come[0].title}: stillpoint routines start {id}")
    return code


def _sessions(made: "Parts", id: str) -> tuple["Session", ...]:
    timetable = made.timetable()
    for trail in timetable.trails:
        if trail.begun.address == id:
            stops = (trail.next, *trail.stops)
            found = next((stop.sessions[:1] for stop in stops if stop and stop.sessions), ())
            break
    else:
        found = timetable.sessions_from(made.routines.routine(id))
    if not found:
        raise StillpointError(f"none of the sessions of {id} is here any more")
    return found
