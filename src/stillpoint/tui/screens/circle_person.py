"""Somebody of the circle, to write or to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from stillpoint.config.circle import LONGEST, Person
from stillpoint.core.errors import StillpointError
from stillpoint.tui.pages import LOUD, said
from stillpoint.tui.screens.room import Room
from stillpoint.tui.widgets.keybar import KeyBar, KeyHint

if TYPE_CHECKING:
    from collections.abc import Callable

LABELS = {
    "name": "Who is it?",
    "why": "Why them? In your words, if you like.",
    "reach": "How to reach them: a number, a door, a time. It is only shown.",
}


class CirclePersonScreen(Room[Person]):
    """Three lines; Enter goes on to the next, and keeps them at the last."""

    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    CirclePersonScreen {
        & > Static { height: auto; max-width: 60; }
        & > .label { color: $text-quiet; margin-top: 1; }
        &.-short > .label { margin-top: 0; }
        & > Input, & > Input:focus {
            border: none;
            padding: 0;
            height: 1;
            max-width: 60;
            background: $panel;
            color: $text;
        }
        & > #fault { height: 1fr; margin-top: 1; color: $text-warning; }
        &.-short > #fault { margin-top: 0; }
    }
    """
    BINDINGS = [
        Binding("escape", "put_away", "Back, without a change", id="circle-person.back"),
        Binding("ctrl+s", "keep", "Keep it", id="circle-person.keep"),
        Binding("down", "app.focus_next", "Up and down", id="move.circle-person-down"),
        Binding("up", "app.focus_previous", "Up and down", id="move.circle-person-up"),
    ]

    def __init__(self, keep: Callable[[Person], object], person: Person | None = None) -> None:
        super().__init__()
        self._keep = keep
        self._is_new = person is None
        self._lines = {
            key: Input(
                getattr(person, key, ""),
                max_length=most,
                compact=True,
                select_on_focus=False,
                id=key,
            )
            for key, most in LONGEST.items()
        }
        self._fault = Static(id="fault", markup=False)

    def compose(self) -> ComposeResult:
        """What is asked, each with its line."""
        yield from super().compose()
        yield Static(said("Add somebody" if self._is_new else "Change", LOUD))
        for key, line in self._lines.items():
            yield Static(said(LABELS[key]), classes="label")
            yield line
        yield self._fault
        yield KeyBar(
            (KeyHint("enter", "next, then keep", "keep"), KeyHint("esc", "back", "put_away"))
        )

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """On to the next line, or done."""
        if message.input is self._lines["reach"]:
            self.action_keep()
        else:
            self.focus_next(Input)

    def action_keep(self) -> None:
        """Keep what is written, or tell why that cannot be."""
        person = Person(**{key: line.value.strip() for key, line in self._lines.items()})
        try:
            self._keep(person)
        except StillpointError as error:
            self._fault.update(said(str(error)))
            self.set_focus(self._lines["name"])
        else:
            self.dismiss(person)

    def action_put_away(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)
