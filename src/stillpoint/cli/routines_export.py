"""`routines export`: routines for the calendar that people have already."""

import sys
from pathlib import Path

import click

from stillpoint.cli.asking import YES
from stillpoint.cli.giving_out import gave_out
from stillpoint.cli.making import parts
from stillpoint.cli.printing import say
from stillpoint.core.texts import counted

DONE, FAILED = 0, 1


@click.command(short_help="Give out routines as a calendar.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file, not stdout.")
@YES
def export(output: Path | None, is_sure: bool) -> int:
    """Give out the routines that have a time, as events that come again, with their notices.

    A calendar that takes them in a second time changes them instead of doubling them.

    \b
    stillpoint routines export -o routines.ics
    """
    from stillpoint.services.routine_calendar import as_calendar, timed

    timetable = parts().timetable()
    for fault in timetable.own.faults:
        say(fault)
    if timetable.own.faults and not timetable.own.routines:
        return FAILED  # an empty calendar would take out what is in the other
    content = as_calendar(timetable)
    if not gave_out([content], output, is_sure=is_sure):
        return FAILED
    if output not in (None, Path("-")):
        say(counted(len(timed(timetable)), "routine"))
    if left_out := [one.title for one in timetable.own.routines if one not in timed(timetable)]:
        say(f"Left out, for they have no time or are paused: {', '.join(left_out)}")
    sys.stdout.flush()
    return DONE
