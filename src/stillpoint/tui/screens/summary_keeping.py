"""How the words of a summary are kept, and how it is left."""

from abc import abstractmethod
from typing import Protocol, cast

from textual import events
from textual.widgets import Static

from stillpoint.core.errors import StillpointError
from stillpoint.core.sessions import Session
from stillpoint.history.journal import JournalError
from stillpoint.services.parts import Parts
from stillpoint.services.sittings import Sitting
from stillpoint.tui.held_keys import PressedKeys
from stillpoint.tui.pages import said
from stillpoint.tui.screens.room import Room

DISCARD = "summary.discard"
ONCE_A_PRESS = {"summary.leave", "summary.go-on", DISCARD}
"""The bindings that lead away from here, or remove what is kept."""

SAVED = "Saved."
REMOVE = "Press d again to remove this entry."


class Leavable(Protocol):
    """What a summary needs of the app around it."""

    def leave_practice(self, unsaved: Sitting | None = None) -> None:
        """Go where the practice was started from; `unsaved` is to be offered again."""
        ...

    @property
    def to_come(self) -> tuple[Session, ...]:
        """What follows in the routine, if this was one of its sessions."""
        ...

    def go_on(self, unsaved: Sitting | None = None) -> None:
        """The same, and straight into what follows."""
        ...


class Kept(Room[None]):
    """A screen after a practice, whose words are lost on no way out of it."""

    def __init__(
        self, sitting: Sitting, parts: Parts, *, fault: str | None, is_dark: bool, held: str
    ) -> None:
        super().__init__(classes="-dark" if is_dark else None)
        self.sitting = sitting
        self.parts = parts
        self.fault = fault
        self.told = Static(id="told")
        self.pressed = PressedKeys(parts.clock.reading(), held=held)
        self.is_warned = False
        """Whether it was told that something is not saved."""
        self._is_sure = False
        self._is_gone = False
        self._is_removed = False

    @abstractmethod
    def say(self) -> None:
        """Keep what is written and answered so far. Raises `JournalError`."""

    @abstractmethod
    def show_keys(self) -> None:
        """Show the keys that matter now."""

    def keep(self) -> str | None:
        """Save what is written so far; what to tell if that fails. Never raises."""
        if self._is_gone or not self.has_entry:
            return None
        try:
            self.say()
        except StillpointError as error:
            return str(error)
        except Exception as error:  # whatever broke, whoever calls must still leave in order
            return f"The session could not be saved: {error!r}."
        return None

    def on_key(self, event: events.Key) -> None:
        """Any key but that of removing takes back its first press; a held one does nothing."""
        active = self.active_bindings.get(event.key)
        bound = active.binding.id if active else None
        is_repeat = self.pressed.is_repeat(event.key, self.parts.clock.reading())
        if is_repeat and bound in ONCE_A_PRESS:
            event.stop()
            event.prevent_default()
        if self._is_sure and bound != DISCARD:
            self._is_sure = False
            self.told.remove_class("-told")

    def action_leave(self) -> None:
        """Keep the words and go; what cannot be saved is told first, and left only then."""
        self._leave(goes_on=False)

    def action_go_on(self) -> None:
        """Keep the words and begin what follows in the routine."""
        self._leave(goes_on=True)

    def _leave(self, *, goes_on: bool) -> None:
        if self.has_entry:
            try:
                self.say()
            except JournalError as error:
                if not self.is_warned:
                    self.tell_fault(str(error))
                    return
        self._go(goes_on=goes_on)

    def action_try_again(self) -> None:
        """Save once more what could not be saved."""
        if not self.is_warned:
            return
        try:
            self.say()
        except JournalError as error:
            self.tell_fault(str(error))
        else:
            self.is_warned = False
            self.tell(SAVED)
        self.show_keys()

    def action_discard(self) -> None:
        """Remove the entry, when asked for twice."""
        if not self.has_entry:
            return
        if not self._is_sure:
            self._is_sure = True
            self.tell(REMOVE)
            return
        try:
            self.sitting.discard()
        except JournalError as error:
            self.tell(f"It is not removed: {error}", is_fault=True)
        else:
            self._is_removed = True
            self._go()

    @property
    def has_entry(self) -> bool:
        """Whether there is an entry to keep."""
        return self.sitting.has_practised and not self.sitting.is_rehearsal

    def _go(self, *, goes_on: bool = False) -> None:
        self._is_gone = True
        is_waiting = self.has_entry and not self.sitting.is_saved and not self._is_removed
        app = cast(Leavable, self.app)
        leave = app.go_on if goes_on else app.leave_practice
        leave(self.sitting if is_waiting else None)

    def tell_fault(self, reason: str) -> None:
        """Tell that something is not saved, and what to do."""
        self.is_warned = True
        what = "Your words are not saved" if self.sitting.is_saved else "This is not saved"
        self.tell(f"{what}: {reason} {self._what_now()}", is_fault=True)
        self.show_keys()

    def _what_now(self) -> str:
        if self.sitting.is_saved:
            return "Press t to try again, or enter to leave without them."
        if self.sitting.is_left_behind:
            return "Press t to try again; if you leave, so will the app, and the next start."
        return "Press t to try again; if you leave, so will the app until you quit."

    def tell(self, words: str, *, is_fault: bool = False) -> None:
        """Tell something below what was done."""
        self.told.update(said(words))
        self.told.set_class(is_fault, "-fault")
        self.told.add_class("-told")
