"""Steers an app under test: each step waits until the app has come to rest, and no longer.

Textual's own `pilot.press` and `pilot.pause` wait until the processor has been idle for twenty
milliseconds. That takes long, and on a busy machine an app that waits for its turn looks idle.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.events import Key
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

PATIENCE = 20
A_BEAT = 0.02
"""Seconds: until a test gives up, and between two looks."""

CHARACTERS = {
    "slash": "/",
    "space": " ",
    "question_mark": "?",
    "plus": "+",
    "enter": "\r",
    "escape": "\x1b",
}


def type_ahead(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys as a fast typist does, who waits for nothing."""
    for key in keys:
        pilot.app.post_message(Key(key, CHARACTERS.get(key, key if len(key) == 1 else None)))


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one by one, and wait for what each brings."""
    for key in keys:
        type_ahead(pilot, key)
        await settled(pilot)


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until what is being read has been shown; work that newer work replaced is no matter."""
    await at_rest(pilot)
    while working := [worker for worker in pilot.app.workers if not worker.is_finished]:
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete(working)
        await at_rest(pilot)


async def at_rest(pilot: Pilot[Any]) -> None:
    """Wait until all that was sent is done and drawn, and nothing goes on by itself."""
    while True:
        while _is_busy():
            await asyncio.sleep(0)
        if not pilot.app.is_running:
            return
        await pilot.pause(0)
        if not _is_busy():
            return


def _is_busy() -> bool:
    """Whether anything in the loop could go on at once."""
    return bool(asyncio.get_running_loop()._ready)  # type: ignore[attr-defined]


async def until(pilot: Pilot[Any], *words: str) -> str:
    """Wait for what others bring, such as a server; what the screen then says."""
    await until_true(pilot, lambda: all(word in text_of(pilot) for word in words))
    return text_of(pilot)


async def until_true(pilot: Pilot[Any], claim: Callable[[], object]) -> None:
    """Wait for what others do, such as a thread or a process."""
    async with asyncio.timeout(PATIENCE):
        while not claim():
            await pilot.pause(A_BEAT)


def text_of(pilot: Pilot[Any]) -> str:
    """What the screen says, a single space for every run of them."""
    rows = (strip.text for strip in pilot.app.screen._compositor.render_strips())
    return "\n".join(" ".join(row.split()) for row in rows)


def told(pilot: Pilot[Any]) -> list[str]:
    """What was told in passing."""
    return [notification.message for notification in pilot.app._notifications]
