"""`history export`: what was practised, given out in a form that others read."""

import sys
from pathlib import Path

import click

from stillpoint.cli.asking import YES
from stillpoint.cli.giving_out import gave_out
from stillpoint.cli.history import tell_of_lines_left_out
from stillpoint.cli.making import own_places
from stillpoint.cli.printing import say
from stillpoint.cli.screens import is_terminal
from stillpoint.core.errors import Misuse
from stillpoint.core.texts import harmless

DONE, FAILED = 0, 1
FORMS = ("jsonl", "csv", "insight", "markdown", "ical")
"""As `services.moving_out` has them, which is slow to import where only help is asked for."""


@click.command(short_help="Give out history as a file.")
@click.option(
    "--format", "form", type=click.Choice(FORMS), default=FORMS[0], help="jsonl holds everything."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file, not stdout.")
@click.option("--since", help="The first day: 2026-11-21, 2026-11 or 2026.", metavar="DATE")
@click.option("--until", help="The last day.", metavar="DATE")
@click.option(
    "--with-names/--without-names",
    default=None,
    help="Whether to name carers and children; only jsonl does unless it is said.",
)
@YES
def export(
    form: str,
    output: Path | None,
    since: str | None,
    until: str | None,
    with_names: bool | None,
    is_sure: bool,
) -> int:
    """Give out what was practised: all of it, or some days.

    \b
    stillpoint history export -o history.jsonl
    stillpoint history export --format markdown --since 2026-11-01
    """
    from stillpoint.history.reading import read_history
    from stillpoint.history.selecting import days_of
    from stillpoint.services.moving_out import Wanted, given_out

    folder = own_places().history
    first = days_of("--since ", since)[0] if since is not None else None
    last = days_of("--until ", until)[1] if until is not None else None
    if first and last and first > last:
        raise Misuse(f"--since {first} is after --until {last}; no day is between them")
    wanted = Wanted(form=form, since=first, until=last, with_names=with_names)
    pieces = given_out(folder, wanted)
    if output in (None, Path("-")) and is_terminal(sys.stdout):
        pieces = map(_to_look_at, pieces)
    if not gave_out(pieces, output, is_sure=is_sure):
        return FAILED
    read = read_history(folder)
    if not wanted.tells_names and any(
        one.kind.carer or one.kind.child or one.kind.adult for one in read.summaries
    ):
        say("Names of carers and children were left out; --with-names gives them too.")
    tell_of_lines_left_out(read)
    return DONE


def _to_look_at(piece: bytes) -> bytes:
    """A piece as a terminal can be shown it, whatever was once brought in."""
    lines = piece.decode("utf-8", "replace").splitlines(keepends=True)
    return "".join(map(_line_to_look_at, lines)).encode()


def _line_to_look_at(line: str) -> str:
    return harmless(line.rstrip("\r\n"), len(line)) + "\n" * line.endswith("\n")
