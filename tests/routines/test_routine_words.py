from datetime import timedelta

import pytest

from stillpoint.core.errors import Misuse
from stillpoint.routines.values import DAYS
from stillpoint.routines.wording import days_told, days_typed, notices_typed, when_typed


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("fri, mon", ("mon", "fri")),
        ("Monday tuesday", ("mon", "tue")),
        ("weekdays", DAYS[:5]),
        ("Weekend", ("sat", "sun")),
        ("every  day", ()),
        (",".join(DAYS), ()),
    ],
)
def test_days_are_typed_as_people_write_them(typed: str, days: tuple[str, ...]) -> None:
    assert days_typed(typed) == days
    assert days_typed(days_told(days)) == days


@pytest.mark.parametrize("typed", ["", " , ", "mo", "everyday", "\x1b"])
def test_what_are_no_days_is_refused(typed: str) -> None:
    with pytest.raises(Misuse):
        days_typed(typed)


def test_a_time_begins_with_a_digit_and_an_anchor_does_not() -> None:
    assert when_typed(" 7:05 ") == {"at": "07:05", "anchor": ""}
    assert when_typed("after the 7 o'clock news") == {
        "at": "",
        "anchor": "after the 7 o'clock news",
    }
    for typed in ("7", "24:00", "", "  ", "a\nb"):
        with pytest.raises(Misuse):
            when_typed(typed)


def test_notices_are_typed_with_commas_between() -> None:
    assert notices_typed("1m, 90s,10m") == tuple(timedelta(seconds=n) for n in (600, 90, 60))
    assert notices_typed("none") == ()
    with pytest.raises(Misuse):
        notices_typed("soon")
