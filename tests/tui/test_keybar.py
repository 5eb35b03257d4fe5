from datetime import UTC, datetime, timedelta
from typing import ClassVar

from steering import settled
from textual.app import App, ComposeResult
from textual.binding import Binding

from stillpoint.core.patterns import pattern
from stillpoint.core.runs import begun
from stillpoint.core.together import waited_for
from stillpoint.services.timers import breathing, together
from stillpoint.tui.screens.practice_keys import keys_that_matter
from stillpoint.tui.themes import VARIABLE_DEFAULTS
from stillpoint.tui.widgets.keybar import KeyBar, KeyHint

HINTS = [
    KeyHint("enter", "start", "app.start"),
    KeyHint("/", "find", "app.find"),
    KeyHint("2", "today", "app.today"),
    KeyHint("?", "keys", "app.keys"),
    KeyHint("space", "soothe now", "app.soothe"),
]


class BarApp(App[str]):
    BINDINGS: ClassVar = [Binding("f", "find")]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLE_DEFAULTS

    def compose(self) -> ComposeResult:
        yield KeyBar(HINTS)

    def action_find(self) -> None:
        self.exit("found")


async def test_a_narrow_bar_draws_hints_together_and_drops_the_last_ones_whole() -> None:
    app = BarApp()
    async with app.run_test(size=(30, 12)) as pilot:
        bar = app.query_one(KeyBar)
        assert bar.render().plain == "enter start   / find"
        await pilot.resize_terminal(40, 12)
        await settled(pilot)
        assert bar.render().plain == "enter start  / find  2 today  ? keys"
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert bar.render().plain == "enter start   / find   2 today   ? keys   space soothe now"


async def test_a_click_on_a_hint_does_what_it_says() -> None:
    app = BarApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(KeyBar, offset=(14, 0))
        assert app.return_value is None
        await pilot.click(KeyBar, offset=(16, 0))
        await settled(pilot)
    assert app.return_value == "found"


async def test_other_hints_take_their_place() -> None:
    app = BarApp()
    async with app.run_test(size=(80, 24)):
        bar = app.query_one(KeyBar)
        bar.show(HINTS[1:3])
        assert bar.render().plain == "/ find   2 today"


class ReboundApp(BarApp):
    BINDINGS: ClassVar = [
        Binding("up,k", "move(-1)", id="up"),
        Binding("down,j", "move(1)", id="down"),
    ]
    given_keys: ClassVar[dict[str, str]] = {}


async def test_keys_that_are_told_together_are_told_as_they_were_given() -> None:
    app = ReboundApp()
    both = KeyHint("↑↓", "choose", "app.move(1)", ("app.move(-1)", "app.move(1)"))
    async with app.run_test(size=(80, 24)):
        bar = app.query_one(KeyBar)
        bar.show([both])
        assert bar.render().plain == "↑↓ choose"
        app.given_keys["up"] = "f4,k"
        assert bar.render().plain == "f4 ↓ choose"
        app.given_keys["down"] = "f5"
        assert bar.render().plain == "f4 f5 choose"


def test_no_key_is_told_that_would_lead_away_from_all_who_breathe_together() -> None:
    now = datetime(2026, 11, 27, 20, 0, tzinfo=UTC)
    five_minutes = breathing(pattern("4-0-6-0"), timedelta(minutes=5))
    session = together(five_minutes, now + timedelta(minutes=1), now)
    waiting = begun(waited_for(session, now + timedelta(minutes=1), now), timedelta())
    assert [hint.key for hint in keys_that_matter(waiting, session)] == ["space", "q", "?"]
    assert "+" in [
        hint.key for hint in keys_that_matter(waiting.skip(timedelta()).run, five_minutes)
    ]
