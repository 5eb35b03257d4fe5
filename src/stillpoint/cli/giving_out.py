"""Giving out what was asked for, to standard output or to a file."""

from collections.abc import Iterable
from pathlib import Path

import click

from stillpoint.cli.asking import agreed, typed_with
from stillpoint.cli.printing import say


def gave_out(
    pieces: Iterable[bytes], output: Path | None, *, is_sure: bool, is_private: bool = True
) -> bool:
    """Write pieces to where they are wanted; False where the user would rather keep what is there.

    Raises `StillpointError` where a file cannot be written.
    """
    from stillpoint.services.moving_out import write_out  # slow to import

    if output is None or str(output) == "-":
        for piece in pieces:
            click.echo(piece, nl=False)
        return True
    asked = f"{output} is there already. Write over it?"
    if output.is_file() and not agreed(asked, is_sure, typed_with("--yes")):
        return False
    write_out(pieces, output, may_replace=output.is_file(), is_private=is_private)
    say(f"Written to {output}")
    return True
