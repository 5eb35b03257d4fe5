"""What was practised lately, by practice day."""

from datetime import UTC, datetime, timedelta, timezone

from stillpoint.history.entries import Entry
from stillpoint.services.weeks import practice_day, week_of

FIVE_MINUTES = timedelta(minutes=5)
SATURDAY_NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def entry(started_at: datetime) -> Entry:
    return Entry(
        id=str(started_at.timestamp()),
        started_at=started_at,
        ended_at=started_at + FIVE_MINUTES,
        practised=FIVE_MINUTES,
        completed=True,
        title="Even Breath",
        practice="breathing",
    )


def test_two_in_the_morning_belongs_to_the_evening_before() -> None:
    night = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
    assert practice_day(night) == practice_day(night - timedelta(hours=4))
    assert practice_day(night) != practice_day(night + timedelta(hours=2))


def test_a_week_is_seven_practice_days_with_today_last() -> None:
    ages = (0, 1, 1, 6, 7)
    week = week_of([entry(SATURDAY_NOON - timedelta(days=age)) for age in ages], SATURDAY_NOON)
    assert [day // FIVE_MINUTES for day in week.days] == [1, 0, 0, 0, 0, 2, 1]
    assert week.total == 4 * FIVE_MINUTES


def test_a_traveller_keeps_the_day_of_the_place() -> None:
    tokyo = timezone(timedelta(hours=9))
    assert practice_day(datetime(2026, 11, 21, 8, 0, tzinfo=tokyo)).day == 21
