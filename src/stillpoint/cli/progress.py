"""A line on the terminal that tells how far a download is."""

import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from stillpoint.cli.screens import is_terminal

if TYPE_CHECKING:
    from stillpoint.services.downloads import Progress

SOON = timedelta(seconds=0.5)
"""What takes no longer needs no line."""

WIDTH = 24
"""Cells of the bar."""


class ProgressLine:
    """Shown on stderr where that is a terminal, and taken away again."""

    def __init__(self) -> None:
        self._shown = ""

    def tell(self, progress: "Progress") -> None:
        """Show how far it is, once it takes a while."""
        if progress.waited >= SOON and is_terminal(sys.stderr):
            self._show(line_of(progress))

    def clear(self) -> None:
        """Leave the line as it was before."""
        if self._shown:
            self._show("")
            click.echo("\r", nl=False, err=True)

    def _show(self, line: str) -> None:
        click.echo(f"\r{line.ljust(len(self._shown))}", nl=False, err=True)
        self._shown = line


def line_of(progress: "Progress") -> str:
    """How far a download is, with a bar where it is known how long it is."""
    received = f"{progress.received / 1024:.0f}"
    if not progress.expected:
        return f"Downloading  {received} KiB"
    done = min(WIDTH, WIDTH * progress.received // progress.expected)
    bar = "#" * done + "-" * (WIDTH - done)
    return f"Downloading  [{bar}]  {received} of {progress.expected / 1024:.0f} KiB"
