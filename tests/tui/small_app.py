"""An app as small as one can be, that starts and ends as the real one does."""

from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.events import Key
from textual.widgets import Static

from stillpoint.tui.driver import driver_class
from stillpoint.tui.lifecycle import install, leave


class SmallApp(App[None]):
    BINDINGS: ClassVar = [
        Binding("q", "quit"),
        Binding("ctrl+c", "quit", priority=True),
        Binding("ctrl+z", "suspend_process"),
    ]

    def compose(self) -> ComposeResult:
        yield Static("breathe in")
        yield Static(id="key")

    def on_mount(self) -> None:
        install(self, self.save)

    def on_key(self, event: Key) -> None:
        self.query_one("#key", Static).update(f"you pressed {event.key}")

    def save(self, number: int) -> None:
        Path("saved").write_text(f"ended by {number}")


if __name__ == "__main__":
    app = SmallApp(driver_class=driver_class())
    app.run()
    leave(app.return_code or 0)
