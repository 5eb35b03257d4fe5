import pytest

from stillpoint.tui.widgets.words import centred


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Settle · 1 of 3 · next: Breathe", "Settle · 1 of 3 · next: Breathe"),
        ("Notice where the breath moves · 2 of 12", "Notice where the breath moves · 2 of…"),
        ("Notice the breath · 2 of 12 · next: Interlude", "Notice the breath · 2 of 12…"),
        (
            "Notice the breath · 2 of 12 · next: A bit more",
            "Notice the breath · 2 of 12 · next: A…",
        ),
        ("B" * 50, "B" * 37 + "…"),
    ],
)
def test_a_line_that_is_too_long_ends_with_a_whole_word(text: str, shown: str) -> None:
    assert centred(text, 40, 1)[0].strip() == shown
