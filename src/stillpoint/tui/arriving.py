"""The way from a chosen session to its practice: whom it is with, if that goes, how all are."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from stillpoint.config.settings import SettingsError
from stillpoint.people.fitting import fit
from stillpoint.people.persons import Person
from stillpoint.services.company import Company, others_for, remembered, remembered_as
from stillpoint.tui.screens.check_in import WAITS_FOR, CheckInScreen
from stillpoint.tui.screens.questions import Found
from stillpoint.tui.screens.with_whom import RefusedScreen, UnmeantScreen, WithWhomScreen

if TYPE_CHECKING:
    from textual.app import App

    from stillpoint.core.sessions import Session
    from stillpoint.services.parts import Parts

Begin = Callable[[Company, Found], None]


class Arrival:
    """Asks what must be asked, one page at most of each, then begins; or is left for good."""

    def __init__(
        self,
        app: "App[Any]",
        parts: "Parts",
        session: "Session",
        *,
        begin: Begin,
        leave: Callable[[], None],
        asks_first: bool = True,
    ) -> None:
        self._app = app
        self._parts = parts
        self._session = session
        self._begin = begin
        self._leave = leave
        self._asks_first = asks_first
        self._today = parts.clock.now().date()
        self._people = parts.people()
        self._others = others_for(session, self._people, parts.settings)

    def arrive(self, other: Person | None = None) -> None:
        """Begin with whom was named, or else with whom it was last time, or ask."""
        for fault in self._people.faults:
            self._app.notify(fault, severity="warning")
        other = other or remembered(self._session, self._people, self._parts.settings, self._today)
        if other:
            self._gate(other)
        elif self._others and self._asks_first:
            self._ask_with_whom()
        else:
            self._check_in(None)

    def _ask_with_whom(self) -> None:
        screen = WithWhomScreen(self._session, self._others, self._today)
        self._app.push_screen(screen, lambda agreed: self._with(screen.chosen, agreed))

    def _with(self, other: Person | None, is_agreed: bool | None) -> None:
        if not is_agreed:
            self._leave()
        elif other:
            self._remember(other)
            self._gate(other)
        else:
            self._check_in(None)

    def _remember(self, child: Person) -> None:
        if not child.is_young:
            return  # another adult is asked for every time
        try:
            self._parts.change(remembered_as(self._session), child.alias)
        except SettingsError as error:
            self._app.notify(str(error), severity="warning")

    def _gate(self, other: Person) -> None:
        found = fit(self._session, other, self._today)
        if found.is_good or (found.is_safe and not self._asks_first):
            self._check_in(other)
            return
        told = UnmeantScreen if found.is_safe else RefusedScreen
        screen = told(self._session, other, found, self._parts.clock)

        def answered(is_agreed: bool | None) -> None:
            if is_agreed:
                self._check_in(other)
            elif screen.wants_others:
                self._ask_with_whom()
            else:
                self._leave()

        self._app.push_screen(screen, answered)

    def _check_in(self, other: Person | None) -> None:
        company = self._parts.company(other)
        asked = company.asked_before(self._parts.settings.check_ins)
        if not (asked and self._asks_first):
            self._begin(company, {})
            return
        heading = f"{self._session.title}, with {other.alias}" if other else self._session.title
        screen = CheckInScreen(
            heading,
            asked,
            self._parts.clock,
            is_before=True,
            may_choose=other is not None,
            waits=WAITS_FOR,
        )

        def answered(found: Found | None) -> None:
            if found is not None:
                self._begin(company, found)
            elif screen.wants_others:
                self._ask_with_whom()
            else:
                self._leave()

        self._app.push_screen(screen, answered)
