from pathlib import Path
from threading import Event

from browsing import practised, shown, written
from steering import at_rest, press, settled, text_of, type_ahead
from textual.app import App
from textual.widget import Widget

from stillpoint.core.clock import ManualClock
from stillpoint.core.sessions import Pack
from stillpoint.packs.library import Library, read_library
from stillpoint.packs.reading import ReadPack
from stillpoint.services.parts import Parts
from stillpoint.services.timers import sitting
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.screens.home import HomeScreen
from stillpoint.tui.screens.practice import PracticeScreen
from stillpoint.tui.widgets.listing import Listing


def home_of(app: App[object]) -> HomeScreen:
    screen = app.screen
    assert isinstance(screen, HomeScreen)
    return screen


async def test_home_shows_the_library_by_pack_and_the_card_of_the_first_session(
    parts: Parts,
) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        text = text_of(pilot)
    expected = (
        "Breath Basics",
        "▸ Six a Minute 5 min",
        "Sitting",
        "Déjà Vu open",
        "Four in, six out: an everyday reset.",
        "5 min · adults 16+ · watch the screen",
        "settle Breathe 4-0-6-0",
        "0:20 4:10",
        "Well supported (A): Lehrer 2014",
        "Dizzy",
    )
    assert [words for words in expected if words not in text] == []


async def test_home_begins_with_the_session_practised_last_and_tells_the_week(parts: Parts) -> None:
    practised(parts, parts.library.session("marked"), days_ago=2)
    practised(parts, parts.library.session("six-a-minute"), days_ago=9)
    async with shown(StillpointApp(parts)) as pilot:
        home = home_of(pilot.app)
        assert home.listing.chosen == parts.library.session("marked")
        assert "this week █ 4 min" in text_of(pilot)
        assert "Last: Thursday, 4 min, settled" in text_of(pilot)


async def test_typing_finds_a_session_and_enter_starts_it(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "slash", "d", "e", "j")
        assert "Six a Minute" not in text_of(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, PracticeScreen)
        assert app.screen.sitting.session.id == "deja-vu"


async def test_what_is_typed_fast_is_sought_too(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        type_ahead(pilot, "slash", *"hold")
        await settled(pilot)
        assert home_of(pilot.app).filter.value == "hold"
        assert home_of(pilot.app).listing.chosen == parts.library.session("long-hold")


async def test_arrows_choose_while_one_types_and_escape_shows_all_again(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        home = home_of(pilot.app)
        await press(pilot, "slash", "e", "down", "down")
        assert home.listing.chosen == parts.library.session("marked")
        await press(pilot, "escape")
        assert home.listing.chosen == parts.library.session("marked")
        assert not home.filter.has_focus
        assert "Déjà Vu" in text_of(pilot)


async def test_a_word_that_nothing_is_called_by_says_so(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "slash", "z", "enter")
        assert "Nothing is called “z”." in text_of(pilot)
        assert "enter start" not in text_of(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_broken_pack_is_told_below_the_list(parts: Parts, tmp_path: Path) -> None:
    packs = written(parts.places.packs, {"mine.toml": "format = 1\n"})
    parts.library = read_library(tmp_path / "built-in", packs)
    async with shown(StillpointApp(parts)) as pilot:
        assert "1 pack is broken · 4 shows why" in text_of(pilot)
        await press(pilot, "4")
        assert "mine.toml" in text_of(pilot)
        assert '"pack" is missing' in text_of(pilot)


class SlowParts(Parts):
    """Parts whose packs are read once the test lets them be."""

    may_read = Event()

    @property
    def library(self) -> Library:
        assert self.may_read.wait(30)
        return read_library(self.places.data.parent / "built-in", self.places.packs)


async def test_enter_before_the_packs_are_read_starts_the_first_session_once_they_are(
    parts: Parts, clock: ManualClock
) -> None:
    slow = SlowParts(parts.places, clock)
    app = StillpointApp(slow)
    async with app.run_test() as pilot:
        type_ahead(pilot, "enter")
        await at_rest(pilot)
        assert "find a session" in text_of(pilot)
        slow.may_read.set()
        await settled(pilot)
        assert isinstance(app.screen, PracticeScreen)


async def test_a_narrow_terminal_shows_the_list_and_the_card_at_a_key(parts: Parts) -> None:
    async with shown(StillpointApp(parts), width=40, height=12) as pilot:
        assert "Four in, six out" not in text_of(pilot)
        await press(pilot, "right")
        assert "Four in, six out" in text_of(pilot)
        assert "Breath Basics" not in text_of(pilot)
        await press(pilot, "left")
        assert "Breath Basics" in text_of(pilot)


async def test_a_card_without_room_for_all_of_it_says_so(parts: Parts) -> None:
    async with shown(StillpointApp(parts), width=80, height=14) as pilot:
        assert "→ shows the rest" in text_of(pilot)
        await press(pilot, "right")
        assert "→ shows the rest" not in text_of(pilot)


async def test_a_terminal_too_small_says_so_and_comes_back(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await pilot.resize_terminal(39, 12)
        await settled(pilot)
        assert text_of(pilot).strip().startswith("39×12 is too small to show this;")
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "Six a Minute" in text_of(pilot)


async def test_a_click_chooses_and_another_one_starts(parts: Parts) -> None:
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await pilot.click(Listing, offset=(4, 6))
        await settled(pilot)
        assert home_of(app).listing.chosen == parts.library.session("deja-vu")
        await pilot.click(Listing, offset=(4, 6))
        await settled(pilot)
        assert isinstance(app.screen, PracticeScreen)


async def test_markup_in_a_pack_is_shown_as_it_was_typed(parts: Parts) -> None:
    async with shown(StillpointApp(parts), width=120, height=30) as pilot:
        await press(pilot, "down", "down")
        assert "▸ [bold]Loud[/bold] [@click=app.quit… 5 min" in text_of(pilot)
        assert "[bold]Loud[/bold] [@click=app.quit]way out[/]" in text_of(pilot)
        assert "Text is [red]text[/red]." in text_of(pilot)


async def test_twenty_thousand_sessions_are_not_mounted_row_by_row(parts: Parts) -> None:
    sessions = tuple(sitting(None) for _ in range(20_000))
    pack = Pack(id="many", title="Many", version="1.0.0", sessions=sessions)
    parts.library = Library((ReadPack("many.toml", pack),))
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "end", "slash", "s")
        assert home_of(pilot.app).listing.chosen is sessions[-1]
        assert len(pilot.app.screen.query(Widget)) < 25


async def test_arrows_do_nothing_where_nothing_is_found(parts: Parts) -> None:
    async with shown(StillpointApp(parts)) as pilot:
        await press(pilot, "slash", *"zzz", "down", "up")
        assert "Nothing is called “zzz”." in text_of(pilot)
