"""Every drawing as text; RENEW_GOLDEN=1 writes the texts in `golden` anew."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

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


any_drawing = some.sampled_from(Drawing)
any_depth = some.sampled_from(Depth)
any_alphabet = some.sampled_from(Alphabet)
any_fullness = some.floats(0, 1)


@pytest.mark.parametrize("drawing", Drawing)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("terminal", TERMINALS)
def test_every_drawing_looks_as_it_was_agreed(
    drawing: Drawing, size: tuple[int, int], terminal: str
) -> None:
    assert described(drawing, size, terminal) == golden(drawing, size, terminal)


@settings(max_examples=60, deadline=None)
@given(
    any_drawing, some.integers(0, 50), some.integers(0, 20), any_depth, any_alphabet,
    any_fullness, any_fullness,
)  # fmt: skip
def test_changes_turn_any_frame_into_any_other_at_any_size(
    drawing: Drawing,
    width: int,
    height: int,
    depth: Depth,
    alphabet: Alphabet,
    one: float,
    other: float,
) -> None:
    drawn = motion(drawing, width, height, pen_for(drawing, depth, alphabet))
    since, upto = drawn.moment(one), drawn.moment(other)
    before, after = drawn.frame(since), drawn.frame(upto)
    changes = drawn.changes(since, upto)
    assert [changes.get(place, cell) for place, cell in enumerate(before)] == after
    assert len(before) == width * height


@pytest.mark.parametrize("drawing", Drawing)
@pytest.mark.parametrize(("depth", "alphabet"), TERMINALS.values(), ids=TERMINALS)
def test_a_half_breath_is_told_from_a_full_one_at_a_glance(
    drawing: Drawing, depth: Depth, alphabet: Alphabet
) -> None:
    empty, half, full = (rows(drawing, (38, 8), f, depth, alphabet) for f in (0.0, 0.5, 1.0))
    assert _reach(half) - _reach(empty) >= 2
    assert _reach(full) - _reach(half) >= 2


@pytest.mark.parametrize("drawing", Drawing)
def test_ascii_drawings_are_ascii(drawing: Drawing) -> None:
    assert glyphs(rows(drawing, (60, 14), 0.7, Depth.NONE, Alphabet.ASCII)).isascii()


@pytest.mark.parametrize("drawing", Drawing)
def test_a_small_part_of_a_breath_changes_only_the_edge(drawing: Drawing) -> None:
    drawn = motion(drawing, 80, 16, pen_for(drawing, Depth.MILLIONS, Alphabet.BLOCKS))
    assert len(drawn.changes(drawn.moment(0.50), drawn.moment(0.51))) < 100


def test_the_drawings_come_in_a_round() -> None:
    assert [drawing.next for drawing in Drawing] == [
        Drawing.RING, Drawing.WAVE, Drawing.BAR, Drawing.ORB, Drawing.ORB,
    ]  # fmt: skip


def _reach(cells: list[list[Cell]]) -> int:
    """How many rows hold something well covered that is not the outline."""
    return sum(
        any(p.cover * 2 >= WHOLE and p.tone != OUTLINE for c in row for p in (c.ink, c.ground))
        for row in cells
    )


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
