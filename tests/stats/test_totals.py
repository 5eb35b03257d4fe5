from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from stats_examples import BREATH, SATURDAY_NOON, SIT, days_ago, practised

from stillpoint.stats.days import week_of
from stillpoint.stats.tallies import Amount, Tally, regrouped, sum_of, tally
from stillpoint.stats.totals import (
    PARTS_OF_THE_DAY,
    Period,
    Share,
    Total,
    by_part_of_the_day,
    by_practice,
    months,
    most_practised,
    totals,
    weeks,
)

TODAY = date(2026, 11, 21)
TEN = timedelta(minutes=10)


def amount(sessions: int, minutes: float) -> Amount:
    return Amount(sessions, timedelta(minutes=minutes))


def test_totals_count_days_sessions_and_minutes_up_to_today() -> None:
    counted = tally([days_ago(age) for age in (0, 0, 6, 7, 27, 28, 364, 365)])
    assert totals(counted, TODAY) == (
        Total(7, 2, amount(3, 15)),
        Total(28, 4, amount(5, 25)),
        Total(365, 6, amount(7, 35)),
        Total(None, 7, amount(8, 40)),
    )


def test_no_history_comes_to_nothing() -> None:
    assert totals(Tally(), TODAY) == tuple(Total(span, 0, Amount()) for span in (7, 28, 365, None))
    assert by_practice(Tally()) == most_practised(Tally()) == ()


def test_weeks_without_practice_are_told_too() -> None:
    counted = tally([days_ago(0), days_ago(5), days_ago(14)])
    assert weeks(counted, TODAY, 3) == (
        Period(date(2026, 11, 2), amount(1, 5)),
        Period(date(2026, 11, 9), Amount()),
        Period(date(2026, 11, 16), amount(2, 10)),
    )


def test_months_are_told_by_the_calendar() -> None:
    counted = tally([days_ago(0), days_ago(20), days_ago(21)])
    assert months(counted, TODAY, 2) == (
        Period(date(2026, 10, 1), amount(1, 5)),
        Period(date(2026, 11, 1), amount(2, 10)),
    )


def test_practices_come_longest_first() -> None:
    counted = tally([days_ago(0), days_ago(1), days_ago(2, minutes=20, kind=SIT)])
    assert by_practice(counted) == (
        Share("meditation", amount(1, 20)),
        Share("breathing", amount(2, 10)),
    )


def test_sessions_come_most_often_practised_first_and_people_do_not_split_them() -> None:
    with_mo = BREATH._replace(child="Mo")
    counted = tally(
        [days_ago(0), days_ago(1, kind=with_mo), days_ago(2, minutes=60, kind=SIT), days_ago(3)]
    )
    assert most_practised(counted) == (
        Share("Even Breath", amount(3, 15)),
        Share("First Five", amount(1, 60)),
    )
    assert len(most_practised(counted, 1)) == 1


def test_the_parts_of_the_day_go_by_the_clock_of_the_place() -> None:
    hours = (4, 7, 8, 12, 16, 20, 23, 0, 3)
    counted = tally([practised(SATURDAY_NOON.replace(hour=hour)) for hour in hours])
    told = {share.name: share.amount.sessions for share in by_part_of_the_day(counted)}
    assert told == dict(zip(PARTS_OF_THE_DAY, (2, 1, 1, 1, 2, 2), strict=True))


@given(st.lists(st.tuples(st.integers(0, 800), st.floats(0.1, 500)), max_size=30))
def test_every_way_to_count_comes_to_the_same_sum(lived: list[tuple[int, float]]) -> None:
    counted = tally([days_ago(age, minutes=minutes) for age, minutes in lived])
    whole = counted.total
    assert whole.sessions == len(lived)
    for other in (counted.kinds, counted.hours, regrouped(counted.days, week_of)):
        assert sum_of(other.values()) == whole
    assert totals(counted, TODAY)[-1].amount == whole
