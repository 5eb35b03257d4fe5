"""The full-screen app: which screen is shown, and how it is left."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.binding import Binding
from textual.command import CommandPalette
from textual.screen import Screen

from stillpoint.config.forms import Value
from stillpoint.config.settings import SettingsError
from stillpoint.tui.reminding import LOOK_EVERY, Reminders
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.home import HomeScreen
from stillpoint.tui.starting import StartingApp
from stillpoint.tui.steady import Keeping

if TYPE_CHECKING:
    from stillpoint.core.sessions import Session
    from stillpoint.people.persons import Person
    from stillpoint.services.parts import Parts
    from stillpoint.tui.beside import Beside
    from stillpoint.tui.screens.practice import PracticeScreen
    from stillpoint.tui.screens.today import TodayScreen

MAKE_READY_AFTER = timedelta(seconds=1)
"""Home is painted by then, and packs are read."""


@runtime_checkable
class Leavable(Protocol):
    """A screen that is left at once when somebody is needed."""

    def action_needed(self) -> None:
        """Let go at once."""
        ...


def run_app(
    parts: Parts,
    session: Session | None = None,
    *,
    other: Person | None = None,
    beside: Beside | None = None,
    soothes: bool = False,
) -> int:
    """Show the app, straight in a session or at the words that soothe; its exit code once left."""
    app = StillpointApp(parts, session, other=other, beside=beside, soothes=soothes)
    app.run()
    parts.fall_silent()
    gc.freeze()  # else the interpreter sweeps Textual's many objects before it ends
    if app.fault and os.environ.get("STILLPOINT_DEBUG"):
        traceback.print_exception(app.fault)
    unsaved = app.unsaved.last_words() if app.unsaved else ()
    for words in (*app.notices.untold, *app.last_words, *unsaved):
        sys.stderr.write(f"stillpoint: {words}\n")
    return app.return_code or 0


class StillpointApp(StartingApp):
    """Home and the places around it, or one session and nothing else, or only what soothes."""

    TITLE = "stillpoint"
    COMMANDS = {lambda: _actions()}
    BINDINGS = [
        Binding("1", "go('home')", "Home", id="app.home"),
        Binding("2", "go('today')", "Today", id="app.today"),
        Binding("3", "go('history')", "History", id="app.history"),
        Binding("4", "go('packs')", "Packs", id="app.packs"),
        Binding("5", "go('settings')", "Settings", id="app.settings"),
        Binding("p", "go('people')", "People", id="app.people"),
        Binding("w", "go('helps')", "What helps us", id="app.helps"),
        Binding("g", "go('moments')", "Good moments", id="app.moments"),
        Binding("h", "help_card", "Help card", id="app.help-card"),
        Binding("b", "needed", "Baby or child needs me: end at once", id="app.needed"),
        Binding("question_mark", "keys", "Keys", id="app.keys"),
        Binding("ctrl+p", "command_palette", "Every action", id="app.palette"),
        Binding("q", "back", "Back, then quit", id="app.back"),
        Binding("ctrl+c", "quit", "Quit", id="app.quit", priority=True),
        Binding("ctrl+z", "suspend_process", "To the shell", id="app.suspend"),
    ]

    def __init__(
        self,
        parts: Parts,
        session: Session | None = None,
        *,
        other: Person | None = None,
        beside: Beside | None = None,
        soothes: bool = False,
    ) -> None:
        super().__init__(parts, session, other=other, beside=beside, soothes=soothes)
        self._is_first_run = not parts.places.data.exists()
        self._reminders = Reminders(parts, self.notices, self.outside)

    def get_default_screen(self) -> Screen[Any]:
        """Home, unless there is only one session to show, or the words that soothe."""
        is_home = self._session is None and not self._soothes
        return HomeScreen(self._parts) if is_home else Screen()

    def on_mount(self) -> None:
        """Mind the signals; begin with the session that was asked for."""
        self.steady()
        if self._session is not None:
            self.start(self._session)
        elif self._soothes:
            self.action_soothe()
        elif self._is_first_run:
            self._welcome()
        if self._session is None:
            self.set_timer(MAKE_READY_AFTER.total_seconds(), self.make_sound_ready)
            self.set_interval(LOOK_EVERY.total_seconds(), self.look_at_the_clock)

    def on_home_screen_started(self, message: HomeScreen.Started) -> None:
        """A session was taken."""
        self.start(message.session)

    def on_today_screen_started(self, message: TodayScreen.Started) -> None:
        """The next session of a routine or a learning path was taken."""
        self.start(message.session, message.to_come)

    def on_practice_screen_arrived(self, message: PracticeScreen.Arrived) -> None:
        """A session has come to its end."""
        from stillpoint.services.outside import of_end

        self.outside.tell(of_end(message.session))

    def make_sound_ready(self) -> None:
        """Have the first bell made before somebody begins, else it would come a second late."""
        self._parts.sound.make_ready(self._parts.settings)

    def look_at_the_clock(self) -> None:
        """Give notice of routines, and tell what is now and next."""
        self._reminders.look()
        if isinstance(self.screen, Browser):
            self.screen.show_time()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The keys of places lead from place to place, never out of a practice; `b` does."""
        if action == "needed":
            return any(isinstance(screen, Leavable) for screen in self.screen_stack[:-1])
        if action != "go":
            return True
        is_practising = any(isinstance(screen, Keeping) for screen in self.screen_stack)
        is_apart = any(getattr(screen, "is_apart", False) for screen in self.screen_stack)
        return self._session is None and not is_practising and not is_apart

    def action_go(self, place: str) -> None:
        """Go to a place, from wherever one is; what is not saved yet is offered again."""
        for words in self.unsaved.offer_again() if self.unsaved else ():
            self.notify(words, severity="warning")
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if screen := _places().get(place):
            self.push_screen(screen(self._parts))

    def action_adopt(self) -> None:
        """Show what packs offer to plan with, on the way to Today."""
        from stillpoint.tui.screens.today import TodayScreen

        self.action_go("today")
        if isinstance(self.screen, TodayScreen):
            self.screen.action_adopt()

    def action_needed(self) -> None:
        """Let go of a practice at once, whatever covers it."""
        while self.screen_stack and not isinstance(self.screen, Leavable):
            self.pop_screen()
        if isinstance(self.screen, Leavable):
            self.screen.action_needed()

    async def action_back(self) -> None:
        """Back to where one came from; from home, out."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.exit()

    async def action_quit(self) -> None:
        """Leave at once, and lose nothing."""
        self.save_what_runs()
        self.exit()

    def action_command_palette(self) -> None:
        """Offer every action."""
        from stillpoint.tui.screens.laid_over import practised_below

        if not CommandPalette.is_open(self):
            palette = CommandPalette(placeholder="find an action", id="--command-palette")
            below = practised_below(self.screen)
            palette.set_class(below is not None and below.is_dark, "-dark")
            self.push_screen(palette)

    def action_help_card(self) -> None:
        """Show when to get help."""
        self._show_card(0)

    def action_cards(self) -> None:
        """Show the card of what to look for in a baby or a child."""
        from stillpoint.tui.screens.help_card import CUES

        self._show_card(CUES)

    def action_evidence(self) -> None:
        """Show what is known, and how well."""
        from stillpoint.tui.screens.evidence import EvidenceScreen

        self.push_screen(EvidenceScreen())

    def action_circle(self) -> None:
        """Show and change the people to call."""
        from stillpoint.tui.screens.circle import CircleScreen

        self.push_screen(CircleScreen(self._parts))

    def action_keys(self) -> None:
        """Show every key."""
        from stillpoint.tui.screens.help import KeysScreen

        self.push_screen(KeysScreen(self.screen))

    def action_change(self, name: str, value: Value) -> None:
        """Change a setting and keep it."""
        try:
            self._parts.change(name, value)
        except SettingsError as error:
            self.notify(str(error), severity="error")
        self._is_night = self._is_night and name != "theme"
        self.on_settings_changed()

    def action_preset(self, name: str) -> None:
        """Choose colour and sound for a place at once."""
        from stillpoint.services.presets import settings_of

        for setting, value in settings_of(name, self._parts.settings.theme).items():
            self.action_change(setting, value)
        self.notify(f"Colour and sound: {name}")

    def _show_card(self, place: int) -> None:
        from stillpoint.tui.screens.help_card import HelpCard

        self.push_screen(HelpCard(self._parts, place=place))

    def _welcome(self) -> None:
        from stillpoint.tui.screens.welcome import WelcomeScreen

        self.push_screen(WelcomeScreen(self._parts.places.data))


def _places() -> dict[str, type[Browser[Any]]]:
    from stillpoint.tui.screens.helps import HelpsScreen
    from stillpoint.tui.screens.history import HistoryScreen
    from stillpoint.tui.screens.moments import MomentsScreen
    from stillpoint.tui.screens.packs import PacksScreen
    from stillpoint.tui.screens.people import PeopleScreen
    from stillpoint.tui.screens.settings import SettingsScreen
    from stillpoint.tui.screens.today import TodayScreen

    return {
        "today": TodayScreen,
        "history": HistoryScreen,
        "packs": PacksScreen,
        "settings": SettingsScreen,
        "people": PeopleScreen,
        "helps": HelpsScreen,
        "moments": MomentsScreen,
    }


def _actions() -> type[Any]:
    from stillpoint.tui.commands import Actions

    return Actions
