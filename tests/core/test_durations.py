from datetime import timedelta

import pytest
from hypothesis import given

from stillpoint.core.durations import BadDuration, duration, in_words, on_the_clock, written
from strategies import lengths, quickly


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90s", 90),
        ("90", 90),
        (90, 90),
        (1.5, 1.5),
        ("1.5s", 1.5),
        ("2m30s", 150),
        ("2m30", 150),
        (" 1H 5m ", 3900),
        ("0.5h", 1800),
        ("24h", 86_400),
        (0, 0),
    ],
)
def test_a_duration_is_read_as_people_write_it(text: str | float, seconds: float) -> None:
    assert duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "s",
            "h",
            "ten",
            "5s2m",
            "5m5m",
            "1d",
            "1:30",
            "1e3",
            "1.s",
            "1h30",
            "٥s",
            "5 ס",
        ),
        *("-5s", -5, "nan", "inf", float("nan")),
    ],
)
def test_what_is_no_duration_is_refused_with_an_example(text: str | float) -> None:
    with pytest.raises(BadDuration, match="is not a duration; write"):
        duration(text)


@pytest.mark.parametrize("text", ["24h1s", "25h", 86_401, float("inf"), 10**400])
def test_more_than_a_day_is_refused(text: str | float) -> None:
    with pytest.raises(BadDuration, match="longer than 24 h"):
        duration(text)


def test_a_very_long_text_is_refused_in_a_short_message() -> None:
    with pytest.raises(BadDuration) as refusal:
        duration("9" * 100_000)
    assert len(str(refusal.value)) < 200


@quickly
@given(lengths(0, 86_400))
def test_what_is_written_reads_as_the_same_duration(length: timedelta) -> None:
    assert duration(written(length)) == length


@pytest.mark.parametrize(
    ("seconds", "packs_write", "people_say", "a_timer_shows"),
    [
        (0, "0s", "0 s", "0:00"),
        (0.4, "0.4s", "0 s", "0:01"),
        (45, "45s", "45 s", "0:45"),
        (59.6, "59.6s", "1 min", "1:00"),
        (150, "2m30s", "2 min 30 s", "2:30"),
        (300, "5m", "5 min", "5:00"),
        (3599.999999, "59m59.999999s", "1 h", "1:00:00"),
        (3725, "1h2m5s", "1 h 2 min", "1:02:05"),
        (86_400, "24h", "24 h", "24:00:00"),
    ],
)
def test_a_duration_is_written_said_and_shown(
    seconds: float, packs_write: str, people_say: str, a_timer_shows: str
) -> None:
    length = timedelta(seconds=seconds)
    assert (written(length), in_words(length), on_the_clock(length)) == (
        packs_write,
        people_say,
        a_timer_shows,
    )
