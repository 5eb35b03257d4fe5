from dataclasses import replace
from datetime import timedelta

import pytest
from history_examples import BOX, SUNRISE

from stillpoint.history.doubts import doubt_of

NOW = SUNRISE + timedelta(minutes=5)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("end", "practised", "doubt"),
    [
        (5, 5, ""),
        (0, 0, ""),
        (5, 9, ""),
        (10, 5, ""),
        (-1, 1, "ends before it begins"),
        (1500, 1441, "is longer than a day"),
        (11, 5, "ends in the future"),
        (5, 11, "is longer than the time from its start to its end"),
    ],
)
def test_times_that_cannot_be_are_doubted(end: int, practised: int, doubt: str) -> None:
    entry = replace(BOX, ended_at=SUNRISE + end * MINUTE, practised=practised * MINUTE)
    assert doubt_of(entry, NOW) == doubt


def test_a_run_that_was_paused_for_days_is_not_doubted() -> None:
    entry = replace(BOX, ended_at=SUNRISE + timedelta(days=3))
    assert doubt_of(entry) == ""
