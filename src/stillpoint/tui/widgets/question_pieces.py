"""What a question is laid out in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text in its place."""

    row: int
    column: int
    text: str
    number: int | None = None
    """Which answer it is: a choice counted from 0, or a number of the scale; None is no answer."""
