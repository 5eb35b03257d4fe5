"""All figures agree: on what they count, and on the days that they count it to."""

from datetime import date, timedelta, timezone

from stats_examples import SATURDAY_NOON, days_ago, practised

from stillpoint.config.settings import Settings
from stillpoint.services.figures import Figures, figures, last_days, this_week
from stillpoint.stats.tallies import sum_of

SETTINGS = Settings(intention="3 days", streaks=True)
NEXT_YEARS = practised(SATURDAY_NOON + timedelta(days=400))
TONIGHT = practised(SATURDAY_NOON + timedelta(hours=9))
AGES = practised(SATURDAY_NOON - timedelta(days=1), minutes=60 * 24 * 365)
AUCKLAND = timezone(timedelta(hours=13))
TOMORROW_THERE = practised((SATURDAY_NOON - timedelta(minutes=30)).astimezone(AUCKLAND))


def sessions(told: Figures) -> set[int]:
    """How many sessions each of the figures counts."""
    every = (told.weeks, told.months, told.practices, told.parts, told.most, told.year.squares)
    return {sum_of(part.amount for part in figure).sessions for figure in every} | {
        total.amount.sessions for total in told.totals
    }


def test_what_is_to_come_is_in_no_figure() -> None:
    summaries = (NEXT_YEARS, TONIGHT, days_ago(0))
    for span in (None, 7):
        told = figures(summaries, SATURDAY_NOON, SETTINGS, span=span)
        assert sessions(told) == {1}
        assert told.to_come == 2
    assert sum(last_days(summaries, SATURDAY_NOON, SETTINGS.day_end), timedelta()) == timedelta(
        minutes=5
    )
    week = this_week(summaries, SATURDAY_NOON, SETTINGS)
    assert week == told.week
    assert week
    assert week.days == 1


def test_a_traveller_who_was_a_day_ahead_practised_today() -> None:
    told = figures((TOMORROW_THERE,), SATURDAY_NOON, SETTINGS, span=7)
    assert TOMORROW_THERE.started_at.date() == date(2026, 11, 22)
    assert sessions(told) == {1}
    assert told.year.squares[-1].amount.sessions == 1
    assert last_days((TOMORROW_THERE,), SATURDAY_NOON, SETTINGS.day_end)[-1]


def test_what_no_session_can_be_is_in_no_figure() -> None:
    told = figures((days_ago(0), AGES), SATURDAY_NOON, SETTINGS)
    assert sessions(told) == {1}
    assert told.too_long == 1
    assert sum(last_days((days_ago(0), AGES), SATURDAY_NOON, SETTINGS.day_end), timedelta()) == (
        timedelta(minutes=5)
    )


def test_charts_end_with_the_last_day_that_was_asked_for() -> None:
    until = date(2026, 10, 31)
    told = figures((days_ago(0), days_ago(25)), SATURDAY_NOON, SETTINGS, span=7, until=until)
    assert told.weeks[-1].start == date(2026, 10, 26)
    assert told.months[-1].start == date(2026, 10, 1)
    assert told.year.squares[-1].day == until
    assert told.totals[0].amount.sessions == 1
    late = figures((days_ago(0),), SATURDAY_NOON, SETTINGS, until=date(2027, 12, 31))
    assert late.last == late.today == date(2026, 11, 21)
