"""The help card: when to get help, whom to call, and what is good to know at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content

from stillpoint.config.key_names import in_a_list
from stillpoint.config.keys import keys_of
from stillpoint.services.help_pages import HelpPage, Table, help_pages
from stillpoint.tui.given_keys import given_keys
from stillpoint.tui.pages import (
    LOUD,
    QUIET,
    keys_and_words,
    page,
    said,
    with_heading,
)
from stillpoint.tui.screens.laid_over import LaidOver, Practised
from stillpoint.tui.screens.practice_keys import AT_HAND
from stillpoint.tui.screens.step_back import circle_told
from stillpoint.tui.telling import who_needs_me
from stillpoint.tui.turning import NUMBERS, names_told, table_told
from stillpoint.tui.widgets.detail import Detail
from stillpoint.tui.widgets.keybar import KeyBar, KeyHint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stillpoint.services.parts import Parts

HELP, CIRCLE, CUES, HERE = 0, 1, 2, -1
"""Where these pages are; the last is that of the session which is practised."""


class HelpCard(LaidOver):
    """A few pages to turn. Below it a practice goes on: its breath, its bells, its `b`."""

    BINDINGS = [
        Binding("right,tab", "turn(1)", "Next page, or the one before", id="help.next"),
        Binding("left,shift+tab", "turn(-1)", "Next page, or the one before", id="help.before"),
        *(
            Binding(key, f"show_page({place})", show=False, id=f"help.page-{key}")
            for place, key in enumerate(NUMBERS)
        ),
        Binding("space", "put_away(True)", "Back", id="help.put-away"),
        Binding("h", "turn_to_help", "When to get help; there, back", id="help.help"),
        Binding("c", "turn_to_cues", "Ready or enough; there, back", id="help.cues"),
        Binding("b", "needed", "Baby or child needs me: end at once", id="help.needed"),
        Binding("e", "edit_circle", "Edit your circle", id="help.edit-circle"),
    ]

    def __init__(self, parts: Parts, *, place: int = HELP, over: Practised | None = None) -> None:
        super().__init__(over)
        self._parts = parts
        self._circle, self._faults = parts.circle()
        self._pages = help_pages(over.session if over else None)
        self.place = place % len(self._pages)

    def page(self, width: int) -> Content:
        """The page that is turned up, below the names of all."""
        turned = self._pages[self.place]
        return page(
            self.asked,
            names_told([each.name for each in self._pages], self.place, width),
            said(turned.title, LOUD),
            *self._told(turned, width),
            with_heading("Rests on", *(said(cite, QUIET) for cite in turned.sources)),
        )

    def on_screen_resume(self) -> None:
        """Tell the circle as it is now."""
        self._circle, self._faults = self._parts.circle()
        if self.is_mounted:
            self.tell_anew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Some keys are only for what lies below, or for one page."""
        match action:
            case "needed":
                return self.over is not None
            case "edit_circle":
                return self.over is None and self.place in (HELP, CIRCLE)
            case _:
                return True

    def action_turn(self, by: int) -> None:
        """Another page, in a round."""
        self.place = (self.place + by) % len(self._pages)
        self.tell_anew()

    def action_show_page(self, place: int) -> None:
        """A page by its number."""
        if place < len(self._pages):
            self.place = place
            self.tell_anew()

    def action_turn_to_help(self) -> None:
        """Help, whatever page is turned up; from help, and from what `h` turned up, back."""
        if self.place == HELP or self._is_here:
            self.dismiss(True)
        else:
            self.action_show_page(HELP)

    def action_turn_to_cues(self) -> None:
        """The cues, whatever page is turned up; from there, back."""
        if self.place == CUES:
            self.dismiss(True)
        else:
            self.action_show_page(CUES)

    def action_needed(self) -> None:
        """End what is practised, and go: the practice tells what was done."""
        if self.over:
            self.over.action_needed()
        self.dismiss(False)

    def action_edit_circle(self) -> None:
        """Change the people to call."""
        self.app.call_later(self.app.run_action, "circle")

    @property
    def _is_here(self) -> bool:
        return self.over is not None and self.place == len(self._pages) - 1

    def _told(self, turned: HelpPage, width: int) -> Iterator[Content]:
        """The words of a page; among those of help whom to call, where anybody is known."""
        parts = [_part(part, width) for part in turned.parts]
        circle = circle_told(self._circle, self._faults)
        if self.place == CIRCLE:
            yield circle
        elif self.place == HELP and (self._circle or self._faults):
            yield from (parts[0], circle, *parts[1:])
        else:
            yield from parts
        if self._is_here:
            given = given_keys(self.app)
            keys = ((in_a_list(keys_of(f"practice.{id}", given)), words) for id, words in AT_HAND)
            yield keys_and_words(tuple(keys), width)

    def _show_keys(self) -> None:
        if not self.query(Detail):  # put away meanwhile
            return
        self.query_one(KeyBar).show(tuple(self._hints()))

    def _hints(self) -> list[KeyHint]:
        hints = [KeyHint("esc", "back", "put_away(False)"), KeyHint("→", "next page", "turn(1)")]
        if self.over:
            hints.insert(1, KeyHint("b", who_needs_me(self.over.session), "needed"))
        if self.query_one(Detail).max_scroll_y > 0:
            hints.append(
                KeyHint("↑↓", "scroll", "scroll_page(1)", ("scroll_page(-1)", "scroll_page(1)"))
            )
        if self.check_action("edit_circle", ()):
            hints.append(KeyHint("e", "your circle", "edit_circle"))
        return hints


def _part(part: str | Table, width: int) -> Content:
    return said(part) if isinstance(part, str) else table_told(part, width)
