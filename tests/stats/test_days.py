from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from stats_examples import SATURDAY_NOON, days_ago, practised

from stillpoint.services.figures import last_days
from stillpoint.stats.days import DAY_ENDS, last_months, last_weeks, practice_day
from stillpoint.stats.tallies import tally

FIVE_MINUTES = timedelta(minutes=5)
BERLIN = ZoneInfo("Europe/Berlin")


def test_two_in_the_morning_belongs_to_the_evening_before() -> None:
    assert practice_day(datetime(2026, 11, 21, 2, 0, tzinfo=UTC)) == date(2026, 11, 20)
    assert practice_day(datetime(2026, 11, 21, 3, 59, tzinfo=UTC)) == date(2026, 11, 20)
    assert practice_day(datetime(2026, 11, 21, 4, 0, tzinfo=UTC)) == date(2026, 11, 21)


def test_a_day_may_end_at_another_hour() -> None:
    one = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
    assert practice_day(one, timedelta()) == date(2026, 11, 21)
    assert practice_day(one, timedelta(hours=2)) == date(2026, 11, 20)


def test_the_last_days_are_practice_days_with_today_last() -> None:
    summaries = [days_ago(age) for age in (0, 1, 1, 6, 7)]
    days = last_days(summaries, SATURDAY_NOON, DAY_ENDS)
    assert [day // FIVE_MINUTES for day in days] == [1, 0, 0, 0, 0, 2, 1]


@pytest.mark.parametrize(
    ("started", "day"),
    [
        (datetime(2026, 10, 25, 1, 50, tzinfo=BERLIN), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 2, 50, fold=0, tzinfo=BERLIN), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 2, 50, fold=1, tzinfo=BERLIN), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 3, 59, tzinfo=BERLIN), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 4, 0, tzinfo=BERLIN), date(2026, 10, 25)),
        (datetime(2027, 3, 28, 3, 30, tzinfo=BERLIN), date(2027, 3, 27)),
        (datetime(2027, 3, 28, 4, 10, tzinfo=BERLIN), date(2027, 3, 28)),
    ],
)
def test_the_day_ends_at_four_by_the_clock_also_when_the_clock_changes(
    started: datetime, day: date
) -> None:
    as_kept = datetime.fromisoformat(started.isoformat())
    assert practice_day(as_kept) == day


def test_a_travellers_week_counts_each_session_to_the_day_of_its_place() -> None:
    zones = (("Tokyo", 9), ("in the air", 9), ("Delhi", 5.5), ("Berlin", 1), ("New York", -5))
    evenings = [
        datetime(2026, 11, 16 + n, 22, 0, tzinfo=timezone(timedelta(hours=hours)))
        for n, (_, hours) in enumerate(zones)
    ]
    counted = tally(map(practised, evenings)).days
    assert sorted(counted) == [date(2026, 11, day) for day in (16, 17, 18, 19, 20)]


def test_weeks_begin_on_monday_and_months_on_their_first() -> None:
    saturday = date(2026, 11, 21)
    assert last_weeks(saturday, 3) == (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16))
    assert last_months(date(2027, 1, 31), 3) == (
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
    )
