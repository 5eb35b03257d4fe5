"""Settings: how the program looks and sounds, changed at once and kept."""

from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from stillpoint.config.forms import Value
from stillpoint.config.settings import SETTINGS, Setting
from stillpoint.tui.finding import Group, findable
from stillpoint.tui.pages import (
    ACCENT,
    LOUD,
    QUIET,
    WARNING,
    lines,
    page,
    said,
    where,
    with_heading,
)
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.spread import Hints
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row

NAMING = ("me", "with_child", "with_infant")
"""The settings that name somebody."""


class SettingsScreen(Browser[str]):
    """One row a setting; Enter takes the next of its choices."""

    PLACE = "Settings"
    REST = "…"

    DEFAULT_CSS = """
    SettingsScreen.-narrow {
        & > Horizontal { layout: vertical; }
        & #choice { width: 1fr; height: auto; margin-bottom: 1; }
        & Listing { height: 6; }
        & Detail { display: block; }
    }
    """

    BINDINGS = [
        Binding("enter,space,right", "turn(1)", "Next choice", id="settings.next"),
        Binding("left", "turn(-1)", "Choice before", id="settings.before"),
    ]

    @dataclass
    class Changed(Message):
        """A setting is to be another."""

        name: str
        value: Value

    def gather(self) -> tuple[str, ...]:
        """The names of the settings."""
        return tuple(SETTINGS)

    def receive(self, stock: tuple[str, ...]) -> None:
        """Show them, and what is wrong in their file."""
        members = tuple(findable(name, SETTINGS[name].title) for name in stock)
        self.fill((Group(Heading(""), members),))
        faults = len(self.parts.settings_faults)
        self.masthead.tell(f"{faults} wrong in the file" if faults else "")

    def words(self, value: str) -> Row:
        """What it is called and what it is."""
        return Row(SETTINGS[value].title, _spoken(getattr(self.parts.settings, value)))

    def page_of(self, value: str, width: int) -> Content:
        """What it does, and its choices; below the list, where it is narrow, only what it does."""
        setting, now = SETTINGS[value], getattr(self.parts.settings, value)
        if self.has_class("-narrow"):
            return lines(said(setting.explanation), said(setting.form.meaning(now), QUIET))
        return page(
            lines(said(setting.title, LOUD), said(setting.explanation)),
            lines(*(_choice(setting, choice, now) for choice in self._choices(value))),
            with_heading("Kept in", where(self.parts.places.settings_file, width)),
            lines(*(said(fault, WARNING) for fault in self.parts.settings_faults)),
        )

    def hints(self) -> Hints:
        """Change, look around."""
        return (
            KeyHint("enter", "change", "turn(1)"),
            KeyHint("1", "home", "app.go('home')"),
            KeyHint("?", "keys", "app.keys"),
        )

    def take(self, value: str) -> None:  # noqa: ARG002 - it is the chosen one
        """A click on the chosen row changes it."""
        self.action_turn(1)

    def action_turn(self, by: int) -> None:
        """The next choice, or the one before, in a round."""
        if name := self.listing.chosen:
            now = getattr(self.parts.settings, name)
            choices = self._choices(name)
            place = choices.index(now)
            self.post_message(self.Changed(name, choices[(place + by) % len(choices)]))

    def _choices(self, name: str) -> tuple[Value, ...]:
        """What is offered, and what was written into the file by hand."""
        now: Value = getattr(self.parts.settings, name)
        choices = SETTINGS[name].form.offers
        if name in NAMING:
            people = self.parts.people()
            persons = people.grown if name == "me" else people.young
            choices = (*choices, *(person.alias for person in persons))
        return choices if now in choices else (*choices, now)


def _spoken(value: Value) -> str:
    match value:
        case bool():
            return "on" if value else "off"
        case int():
            return str(value)
        case str():
            return value or "nothing"


def _choice(setting: Setting, choice: Value, now: Value) -> Content:
    is_now = choice == now
    name = f"{'▸' if is_now else ' '} {_spoken(choice):<12}"
    return Content.assemble(
        said(name, ACCENT if is_now else ""), said(setting.form.meaning(choice), QUIET)
    )
