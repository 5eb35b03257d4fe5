"""How a session is started, from wherever one is, and left."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from stillpoint.tui.steady import SteadyApp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stillpoint.core.sessions import Session
    from stillpoint.people.persons import Person
    from stillpoint.services.company import Company
    from stillpoint.services.manner import Manner
    from stillpoint.services.parts import Parts
    from stillpoint.services.sittings import Sitting
    from stillpoint.tui.beside import Beside
    from stillpoint.tui.soothing import Soothing


class StartingApp(SteadyApp):
    """Starts what is practised: any session, only one, or what soothes."""

    def __init__(
        self,
        parts: Parts,
        session: Session | None = None,
        *,
        other: Person | None = None,
        beside: Beside | None = None,
        soothes: bool = False,
    ) -> None:
        super().__init__(parts)
        self._session = session
        """The only one there is, where one was named."""
        self._other = other
        self._beside = beside
        self._soothes = soothes
        self._soothing: Soothing | None = None
        self.to_come: tuple[Session, ...] = ()
        """What follows the session of a routine, if one likes."""
        if soothes and self.is_dark_out:
            self._is_night = True
            self.heed_settings()

    @abstractmethod
    def action_go(self, place: str) -> None:
        """Go to a place, from wherever one is."""

    def start(
        self,
        session: Session,
        to_come: tuple[Session, ...] = (),
        *,
        asks_first: bool = True,
        manner: Manner | None = None,
    ) -> None:
        """Begin a session; one that asks for care says so before it is run for the first time.

        Unless it is to begin at once, it is asked whom it is with and how they are. `to_come` is
        offered after it.
        """

        def arrive() -> None:
            self._arrive(session, asks_first, manner)

        self.to_come = to_come
        if self._asks_for_care(session):
            from stillpoint.tui.screens.caution import CautionScreen

            self.push_screen(
                CautionScreen(session), lambda agreed: arrive() if agreed else self._turn_back()
            )
        else:
            arrive()

    def go_on_to(self, session: Session, manner: Manner) -> None:
        """From a session that is over to the one that was chosen to follow, in its manner."""
        self.pop_screen()
        self.start(session, self.to_come, asks_first=False, manner=manner)

    def start_at_once(self, session: Session) -> None:
        """Begin a session, and ask nothing first."""
        self.to_come = ()
        self._arrive(session, asks_first=False)

    def leave_practice(self, unsaved: Sitting | None = None) -> None:
        """Back to home, or out where there is only the session; `unsaved` is kept in mind."""
        if unsaved is not None:
            self.mind(unsaved)
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
        self._is_night = self._is_night or self.is_dark_out
        self.heed_settings()
        self.push_screen(self._soothing.opening())

    def action_leave_soothe(self) -> None:
        """Back to where the words were asked for, or out where there is nothing else."""
        if self._soothes:
            self.exit()
        else:
            self.pop_screen()

    def _asks_for_care(self, session: Session) -> bool:
        return bool(session.warnings) and not self._has_practised(session)

    def _has_practised(self, session: Session) -> bool:
        kinds = {summary.kind for summary in self._parts.history().summaries}
        return any((kind.pack, kind.session) == (session.pack, session.id) for kind in kinds)

    def _turn_back(self) -> None:
        if self._session is not None:
            self.exit()

    def _arrive(self, session: Session, asks_first: bool, manner: Manner | None = None) -> None:
        from stillpoint.tui.arriving import Arrival

        def begin(company: Company, before: Mapping[str, object]) -> None:
            self._practise(self._parts.sitting(session, company, before, manner))

        Arrival(
            self,
            self._parts,
            session,
            begin=begin,
            leave=self._turn_back,
            asks_first=asks_first,
        ).arrive(self._other)

    def _practise(self, sitting: Sitting) -> None:
        from stillpoint.tui.screens.practice import PracticeScreen

        self.push_screen(PracticeScreen(sitting, self._parts, beside=self._beside))
