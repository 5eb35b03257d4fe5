"""A page of questions, each answered by a key or a line."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from stillpoint.core.texts import faults_of_text
from stillpoint.people.checkins import Question
from stillpoint.tui.pages import said
from stillpoint.tui.screens.room import Room
from stillpoint.tui.widgets.feelings import Feelings
from stillpoint.tui.widgets.keybar import KeyBar, KeyHint

LONGEST_LINE = 500
LONGEST_WORD = 30

Found = dict[str, object]
"""Answers by the names of their questions."""


class Row(Vertical):
    """One question, and a place for its answer."""

    def __init__(self, question: Question, answer: str = "", hint: str = "") -> None:
        super().__init__()
        self.question = question
        self._choices = Feelings(question.words, are_numbers=question.is_scale)
        is_word = bool(question.words)
        self._line = Input(
            answer if not is_word else "",
            placeholder="in a word of your own" if is_word else hint or "a line, if you like",
            select_on_focus=False,
            max_length=LONGEST_WORD if is_word else LONGEST_LINE,
        )
        self._line.display = not is_word
        if is_word:
            self._choices.chosen = answer

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


class QuestionsScreen(Room[Found | None]):
    """Questions one below the other; keys go to the one that is marked."""

    DEFAULT_CSS = """
    QuestionsScreen {
        & > VerticalScroll { height: 1fr; max-width: 64; scrollbar-size-vertical: 1; }
        & Row { height: auto; padding-left: 2; margin-bottom: 1; color: $text; }
        &.-short Row { margin-bottom: 0; }
        & Row > Static { color: $text-quiet; height: auto; }
        & Row.-here { border-left: wide $accent; padding-left: 1; }
        & Row.-here > Static { color: $text; text-style: bold; }
        & .heading { height: auto; color: $text-muted; margin-bottom: 1; }
        &.-short .heading { margin-bottom: 0; }
        & .told { display: none; height: auto; padding-left: 2; color: $text-error; }
        & .told.-told { display: block; }
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
        Binding("enter", "go_on", "Go on with these answers", id="questions.go-on"),
        Binding("escape", "skip", "Leave it at that", id="questions.skip"),
        Binding("tab,down", "turn(1)", "The next question", id="questions.next"),
        Binding("shift+tab,up", "turn(-1)", "The question before", id="questions.before"),
        Binding("left", "beside(-1)", "The answer before", id="questions.answer-before"),
        Binding("right", "beside(1)", "The next answer", id="questions.answer-next"),
        Binding("w", "write", "A word of your own", id="questions.write"),
        *(
            Binding(str(digit), f"answer({digit})", show=False, id=f"questions.{digit}")
            for digit in range(10)
        ),
    ]

    def __init__(self, heading: str, rows: Sequence[Row]) -> None:
        super().__init__()
        self.rows = tuple(rows)
        self.keybar = KeyBar()
        self._heading = heading
        self._place = 0
        self._told = Static(classes="told")

    @abstractmethod
    def hints(self) -> Iterable[KeyHint]:
        """The keys that matter now."""

    @abstractmethod
    def action_go_on(self) -> None:
        """Take the answers."""

    @abstractmethod
    def action_skip(self) -> None:
        """Leave it at what is answered."""

    def compose(self) -> ComposeResult:
        """What it is about, then every question."""
        yield from super().compose()
        with VerticalScroll(can_focus=False):
            yield Static(said(self._heading), classes="heading")
            yield from self.rows
            yield self._told
        yield self.keybar

    def on_mount(self) -> None:
        """Begin with the first question."""
        self.enter(0)

    @property
    def row(self) -> Row:
        """The one that keys go to."""
        return self.rows[self._place]

    @property
    def is_at_the_last(self) -> bool:
        """Whether it is the last."""
        return self._place == len(self.rows) - 1

    @property
    def found(self) -> Found:
        """What is answered so far."""
        answers = ((row.question.name, row.answer) for row in self.rows)
        return {name: answer for name, answer in answers if answer != ""}

    def enter(self, place: int) -> None:
        """Let keys go to the question of that place."""
        if place != self._place:
            self.row.leave()
        self._place = place
        self.row.enter()
        self.show_keys()

    def tell(self, words: str) -> None:
        """Tell below the questions what is wrong; nothing where nothing is."""
        self._told.update(said(words))
        self._told.set_class(bool(words), "-told")
        if words:
            self.call_after_refresh(self._told.scroll_visible, animate=False)

    def on_descendant_focus(self) -> None:
        """Other keys matter while one writes."""
        self.show_keys()

    def on_descendant_blur(self) -> None:
        """And others again after."""
        self.show_keys()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes a word of one's own; in a line it is as good as anywhere."""
        event.stop()
        if self.row.question.words:
            self.action_turn(1)
        else:
            self.action_go_on()

    def on_click(self, event: events.Click) -> None:
        """A click goes to the question that was clicked."""
        if event.widget is not None:
            for place, row in enumerate(self.rows):
                if row in event.widget.ancestors_with_self:
                    self.enter(place)

    def action_answer(self, digit: int) -> None:
        """Answer the question that one is at, and on to the next."""
        if self.row.take_digit(digit) and self.row.answer != "":
            self.action_turn(1)

    def action_beside(self, by: int) -> None:
        """The answer beside the chosen one."""
        self.row.move(by)

    def action_turn(self, by: int) -> None:
        """The next question, or the one before, as far as there are any."""
        self.enter(min(len(self.rows) - 1, max(0, self._place + by)))

    def action_write(self) -> None:
        """Write a word of one's own."""
        self.row.write()

    def show_keys(self) -> None:
        """Show the keys that matter now."""
        self.keybar.show(tuple(self.hints()))
