import pytest

from stillpoint.tui.drawing.glyphs import GLYPHS, ROWS
from stillpoint.tui.drawing.letters import lettered, paragraph


def test_a_word_is_drawn_in_letters_of_blocks() -> None:
    assert lettered("hold", 15, 3) == (
        "█ █ █▀█ █   █▀▄",
        "█▀█ █ █ █   █ █",
        "▀ ▀ ▀▀▀ ▀▀▀ ▀▀ ",
    )


@pytest.mark.parametrize(
    "word", ["hold", "move", "step back", "in", "out", "rest", "tap", "paused"]
)
@pytest.mark.parametrize(("width", "height"), [(36, 3), (76, 5), (196, 18)])
def test_letters_fit_their_box_whatever_the_word(word: str, width: int, height: int) -> None:
    rows = lettered(word, width, height)
    assert 0 < len(rows) <= height
    assert len({len(row) for row in rows}) == 1
    assert len(rows[0]) <= width


def test_words_beside_each_other_are_as_large_as_the_longest_allows() -> None:
    assert len(lettered("hold", 76, 20)) == 13
    assert len(lettered("hold", 76, 20, "step back")) == 5


@pytest.mark.parametrize(("width", "height"), [(10, 20), (76, 2), (0, 0)])
def test_where_not_even_small_letters_fit_there_are_none(width: int, height: int) -> None:
    assert lettered("step back", width, height) == ()


def test_running_words_are_broken_into_lines_as_large_as_all_of_them_fit() -> None:
    assert paragraph("breathe in", 30, 7) == (
        "█▀▄ █▀▄ █▀▀ █▀█ ▀█▀ █ █ █▀▀",
        "█▀▄ █▀▄ █▀  █▀█  █  █▀█ █▀ ",
        "▀▀  ▀ ▀ ▀▀▀ ▀ ▀  ▀  ▀ ▀ ▀▀▀",
        "                           ",
        "           █ █▄ █          ",
        "           █ █ ▀█          ",
        "           ▀ ▀  ▀          ",
    )
    assert len(paragraph("breathe in", 44, 3)) == 3
    assert len(paragraph("in", 200, 60)) == 15
    assert len(paragraph("Let your shoulders sink. There is nothing else to do now.", 78, 20)) == 11


@pytest.mark.parametrize("text", ["息", "", "a_b", "supercalifragilistic"])
def test_what_cannot_be_lettered_or_has_no_room_has_no_rows(text: str) -> None:
    assert paragraph(text, 40, 9) == ()
    assert lettered(text, 40, 9) == ()


def test_signs_are_written_as_what_they_look_like() -> None:
    assert paragraph("Déjà – “vu”…", 90, 3) == paragraph('deja - "vu"...', 90, 3) != ()


def test_letters_that_mean_different_things_differ() -> None:
    written = {letter: glyph for letter, glyph in GLYPHS.items() if letter not in "05"}
    assert len(set(written.values())) == len(written)  # 0 and 5 are as o and s
    assert all(len(glyph) == ROWS for glyph in GLYPHS.values())
    assert all(len({len(row) for row in glyph}) == 1 for glyph in GLYPHS.values())
