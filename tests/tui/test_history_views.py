"""The year and the charts of history."""

from datetime import date, datetime, timedelta

import pytest
from browsing import SUNRISE, practised, shown
from steering import press, settled, text_of

from stillpoint.core.clock import ManualClock
from stillpoint.history.entries import Entry
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.screens.entries_viewed import View
from stillpoint.tui.screens.history import HistoryScreen


def history_of(app: StillpointApp) -> HistoryScreen:
    screen = app.screen
    assert isinstance(screen, HistoryScreen)
    return screen


def walked(app: StillpointApp) -> date:
    return history_of(app).year.grid.walked


def kept(parts: Parts, number: int, started: str, *, minutes: float = 10) -> None:
    """Put an entry into the history that began at that moment."""
    moment, length = datetime.fromisoformat(started), timedelta(minutes=minutes)
    parts.journal.append(
        Entry(
            id=f"0199aaaa-0000-7000-8000-{number:012}",
            started_at=moment,
            ended_at=moment + length,
            practised=length,
            completed=True,
            title="First Five",
            practice="meditation",
        )
    )


async def test_the_year_is_walked_with_the_arrows_and_the_list_follows(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    practised(parts, parts.library.session("deja-vu"), days_ago=8)
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "y")
        assert "Today, Sat 21 Nov 1 session, 4 min" in text_of(pilot)
        await press(pilot, "left", "up")
        assert walked(app) == date(2026, 11, 13)
        assert "Fri 13 Nov 1 session, 4 min" in text_of(pilot)
        assert "07:02 Déjà Vu 4 min" in text_of(pilot)
        await press(pilot, "l")
        assert "▸ 07:02 Déjà Vu" in text_of(pilot)


async def test_a_day_without_practice_is_told_without_a_word_too_many(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3", "y", "up", "enter")
        assert "Yesterday, Fri 20 Nov nothing" in text_of(pilot)


async def test_enter_shows_the_entries_of_the_day_and_escape_all_again(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    practised(parts, parts.library.session("deja-vu"), days_ago=8)
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "y", "left", "up", "enter")
        assert history_of(app).view is View.LIST
        assert "1 of 2 entries" in text_of(pilot)
        assert "▸ 07:02 Déjà Vu" in text_of(pilot)
        await press(pilot, "escape")
        assert "Six a Minute" in text_of(pilot)


@pytest.mark.parametrize(("width", "height"), [(40, 12), (80, 24), (200, 60)])
async def test_older_years_are_reached_past_the_left_edge(
    parts: Parts, width: int, height: int
) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    practised(parts, parts.library.session("deja-vu"), days_ago=800)
    app = StillpointApp(parts)
    async with shown(app, width=width, height=height) as pilot:
        await press(pilot, "3", "y", "pageup", "pageup", "pageup")
        assert walked(app) >= date(2024, 9, 9)
        await press(pilot, "home")
        assert walked(app) == date(2024, 9, 9)
        await press(pilot, "tab")
        assert walked(app) == date(2024, 9, 12)
        assert "07:02 Déjà Vu 4 min" in text_of(pilot)
        await press(pilot, "end", "down", "right")
        assert walked(app) == SUNRISE.date()


async def test_the_year_is_walked_with_the_mouse(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    practised(parts, parts.library.session("deja-vu"), days_ago=8)
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3")
        await pilot.click("Views", offset=(16, 0))
        await settled(pilot)
        grid = history_of(app).year.grid
        for _ in range(2):
            await pilot.click(grid, offset=(2 + 51, 5))
            await settled(pilot)
        assert walked(app) == date(2026, 11, 13)
        assert "1 of 2 entries" in text_of(pilot)


async def test_a_session_across_the_autumn_change_is_told_as_it_was_lived(parts: Parts) -> None:
    kept(parts, 1, "2026-10-25T02:50:00+02:00")
    kept(parts, 2, "2026-10-25T02:10:00+01:00")
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "y")
        assert walked(app) == date(2026, 10, 24)
        text = text_of(pilot)
        assert "Sat 24 Oct 2 sessions, 20 min" in text
        assert text.index("02:50") < text.index("02:10")


async def test_a_travellers_week_has_a_day_for_each_evening(
    parts: Parts, clock: ManualClock
) -> None:
    for number, zone in enumerate(("+09:00", "+05:30", "+01:00", "-05:00")):
        kept(parts, number, f"2026-11-{16 + number}T22:00:00{zone}")
    parts.change("intention", "5 days")
    async with shown(StillpointApp(parts), width=120) as pilot:
        await press(pilot, "3")
        text = text_of(pilot)
        days = [text.index(day) for day in ("Thursday", "Wednesday", "Tuesday", "Monday")]
        assert days == sorted(days)
        await press(pilot, "c")
        assert "4 of 5 days this week" in text_of(pilot)


async def test_a_day_lived_twice_is_one_day(parts: Parts) -> None:
    kept(parts, 1, "2026-11-18T09:00:00+09:00")
    kept(parts, 2, "2026-11-17T15:00:00-10:00")
    kept(parts, 3, "2026-11-17T21:00:00+09:00")
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "3")
        text = text_of(pilot)
        assert text.count("Tuesday") == 1
        assert "Tuesday 20 min" in text


async def test_charts_tell_their_numbers_and_take_another_span(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    practised(parts, parts.library.session("deja-vu"), days_ago=8)
    app = StillpointApp(parts)
    async with shown(app, height=60) as pilot:
        await press(pilot, "3", "c")
        text = text_of(pilot)
        expected = ("7 days 1 1 4 min", "▸ ever 2 2 8 min", "Of all time", "meditation 4 min ███")
        assert [words for words in expected if words not in text] == []
        await press(pilot, "s")
        assert "▸ 7 days" in text_of(pilot)
        assert "Of the last 7 days" in text_of(pilot)
        assert "meditation" not in text_of(pilot)


async def test_charts_are_scrolled_where_they_are_longer_than_the_screen(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    async with shown(StillpointApp(parts), width=40, height=12) as pilot:
        await press(pilot, "3", "c")
        assert "365 days 1 1 4 min" in text_of(pilot)
        await press(pilot, "end")
        assert "Nov 2026 4 min" in text_of(pilot)
        assert "365 days" not in text_of(pilot)


async def test_streaks_are_told_only_to_those_who_ask(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    async with shown(StillpointApp(parts), height=60) as pilot:
        await press(pilot, "3", "c")
        assert "in a row" not in text_of(pilot)
    parts.change("streaks", True)
    async with shown(StillpointApp(parts), height=60) as pilot:
        await press(pilot, "3", "c")
        assert "1 day in a row, 1 at most" in text_of(pilot)


async def test_home_tells_what_was_done_of_the_intention(parts: Parts) -> None:
    parts.change("intention", "3 days")
    async with shown(StillpointApp(parts)) as pilot:
        assert "3 days intended this week" in text_of(pilot)
    practised(parts, parts.library.session("six-a-minute"))
    async with shown(StillpointApp(parts)) as pilot:
        assert "1 of 3 days this week" in text_of(pilot)


async def test_the_year_and_the_charts_are_of_what_is_found(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    practised(parts, parts.library.session("deja-vu"), days_ago=1)
    practised(parts, parts.library.session("deja-vu"), days_ago=8)
    parts.change("intention", "3 days")
    app = StillpointApp(parts)
    async with shown(app, height=50) as pilot:
        await press(pilot, "3", "slash", *"medi", "enter", "c")
        assert "medi · 2 of 3 entries" in text_of(pilot)
        assert "▸ ever 2 2 8 min" in text_of(pilot)
        assert "2 of 3 days this week" in text_of(pilot)
        await press(pilot, "y", "end")
        assert "Today, Sat 21 Nov nothing" in text_of(pilot)
        await press(pilot, "up", "enter")
        assert history_of(app).filter.value == "medi on:2026-11-20"
        await press(pilot, "y")
        assert "medi · 2 of 3 entries" in text_of(pilot)
        await press(pilot, "l", "escape", "escape", "c")
        assert "▸ ever 3 3 12 min" in text_of(pilot)


async def test_where_levels_have_no_tones_glyphs_tell_them(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    practised(parts, parts.library.session("six-a-minute"))
    practised(parts, parts.library.session("deja-vu"), days_ago=1)
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "y")
        assert "■ 30 min or more" in text_of(pilot)
        app.action_change("theme", "contrast")
        await settled(pilot)
        assert "█ 30 min or more" in text_of(pilot)
        assert "F ░" in text_of(pilot)


async def test_keys_of_the_list_rest_elsewhere(parts: Parts) -> None:
    practised(parts, parts.library.session("six-a-minute"))
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "3", "y", "x", "e", "slash")
        assert len(parts.history().summaries) == 1
        assert history_of(app).form is None
        await press(pilot, "escape")
        assert history_of(app).view is View.LIST
