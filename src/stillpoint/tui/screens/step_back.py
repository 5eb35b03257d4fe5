"""What comes before a step back, and before the words when the hour is hard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content

from stillpoint.services.soothing import HELP_FIRST, NO_CIRCLE, SAFE_COT_CHECK
from stillpoint.tui.held_keys import HeldKeys
from stillpoint.tui.pages import ACCENT, LOUD, QUIET, WARNING, in_paragraphs, lines, page, said
from stillpoint.tui.screens.sheets import Sheet
from stillpoint.tui.screens.soothe import SootheScreen
from stillpoint.tui.widgets.keybar import KeyHint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stillpoint.config.circle import Circle
    from stillpoint.history.summaries import Summary
    from stillpoint.services.parts import Parts


class StepBackSheet(Sheet):
    """The safe-cot check and the circle; Enter begins the step back."""

    HINTS = (
        KeyHint("enter", "the baby is safe", "put_away(True)"),
        KeyHint("h", "help", "app.help_card"),
        KeyHint("esc", "back", "put_away(False)"),
    )
    is_apart = True

    BINDINGS = [Binding("space,3", "put_away(True)", "The baby is safe", id="step-back.go-on")]

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._held = HeldKeys(parts.clock.reading())
        self._parts = parts

    def page(self, width: int) -> Content:  # noqa: ARG002 - the text wraps by itself
        """Whether the baby is safe, then whom to call."""
        check = in_paragraphs(*SAFE_COT_CHECK)
        return page(said("Step back", LOUD), check, circle_told(*self._parts.circle()))

    def action_put_away(self, is_agreed: bool) -> None:
        """Begin or go back; a key that is held down does neither."""
        if not is_agreed or self._held.is_meant(self._parts.clock.reading()):
            self.dismiss(is_agreed)


class HelpFirst(Sheet):
    """Help, shown before the words to whoever needs them for the third time within an hour."""

    HINTS = (
        KeyHint("space", "hold · move · step back", "put_away(True)"),
        KeyHint("h", "help card", "app.help_card"),
        KeyHint("esc", "back", "put_away(False)"),
    )
    is_quiet = True
    is_apart = True

    BINDINGS = [
        Binding("space", "put_away(True)", "To the three words", id="help-first.go-on"),
    ]

    def __init__(self, parts: Parts, newest_first: Sequence[Summary]) -> None:
        super().__init__()
        self._held = HeldKeys(parts.clock.reading())
        self._parts = parts
        self._newest_first = newest_first

    def page(self, width: int) -> Content:  # noqa: ARG002 - the text wraps by itself
        """That it is right to step away, whom to call, and when to call for help."""
        first, hurt, *others = HELP_FIRST
        circle = circle_told(*self._parts.circle())
        return page(said(first, LOUD), said(hurt), circle, in_paragraphs(*others))

    def action_put_away(self, is_agreed: bool) -> None:
        """On to the words, or back; a key that is held down does neither."""
        if not is_agreed:
            self.app.call_later(self.app.run_action, "leave_soothe")
        elif self._held.is_meant(self._parts.clock.reading()):
            self.app.switch_screen(SootheScreen(self._parts, self._newest_first))


def circle_told(circle: Circle, faults: Sequence[str]) -> Content:
    """The people to call and how to reach them, or what a circle is for."""
    return lines(*_told(circle), *(said(fault, WARNING) for fault in faults))


def _told(circle: Circle) -> Iterator[Content]:
    yield said("Your circle", QUIET)
    for person in circle:
        name = f"{person.name}   " if person.reach else person.name
        yield Content.assemble(said(name, ACCENT), said(person.reach))
        if person.why:
            yield said(person.why, QUIET)
    if not circle:
        yield said(NO_CIRCLE)
