"""Settings: how the program looks and sounds, changed at once and kept."""

from collections.abc import Callable

from textual.binding import Binding
from textual.content import Content

from stillpoint.config.forms import Number, Switch, Value, Words, spoken
from stillpoint.config.groups import GROUPS
from stillpoint.config.keys import explained
from stillpoint.config.settings import SETTINGS, Setting, SettingsError
from stillpoint.config.settings_reading import KEYS
from stillpoint.services.parts import Parts
from stillpoint.tui import finding
from stillpoint.tui.hearing import can_be_heard, hear
from stillpoint.tui.live_settings import SettingsChanged
from stillpoint.tui.pages import (
    ACCENT,
    LOUD,
    QUIET,
    WARNING,
    at_the_start,
    in_a_row,
    lines,
    page,
    said,
    where,
    with_heading,
)
from stillpoint.tui.ringing import Ringer
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.spread import Hints
from stillpoint.tui.setting_choices import NAMING, choices_of
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row

CHANGED = "•"
"""What marks a setting that is not at its default."""

FAULT = "fault "
"""What a row begins with that is no setting, but something wrong in the file."""


class SettingsScreen(Browser[str]):
    """One row a setting; arrows take its choices, Enter too or lets one type."""

    PLACE = "Settings"
    FINDS = "a setting"
    REST = "…"

    DEFAULT_CSS = """
    SettingsScreen.-narrow {
        & > Horizontal { layout: vertical; }
        & #choice { width: 1fr; height: auto; margin-bottom: 1; }
        & Listing { height: 5; }
        & Detail { display: block; }
        &.-tall Listing { height: 10; }
    }
    """

    BINDINGS = [
        Binding("enter", "take", "Change it: choose, or type", id="settings.change"),
        Binding("space,right", "turn(1)", "The next choice, or more", id="settings.next"),
        Binding("left", "turn(-1)", "The choice before, or less", id="settings.before"),
        Binding("x,delete", "reset", "Its default again", id="settings.reset"),
        Binding("p", "hear", "Hear it", id="settings.hear"),
    ]

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._faults: list[str] = []

    def gather(self) -> tuple[str, ...]:
        """The names of the settings."""
        return tuple(SETTINGS)

    def receive(self, stock: tuple[str, ...]) -> None:
        """Show them by what they are about, below what is wrong in their file."""
        told = {row: row for row in self._faults}  # the row that is chosen stays the same one
        faults = [f"{FAULT}{fault}" for fault in self.parts.settings_faults]
        self._faults = [told.get(fault, fault) for fault in faults]
        groups = [
            finding.Group(
                Heading("Wrong in the file"), [finding.findable(row, row) for row in self._faults]
            )
        ]
        for group, names in GROUPS.items():
            groups.append(finding.Group(Heading(group), [_findable(name) for name in names]))
        keys = finding.findable(KEYS, "Keys", "bindings shortcuts")
        groups.append(finding.Group(Heading("Keys"), [keys]))
        self.fill(groups, chosen=self.listing.chosen or stock[0])
        self.masthead.tell(f"{len(faults)} wrong in the file" if faults else "")

    def heed_settings(self, before: object) -> None:  # noqa: ARG002
        """Tell everything as it is now, faults of the file too."""
        self.receive(tuple(SETTINGS))
        self.show_changes()

    def words(self, value: str) -> Row:
        """What it is called and what it is; a mark where that is not the default."""
        if value.startswith(FAULT):
            at = self.parts.places.settings_file.name + ":"
            told = value.removeprefix(FAULT)
            return Row(f"line {told.removeprefix(at)}" if told[len(at) :][:1].isdigit() else told)
        if value == KEYS:
            given = len(self.parts.settings.keys)
            return Row("Keys of every screen", f"{CHANGED} {given} given" if given else "their own")
        setting, now = SETTINGS[value], self._now(value)
        mark = "" if now == setting.default else f"{CHANGED} "
        return Row(setting.title, f"{mark}{spoken(now)}")

    def page_of(self, value: str, width: int) -> Content:
        """What it does, and what it may be; below the list, where it is narrow, only the first."""
        if value.startswith(FAULT):
            return page(
                said(value.removeprefix(FAULT), WARNING),
                said("Until it is mended, the default counts."),
                with_heading(
                    "`stillpoint config edit` opens",
                    where(self.parts.places.settings_file, width),
                ),
            )
        if value == KEYS:
            told = "Every key, by the place where it is pressed. Enter shows them, to give others."
            return lines(said(told))
        setting, now = SETTINGS[value], self._now(value)
        told = explained(setting.explanation, self.parts.settings.keys)
        if self.has_class("-narrow") and not self.is_reading:
            return lines(said(told), said(self._in_brief(setting, now), QUIET))
        return page(
            lines(said(setting.title, LOUD), said(told)),
            self._choices_told(value, now),
            said(_default_told(setting, now), QUIET),
            with_heading("Kept in", where(self.parts.places.settings_file, width)),
        )

    def hints(self) -> Hints:
        """Change, look around."""
        if self.filter.has_focus:
            return self.hints_while_finding
        name = self.listing.chosen or ""
        reset = (KeyHint("x", "default", "reset"),) if self._is_changed(name) else ()
        turned = "less, more" if _is_number(name) else "choose"
        turn = (KeyHint("←→", turned, "turn(1)", ("turn(-1)", "turn(1)")),)
        return (
            KeyHint("enter", _enter_word(name), "take"),
            *(turn if name in SETTINGS else ()),
            *reset,
            *((KeyHint("p", "hear it", "hear"),) if self._heard else ()),
            KeyHint("/", "find", "find"),
            KeyHint("1", "home", "app.go('home')"),
            KeyHint("?", "keys", "app.keys"),
        )

    def take(self, value: str) -> None:
        """Take the next choice; a number or a text is typed."""
        if value == KEYS:
            from stillpoint.tui.screens.rebinding import RebindingScreen

            self.app.push_screen(RebindingScreen(self.parts))
        elif value.startswith(FAULT):
            self.action_read()
        elif _is_typed(value):
            self._type(value)
        else:
            self.action_turn(1)

    def action_turn(self, by: int) -> None:
        """The next choice, or the one before, in a round; numbers end at their bounds."""
        name = self.listing.chosen
        if name not in SETTINGS:
            return
        now, form = self._now(name), SETTINGS[name].form
        if isinstance(form, Number) and isinstance(now, int):
            self._change(name, form.beside(now, by))
        else:
            choices = choices_of(name, self.parts)
            self._change(name, choices[(choices.index(now) + by) % len(choices)])

    def action_reset(self) -> None:
        """The default again."""
        if (name := self.listing.chosen) in SETTINGS:
            self._do(lambda: self.parts.reset(name))

    def action_hear(self) -> None:
        """Let what is chosen be heard."""
        if name := self._heard:
            ringer = Ringer(self.app)
            self.parts.sound.heard_by(ringer.ring, ringer.tell)
            hear(name, self.parts)

    @property
    def _heard(self) -> str:
        """The chosen setting, where something tells by ear what it does."""
        name = self.listing.chosen or ""
        return name if name in SETTINGS and can_be_heard(name, self.parts) else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only where a sound is chosen is there something to hear."""
        if action == "hear":
            return bool(self._heard)
        return super().check_action(action, parameters)

    def _change(self, name: str, value: Value) -> None:
        if value != self._now(name):
            self._do(lambda: self.parts.change(name, value))

    def _do(self, change: Callable[[], None]) -> None:
        try:
            change()
        except SettingsError as error:
            self.notify(str(error), severity="error")
        self.post_message(SettingsChanged())

    def _type(self, name: str) -> None:
        from stillpoint.tui.screens.one_line import OneLine

        setting = SETTINGS[name]

        def take(typed: str) -> None:
            self.parts.change(name, setting.form.value_of(typed))
            self.post_message(SettingsChanged())

        now, may_be = self._now(name), f"It may be {setting.form.bounds}."
        line = "" if now == "" else str(now)
        told = explained(setting.explanation, self.parts.settings.keys)
        self.app.push_screen(
            OneLine(setting.title, line, told, may_be, take=take, example=setting.form.bounds)
        )

    def _now(self, name: str) -> Value:
        now: Value = getattr(self.parts.settings, name)
        return now

    def _is_changed(self, name: str) -> bool:
        return name in SETTINGS and self._now(name) != SETTINGS[name].default

    def _in_brief(self, setting: Setting, now: Value) -> str:
        meaning = setting.form.meaning(now)
        may_be = "" if isinstance(setting.form, Words | Switch) else setting.form.bounds
        is_own = now == setting.default
        default = "the default" if is_own else f"by default {spoken(setting.default)}"
        return in_a_row((meaning, may_be, default))

    def _choices_told(self, name: str, now: Value) -> Content:
        setting = SETTINGS[name]
        if isinstance(setting.form, Number):
            bounds, step = at_the_start(setting.form.bounds), setting.form.step
            how = f"{bounds}. ← and → change it in steps of {step}; enter types it."
            return lines(said(f"▸ {now}", ACCENT), said(how, QUIET))
        told = lines(*(_choice(setting, choice, now) for choice in choices_of(name, self.parts)))
        may_be = f"Or type {setting.form.bounds}." if _is_typed(name) else ""
        return page(told, said(may_be) if may_be else None)


def _findable(name: str) -> finding.Findable[str]:
    setting = SETTINGS[name]
    offers = map(spoken, setting.form.offers) if isinstance(setting.form, Words) else ()
    return finding.findable(name, setting.title, name, setting.explanation, *offers)


def _is_number(name: str) -> bool:
    return name in SETTINGS and isinstance(SETTINGS[name].form, Number)


def _is_typed(name: str) -> bool:
    return not isinstance(SETTINGS[name].form, Words | Switch) and name not in NAMING


def _enter_word(name: str) -> str:
    if name not in SETTINGS:
        return "show" if name == KEYS else "all of it"
    return "type" if _is_typed(name) else "change"


def _choice(setting: Setting, choice: Value, now: Value) -> Content:
    is_now = choice == now
    name = f"{'▸' if is_now else ' '} {spoken(choice):<12}"
    return Content.assemble(
        said(name, ACCENT if is_now else ""), said(setting.form.meaning(choice), QUIET)
    )


def _default_told(setting: Setting, now: Value) -> str:
    if now == setting.default:
        return "This is the default."
    return f"{CHANGED} By default it is {spoken(setting.default)}."
