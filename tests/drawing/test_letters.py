import pytest

from stillpoint.tui.drawing.letters import lettered


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
