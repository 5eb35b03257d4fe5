from datetime import date, timedelta

import pytest
from stats_examples import days_ago

from stillpoint.core.errors import Misuse
from stillpoint.core.intentions import Intention, intention
from stillpoint.stats.days import A_DAY
from stillpoint.stats.streaks import Streaks, streaks
from stillpoint.stats.tallies import Tally, tally
from stillpoint.stats.weeks import Week, week
from stillpoint.stats.years import level, year

TODAY = date(2026, 11, 21)


def test_an_intention_of_days_counts_each_day_of_this_week_once() -> None:
    counted = tally([days_ago(0), days_ago(0), days_ago(5), days_ago(6)])
    done = week(counted, Intention(days=3), TODAY)
    assert (done.days, done.practised) == (2, timedelta(minutes=15))
    assert not done.is_kept
    assert week(counted, Intention(days=2), TODAY).is_kept


def test_an_intention_of_minutes_counts_minutes() -> None:
    hour = Intention(practised=timedelta(hours=1))
    counted = tally([days_ago(0, minutes=40), days_ago(1, minutes=20)])
    assert week(counted, hour, TODAY).is_kept
    assert week(Tally(), hour, TODAY) == Week(hour, 0, timedelta())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", None),
        ("3 days", Intention(days=3)),
        ("1 day", Intention(days=1)),
        (" 60 Minutes ", Intention(practised=timedelta(hours=1))),
        ("45min", Intention(practised=timedelta(minutes=45))),
    ],
)
def test_an_intention_is_written_in_days_or_minutes(written: str, meant: Intention | None) -> None:
    assert intention(written) == meant


@pytest.mark.parametrize("written", ["0 days", "8 days", "often", "3", "0 minutes", "10081 min"])
def test_an_intention_that_no_week_can_hold_is_refused(written: str) -> None:
    with pytest.raises(Misuse, match='write "3 days" or "60 minutes"'):
        intention(written)


@pytest.mark.parametrize(
    ("ages", "told"),
    [
        ((), Streaks(0, 0)),
        ((0,), Streaks(1, 1)),
        ((1, 2), Streaks(2, 2)),
        ((2, 3, 4), Streaks(0, 3)),
        ((0, 1, 3, 4, 5), Streaks(2, 3)),
    ],
)
def test_a_day_that_is_not_over_breaks_no_streak(ages: tuple[int, ...], told: Streaks) -> None:
    assert streaks([TODAY - A_DAY * age for age in ages], TODAY) == told


def test_a_year_is_a_column_a_week_and_ends_with_today() -> None:
    grid = year(tally([days_ago(0), days_ago(300, minutes=45)]), TODAY)
    assert len(grid.weeks) == 53
    assert all(len(column) == 7 for column in grid.weeks)
    assert grid.weeks[-1][5:] == (grid.squares[-1], None)
    assert (grid.squares[-1].day, grid.squares[-1].level) == (TODAY, 2)
    assert [square.day for square in grid.squares if square.level == 4] == [TODAY - A_DAY * 300]
    assert [b.day - a.day for a, b in zip(grid.squares, grid.squares[1:], strict=False)] == [
        A_DAY
    ] * (len(grid.squares) - 1)


@pytest.mark.parametrize(
    ("minutes", "marked"),
    [(0, 0), (0.1, 1), (4.9, 1), (5, 2), (14, 2), (15, 3), (29, 3), (30, 4), (600, 4)],
)
def test_a_day_is_marked_by_its_minutes(minutes: float, marked: int) -> None:
    assert level(timedelta(minutes=minutes)) == marked
