"""The command `soothe`: hold, move or step back, straight in."""

import sys

import click

from stillpoint.cli.making import parts
from stillpoint.cli.screens import is_plain, show
from stillpoint.cli.timers import PLAIN


@click.command(short_help="Hold, move or step back, at once.")
@PLAIN
def soothe(plain: bool) -> int:
    """Hold, move or step back: for a carer with a baby or a child who cannot settle.

    \b
    stillpoint soothe
    stillpoint soothe --plain
    """
    made = parts()
    if not is_plain(plain):
        return show(made, soothes=True)
    from stillpoint.cli.plain_soothe import PlainSoothe  # the screens do without it

    return PlainSoothe(made, sys.stdin, sys.stdout, sys.stderr).ask()
