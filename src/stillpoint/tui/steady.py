"""What the app stands on: keys in turn, words in passing, colours, and nothing that is lost."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.constants import TEXTUAL_ANIMATIONS
from textual.notifications import Notify, SeverityLevel

from stillpoint.config.key_names import told
from stillpoint.config.terminals import is_ascii_only
from stillpoint.core.texts import harmless
from stillpoint.tui import themes
from stillpoint.tui.dealing import Dealer, Following
from stillpoint.tui.driver import driver_class
from stillpoint.tui.lifecycle import install
from stillpoint.tui.live_settings import LiveSettings
from stillpoint.tui.notices import Notices
from stillpoint.tui.outside import Outside
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.room import Room

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stillpoint.services.parts import Parts
    from stillpoint.services.sittings import Sitting
    from stillpoint.tui.unsaved import Unsaved


@runtime_checkable
class Keeping(Protocol):
    """A screen that has something to save."""

    def keep(self) -> str | None:
        """Save it; what to tell if that fails. Never raises."""
        ...


@runtime_checkable
class Written(Protocol):
    """A screen on which somebody may have written words that are not saved yet."""

    def keep_words(self) -> str | None:
        """Save them; what to tell if that fails. Never raises."""
        ...


class SteadyApp(App[object]):
    """Takes keys one by one, saves whatever runs, and fails in a sentence if it must."""

    CSS = """
    Screen { background: $background; color: $text; }
    Screen.-dark { background: black; }
    Room KeyBar { padding: 0; }
    SootheScreen KeyBar { padding: 0 2; }
    ToastRack { padding: 0 1 1 0; }
    Toast { width: auto; max-width: 60; padding: 0 2; background: $panel; color: $text; }
    .-narrow Toast { max-width: 36; }
    CommandPalette > Vertical { background: $panel; margin-top: 1; }
    CommandPalette.-short > Vertical { margin-top: 0; }
    CommandPalette #--input { border: none; padding: 1 2 0 4; }
    CommandPalette CommandInput, CommandPalette CommandInput:focus {
        border: none;
        height: 1;
        padding: 0;
        background: $panel;
    }
    CommandPalette SearchIcon { display: none; }
    CommandPalette.-dark, CommandPalette.-dark > Vertical, CommandPalette.-dark CommandInput,
    CommandPalette.-dark CommandInput:focus { background: black; color: auto 70%; }
    CommandPalette.-dark .option-list--option { color: auto 70%; }
    CommandPalette.-dark .option-list--option-highlighted { color: auto; background: white 15%; }
    CommandPalette.-dark CommandList {
        scrollbar-background: black;
        scrollbar-background-hover: black;
        scrollbar-background-active: black;
        scrollbar-color: $text-quiet;
    }
    CommandPalette CommandList { border: none; padding: 1 2; scrollbar-size-vertical: 1; }
    """
    VERTICAL_BREAKPOINTS = Room.VERTICAL_BREAKPOINTS

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._is_night = False
        if not os.environ.get("NO_COLOR"):
            os.environ.pop("NO_COLOR", None)  # empty it asks for nothing; Textual thinks otherwise
        super().__init__(driver_class=driver_class())
        self._dealer = Dealer(self, super().on_event, is_ready=self._takes_keys)
        self.notices = Notices(self)
        self.outside = Outside(self, parts)
        self.last_words: list[str] = []
        self.unsaved: Unsaved | None = None
        self.fault: Exception | None = None
        themes.register(self)
        self.heed_settings()
        self.live_settings = LiveSettings(self, parts)
        self.live_settings.draw_in_ascii(self.is_in_ascii)

    @property
    def is_in_ascii(self) -> bool:
        """Whether nothing but ASCII is shown."""
        glyphs = self._parts.settings.glyphs
        encoding = getattr(sys.__stdout__, "encoding", None)
        return glyphs == "ascii" or (glyphs == "auto" and is_ascii_only(os.environ, encoding))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What the themes that are not ours do not know."""
        return themes.VARIABLE_DEFAULTS

    def steady(self) -> None:
        """Mind the signals, and take up the settings, with what is wrong in them told."""
        install(self, lambda _: self.save_what_runs())
        self.screen_change_signal.subscribe(self, self.notices.heed)
        self.live_settings.begin()

    def on_ready(self) -> None:
        """Sweep up garbage again, now that something is painted; what there is stays to the end."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Tell something in passing; text is only text."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def on_notify(self, event: Notify) -> None:
        """What is told in passing waits while somebody practises."""
        self.notices.take(event)

    def on_app_focus(self) -> None:
        """The terminal says that it is looked at."""
        self.outside.is_watched = True

    def on_app_blur(self) -> None:
        """The terminal says that it is not looked at any more."""
        self.outside.is_watched = False

    async def on_event(self, event: events.Event) -> None:
        """Let keys have their turn."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self._dealer.take(event)
        else:
            await super().on_event(event)

    async def on_following(self, message: Following) -> None:
        """A key is done."""
        await self._dealer.heed(message)

    async def on_browser_gathered(self) -> None:
        """There is a list now for keys to move in."""
        await self._dealer.deal_on()

    def _takes_keys(self) -> bool:
        screen = self.screen_stack[-1] if self.screen_stack else None
        return screen is not None and not (isinstance(screen, Browser) and screen.is_gathering)

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is written everywhere."""
        return binding.key_display or told(binding.key)

    @property
    def given_keys(self) -> Mapping[str, str]:
        """The keys that bindings were given, by their ids."""
        return self.live_settings.given_keys

    def on_settings_changed(self) -> None:
        """Take up the settings as they are now, and show everything so."""
        before = self.live_settings.take_up()
        self._is_night = self._is_night and before.theme == self._parts.settings.theme
        self.heed_settings()
        self.live_settings.draw_in_ascii(self.is_in_ascii)
        self.live_settings.show_changes(before)

    def mind(self, sitting: Sitting) -> None:
        """Keep what could not be saved, to offer it again."""
        from stillpoint.tui.unsaved import Unsaved  # hardly anybody ever needs it

        self.unsaved = self.unsaved or Unsaved()
        self.unsaved.keep(sitting)

    def save_what_runs(self) -> None:
        """Save the part done of whatever is practised now."""
        kept = [screen.keep() for screen in self.screen_stack if isinstance(screen, Keeping)]
        words = [screen.keep_words() for screen in self.screen_stack if isinstance(screen, Written)]
        self.last_words += filter(None, (*kept, *words))
        if self.fault and kept and not any(kept):
            self.last_words.append("what was practised is kept.")

    def heed_settings(self) -> None:
        """Wear what the settings ask for, or the colours of the night; glide only where wanted."""
        name = self._parts.settings.theme
        if self._is_night and name not in themes.EASIER_TO_SEE:  # needed at night too
            name = "night"
        self.theme = themes.theme_for(name, self.console.color_system, self.no_color).name
        is_calm = self._parts.settings.reduced_motion
        self.animation_level = "none" if is_calm else TEXTUAL_ANIMATIONS

    @property
    def is_dark_out(self) -> bool:
        """Whether it is night where the app runs."""
        from stillpoint.services.soothing import is_dark_out  # home is painted without it

        return is_dark_out(self._parts.clock.now())

    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours: save what is practised, put the terminal back, say so in a sentence."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self.fault = error
            self.last_words.append(_in_a_sentence(error))
            self.save_what_runs()
        self._close_messages_no_wait()


def _in_a_sentence(error: Exception) -> str:
    steps = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(steps[-1].filename).name}:{steps[-1].lineno})" if steps else ""
    fault = harmless(" ".join(f"{type(error).__name__}: {error}".split()), 200)
    return f"a fault in the program ended it: {fault}{place}. STILLPOINT_DEBUG=1 shows more."
