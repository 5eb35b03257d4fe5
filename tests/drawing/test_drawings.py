import pytest
from golden_text import SIZES, TERMINALS, described, glyphs, golden, rows
from hypothesis import given, settings
from hypothesis import strategies as some

from stillpoint.tui.drawing.cells import OUTLINE, WHOLE
from stillpoint.tui.drawing.drawings import Alphabet, Depth, Drawing, motion, pen_for

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
        Drawing.RING, Drawing.WAVE, Drawing.BAR, Drawing.ORB,
    ]  # fmt: skip


def _reach(cells: list[list]) -> int:  # type: ignore[type-arg]
    """How many rows hold something well covered that is not the outline."""
    return sum(
        any(p.cover * 2 >= WHOLE and p.tone != OUTLINE for c in row for p in (c.ink, c.ground))
        for row in cells
    )
