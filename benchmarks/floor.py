"""The floor: a bare Textual app that shows one line; `--tick` changes it twenty times a second."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static


class Floor(App[None]):
    """One line and nothing else."""

    beats = 0

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("breathe in 0")

    def on_mount(self) -> None:
        """Start to change it, if that is asked for."""
        if "--tick" in sys.argv:
            self.set_interval(1 / 20, self.tick)

    def tick(self) -> None:
        """Change it."""
        self.beats += 1
        self.query_one(Static).update(f"breathe in {self.beats}")


if __name__ == "__main__":
    Floor().run()
