"""Asks for one line, and tells what is wrong with it until it is right."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from stillpoint.core.errors import StillpointError
from stillpoint.tui.pages import LOUD, WARNING, in_paragraphs, page, said
from stillpoint.tui.screens.sheets import Sheet
from stillpoint.tui.widgets.detail import Detail
from stillpoint.tui.widgets.keybar import KeyHint


class OneLine(Sheet):
    """A line to type into; `take` gets it, and refuses it by a `StillpointError`."""

    AUTO_FOCUS = "Input"
    HINTS = (
        KeyHint("enter", "keep it", "put_away(True)"),
        KeyHint("esc", "back", "put_away(False)"),
    )

    DEFAULT_CSS = """
    OneLine {
        & > Input, & > Input:focus {
            border: none;
            padding: 0;
            height: 1;
            max-width: 64;
            background: $background;
            color: $text-accent;
            & > .input--placeholder { color: $text-quiet; }
        }
        & > Detail { margin-top: 1; }
    }
    """

    def __init__(
        self, heading: str, line: str, *words: str, take: Callable[[str], object], example: str
    ) -> None:
        super().__init__()
        self._heading = heading
        self._words = words
        self._take = take
        self._trouble = ""
        self._line = Input(line, example, compact=True, select_on_focus=True, max_length=300)

    def compose(self) -> ComposeResult:
        """The line, above the page and its keys."""
        small, *rest = super().compose()
        yield small
        yield self._line
        yield from rest

    def page(self, width: int) -> Content:  # noqa: ARG002 - the text wraps by itself
        """What is asked for, and what was wrong with what was typed."""
        trouble = said(self._trouble, WARNING) if self._trouble else None
        return page(said(self._heading, LOUD), trouble, in_paragraphs(*self._words))

    def action_put_away(self, is_agreed: bool) -> None:
        """Take what was typed, if it can be; or leave all as it is."""
        if not is_agreed:
            self.dismiss(False)
            return
        try:
            self._take(self._line.value)
        except StillpointError as error:
            self._trouble = str(error)
            self.query_one(Detail).show(self.page)
        else:
            self.dismiss(True)

    def on_input_submitted(self) -> None:
        """Enter is pressed in the line."""
        self.action_put_away(True)
