"""The full-screen app: which screen is shown, and how it is left."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.command import CommandPalette
from textual.notifications import Notify, SeverityLevel
from textual.screen import Screen

from stillpoint.config.forms import Value
from stillpoint.config.key_names import told
from stillpoint.config.settings import SettingsError
from stillpoint.config.terminals import is_ascii_only
from stillpoint.core.texts import harmless
from stillpoint.tui import themes
from stillpoint.tui.dealing import Dealer, Following
from stillpoint.tui.driver import driver_class
from stillpoint.tui.lifecycle import install
from stillpoint.tui.live_settings import LiveSettings
from stillpoint.tui.notices import Notices
from stillpoint.tui.reminding import LOOK_EVERY, Reminders
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.home import HomeScreen
from stillpoint.tui.screens.room import Room

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stillpoint.core.sessions import Session
    from stillpoint.people.persons import Person
    from stillpoint.services.company import Company
    from stillpoint.services.parts import Parts
    from stillpoint.services.sittings import Sitting
    from stillpoint.tui.beside import Beside
    from stillpoint.tui.screens.today import TodayScreen
    from stillpoint.tui.soothing import Soothing
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
    child: Person | None = None,
    beside: Beside | None = None,
    soothes: bool = False,
) -> int:
    """Show the app, straight in a session or at the words that soothe; its exit code once left."""
    app = StillpointApp(parts, session, child=child, beside=beside, soothes=soothes)
    app.run()
    gc.freeze()  # else the interpreter sweeps Textual's many objects before it ends
    if app.fault and os.environ.get("STILLPOINT_DEBUG"):
        traceback.print_exception(app.fault)
    unsaved = app.unsaved.last_words() if app.unsaved else ()
    for words in (*app.notices.untold, *app.last_words, *unsaved):
        sys.stderr.write(f"stillpoint: {words}\n")
    return app.return_code or 0


class StillpointApp(App[object]):
    """Home and the places around it, or one session and nothing else, or only what soothes."""

    TITLE = "stillpoint"
    COMMANDS = {lambda: _actions()}
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
    CommandPalette CommandList { border: none; padding: 1 2; scrollbar-size-vertical: 1; }
    """
    VERTICAL_BREAKPOINTS = Room.VERTICAL_BREAKPOINTS
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
        child: Person | None = None,
        beside: Beside | None = None,
        soothes: bool = False,
    ) -> None:
        self._parts = parts
        self._session = session
        self._child = child
        self._beside = beside
        self._soothes = soothes
        self._soothing: Soothing | None = None
        self._is_night = soothes and self._is_dark_out
        self._is_first_run = not parts.places.data.exists()
        if not os.environ.get("NO_COLOR"):
            os.environ.pop("NO_COLOR", None)  # empty it asks for nothing; Textual thinks otherwise
        super().__init__(driver_class=driver_class())
        self._dealer = Dealer(self, super().on_event, is_ready=self._takes_keys)
        self.notices = Notices(self)
        self._reminders = Reminders(parts, self.notices)
        self.last_words: list[str] = []
        self.unsaved: Unsaved | None = None
        self.to_come: tuple[Session, ...] = ()
        """What follows the session of a routine, if one likes."""
        self.fault: Exception | None = None
        themes.register(self)
        self._use_theme()
        self._live = LiveSettings(self, parts)
        self._live.draw_in_ascii(self.is_in_ascii)

    @property
    def is_in_ascii(self) -> bool:
        """Whether nothing but ASCII is shown."""
        glyphs = self._parts.settings.glyphs
        encoding = getattr(sys.__stdout__, "encoding", None)
        return glyphs == "ascii" or (glyphs == "auto" and is_ascii_only(os.environ, encoding))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What the themes that are not ours do not know."""
        return themes.VARIABLE_DEFAULTS

    def get_default_screen(self) -> Screen[Any]:
        """Home, unless there is only one session to show, or the words that soothe."""
        is_home = self._session is None and not self._soothes
        return HomeScreen(self._parts) if is_home else Screen()

    def on_mount(self) -> None:
        """Mind the signals; begin with the session that was asked for."""
        install(self, lambda _: self.save_what_runs())
        self.screen_change_signal.subscribe(self, self.notices.heed)
        self._live.begin()
        if self._session is not None:
            self.start(self._session)
        elif self._soothes:
            self.action_soothe()
        elif self._is_first_run:
            self._welcome()
        if self._session is None:
            self.set_interval(LOOK_EVERY.total_seconds(), self.look_at_the_clock)

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

    # A session is started and left.

    def start(
        self, session: Session, to_come: tuple[Session, ...] = (), *, asks_first: bool = True
    ) -> None:
        """Begin a session; one that asks for care says so before it is run for the first time.

        Unless it is to begin at once, it is asked whom it is with and how they are. `to_come` is
        offered after it.
        """
        self.to_come = to_come
        if self._asks_for_care(session):
            from stillpoint.tui.screens.caution import CautionScreen

            self.push_screen(
                CautionScreen(session), lambda agreed: self._agree(session, agreed, asks_first)
            )
        else:
            self._arrive(session, asks_first)

    def go_on_to(self, session: Session) -> None:
        """From a session that is over to the one that was chosen to follow."""
        self.pop_screen()
        self.start(session, self.to_come, asks_first=False)

    def start_at_once(self, session: Session) -> None:
        """Begin a session, and ask nothing first."""
        self.to_come = ()
        self._arrive(session, asks_first=False)

    def leave_practice(self, unsaved: Sitting | None = None) -> None:
        """Back to home, or out where there is only the session; `unsaved` is kept in mind."""
        if unsaved is not None:
            self._mind(unsaved)
        if self._session is not None:
            self.exit()
        elif self._soothes:
            with self.batch_update():
                self.action_go("home")
                self.action_soothe()
        else:
            self.action_go("home")

    def go_on(self, unsaved: Sitting | None = None) -> None:
        """From the summary straight into the session that follows in a routine."""
        to_come = self.to_come
        self.leave_practice(unsaved)
        if to_come:
            self.start(to_come[0], to_come[1:], asks_first=False)

    def action_soothe(self) -> None:
        """Hold, move or step back: at once, and in the dark in night colours."""
        if self._soothing is None:
            from stillpoint.tui.soothing import Soothing

            self._soothing = Soothing(self._parts)
        self._is_night = self._is_night or self._is_dark_out
        self._use_theme()
        self.push_screen(self._soothing.opening())

    def action_leave_soothe(self) -> None:
        """Back to where the words were asked for, or out where there is nothing else."""
        if self._soothes:
            self.exit()
        else:
            self.pop_screen()

    def _mind(self, sitting: Sitting) -> None:
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

    def on_home_screen_started(self, message: HomeScreen.Started) -> None:
        """A session was taken."""
        self.start(message.session)

    def on_today_screen_started(self, message: TodayScreen.Started) -> None:
        """The next session of a routine or a learning path was taken."""
        self.start(message.session, message.to_come)

    def look_at_the_clock(self) -> None:
        """Give notice of routines, and tell what is now and next."""
        self._reminders.look()
        if isinstance(self.screen, Browser):
            self.screen.show_time()

    # What the keys do.

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
        if not CommandPalette.is_open(self):
            self.push_screen(CommandPalette(placeholder="find an action", id="--command-palette"))

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is written everywhere."""
        return binding.key_display or told(binding.key)

    def action_help_card(self) -> None:
        """Show when to get help."""
        self._show_card(0)

    def action_cards(self) -> None:
        """Show the card of what to look for in a baby or a child."""
        from stillpoint.tui.screens.help_card import CUES

        self._show_card(CUES)

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

    def on_settings_changed(self) -> None:
        """Take up the settings as they are now, and show everything so."""
        before = self._live.take_up()
        self._is_night = self._is_night and before.theme == self._parts.settings.theme
        self._use_theme()
        self._live.draw_in_ascii(self.is_in_ascii)
        self._live.show_changes(before)

    @property
    def given_keys(self) -> Mapping[str, str]:
        """The keys that bindings were given, by their ids."""
        return self._parts.settings.keys

    # What is behind them.

    def _use_theme(self) -> None:
        name = self._parts.settings.theme
        if self._is_night and name != "contrast":  # whoever needs contrast needs it at night too
            name = "night"
        self.theme = themes.theme_for(name, self.console.color_system, self.no_color).name

    @property
    def _is_dark_out(self) -> bool:
        from stillpoint.services.soothing import is_dark_out  # home is painted without it

        return is_dark_out(self._parts.clock.now())

    def _show_card(self, place: int) -> None:
        from stillpoint.tui.screens.help_card import HelpCard

        self.push_screen(HelpCard(self._parts, place=place))

    def _welcome(self) -> None:
        from stillpoint.tui.screens.welcome import WelcomeScreen

        self.push_screen(WelcomeScreen(self._parts.places.data))

    def _asks_for_care(self, session: Session) -> bool:
        return bool(session.warnings) and not self._has_practised(session)

    def _has_practised(self, session: Session) -> bool:
        kinds = {summary.kind for summary in self._parts.history().summaries}
        return any((kind.pack, kind.session) == (session.pack, session.id) for kind in kinds)

    def _agree(self, session: Session, is_agreed: bool | None, asks_first: bool) -> None:
        if is_agreed:
            self._arrive(session, asks_first)
        else:
            self._turn_back()

    def _turn_back(self) -> None:
        if self._session is not None:
            self.exit()

    def _arrive(self, session: Session, asks_first: bool) -> None:
        from stillpoint.tui.arriving import Arrival

        def begin(company: Company, before: Mapping[str, object]) -> None:
            self._practise(self._parts.sitting(session, company, before))

        Arrival(
            self,
            self._parts,
            session,
            begin=begin,
            leave=self._turn_back,
            asks_first=asks_first,
        ).arrive(self._child)

    def _practise(self, sitting: Sitting) -> None:
        from stillpoint.tui.screens.practice import PracticeScreen

        self.push_screen(PracticeScreen(sitting, self._parts, beside=self._beside))

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
