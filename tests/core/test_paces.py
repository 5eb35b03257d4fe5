import pytest

from stillpoint.core.errors import Misuse
from stillpoint.core.paces import best_rated, pace


@pytest.mark.parametrize(("written", "rate"), [("5.5", 5.5), (" 6 ", 6), ("4.5", 4.5), ("", None)])
def test_a_pace_is_breaths_a_minute(written: str, rate: float | None) -> None:
    assert pace(written) == rate


@pytest.mark.parametrize("written", ["4.4", "7.5", "six", "-6", "6,5", "nan", "1e1", "٦"])
def test_what_is_no_comfortable_pace_is_told_with_what_would_be(written: str) -> None:
    with pytest.raises(Misuse, match="no pace; write breaths a minute"):
        pace(written)


def test_the_best_rated_pace_is_best_in_ease_and_calm_together() -> None:
    answers = {"ease-6": 8, "calm-6": 5, "ease-5-5": 7, "calm-5-5": 9, "ease-5": 9, "calm-5": 4}
    assert best_rated(answers) == 5.5


def test_of_equals_the_quicker_pace_is_the_easier() -> None:
    assert best_rated({"ease-6": 7, "calm-6": 7, "ease-4-5": 7, "calm-4-5": 7}) == 6


def test_a_skipped_answer_takes_nothing_from_a_pace() -> None:
    assert best_rated({"ease-6": 8, "ease-5": 7, "calm-5": 7}) == 6


@pytest.mark.parametrize(
    "answers",
    [{}, {"ease-6": 9, "calm-6": 9}, {"ease-6": "well", "calm-5": True}, {"mood": 3, "ease-60": 9}],
)
def test_one_pace_alone_or_none_is_best(answers: dict[str, object]) -> None:
    assert best_rated(answers) is None
