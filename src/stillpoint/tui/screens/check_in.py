"""A check-in: a few questions at once, each answered by a key, none of which must be answered."""

from collections.abc import Sequence
from datetime import timedelta

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.timer import Timer
from textual.widgets import Input, Static

from stillpoint.core.texts import faults_of_text
from stillpoint.people.checkins import Question
from stillpoint.tui.pages import said
from stillpoint.tui.screens.room import Room
from stillpoint.tui.widgets.feelings import Feelings
from stillpoint.tui.widgets.keybar import KeyBar, KeyHint

LONGEST_LINE = 500
LONGEST_WORD = 30
WAITS_FOR = timedelta(seconds=10)
"""A check-in before a session that nobody answers goes on by itself."""

Found = dict[str, object]
"""The answers by their names."""


class Row(Vertical):
    """One question, and a place for its answer."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self._choices = Feelings(question.words, are_numbers=question.is_scale)
        is_word = bool(question.words)
        self._line = Input(
            placeholder="in a word of your own" if is_word else "a line, if you like",
            max_length=LONGEST_WORD if is_word else LONGEST_LINE,
        )
        self._line.display = not is_word

    def compose(self) -> ComposeResult:
        """The question, the words to choose from, a line to write."""
        yield Static(said(self.question.asks))
        if self.question.words:
            yield self._choices
        yield self._line

    @property
    def is_written(self) -> bool:
        """Whether somebody writes in it now."""
        return self._line.has_focus

    @property
    def answer(self) -> object:
        """What is answered so far; nothing if nothing is."""
        if not self.question.words:
            return self._line.value.strip()
        return self.question.answer(self._choices.chosen) if self._choices.chosen else ""

    def enter(self) -> None:
        """Become the row that keys go to."""
        self.add_class("-here")
        if not self.question.words:
            self._line.focus()
        self.scroll_visible(animate=False)

    def leave(self) -> None:
        """Take what is written, and let go of the keys."""
        self.remove_class("-here")
        if self.is_written:
            self.screen.set_focus(None)
        word = self._line.value.strip()
        if self.question.words and self._line.display:
            self._line.display = False
            self._line.clear()
            if word and not faults_of_text(word):
                self._choices.add(word)

    def take_digit(self, digit: int) -> bool:
        """Answer by a digit; whether it stands for anything."""
        return bool(self.question.words) and self._choices.choose_by_digit(digit)

    def move(self, by: int) -> None:
        """The answer beside the chosen one."""
        if self.question.words:
            self._choices.move(by)

    def write(self) -> None:
        """Write a word of one's own, where that is offered."""
        if self.question.takes_own_words:
            self._line.display = True
            self._line.focus()


class CheckInScreen(Room[Found | None]):
    """All questions on one page; Enter takes the answers, Escape skips the rest at once.

    It answers None where the session is not wanted after all. `waits` is how long it waits for a
    key before it goes on by itself.
    """

    DEFAULT_CSS = """
    CheckInScreen {
        & > VerticalScroll { height: 1fr; max-width: 64; scrollbar-size-vertical: 1; }
        & Row { height: auto; padding-left: 2; margin-bottom: 1; color: $text; }
        &.-short Row { margin-bottom: 0; }
        & Row > Static { color: $text-quiet; height: auto; }
        & Row.-here { border-left: wide $accent; padding-left: 1; }
        & Row.-here > Static { color: $text; text-style: bold; }
        & .heading { height: auto; color: $text-muted; margin-bottom: 1; }
        & Input, & Input:focus {
            width: 1fr;
            height: 1;
            padding: 0;
            border: none;
            color: $text;
            background: $panel;
        }
        & Input > .input--placeholder { color: $text-quiet; }
    }
    """
    BINDINGS = [
        Binding("enter", "go_on", "Go on with these answers", id="check-in.go-on"),
        Binding("escape", "go_on", "Skip the rest", id="check-in.skip"),
        Binding("tab,down", "turn(1)", "The next question", id="check-in.next"),
        Binding("shift+tab,up", "turn(-1)", "The question before", id="check-in.before"),
        Binding("left", "beside(-1)", "The answer before", id="check-in.answer-before"),
        Binding("right", "beside(1)", "The next answer", id="check-in.answer-next"),
        Binding("w", "write", "A word of your own", id="check-in.write"),
        Binding("o", "others", "Somebody else", id="check-in.others"),
        Binding("q", "leave", "Not now", id="check-in.leave"),
        *(
            Binding(str(digit), f"answer({digit})", show=False, id=f"check-in.{digit}")
            for digit in range(10)
        ),
    ]

    def __init__(
        self,
        heading: str,
        questions: Sequence[Question],
        *,
        is_before: bool,
        may_choose: bool = False,
        waits: timedelta | None = None,
    ) -> None:
        super().__init__()
        self.wants_others = False
        """Whether it was left to choose whom the session is with."""
        self._heading = heading
        self._rows = tuple(Row(question) for question in questions)
        self._place = 0
        self._is_before = is_before
        self._may_choose = may_choose
        self._waits = waits
        self._timer: Timer | None = None
        self._keybar = KeyBar()

    def compose(self) -> ComposeResult:
        """What it is about, then every question."""
        yield from super().compose()
        with VerticalScroll(can_focus=False):
            yield Static(said(self._heading), classes="heading")
            yield from self._rows
        yield self._keybar

    def on_mount(self) -> None:
        """Begin with the first question."""
        if self._waits:
            self._timer = self.set_timer(self._waits.total_seconds(), self.action_go_on)
        self._enter(0)

    @property
    def found(self) -> Found:
        """What is answered so far."""
        answers = ((row.question.name, row.answer) for row in self._rows)
        return {name: answer for name, answer in answers if answer != ""}

    def on_key(self) -> None:
        """Somebody is there: no need to go on without them."""
        if self._timer:
            self._timer.stop()
            self._timer = None

    def on_descendant_focus(self) -> None:
        """Other keys matter while one writes."""
        self._show_keys()

    def on_descendant_blur(self) -> None:
        """And others again after."""
        self._show_keys()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a line takes it; in the last one it goes on."""
        event.stop()
        if self._row.question.words:
            self.action_turn(1)
        else:
            self.action_go_on()

    def on_click(self, event: events.Click) -> None:
        """A click goes to the question that was clicked."""
        if event.widget is not None:
            for place, row in enumerate(self._rows):
                if row in event.widget.ancestors_with_self:
                    self._enter(place)

    def action_answer(self, digit: int) -> None:
        """Answer the question that one is at, and on to the next."""
        if self._row.take_digit(digit) and self._row.answer != "":
            self.action_turn(1)

    def action_beside(self, by: int) -> None:
        """The answer beside the chosen one."""
        self._row.move(by)

    def action_turn(self, by: int) -> None:
        """The next question, or the one before, as far as there are any."""
        self._enter(min(len(self._rows) - 1, max(0, self._place + by)))

    def action_write(self) -> None:
        """Write a word of one's own."""
        self._row.write()

    def action_go_on(self) -> None:
        """Take what is answered so far, which may be nothing."""
        if self.is_current:
            self._row.leave()
            self.dismiss(self.found)

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

    @property
    def _row(self) -> Row:
        return self._rows[self._place]

    def _enter(self, place: int) -> None:
        if place != self._place:
            self._row.leave()
        self._place = place
        self._row.enter()
        self._show_keys()

    def _show_keys(self) -> None:
        go_on = KeyHint("enter", "start" if self._is_before else "done", "go_on")
        skip = KeyHint("esc", "skip", "go_on")
        following = KeyHint("↓", "next", "turn(1)")
        if self._row.is_written:
            self._keybar.show((go_on, skip, following))
            return
        own = KeyHint("w", "own word", "write")
        ten = KeyHint("←", "is 10", "beside(-1)")
        others = KeyHint("o", "somebody else", "others")
        self._keybar.show(
            (
                go_on,
                skip,
                following,
                *([own] if self._row.question.takes_own_words else []),
                *([ten] if self._row.question.is_scale else []),
                *([others] if self._may_choose else []),
            )
        )
