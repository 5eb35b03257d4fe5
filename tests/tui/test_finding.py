import pytest

from stillpoint.tui.finding import Group, best, findable
from stillpoint.tui.widgets.listing import Heading

BREATH = Group(
    Heading("Breath Basics"),
    (
        findable("six", "Six a Minute", "Four in, six out."),
        findable("four", "Four Corners"),
        findable("min", "Minute"),
    ),
)


@pytest.mark.parametrize(
    ("wanted", "chosen_so_far", "chosen"),
    [
        ("four", None, "four"),
        ("four", "six", "four"),
        ("corners", "six", "four"),
        ("minute", "six", "min"),
        ("out", "six", "six"),
        ("", "six", "six"),
    ],
)
def test_what_is_called_so_comes_before_what_only_tells_of_it(
    wanted: str, chosen_so_far: str | None, chosen: str
) -> None:
    assert best([BREATH], wanted, chosen_so_far) == chosen
