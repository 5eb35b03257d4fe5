"""The line in which one types to find something."""

from textual.widgets import Input


class Filter(Input):
    """A line to type into; arrows, Enter and Escape are left to the screen."""

    DEFAULT_CSS = """
    Filter, Filter:focus {
        border: none;
        padding: 0;
        height: 1;
        background: $background;
        color: $text-accent;
        & > .input--placeholder { color: $text-muted; }
    }
    """

    def __init__(self, what: str) -> None:
        super().__init__(placeholder=f"/ find {what}", compact=True, select_on_focus=False)
