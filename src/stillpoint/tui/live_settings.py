"""The settings, taken up while the app runs, whoever changes them."""

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.app import App
from textual.message import Message

from stillpoint.tui.terminal import AsciiFilter

if TYPE_CHECKING:
    from stillpoint.config.settings import Settings
    from stillpoint.services.parts import Parts

LOOK_EVERY = timedelta(seconds=1)
"""Between two looks at whether another program wrote the file."""


class SettingsChanged(Message):
    """Comes to the app when a screen changed settings."""


@runtime_checkable
class Heeding(Protocol):
    """A screen that shows something of the settings."""

    def heed_settings(self, before: "Settings") -> None:
        """Show them as they are now, in what is another than it was."""
        ...


class LiveSettings:
    """Lets an app be as its settings say."""

    def __init__(self, app: App[object], parts: "Parts") -> None:
        self._app = app
        self._parts = parts
        self._ascii = AsciiFilter()
        self._taken = parts.settings
        self._told: set[str] = set()

    def begin(self) -> None:
        """Take up the keys, and look from now on whether another program changes anything."""
        self._tell_faults()
        self._app.set_keymap(self.given_keys)
        self._app.set_interval(LOOK_EVERY.total_seconds(), self.look)

    @property
    def given_keys(self) -> dict[str, str]:
        """The keys that bindings were given, by their ids."""
        if not self._taken.keys:
            return {}
        from stillpoint.config.keys import with_led  # only for those who gave any

        return with_led(self._taken.keys)

    def look(self) -> None:
        """Take up what another program changed."""
        if self._parts.heed_settings():
            self._app.post_message(SettingsChanged())

    def take_up(self) -> "Settings":
        """Be as the settings are now; how they were."""
        before, self._taken = self._taken, self._parts.settings
        self._tell_faults()
        if before.keys != self._taken.keys:
            self._app.set_keymap(self.given_keys)
        return before

    def show_changes(self, before: "Settings") -> None:
        """Have every screen show what was changed."""
        is_redrawn = (before.glyphs, before.keys) != (self._taken.glyphs, self._taken.keys)
        for screen in self._app.screen_stack:
            if isinstance(screen, Heeding):
                screen.heed_settings(before)
            for widget in screen.walk_children(with_self=True) if is_redrawn else ():
                widget.refresh()

    def draw_in_ascii(self, is_in_ascii: bool) -> None:
        """Show nothing but ASCII, or everything."""
        filters = self._app._filters
        if is_in_ascii and self._ascii not in filters:
            filters.append(self._ascii)
        elif not is_in_ascii and self._ascii in filters:
            filters.remove(self._ascii)

    def _tell_faults(self) -> None:
        faults = self._parts.settings_faults
        for fault in faults:
            if fault not in self._told:
                self._app.notify(fault, severity="warning", markup=False)
        self._told = set(faults)
