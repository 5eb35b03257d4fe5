"""Settings: how the program looks and sounds, changed at once and kept."""

from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from stillpoint.config.settings import CHOICES, OFFERS, SETTING_NAMES
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

TITLES = {
    "theme": "Theme",
    "drawing": "Drawing",
    "reduced_motion": "Reduced motion",
    "muted": "Muted",
    "glyphs": "Glyphs",
    "day_ends": "Day ends at",
    "intention": "For a week",
    "streaks": "Streaks",
    "pace": "Your pace",
    "check_ins": "Check-ins",
    "me": "Me",
    "with_child": "With the child",
    "with_infant": "With the baby",
    "quiet_hours": "Quiet hours",
}

EXPLANATIONS = {
    "theme": "The colours of every screen.",
    "drawing": "What carries the breath. v changes it while you practise.",
    "reduced_motion": "The pacer steps once a second instead of gliding.",
    "muted": "No bells. m does the same while you practise.",
    "glyphs": "What the screens are drawn with. A change shows at the next start.",
    "day_ends": "What you practise before this hour counts to the day before.",
    "intention": "What you mean to do from Monday to Sunday. It is told in a quiet line.",
    "streaks": "History tells how many days in a row you practised.",
    "pace": "Your most comfortable slow pace, in breaths a minute. Find Your Pace looks for it.",
    "check_ins": "Whether you are asked how you are, before and after. Esc skips it.",
    "me": "Who uses this device; nothing is the only carer there is.",
    "with_child": "Whom sessions for two are with. o before a session changes it too.",
    "with_infant": "Whom sessions with a baby are with. o before one changes it too.",
    "quiet_hours": "Between these times no routine gives notice.",
}

NAMING = ("me", "with_child", "with_infant")
"""The settings that name somebody."""

MEANINGS = {
    "dusk": "dark and soft",
    "paper": "light",
    "night": "dim red, for a dark room",
    "contrast": "black and white",
    "orb": "grows and sinks",
    "ring": "opens and closes",
    "wave": "rises and falls",
    "bar": "fills and empties",
    "auto": "as the terminal suggests",
    "blocks": "fine shapes",
    "ascii": "plain characters",
    "usual": "after; before too with a child",
    "off": "never asked",
    "after": "only afterwards",
    "both": "before and after, always",
}


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
        value: str | bool

    def gather(self) -> tuple[str, ...]:
        """The names of the settings."""
        return SETTING_NAMES

    def receive(self, stock: tuple[str, ...]) -> None:
        """Show them, and what is wrong in their file."""
        members = tuple(findable(name, TITLES[name]) for name in stock)
        self.fill((Group(Heading(""), members),))
        faults = len(self.parts.settings_faults)
        self.masthead.tell(f"{faults} wrong in the file" if faults else "")

    def words(self, value: str) -> Row:
        """What it is called and what it is."""
        return Row(TITLES[value], _spoken(getattr(self.parts.settings, value)))

    def page_of(self, value: str, width: int) -> Content:
        """What it does, and its choices; below the list, where it is narrow, only what it does."""
        now = getattr(self.parts.settings, value)
        if self.has_class("-narrow"):
            return lines(said(EXPLANATIONS[value]), said(MEANINGS.get(str(now), ""), QUIET))
        return page(
            lines(said(TITLES[value], LOUD), said(EXPLANATIONS[value])),
            lines(*(_choice(choice, is_now=choice == now) for choice in self._choices(value))),
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

    def _choices(self, name: str) -> tuple[str | bool, ...]:
        """What is offered, and what was written into the file by hand."""
        now: str | bool = getattr(self.parts.settings, name)
        choices: tuple[str | bool, ...] = CHOICES.get(name) or OFFERS.get(name) or (False, True)
        if name in NAMING:
            people = self.parts.people()
            persons = people.grown if name == "me" else people.young
            choices = (*choices, *(person.alias for person in persons))
        return choices if now in choices else (*choices, now)


def _spoken(value: str | bool) -> str:
    match value:
        case bool():
            return "on" if value else "off"
        case str():
            return value or "nothing"


def _choice(choice: str | bool, *, is_now: bool) -> Content:
    name = f"{'▸' if is_now else ' '} {_spoken(choice):<10}"
    return Content.assemble(
        said(name, ACCENT if is_now else ""), said(MEANINGS.get(str(choice), ""), QUIET)
    )
