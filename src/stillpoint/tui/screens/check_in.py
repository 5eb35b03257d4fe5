"""A check-in: a few questions at once, none of which must be answered."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from textual import events
from textual.binding import Binding
from textual.timer import Timer

from stillpoint.core.clock import Clock
from stillpoint.people.checkins import Question
from stillpoint.tui.held_keys import PressedKeys
from stillpoint.tui.screens.questions import QuestionsScreen, Row
from stillpoint.tui.widgets.keybar import KeyHint

WAITS_FOR = timedelta(seconds=10)
"""A check-in before a session that nobody answers goes on by itself."""


class CheckInScreen(QuestionsScreen):
    """Enter takes the answers, Escape skips the rest at once.

    It answers None where the session is not wanted after all. `waits` is how long it waits for a
    key before it goes on by itself, `held` the key that may have led here and still be down.
    """

    BINDINGS = [
        Binding("o", "others", "Somebody else", id="check-in.others"),
        Binding("q", "leave", "Not now", id="check-in.leave"),
    ]

    def __init__(
        self,
        heading: str,
        questions: Sequence[Question],
        clock: Clock,
        *,
        is_before: bool,
        may_choose: bool = False,
        waits: timedelta | None = None,
        held: str = "enter",
    ) -> None:
        super().__init__(heading, [Row(question) for question in questions])
        self.wants_others = False
        """Whether it was left to choose whom the session is with."""
        self._clock = clock
        self.pressed = PressedKeys(clock.reading(), held=held)
        self._is_before = is_before
        self._may_choose = may_choose
        self._waits = waits
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        """Go on before long if nobody is there."""
        if self._waits:
            self._timer = self.set_timer(self._waits.total_seconds(), self.action_go_on)

    def on_key(self, event: events.Key) -> None:
        """Somebody is there: no need to go on without them. One press answers one question."""
        self._stay()
        is_repeat = self.pressed.is_repeat(event.key, self._clock.reading())
        if is_repeat and (event.key.isdigit() or event.key in ("enter", "q")):
            event.stop()
            event.prevent_default()

    def on_mouse_down(self) -> None:
        """So they are with the mouse."""
        self._stay()

    def _stay(self) -> None:
        if self._timer:
            self._timer.stop()
            self._timer = None

    def action_go_on(self) -> None:
        """Take what is answered so far, which may be nothing."""
        if self.is_current:
            self.row.leave()
            self.dismiss(self.found)

    def action_skip(self) -> None:
        """At once."""
        self.action_go_on()

    def action_others(self) -> None:
        """Choose somebody else."""
        if self._may_choose:
            self.wants_others = True
            self.dismiss(None)

    def action_leave(self) -> None:
        """Not now; after a session there is nothing to leave."""
        if self._is_before:
            self.dismiss(None)
        else:
            self.action_go_on()

    def hints(self) -> Iterator[KeyHint]:
        """Go on, skip, and what this question takes."""
        yield KeyHint("enter", "start" if self._is_before else "done", "go_on")
        yield KeyHint("esc", "skip", "skip")
        yield KeyHint("↓", "next", "turn(1)")
        if self.row.is_written:
            return
        if self.row.question.takes_own_words:
            yield KeyHint("w", "own word", "write")
        if self.row.question.is_scale:
            yield KeyHint("←", "is 10", "beside(-1)")
        if self._may_choose:
            yield KeyHint("o", "somebody else", "others")
