"""The commands that live a session: `start`, `breathe` and `sit`."""

import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from stillpoint.cli.completing import session_addresses
from stillpoint.cli.forms import DURATION, PATTERN, TIMES, WAITS, bells_within
from stillpoint.cli.making import parts
from stillpoint.cli.printing import say
from stillpoint.cli.screens import is_plain, is_terminal, show
from stillpoint.core.durations import LONGEST
from stillpoint.core.errors import Misuse
from stillpoint.core.patterns import Pattern
from stillpoint.core.sessions import Bells, Session
from stillpoint.core.steps import IntervalBells

if TYPE_CHECKING:
    from stillpoint.services.parts import Parts

USUAL_BREATHING = timedelta(minutes=5)
USUAL_SIT = timedelta(minutes=20)

PLAIN = click.option("--plain", is_flag=True, help="Plain lines, no full screen.")
BELL = click.Choice(["bowl", "wood", "none"])


@click.command()
@click.argument("session", shell_complete=session_addresses)
@PLAIN
def start(session: str, plain: bool) -> int:
    """Practise a session of the library.

    \b
    stillpoint start six-a-minute
    stillpoint start breath/six-a-minute --plain
    """
    made = parts()
    return _live(made, made.library.session(session), plain=plain)


@click.command()
@click.argument("pattern", type=PATTERN)
@click.option("--for", "lasts", type=DURATION, help="How long; 5m if nothing else is said.")
@click.option("--to", type=PATTERN, help="A second pattern to glide to, little by little.")
@click.option(
    "--while",
    "command",
    metavar="COMMAND",
    help="Run a command meanwhile; end after it, with its exit code.",
)
@PLAIN
def breathe(
    pattern: Pattern, lasts: timedelta | None, to: Pattern | None, command: str | None, plain: bool
) -> int:
    """Breathe a pattern: in-hold-out-rest, in seconds.

    What a command prints under --while is kept and printed afterwards.

    \b
    stillpoint breathe 4-0-6-0 --for 5m
    stillpoint breathe 4-6 --to 5-7 --for 10m
    stillpoint breathe 5-5 --while 'make test'
    """
    from stillpoint.services.timers import breathing

    if command is not None and not command.strip():
        raise Misuse("there is no command after --while; write such as --while 'make test'")
    if command and to and lasts is None:
        raise Misuse("to glide, it must be known how long; write such as --for 10m")
    usual = LONGEST if command else USUAL_BREATHING
    session = breathing(pattern, lasts or usual, to=to)
    return _live(parts(), session, plain=plain, command=command, is_planned=lasts is not None)


@click.command()
@click.argument("length", type=DURATION, required=False)
@click.option("--open", "is_open", is_flag=True, help="Count up until you end it.")
@click.option("--until", "until_time", metavar="TIME", help="End at a time of day, such as 07:30.")
@click.option("--bell-every", type=DURATION, help="A bell every so often.")
@click.option("--bell-at", type=TIMES, help="Bells at times, such as 5m,12m,-60s (from the end).")
@click.option("--bell-random", type=WAITS, help="Bells with uneven waits, such as 3m-7m.")
@click.option("--settle", type=DURATION, help="Quiet time before the first bell.")
@click.option("--start-bell", type=BELL, default="bowl", show_default=True)
@click.option("--end-bell", type=BELL, default="bowl", show_default=True)
@PLAIN
def sit(
    length: timedelta | None,
    is_open: bool,
    until_time: str | None,
    settle: timedelta | None,
    start_bell: str,
    end_bell: str,
    plain: bool,
    **ways: Any,
) -> int:
    """Sit by a bare timer, 20 minutes if nothing else is said.

    \b
    stillpoint sit 20m --bell-every 5m
    stillpoint sit 30m --bell-at 10m,-60s --settle 10s
    stillpoint sit --open
    stillpoint sit --until 07:30
    """
    from stillpoint.services.timers import sitting, until

    if sum((length is not None, is_open, until_time is not None)) > 1:
        raise Misuse("a sit has one end; give a length, --open or --until")
    made = parts()
    settling = settle or timedelta()
    lasts = None if is_open else length or USUAL_SIT
    if until_time is not None:
        lasts = until(until_time, made.clock.now()) - settling
        if lasts <= timedelta():
            raise Misuse(f"{until_time} comes before the settling-in is over")
    session = sitting(
        lasts,
        bells=_bells(lasts, **ways),
        settle=settling,
        sounds=Bells(start=start_bell, end=end_bell),
    )
    return _live(made, session, plain=plain)


def _bells(
    lasts: timedelta | None,
    *,
    bell_every: timedelta | None,
    bell_at: tuple[timedelta, ...] | None,
    bell_random: tuple[timedelta, timedelta] | None,
) -> IntervalBells | None:
    given = [way for way in (bell_every, bell_at, bell_random) if way]
    if len(given) > 1:
        raise Misuse("bells ring in one way; give --bell-every, --bell-at or --bell-random")
    bells = IntervalBells(every=bell_every, at=bell_at or (), random=bell_random)
    return bells_within(lasts, bells) if given else None


def _live(
    made: "Parts",
    session: Session,
    *,
    plain: bool,
    command: str | None = None,
    is_planned: bool = True,
) -> int:
    shell = ("/bin/sh", "-c", command) if command else None
    if not is_plain(plain):
        return show(session, command=shell)
    from stillpoint.cli.companion import Companion, unplanned
    from stillpoint.cli.plain import PlainSession
    from stillpoint.cli.waiting import Waiting

    _tell_first(made, session)
    with Waiting() as waiting:
        companion = Companion(shell, waiting.wake) if shell else None
        sitting = made.sitting(session)
        if not is_planned and companion:
            sitting.steer(unplanned)
        told = PlainSession(
            sitting,
            wait=waiting,
            answers=sys.stdout,
            talk=sys.stderr,
            rings=is_terminal(sys.stdout) and not made.settings.muted,
            companion=companion,
        )
        try:
            return told.live()
        finally:
            if companion:
                companion.end(15)
                companion.give_output(sys.stdout.buffer)


def _tell_first(made: "Parts", session: Session) -> None:
    recovered = made.recover()
    for entry in recovered.entries:
        say(f"A session that was cut short is in history now: {entry.title}.")
    for fault in (*recovered.faults, *made.settings_faults):
        say(f"stillpoint: {fault}")
    for caution in filter(None, (*session.safety, session.caution, *session.warnings)):
        say(f"Note: {caution}")
