"""Fields below their names, to be filled in: Enter saves them, Escape leaves them as they were."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.message import Message
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from stillpoint.core.texts import cleaned
from stillpoint.tui.pages import LOUD, QUIET, said
from stillpoint.tui.widgets.feelings import Feelings
from stillpoint.tui.widgets.keybar import KeyHint

NAMELESS = ("slash", "delete")
"""Keys that Textual knows no letter for."""

HINTS = (
    KeyHint("enter", "save", "save_form"),
    KeyHint("tab", "next field", "turn_form"),
    KeyHint("esc", "leave", "leave_form"),
)
"""The keys of a form."""


NOT_SAVED_YET = "Esc again leaves without saving; Enter saves."


class Choice(Feelings, can_focus=True):
    """Words to choose one of, by their digits or with the arrows."""

    DEFAULT_CSS = """
    Choice:focus { background: $panel; }
    """
    BINDINGS = [
        *(Binding(str(n), f"choose({n})", show=False) for n in range(1, 10)),
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
    ]

    def __init__(self, words: Sequence[str], chosen: str = "") -> None:
        super().__init__(words)
        self.begun_with = self.chosen = chosen if chosen in words else ""

    def action_choose(self, number: int) -> None:
        """Choose the word of that digit."""
        if number <= len(self.words):
            self.choose(self.words[number - 1])

    def action_move(self, by: int) -> None:
        """Choose the word beside."""
        self.move(by)


class Line(Input):
    """A line to write."""

    DEFAULT_CSS = """
    Line, Line:focus {
        width: 1fr;
        height: 1;
        padding: 0;
        border: none;
        color: $text;
        background: $panel;
        & > .input--placeholder, & > .input--suggestion { color: $text-muted; }
    }
    """

    def __init__(
        self, text: str = "", *, placeholder: str = "", suggester: Suggester | None = None
    ) -> None:
        super().__init__(text, placeholder, suggester=suggester, select_on_focus=False)

    def _on_paste(self, event: events.Paste) -> None:
        event.text = " ".join(cleaned(event.text).split("\n"))


class Lines(TextArea):
    """Several lines to write; Enter is left to the form, ctrl+j begins another."""

    DEFAULT_CSS = """
    Lines, Lines:focus {
        width: 1fr;
        height: auto;
        min-height: 1;
        max-height: 6;
        padding: 0;
        border: none;
        color: $text;
        background: $panel;
        scrollbar-size-vertical: 1;
        & .text-area--cursor-line { background: $panel; }
        & .text-area--placeholder { color: $text-muted; }
    }
    """

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, text: str, *, placeholder: str = "") -> None:
        super().__init__(text, compact=True, placeholder=placeholder, highlight_cursor_line=False)
        self.move_cursor(self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = cleaned(event.text)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()
            event.stop()
            self.post_message(self.Submitted())
        elif event.key == "ctrl+j":
            event.prevent_default()
            event.stop()
            self.insert("\n")
        else:
            await super()._on_key(event)


class WithForm:
    """What a click on the hints does on a screen that shows a form."""

    form: "Form | None" = None

    @property
    def is_apart(self) -> bool:
        """Whether words would be lost by going to another place."""
        return self.form is not None and self.form.is_changed

    def action_save_form(self) -> None:
        """Have it saved."""
        if self.form:
            self.form.action_save()

    def action_leave_form(self) -> None:
        """Have it left."""
        if self.form:
            self.form.action_leave()

    def action_turn_form(self) -> None:
        """To the next field."""
        if self.form:
            self.form.action_turn(1)


class Form(VerticalScroll, can_focus=False):
    """Fields to fill in, and what is wrong with what was filled in."""

    DEFAULT_CSS = """
    Form {
        height: 1fr;
        max-width: 112;
        scrollbar-size-vertical: 1;
        & > * { max-width: 64; }
        & > Static { height: auto; }
        & > .form--fault { display: none; margin-top: 1; color: $text-error; }
        & > .form--fault.-told { display: block; }
    }
    """
    BINDINGS = [
        Binding("enter", "save", "Save", id="form.save"),
        Binding("escape", "leave", "Leave it as it was", id="form.leave"),
        Binding("tab,down", "turn(1)", "Next field, or the one before", id="form.next"),
        Binding("shift+tab,up", "turn(-1)", "Next field, or the one before", id="form.before"),
    ]

    class Saved(Message):
        """What is filled in is to be saved."""

    class Left(Message):
        """Nothing is to be saved."""

    def __init__(self, title: str, fields: Sequence[tuple[str, Widget]]) -> None:
        super().__init__()
        self._title = title
        self._fields = tuple(fields)
        self._names = [Static(classes="form--name") for _ in self._fields]
        self._fault = Static(classes="form--fault")
        self._is_saving = False
        self._begun_with = self.filled_in
        self._asked_with = self.filled_in

    @property
    def filled_in(self) -> tuple[str, ...]:
        """What is in the fields."""
        return tuple(_filled_in(field) for _, field in self._fields)

    @property
    def is_changed(self) -> bool:
        """Whether there are words that would be lost."""
        return self.filled_in != self._begun_with

    def compose(self) -> ComposeResult:
        """What is filled in, the fields, what is wrong."""
        yield Static(said(self._title, LOUD))
        for name, (_, field) in zip(self._names, self._fields, strict=True):
            yield name
            yield field
        yield self._fault

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters and digits are for the fields, and for nothing around them."""
        return key in NAMELESS or (character is not None and character.isprintable())

    def on_mount(self) -> None:
        """Begin with the first field."""
        self._mark_fields()
        self._fields[0][1].focus()

    def on_descendant_focus(self) -> None:
        """Mark the name of the field that the keys go to."""
        self._mark_fields()

    def _mark_fields(self) -> None:
        for shown, (name, field) in zip(self._names, self._fields, strict=True):
            shown.update(said(f"▸ {name}", LOUD) if field.has_focus else said(name, QUIET))

    def tell_fault(self, words: str) -> None:
        """Tell what is wrong; what is filled in stays, and may be saved again."""
        self._is_saving = False
        self._fault.update(said(words))
        self._fault.set_class(bool(words), "-told")
        self.call_after_refresh(self._fault.scroll_visible, animate=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a line saves all."""
        event.stop()
        self.action_save()

    def on_lines_submitted(self) -> None:
        """Enter in a text does as well."""
        self.action_save()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is written here concerns nobody else."""
        event.stop()

    def action_save(self) -> None:
        """Have it saved, once, however often Enter is pressed."""
        if not self._is_saving:
            self._is_saving = True
            self.post_message(self.Saved())

    def action_leave(self) -> None:
        """Have it left; what would be lost is asked about once."""
        if self.is_changed and self.filled_in != self._asked_with:
            self._asked_with = self.filled_in
            self.tell_fault(NOT_SAVED_YET)
        else:
            self.post_message(self.Left())

    def action_turn(self, by: int) -> None:
        """To the next field or the one before, in a round."""
        widgets = [field for _, field in self._fields]
        here = next((n for n, field in enumerate(widgets) if field.has_focus), 0)
        widgets[(here + by) % len(widgets)].focus()


def not_saved(fault: object, form: Form) -> str:
    """What is told of a form whose words could not be saved as the program ended."""
    words = "\n".join(filter(None, form.filled_in))
    return f"this was not saved: {fault}\n{words}"


def _filled_in(field: Widget) -> str:
    match field:
        case Input():
            return field.value
        case TextArea():
            return field.text
        case Choice():
            return field.chosen
        case _:
            return ""
