"""The terminal's own bell."""

from collections.abc import Callable


def ring(write: Callable[[str], object], strikes: int = 1, *, muted: bool = False) -> None:
    """Ring the bell of the terminal that `write` writes to."""
    if not muted:
        write("\a" * strikes)
