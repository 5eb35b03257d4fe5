"""Words in letters of blocks, to be read across a room."""

from collections.abc import Sequence
from functools import lru_cache

from stillpoint.tui.drawing.glyphs import GLYPHS, ROWS, spelled

HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
"""Two squares above each other, each half a cell high."""

LARGEST = 6
"""Cells that a square of running words is wide at most: beyond it they get no easier to read."""


@lru_cache(maxsize=32)
def lettered(word: str, width: int, height: int, beside: str = "") -> tuple[str, ...]:
    """The rows of a word in the largest letters that fit; none where not even the smallest do.

    The letters are no larger than those in which another word, `beside` it, fits too.
    """
    squares = _squares(spelled(word))
    widest = max(len(squares[0]), len(_squares(spelled(beside))[0]), 1)
    scale = min(width // widest, 2 * height // ROWS)
    return _drawn(squares, scale) if scale >= 1 and squares[0] else ()


@lru_cache(maxsize=64)
def paragraph(text: str, width: int, height: int) -> tuple[str, ...]:
    """The rows of a text, broken into lines, in the largest letters in which all of it fits.

    None where not even the smallest letters fit, or where there is a letter that there is not.
    """
    words = spelled(text).split()
    for scale in range(min(LARGEST, 2 * height // ROWS) if words else 0, 0, -1):
        lines = _broken(words, width // scale)
        if lines and len(lines) * (_tall(scale) + 1) - 1 <= height:
            return _spaced([_drawn(_squares(line), scale) for line in lines])
    return ()


def _broken(words: Sequence[str], width: int) -> list[str]:
    """The lines of words that are no wider than so many squares; none where a word is."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer) <= width:
            lines[-1] = longer
        elif _width(word) <= width:
            lines.append(word)
        else:
            return []
    return lines


def _spaced(lines: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The rows of lines with a row between two of them, each line in the middle."""
    widest = max(len(line[0]) for line in lines)
    rows = [row.center(widest) for line in lines for row in ("", *line)]
    return tuple(rows[1:])


def _tall(scale: int) -> int:
    return -(-ROWS * scale // 2)


def _width(text: str) -> int:
    return sum(len(GLYPHS[letter][0]) for letter in text) + len(text) - 1


def _squares(text: str) -> tuple[str, ...]:
    """One row of squares for each row of the letters, a square free between two of them."""
    glyphs = [GLYPHS[letter] for letter in text]
    return tuple(" ".join(glyph[row] for glyph in glyphs) for row in range(ROWS))


def _drawn(squares: Sequence[str], scale: int) -> tuple[str, ...]:
    tall = [_stretched(row, scale) for row in squares for _ in range(scale)]
    if len(tall) % 2:
        tall.append((False,) * len(tall[0]))
    return tuple(
        "".join(HALVES[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(tall[::2], tall[1::2], strict=True)
    )


def _stretched(row: str, scale: int) -> tuple[bool, ...]:
    return tuple(square == "#" for square in row for _ in range(scale))
