"""A line on the terminal that tells how far something is."""

import os
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from stillpoint.cli.screens import is_terminal

if TYPE_CHECKING:
    from stillpoint.services.progress import Progress

SOON = timedelta(seconds=0.5)
"""What takes no longer needs no line."""

WIDTH = 24
"""Cells of the bar."""


class ProgressLine:
    """Shown on stderr where that is a terminal, and taken away again."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._shown = ""

    def tell(self, progress: "Progress") -> None:
        """Show how far it is, once it takes a while."""
        if progress.waited >= SOON and is_terminal(sys.stderr):
            room = os.get_terminal_size(sys.stderr.fileno()).columns - 1
            self._show(line_of(self._doing, progress, room))

    def clear(self) -> None:
        """Leave the line as it was before."""
        if self._shown:
            self._show("")
            click.echo("\r", nl=False, err=True)

    def _show(self, line: str) -> None:
        click.echo(f"\r{line.ljust(len(self._shown))}", nl=False, err=True)
        self._shown = line


def line_of(doing: str, progress: "Progress", room: int) -> str:
    """How far something is, with a bar where it is known how long it is and there is room."""
    unit, size = ("MiB", 1024**2) if (progress.expected or 0) >= 1024**2 else ("KiB", 1024)
    received = f"{progress.received / size:.0f}"
    if not progress.expected:
        return f"{doing}  {received} {unit}"
    done = min(WIDTH, WIDTH * progress.received // progress.expected)
    bar = f"[{'#' * done}{'-' * (WIDTH - done)}]"
    share = f"{received} of {progress.expected / size:.0f} {unit}"
    whole = f"{doing}  {bar}  {share}"
    return whole if len(whole) <= room else f"{doing}  {share}"
