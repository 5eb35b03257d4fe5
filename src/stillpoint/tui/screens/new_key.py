"""Waits for the key that something is to be done with."""

from collections.abc import Callable, Sequence

from textual import events
from textual.content import Content

from stillpoint.config.key_names import in_a_list
from stillpoint.core.clock import Clock
from stillpoint.core.errors import StillpointError
from stillpoint.tui.held_keys import HeldKeys
from stillpoint.tui.pages import LOUD, QUIET, WARNING, lines, page, said
from stillpoint.tui.screens.sheets import Sheet
from stillpoint.tui.widgets.detail import Detail
from stillpoint.tui.widgets.keybar import KeyHint


class NewKey(Sheet):
    """Takes whatever key is pressed; `give` refuses one by a `StillpointError`."""

    HINTS = (KeyHint("esc", "leave it as it is", "put_away(False)"),)

    def __init__(
        self, words: str, keys: Sequence[str], clock: Clock, *, give: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._words = words
        self._keys = keys
        self._give = give
        self._clock = clock
        self._held = HeldKeys(clock.reading())
        self._trouble = ""

    def page(self, width: int) -> Content:  # noqa: ARG002 - the text wraps by itself
        """What is waited for, and what was wrong with the key before."""
        return page(
            lines(said("Press the new key for", QUIET), said(self._words, LOUD)),
            said(self._trouble, WARNING) if self._trouble else None,
            said(f"Now it is {in_a_list(self._keys)}.", QUIET),
        )

    def on_key(self, event: events.Key) -> None:
        """Any key but Escape is the new one."""
        event.stop()
        event.prevent_default()
        is_meant = self._held.is_meant(self._clock.reading())
        if event.key == "escape":
            self.dismiss(False)
            return
        if event.key == "enter" and not is_meant:
            return  # it is still held down, or came twice: it opened this
        try:
            self._give(event.key)
        except StillpointError as error:
            self._trouble = f"{str(error).rstrip('.')}. Press another one."
            self.query_one(Detail).show(self.page)
        else:
            self.dismiss(True)
