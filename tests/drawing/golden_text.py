"""Drawings as text, and the texts they are held to."""

import os
from pathlib import Path

from stillpoint.tui.drawing.cells import BARE, OUTLINE, WHOLE, Cell, Paint
from stillpoint.tui.drawing.drawings import Alphabet, Depth, Drawing, motion, pen_for

GOLDEN = Path(__file__).parent / "golden"

SIZES = ((38, 8), (60, 14), (160, 40))
FULLNESSES = {(38, 8): (0.0, 0.5, 1.0), (60, 14): (0.0, 0.5, 1.0), (160, 40): (0.6,)}
TERMINALS = {
    "ascii": (Depth.NONE, Alphabet.ASCII),
    "colourless": (Depth.NONE, Alphabet.BLOCKS),
    "coloured": (Depth.MILLIONS, Alphabet.BLOCKS),
}


def rows(
    drawing: Drawing, size: tuple[int, int], fullness: float, depth: Depth, alphabet: Alphabet
) -> list[list[Cell]]:
    """The cells of a drawing, row by row."""
    width, height = size
    drawn = motion(drawing, width, height, pen_for(drawing, depth, alphabet))
    cells = drawn.frame(drawn.moment(fullness))
    return [cells[start : start + width] for start in range(0, width * height, width)]


def glyphs(cells: list[list[Cell]]) -> str:
    """What is seen without colour."""
    return "\n".join("".join(cell.glyph for cell in row).rstrip() for row in cells)


def pixels(cells: list[list[Cell]]) -> str:
    """Two lines a row: a letter for each tone, a digit for a blended edge, `O` for the outline."""
    halves = [half for row in cells for half in zip(*map(_halves, row), strict=True)]
    return "\n".join("".join(half).rstrip() for half in halves)


def described(drawing: Drawing, size: tuple[int, int], terminal: str) -> str:
    """The drawing as it goes into its golden file."""
    written = pixels if terminal == "coloured" else glyphs
    return "".join(
        f"fullness {fullness:g}\n{written(rows(drawing, size, fullness, *TERMINALS[terminal]))}\n"
        for fullness in FULLNESSES[size]
    )


def golden(drawing: Drawing, size: tuple[int, int], terminal: str) -> str:
    """The text it is held to; RENEW_GOLDEN=1 writes it anew."""
    file = GOLDEN / f"{drawing}-{size[0]}x{size[1]}-{terminal}.txt"
    if os.environ.get("RENEW_GOLDEN") == "1":
        file.write_text(described(drawing, size, terminal), encoding="utf-8", newline="\n")
    return file.read_text(encoding="utf-8")


def _halves(cell: Cell) -> tuple[str, str]:
    match cell.glyph:
        case "▀":
            return _letter(cell.ink), _letter(cell.ground)
        case "▄":
            return _letter(cell.ground), _letter(cell.ink)
        case " ":
            return _letter(cell.ground), _letter(cell.ground)
        case glyph:
            return glyph, _letter(cell.ink)


def _letter(paint: Paint) -> str:
    if paint == BARE:
        return " "
    if paint.tone == OUTLINE:
        return "O" if paint.cover == WHOLE else "o"
    return chr(ord("a") + paint.tone) if paint.cover == WHOLE else str(paint.cover)
