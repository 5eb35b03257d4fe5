"""How many columns of a terminal a text takes."""

import unicodedata


def columns(text: str) -> int:
    """The columns that a text takes: two for each wide letter, none for an accent of its own."""
    return len(text) if text.isascii() else sum(map(_width, text))


def fitted(text: str, room: int) -> str:
    """A text that takes just so many columns: cut with an ellipsis, or filled with spaces."""
    if columns(text) > room:
        while columns(text) > room - 1 and text:
            text = text[:-1]
        text = f"{text.rstrip()}…" if room > 0 else ""
    return text + " " * (room - columns(text))


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
