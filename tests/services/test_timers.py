"""Sessions made on the spot."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from time import tzset

import pytest

from stillpoint.core.entering import length_of
from stillpoint.core.errors import Misuse
from stillpoint.core.patterns import pattern
from stillpoint.core.steps import IntervalBells
from stillpoint.services.timers import breathing, moment, sitting, until

MORNING = datetime(2026, 11, 21, 7, 0).astimezone()


def test_a_pattern_fills_its_time_with_whole_breaths() -> None:
    assert length_of(breathing(pattern("4-7-8"), timedelta(minutes=5))) == timedelta(seconds=304)


def test_a_glide_needs_the_same_phases_at_both_ends() -> None:
    with pytest.raises(
        Misuse, match="4-0-6-0 cannot glide to 4-7-8-0: both must have the same phases"
    ):
        breathing(pattern("4-0-6-0"), timedelta(minutes=5), to=pattern("4-7-8"))


def test_a_sit_lasts_what_was_asked_and_its_settling_in() -> None:
    session = sitting(timedelta(minutes=20), settle=timedelta(seconds=10))
    assert length_of(session) == timedelta(minutes=20, seconds=10)


def test_an_open_sit_has_no_length() -> None:
    session = sitting(None, bells=IntervalBells(every=timedelta(minutes=5)))
    assert length_of(session) is None


@pytest.mark.parametrize(
    ("asked", "lasts"),
    [
        ("07:30", timedelta(minutes=30)),
        ("07:00", timedelta(days=1)),
        ("06:59", timedelta(hours=23, minutes=59)),
    ],
)
def test_until_is_the_next_time_the_clock_shows_it(asked: str, lasts: timedelta) -> None:
    assert until(asked, MORNING) == lasts


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        tzset()
        yield
    tzset()


@pytest.mark.parametrize(
    ("now", "wanted", "comes"),
    [
        ("2027-03-28T00:50Z", "02:30", "2027-03-28T01:30Z"),  # there is no 02:30 that night
        ("2027-10-31T00:10Z", "02:30", "2027-10-31T00:30Z"),  # and there are two of it then
        ("2027-10-31T00:45Z", "02:50", "2027-10-31T00:50Z"),
        ("2027-10-31T01:10Z", "02:30", "2027-10-31T01:30Z"),
        ("2027-10-31T01:45Z", "03:30", "2027-10-31T02:30Z"),
    ],
)
@pytest.mark.usefixtures("berlin")
def test_a_clock_that_leaves_out_an_hour_or_repeats_one_is_followed(
    now: str, wanted: str, comes: str
) -> None:
    here, expected = (datetime.fromisoformat(each).astimezone() for each in (now, comes))
    assert until(wanted, here) == expected - here
    assert moment(wanted, here) == expected


@pytest.mark.parametrize("asked", ["half past", "25:00", "", "20.30"])
def test_what_is_no_time_of_day_is_refused(asked: str) -> None:
    with pytest.raises(Misuse, match="write it as 07:30"):
        until(asked, MORNING)


def test_nothing_cannot_be_timed() -> None:
    with pytest.raises(Misuse, match="lasts no time"):
        sitting(timedelta())
    with pytest.raises(Misuse, match="lasts no time"):
        breathing(pattern("5-5"), timedelta())
