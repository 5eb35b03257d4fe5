"""Words in letters of blocks, to be read across a room."""

from functools import lru_cache

_GLYPHS = {
    "a": ("###", "# #", "###", "# #", "# #"),
    "b": ("## ", "# #", "## ", "# #", "## "),
    "c": ("###", "#  ", "#  ", "#  ", "###"),
    "d": ("## ", "# #", "# #", "# #", "## "),
    "e": ("###", "#  ", "## ", "#  ", "###"),
    "h": ("# #", "# #", "###", "# #", "# #"),
    "i": ("#", "#", "#", "#", "#"),
    "k": ("# #", "# #", "## ", "# #", "# #"),
    "l": ("#  ", "#  ", "#  ", "#  ", "###"),
    "m": ("#   #", "## ##", "# # #", "#   #", "#   #"),
    "n": ("#   #", "##  #", "# # #", "#  ##", "#   #"),
    "o": ("###", "# #", "# #", "# #", "###"),
    "p": ("###", "# #", "###", "#  ", "#  "),
    "r": ("## ", "# #", "## ", "# #", "# #"),
    "s": ("###", "#  ", "###", "  #", "###"),
    "t": ("###", " # ", " # ", " # ", " # "),
    "u": ("# #", "# #", "# #", "# #", "###"),
    "v": ("# #", "# #", "# #", "# #", " # "),
    " ": (" ", " ", " ", " ", " "),
}
"""The letters that the words of soothe and of a breath need, in squares as wide as high."""

ROWS = 5
HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
"""Two squares above each other, each half a cell high."""


@lru_cache(maxsize=32)
def lettered(word: str, width: int, height: int, beside: str = "") -> tuple[str, ...]:
    """The rows of a word in the largest letters that fit; none where not even the smallest do.

    The letters are no larger than those in which another word, `beside` it, fits too.
    """
    squares = _squares(word)
    widest = max(len(squares[0]), len(_squares(beside)[0]))
    scale = min(width // widest, 2 * height // ROWS)
    if scale < 1:
        return ()
    tall = [_stretched(row, scale) for row in squares for _ in range(scale)]
    if len(tall) % 2:
        tall.append((False,) * len(tall[0]))
    return tuple(
        "".join(HALVES[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(tall[::2], tall[1::2], strict=True)
    )


def _squares(word: str) -> tuple[str, ...]:
    """One row of squares for each row of the letters, a square free between two of them."""
    glyphs = [_GLYPHS[letter] for letter in word]
    return tuple(" ".join(glyph[row] for glyph in glyphs) for row in range(ROWS))


def _stretched(row: str, scale: int) -> tuple[bool, ...]:
    return tuple(square == "#" for square in row for _ in range(scale))
