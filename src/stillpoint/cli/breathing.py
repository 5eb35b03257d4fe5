"""The command that paces a breath: a pattern, the user's own pace, or from the breath as it is."""

from dataclasses import replace
from datetime import timedelta

import click

from stillpoint.cli.forms import goal, some_time
from stillpoint.cli.living import live
from stillpoint.cli.making import parts
from stillpoint.cli.timers import PLAIN
from stillpoint.core.durations import LONGEST
from stillpoint.core.errors import Misuse
from stillpoint.core.paces import USUAL_PACE
from stillpoint.core.patterns import Pattern, pattern_of_rate
from stillpoint.core.patterns import pattern as as_pattern
from stillpoint.core.sessions import Screen, Session

USUAL_BREATHING = timedelta(minutes=5)
USUAL_ATTUNING = timedelta(minutes=10)


@click.command()
@click.argument("pattern", type=as_pattern, required=False)
@click.option("--for", "lasts", type=some_time, metavar="TIME", help="How long; 5m if not said.")
@click.option(
    "--to",
    type=goal,
    metavar="GOAL",
    help="A second pattern, or breaths a minute, to glide to little by little.",
)
@click.option(
    "--attune",
    "is_attuned",
    is_flag=True,
    help="Tap your own breath first; begin there and ease to 6 a minute, or to the --to.",
)
@click.option(
    "--while",
    "command",
    metavar="COMMAND",
    help="Run a command meanwhile; end after it, with its exit code.",
)
@click.option(
    "--room", "is_for_room", is_flag=True, help="Large, without small print: read from 3 m."
)
@PLAIN
def breathe(
    pattern: Pattern | None,
    lasts: timedelta | None,
    to: Pattern | float | None,
    is_attuned: bool,
    command: str | None,
    is_for_room: bool,
    plain: bool,
) -> int:
    """Breathe a pattern: in-hold-out-rest, in seconds; your own pace if none is given.

    What a command prints under --while is kept and printed afterwards.

    \b
    stillpoint breathe 4-0-6-0 --for 5m
    stillpoint breathe 4-6 --to 5-7 --for 10m
    stillpoint breathe --attune --to 6 --for 10m
    stillpoint breathe 5-5 --while 'make test'
    stillpoint breathe 4-4 --for 1m --room
    """
    if command is not None and not command.strip():
        raise Misuse("there is no command after --while; write such as --while 'make test'")
    if command and to and lasts is None and not is_attuned:
        raise Misuse("to glide, it must be known how long; write such as --for 10m")
    own = parts().settings.own_pace or USUAL_PACE
    usual = LONGEST if command else USUAL_ATTUNING if is_attuned else USUAL_BREATHING
    if is_attuned:
        session = _attuned(pattern, lasts or usual, _goal(to, pattern_of_rate(own)))
    else:
        session = _paced(pattern or pattern_of_rate(own), lasts or usual, to)
        if pattern is None and to is None:
            session = replace(session, title=f"Breathe {own:g} a minute")
    if is_for_room:
        session = replace(session, screen=Screen.ROOM)
    is_planned = lasts is not None or command is None
    return live(parts(), session, plain=plain, command=command, is_planned=is_planned)


def _attuned(pattern: Pattern | None, lasts: timedelta, to: Pattern) -> Session:
    from stillpoint.services.timers import attuning

    if pattern is not None:
        raise Misuse(
            f"--attune begins with your own breath, not with {pattern}; leave one of them out,"
            f" or write --attune --to {pattern}"
        )
    return attuning(lasts, to=to)


def _paced(pattern: Pattern, lasts: timedelta, to: Pattern | float | None) -> Session:
    from stillpoint.services.timers import breathing

    return breathing(pattern, lasts, to=None if to is None else _goal(to, pattern))


def _goal(to: Pattern | float | None, start: Pattern) -> Pattern:
    """Where it leads; a rate keeps the shares of the start."""
    if to is None:
        return start
    return to if isinstance(to, Pattern) else start.at_rate(to)
