"""The command `together`: one line that invites somebody elsewhere to breathe at the same time."""

from datetime import UTC, datetime, timedelta

import click

from stillpoint.cli.forms import some_time
from stillpoint.cli.making import parts
from stillpoint.cli.printing import say
from stillpoint.core.durations import in_words, written
from stillpoint.core.patterns import Pattern
from stillpoint.core.patterns import pattern as as_pattern

USUAL = as_pattern("4-0-6-0")
FIVE_MINUTES = timedelta(minutes=5)
SOON = timedelta(minutes=3)
"""So long at least does somebody need to read a line and type another."""


@click.command(short_help="Invite somebody elsewhere to breathe at the same time.")
@click.argument("pattern", type=as_pattern, default=str(USUAL))
@click.option("--for", "lasts", type=some_time, default="5m", metavar="TIME", help="How long.")
@click.option("--at", metavar="MOMENT", help="When; the next five minutes that suit if not said.")
def together(pattern: Pattern, lasts: timedelta, at: str | None) -> None:
    """Print a line to send to somebody: the same pattern, begun by both at the same moment.

    stillpoint sends nothing. Each computes the breath from the own clock, so a late one joins in
    step; two clocks differ by some tenths of a second, which a breath of ten hardly shows.

    \b
    stillpoint together --at 20:30
    stillpoint together 4-6 --for 10m
    """
    from stillpoint.services.timers import breathing, moment
    from stillpoint.services.timers import together as begun_together

    now = parts().clock.now()
    begins = moment(at, now) if at else _soon(now)
    begun_together(breathing(pattern, lasts), begins, now)
    everywhere = begins.astimezone(UTC)
    click.echo(
        f"Breathe with me at {everywhere:%H:%M} UTC, {in_words(lasts)}: stillpoint breathe"
        f" {pattern} --for {written(lasts)} --at {_told(everywhere)}"
    )
    say(f"That is {begins:%H:%M} here, {begins:%A}. The same command lets you join; late is fine.")


def _soon(now: datetime) -> datetime:
    """The next full five minutes that leave time to answer."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    passed = now + SOON - hour
    return hour - (-passed // FIVE_MINUTES) * FIVE_MINUTES


def _told(moment: datetime) -> str:
    seconds = f":{moment:%S}" if moment.second else ""
    return f"{moment:%Y-%m-%dT%H:%M}{seconds}Z"
