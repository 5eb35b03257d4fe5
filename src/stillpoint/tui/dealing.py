"""Deals out what is typed one key at a time, so that a burst of keys loses none."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message

Typed = events.Key | events.Paste

ROUNDS = 3
"""A key may close a screen, that start a session, and that show the next screen."""

PATIENCE = 0.25
"""Seconds after which keys are dealt on, should what the last one did never end."""

LONGEST_WAIT = 2.0
"""Seconds that keys wait for a list; one that takes longer is not waited for."""

AT_ONCE = ("ctrl+c", "ctrl+z")
"""Keys that wait for no other."""


class Following(Message):
    """Comes to the app behind all that a key has done, for queues keep their order."""

    def __init__(self, rounds: int) -> None:
        super().__init__()
        self.rounds = rounds
        """How often it is to be sent, this time included."""


class Dealer:
    """Hands each key to the app when the one before is done.

    Textual hands all of a burst to the screen that is shown when it comes, though the first key
    of it may lead to another.
    """

    def __init__(
        self,
        app: App[Any],
        deal: Callable[[events.Event], Awaitable[None]],
        *,
        is_ready: Callable[[], bool],
    ) -> None:
        self._app = app
        self._deal = deal
        self._is_ready = is_ready
        self._waiting = deque[Typed]()
        self._following: Following | None = None
        self._patience: asyncio.TimerHandle | None = None
        self._list_wait: asyncio.TimerHandle | None = None
        self._waits_no_longer = False

    async def take(self, typed: Typed) -> None:
        """Deal out what was typed, now or in its turn."""
        if isinstance(typed, events.Key) and typed.key in AT_ONCE:
            await self._deal(typed)
        else:
            self._waiting.append(typed)
            await self.deal_on()

    async def heed(self, message: Following) -> None:
        """What follows a key has come."""
        if message is not self._following:
            return
        if message.rounds > 1:
            self._follow(message.rounds - 1)
        else:
            await self._done()

    async def deal_on(self) -> None:
        """Deal out the next key, if it is its turn and there is something that can take it."""
        if self._following or not self._waiting or not self._may_deal():
            return
        await self._deal(self._waiting.popleft())
        self._follow(ROUNDS)
        loop = asyncio.get_running_loop()
        self._patience = loop.call_later(PATIENCE, self._app.call_later, self._done)

    def _may_deal(self) -> bool:
        if self._is_ready():
            if self._list_wait:
                self._list_wait.cancel()
            self._list_wait, self._waits_no_longer = None, False
            return True
        if self._list_wait is None:
            loop = asyncio.get_running_loop()
            self._list_wait = loop.call_later(LONGEST_WAIT, self._app.call_later, self._wait_over)
        return self._waits_no_longer

    async def _wait_over(self) -> None:
        self._waits_no_longer = True
        await self.deal_on()

    async def _done(self) -> None:
        self._following = None
        if self._patience:
            self._patience.cancel()
        await self.deal_on()

    def _follow(self, rounds: int) -> None:
        self._following = Following(rounds)
        (self._app.focused or self._app.screen).post_message(self._following)
