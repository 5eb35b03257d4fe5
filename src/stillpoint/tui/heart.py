"""The one timer of a screen: it beats when something next changes, and not before."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import timedelta

from textual.message_pump import MessagePump

from stillpoint.core.runs import Run
from stillpoint.core.timelines import earliest

LONGEST_WAIT = timedelta(seconds=1)
"""A run is looked at this often at least: its checkpoints come with its beats."""

SHORTEST_WAIT = timedelta(milliseconds=1)
"""A timer may fire a hair early; what it fired for is then just ahead."""

A_SECOND = timedelta(seconds=1)


class Heart:
    """Calls `beat` when it is time, once for every time that it is told to.

    It beats among the messages of the app, for each message to a covered screen has Textual paint
    the whole of the screen that covers it.
    """

    def __init__(self, owner: MessagePump, beat: Callable[[], None]) -> None:
        self._owner = owner
        self._beat = beat
        self._next: asyncio.TimerHandle | None = None

    def beat_in(self, wait: timedelta | None) -> None:
        """Beat once after `wait` instead of what was planned; never, where it is None."""
        self.stop()
        if wait is not None:
            loop = asyncio.get_running_loop()
            seconds = max(wait, SHORTEST_WAIT).total_seconds()
            self._next = loop.call_later(seconds, self._owner.app.call_later, self._beat)

    def stop(self) -> None:
        """Do not beat until told to again."""
        if self._next is not None:
            self._next.cancel()
            self._next = None


def wait_for(
    run: Run, *, frame: timedelta | None, others: Iterable[timedelta | None] = ()
) -> timedelta | None:
    """How long nothing that is shown of a run changes; None while it stands still.

    `frame` is the time between two frames of a pacer that glides, None where none does. `others`
    are waits for what changes beside the run, such as words that fade.
    """
    if run.is_paused or run.is_over:
        return earliest(*others)
    waits = (
        LONGEST_WAIT,
        run.next_turn,
        until_next_second(run.moment.left),
        until_next_second(run.step_left if run.left is None else run.left),
        _until_second_passed(run.elapsed) if run.step_left is None else None,
        frame if run.is_moving else None,
    )
    return earliest(*waits, *others)


def until_next_second(left: timedelta | None) -> timedelta | None:
    """How long until a count-down that rounds up shows its next number."""
    if left is None or left <= timedelta():
        return None
    return left % A_SECOND or A_SECOND


def _until_second_passed(elapsed: timedelta) -> timedelta:
    return A_SECOND - elapsed % A_SECOND
