"""Keys wait their turn, and not for ever."""

import pytest
from steering import settled
from textual.app import App
from textual.events import Event, Key

from stillpoint.tui import dealing
from stillpoint.tui.dealing import Dealer, Following


class Dealing(App[None]):
    """Keeps the keys that it is dealt."""

    def __init__(self, *, is_ready: bool) -> None:
        super().__init__()
        self.is_ready = is_ready
        self.dealt: list[str] = []
        self.dealer = Dealer(self, self.keep, is_ready=lambda: self.is_ready)

    async def keep(self, event: Event) -> None:
        assert isinstance(event, Key)
        self.dealt.append(event.key)

    async def on_following(self, message: Following) -> None:
        await self.dealer.heed(message)


async def test_keys_come_one_after_another_and_ctrl_c_at_once() -> None:
    app = Dealing(is_ready=True)
    async with app.run_test() as pilot:
        for key in ("a", "b", "ctrl+c"):
            await app.dealer.take(Key(key, None))
        assert app.dealt == ["a", "ctrl+c"]
        await settled(pilot)
        assert app.dealt == ["a", "ctrl+c", "b"]


async def test_a_list_that_never_comes_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dealing, "LONGEST_WAIT", 0.0)
    app = Dealing(is_ready=False)
    async with app.run_test() as pilot:
        await app.dealer.take(Key("q", None))
        assert app.dealt == []
        await settled(pilot)
        await app.dealer.take(Key("x", None))
        await settled(pilot)
        assert app.dealt == ["q", "x"]
