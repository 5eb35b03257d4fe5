"""Soothe now: three words, each a third of the screen, each one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from textual.app import ComposeResult
from textual.binding import Binding

from stillpoint.services.soothing import Way, sessions_of
from stillpoint.tui.held_keys import HeldKeys
from stillpoint.tui.screens.room import Room
from stillpoint.tui.widgets.big_word import BigWord
from stillpoint.tui.widgets.keybar import KeyBar, KeyHint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stillpoint.core.sessions import Session
    from stillpoint.history.summaries import Summary
    from stillpoint.services.parts import Parts

WAYS = tuple(Way)
LONGEST_WORD = max(WAYS, key=len)
STEP_BACK_NOTE = "baby safe, ten minutes, people to call"
NOT_THERE = "The sessions for it cannot be read: stillpoint doctor tells more."


class Soothable(Protocol):
    """What the words need of the app around them."""

    def start_at_once(self, session: Session) -> None:
        """Begin a session, and ask nothing first."""
        ...


class SootheScreen(Room[None]):
    """Hold, move, step back: straight in."""

    is_quiet = True
    """Nothing told in passing may cover the words."""
    is_apart = True
    """The keys of places do not lead away from here."""

    DEFAULT_CSS = """
    SootheScreen {
        padding: 0;
        &.-tall { padding: 0; }
    }
    """
    BINDINGS = [
        *(
            Binding(str(n), f"take({n})", way.capitalize(), id=f"soothe.{way.replace(' ', '-')}")
            for n, way in enumerate(WAYS, start=1)
        ),
        Binding("enter,space", "take_chosen", "Begin what is chosen", id="soothe.take"),
        Binding("left", "other(-1)", "Another way to do it", id="soothe.other-before"),
        Binding("right", "other(1)", "Another way to do it", id="soothe.other"),
        Binding("c", "app.cards", "Cards: ready or enough, safe cot", id="soothe.cards"),
        Binding("escape,q", "app.leave_soothe", "Back", id="soothe.leave"),
        Binding("up,k", "move(-1)", "Up and down", id="move.soothe-up"),
        Binding("down,j", "move(1)", "Up and down", id="move.soothe-down"),
    ]

    def __init__(self, parts: Parts, newest_first: Sequence[Summary]) -> None:
        super().__init__()
        self.parts = parts
        self.chosen = 0
        self._newest_first = newest_first
        self._held = HeldKeys(parts.clock.reading())
        self._sessions: dict[Way, Sequence[Session]] = {}
        self._taken = dict.fromkeys(WAYS, 0)
        """Which of the sessions of a way would begin."""
        self._words = [
            BigWord(way, str(n), beside=LONGEST_WORD) for n, way in enumerate(WAYS, start=1)
        ]
        self._keybar = KeyBar()

    def compose(self) -> ComposeResult:
        """The words and the keys."""
        yield from super().compose()
        yield from self._words
        yield self._keybar

    def on_mount(self) -> None:
        """Show the words at once, and what they begin once that has been read."""
        self._show()
        self.call_after_refresh(self._read)

    def on_big_word_taken(self, message: BigWord.Taken) -> None:
        """A word was clicked."""
        self.action_take(WAYS.index(Way(message.word)) + 1)

    def action_take(self, number: int) -> None:
        """Begin what a word stands for."""
        self.chosen = number - 1
        self._show()
        way = WAYS[self.chosen]
        if way is Way.STEP_BACK:
            self._step_back()
        else:
            self._begin(way)

    def action_take_chosen(self) -> None:
        """Begin what is chosen, unless the key that opened the words is still held."""
        if self._held.is_meant(self.parts.clock.reading()):
            self.action_take(self.chosen + 1)

    def action_move(self, by: int) -> None:
        """Choose the word above or below."""
        self.chosen = min(max(self.chosen + by, 0), len(WAYS) - 1)
        self._show()

    def action_other(self, by: int) -> None:
        """Let the chosen word begin another session, in a round."""
        way = WAYS[self.chosen]
        if count := len(self.sessions(way)):
            self._taken[way] = (self._taken[way] + by) % count
            self._show()

    def sessions(self, way: Way) -> Sequence[Session]:
        """What a word may begin, the one used last first."""
        if way not in self._sessions:
            self._sessions[way] = sessions_of(way, self.parts.library, self._newest_first)
        return self._sessions[way]

    def _read(self) -> None:
        for way in WAYS:
            self.sessions(way)
        self._show()

    def _begin(self, way: Way) -> None:
        sessions = self.sessions(way)
        if not sessions:
            self._words[self.chosen].show(NOT_THERE, is_chosen=True)
            return
        cast(Soothable, self.app).start_at_once(sessions[self._taken[way]])

    def _step_back(self) -> None:
        from stillpoint.tui.screens.step_back import StepBackSheet

        def go_on(is_safe: bool | None) -> None:
            if is_safe:
                self._begin(Way.STEP_BACK)

        self.app.push_screen(StepBackSheet(self.parts), go_on)

    def _show(self) -> None:
        for place, (way, word) in enumerate(zip(WAYS, self._words, strict=True)):
            word.show(self._note(way), is_chosen=place == self.chosen)
        self._keybar.show(tuple(self._hints()))

    def _note(self, way: Way) -> str:
        from stillpoint.services.session_words import who_for
        from stillpoint.tui.cards import minutes

        sessions = self._sessions.get(way)
        if way is Way.STEP_BACK:
            return STEP_BACK_NOTE
        if not sessions:
            return ""
        session = sessions[self._taken[way]]
        ages = who_for(session).partition(", ")[2]
        return ", ".join(filter(None, (session.title, minutes(session), ages)))

    def _hints(self) -> list[KeyHint]:
        begin = KeyHint("1 2 3", "begin", "take_chosen", ("take(1)", "take(2)", "take(3)"))
        has_others = len(self._sessions.get(WAYS[self.chosen], ())) > 1
        other = [KeyHint("→", "another", "other(1)")] * has_others
        choose, help_card = (
            KeyHint("↑↓", "choose", "move(1)", ("move(-1)", "move(1)")),
            KeyHint("h", "help", "app.help_card"),
        )
        return [begin, help_card, choose, *other, KeyHint("q", "back", "app.leave_soothe")]
