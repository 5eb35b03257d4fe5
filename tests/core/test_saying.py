from datetime import timedelta

import pytest

from stillpoint.core.saying import time_to_say


def test_words_take_about_as_long_as_people_take_to_say_them() -> None:
    text = "Feel your feet on the floor. Let your shoulders drop, and let the breath go slowly."
    assert timedelta(seconds=5) < time_to_say(text) < timedelta(seconds=7)  # espeak-ng: 5.9 s


def test_nothing_takes_no_time() -> None:
    assert time_to_say("  ") == time_to_say("…") == timedelta()


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [
        ("Let go and breathe", "Let go, and breathe"),
        ("Let go, and breathe", "Let go. And breathe"),
        ("Count to ten", "Count to 4096"),
        ("on the hour", "on the well-known hour"),
    ],
)
def test_pauses_digits_and_letters_take_time(shorter: str, longer: str) -> None:
    assert time_to_say(shorter) < time_to_say(longer)


def test_what_follows_the_last_word_takes_none() -> None:
    assert time_to_say("Breathe out …") == time_to_say("Breathe out.") == time_to_say("Breathe out")


def test_a_character_that_is_a_syllable_takes_longer_than_a_letter() -> None:
    assert time_to_say("把手放在肚子上") > time_to_say("abcdefg")
    assert time_to_say("Положи руки") == time_to_say("Poloji ruki")
