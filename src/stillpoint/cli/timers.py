"""The commands that live a session by time: `start` and `sit`."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from stillpoint.cli.checking_in import named_other
from stillpoint.cli.completing import aliases, bells, session_addresses
from stillpoint.cli.forms import bells_within, some_time, times, waits
from stillpoint.cli.living import live
from stillpoint.cli.making import parts
from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import Bells
from stillpoint.core.sound_names import NONE
from stillpoint.core.steps import IntervalBells
from stillpoint.core.texts import nearest, quoted

if TYPE_CHECKING:
    from stillpoint.services.parts import Parts

USUAL_SIT = timedelta(minutes=20)

PLAIN = click.option("--plain", is_flag=True, help="Plain lines, no full screen.")
BELL_NAME: dict[str, Any] = {
    "metavar": "NAME",
    "default": "bowl",
    "show_default": True,
    "shell_complete": bells,
}


@click.command()
@click.argument("session", shell_complete=session_addresses)
@click.option(
    "--with",
    "alias",
    metavar="ALIAS",
    shell_complete=aliases,
    help="The child it is with, or another adult.",
)
@PLAIN
def start(session: str, alias: str | None, plain: bool) -> int:
    """Practise a session of the library.

    \b
    stillpoint start six-a-minute
    stillpoint start breath/six-a-minute --plain
    stillpoint start balloon-belly --with Mo
    """
    made = parts()
    chosen = made.library.session(session)
    other = None if alias is None else named_other(made, chosen, alias)
    return live(made, chosen, plain=plain, other=other)


@click.command()
@click.argument("length", type=some_time, required=False)
@click.option("--open", "is_open", is_flag=True, help="Count up until you end it.")
@click.option("--until", "until_time", metavar="CLOCK", help="End at a time of day, such as 07:30.")
@click.option("--bell-every", type=some_time, metavar="TIME", help="A bell every so often.")
@click.option(
    "--bell-at",
    type=times,
    metavar="TIMES",
    help="Bells at times, such as 5m,12m,-60s (from the end).",
)
@click.option(
    "--bell-random", type=waits, metavar="FROM-TO", help="Bells with uneven waits, such as 3m-7m."
)
@click.option("--settle", type=some_time, metavar="TIME", help="Quiet time before the first bell.")
@click.option("--start-bell", help="A bell, one of your own, or none.", **BELL_NAME)
@click.option("--end-bell", help="stillpoint bells list tells them all.", **BELL_NAME)
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
    sounds = Bells(start=_bell(start_bell, made), end=_bell(end_bell, made))
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
        sounds=sounds,
    )
    return live(made, session, plain=plain)


def _bell(name: str, made: "Parts") -> str:
    known = (*made.sound.bells, NONE)
    if name in known:
        return name
    near = nearest(name, known)
    cure = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
    raise Misuse(f"there is no bell {quoted(name)}; {cure}")


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
