from datetime import date, datetime, timedelta

import pytest
from stats_examples import BREATH, SATURDAY_NOON, SIT, days_ago, practised

from stillpoint.config.settings import Settings
from stillpoint.core.intentions import Intention
from stillpoint.history.summaries import Kind
from stillpoint.services.figures import Figures, figures
from stillpoint.stats.calendars import calendar, legend, months_above
from stillpoint.stats.charts import (
    chart_of_months,
    chart_of_sessions,
    chart_of_shares,
    chart_of_weeks,
    intention_in_words,
    streaks_in_words,
    table_of_totals,
)
from stillpoint.stats.streaks import Streaks
from stillpoint.stats.tallies import tally
from stillpoint.stats.totals import most_practised, weeks
from stillpoint.stats.weeks import Week
from stillpoint.stats.years import year

SATURDAY = SATURDAY_NOON.date()


def some_figures() -> Figures:
    """Of a few weeks: breath on most days, a long sit now and then."""
    breaths = [days_ago(age, minutes=5) for age in range(0, 60, 2)]
    sits = [days_ago(age, minutes=45, kind=SIT) for age in (1, 8, 29)]
    newest_first = sorted(breaths + sits, key=lambda each: each.started_at, reverse=True)
    return figures(newest_first, SATURDAY_NOON, Settings())


def test_weeks_are_bars_beside_their_minutes() -> None:
    assert list(map(str, chart_of_weeks(some_figures().weeks[-5:], 40))) == [
        "19 Oct        1 h  ███████████████████▍",
        "26 Oct     20 min  ██████▌",
        " 2 Nov     15 min  ████▉",
        " 9 Nov  1 h 5 min  █████████████████████",
        "16 Nov        1 h  ███████████████████▍",
    ]


def test_months_bear_their_year() -> None:
    assert list(map(str, chart_of_months(some_figures().months[-3:], 40))) == [
        "Sep 2026      20 min  ██▌",
        "Oct 2026         2 h  ██████████████▉",
        "Nov 2026  2 h 25 min  ██████████████████",
    ]


def test_nothing_is_no_bar_at_all() -> None:
    (bar,) = chart_of_weeks(weeks(tally(()), SATURDAY, 1), 40)
    assert str(bar) == "16 Nov  –"


def test_the_least_there_is_still_is_a_mark() -> None:
    counted = tally([days_ago(0, minutes=600), days_ago(7, minutes=0.1)])
    assert [bar.mark for bar in chart_of_weeks(weeks(counted, SATURDAY, 2), 30)] == [
        "▏",
        "████████████████",
    ]


def test_bars_are_whole_cells_where_there_is_only_ascii() -> None:
    assert list(map(str, chart_of_shares(some_figures().parts, 50, is_plain=True))) == [
        "early morning           –",
        "morning                 –",
        "afternoon      4 h 45 min  #######################",
        "early evening           –",
        "evening                 –",
        "night                   –",
    ]


def test_sessions_are_told_by_how_often_they_were_practised() -> None:
    assert list(map(str, chart_of_sessions(some_figures().most, 40))) == [
        "Even Breath  30×  ██████████████████████",
        "First Five    3×  ██▎",
    ]


def test_a_long_or_wide_title_is_cut_to_its_column() -> None:
    long, wide, hostile = (
        "The long way home through the wood",
        "呼吸を整えるための練習",
        "a\x1b[31m",
    )
    titles = (long, wide, hostile)
    kinds = [Kind("p", title, title, "meditation", "adult", "", "") for title in titles]
    told = chart_of_sessions(most_practised(tally(days_ago(0, kind=kind) for kind in kinds)), 36)
    assert [bar.label for bar in told] == [
        "The long way… ",
        "呼吸を整える… ",
        "a\ufffd[31m        ",
    ]


@pytest.mark.parametrize("width", [1, 20, 36, 112])
def test_no_line_is_wider_than_there_is_room_for_where_a_label_has_room(width: int) -> None:
    for bar in chart_of_shares(some_figures().parts, width):
        assert len(str(bar)) <= max(width, 30)


def test_totals_are_a_table() -> None:
    assert table_of_totals(some_figures().totals) == [
        "last      days  sessions        time",
        "7 days       5         5   1 h 5 min",
        "28 days     15        16  2 h 40 min",
        "365 days    32        33  4 h 45 min",
        "ever        32        33  4 h 45 min",
    ]
    assert table_of_totals(some_figures().totals, 34)[2] == "28 days    15       16 2 h 40 min"


@pytest.mark.parametrize(
    ("days", "minutes", "meant", "told"),
    [
        (0, 0, Intention(days=3), "3 days intended this week"),
        (2, 40, Intention(days=3), "2 of 3 days this week"),
        (3, 60, Intention(days=3), "3 of 3 days this week"),
        (5, 90, Intention(days=3), "5 days this week, 3 intended"),
        (1, 5, Intention(days=1), "1 of 1 day this week"),
        (2, 40, Intention(practised=timedelta(minutes=60)), "40 of 60 minutes this week"),
    ],
)
def test_an_intention_is_told_and_never_scolded(
    days: int, minutes: int, meant: Intention, told: str
) -> None:
    assert intention_in_words(Week(meant, days, timedelta(minutes=minutes))) == told


def test_streaks_are_told_in_a_line() -> None:
    assert streaks_in_words(Streaks(1, 12)) == "1 day in a row, 12 at most"
    assert streaks_in_words(Streaks(0, 12)) == "12 days in a row at most"
    assert streaks_in_words(Streaks(0, 0)) == ""


def test_the_year_is_a_grid_of_glyphs() -> None:
    lengths = {0: 3, 1: 7, 2: 20, 3: 45, 9: 45, 40: 5}
    counted = tally(days_ago(age, minutes=minutes) for age, minutes in lengths.items())
    assert calendar(year(counted, SATURDAY, 12)) == [
        "  Sep Oct Nov",
        "M       ▒",
        "T",
        "W            █",
        "T           █▓",
        "F            ▒",
        "S            ░",
        "S",
    ]
    assert calendar(year(counted, SATURDAY, 2), is_plain=True) == [
        "  Nov",
        "M",
        "T",
        "W  #",
        "T #*",
        "F  :",
        "S  .",
        "S",
    ]


def test_the_legend_tells_minutes() -> None:
    assert legend() == "░ under 5  ▒ 5  ▓ 15  █ 30 min or more"
    assert legend(is_plain=True) == ". under 5  : 5  * 15  # 30 min or more"


def test_a_month_that_was_under_way_is_named_where_there_is_room() -> None:
    assert months_above([date(2026, 11, 2), date(2026, 11, 9)]) == "Nov"
    assert months_above([date(2026, 11, 23), date(2026, 11, 30)]) == " Dec"
    assert months_above([date(2026, 11, 23), date(2026, 11, 30)], step=4) == "Nov Dec"


def test_a_session_across_the_autumn_change_is_in_the_square_of_its_evening() -> None:
    late = datetime.fromisoformat("2026-10-25T02:40:00+01:00")
    evening = datetime.fromisoformat("2026-10-24T22:00:00+02:00")
    counted = tally([practised(late, minutes=10), practised(evening, minutes=10)])
    assert calendar(year(counted, date(2026, 10, 25), 1)) == [
        "  Oct",
        "M",
        "T",
        "W",
        "T",
        "F",
        "S ▓",
        "S",
    ]


def test_a_travellers_week_fills_one_square_a_day() -> None:
    evenings = ("16T22:00:00+09:00", "17T22:00:00+05:30", "18T22:00:00+01:00", "19T22:00:00-05:00")
    moments = [datetime.fromisoformat(f"2026-11-{evening}") for evening in evenings]
    counted = tally(practised(moment, kind=BREATH) for moment in moments)
    grid = calendar(year(counted, SATURDAY, 1))
    assert grid == ["  Nov", "M ▒", "T ▒", "W ▒", "T ▒", "F", "S", "S"]
