"""The keys that matter now, on one line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from rich.cells import cell_len
from rich.text import Text
from textual.events import Click
from textual.widget import Widget

from stillpoint.tui.given_keys import key_of_action

GAPS = ("   ", "  ")
"""What stands between two hints; the narrow one where it lets more of them in."""


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key, a word for what it does, and the action that a click on it runs."""

    key: str
    word: str
    action: str
    each: tuple[str, ...] = ()
    """What each key does, where several are told together."""

    @property
    def width(self) -> int:
        """The cells that the hint takes."""
        return cell_len(f"{self.key} {self.word}")


class KeyBar(Widget):
    """A footer of as many hints as fit, the most important first."""

    DEFAULT_CSS = """
    KeyBar {
        width: 1fr;
        height: 1;
        padding: 0 2;
        color: $text-quiet;
        pointer: pointer;
    }
    KeyBar .keybar--key {
        color: $foreground;
        text-style: bold;
    }
    """
    COMPONENT_CLASSES = {"keybar--key"}
    ALLOW_SELECT = False

    def __init__(self, hints: Sequence[KeyHint] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints = tuple(hints)

    def show(self, hints: Sequence[KeyHint]) -> None:
        """Show other hints."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh()

    def render(self) -> Text:
        """The hints that fit."""
        key_style = self.get_component_rich_style("keybar--key", partial=True)
        gap, shown = self._laid_out()
        # The space goes with the key, for pictures lose one that a piece of text begins with.
        hints = [Text.assemble((f"{hint.key} ", key_style), hint.word) for hint in shown]
        return Text(gap, no_wrap=True).join(hints)

    def on_click(self, event: Click) -> None:
        """Do what a hint says."""
        event.stop()
        offset = event.get_content_offset(self)
        hint = None if offset is None else self._hint_at(offset.x)
        if hint is not None:
            # As a key would: by the app, for the action may close the screen that this bar is on.
            self.app.call_later(self.app.run_action, hint.action, self.screen)

    def _laid_out(self) -> tuple[str, tuple[KeyHint, ...]]:
        """The gap, and the hints that fit with it; the wide one unless the narrow lets more in."""
        return max(((gap, self._fitting(gap)) for gap in GAPS), key=lambda laid: len(laid[1]))

    def _fitting(self, gap: str) -> tuple[KeyHint, ...]:
        hints = self._with_given_keys
        ends = accumulate(len(gap) + hint.width for hint in hints)
        room = self.content_size.width + len(gap)
        return hints[: sum(end <= room for end in ends)]

    @property
    def _with_given_keys(self) -> tuple[KeyHint, ...]:
        """The hints, with the keys that somebody gave to what they do."""
        return tuple(replace(hint, key=self._key_given(hint)) for hint in self._hints)

    def _key_given(self, hint: KeyHint) -> str:
        own = hint.key.split() if " " in hint.key else [*hint.key]
        if len(own) != len(hint.each):
            return key_of_action(self.screen, hint.action, hint.key)
        given = [key_of_action(self.screen, *key) for key in zip(hint.each, own, strict=True)]
        return hint.key if given == own else " ".join(given)

    def _hint_at(self, column: int) -> KeyHint | None:
        start = 0
        gap, shown = self._laid_out()
        for hint in shown:
            if start <= column < start + hint.width:
                return hint
            start += hint.width + len(gap)
        return None
