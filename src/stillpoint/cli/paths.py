"""Paths as they are typed."""

from pathlib import Path
from typing import Any

import click


class SomePath(click.Path):
    """A path that is not empty: an unset variable of a shell does not mean the folder one is in."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path. Fails where nothing is typed."""
        if not str(value):
            self.fail("the name is empty; name a file", param, ctx)
        return super().convert(value, param, ctx)
