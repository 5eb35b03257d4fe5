"""Whom a session is with: one key each; and what is told where it is not meant for them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import ClassVar

from textual.binding import Binding
from textual.content import Content

from stillpoint.core.clock import Clock
from stillpoint.core.sessions import Session
from stillpoint.people.fitting import Fit, fit
from stillpoint.people.persons import Person
from stillpoint.services.company import refusal, unmeant
from stillpoint.tui.pages import ACCENT, LOUD, QUIET, WARNING, lines, page, said
from stillpoint.tui.screens.sheets import Sheet
from stillpoint.tui.widgets.keybar import KeyHint

A_LOOK = timedelta(seconds=0.6)
"""Nobody reads what is told in less."""

MOST = 9
SOMEBODY_ELSE = 0


class WithWhomScreen(Sheet):
    """Asks whom a session is with; `chosen` is who it is once it is answered with yes."""

    HINTS = (
        KeyHint("enter", "with the first", "put_away(True)"),
        KeyHint("1–9", "with another", "choose(2)"),
        KeyHint("0", "nobody of these", "choose(0)"),
        KeyHint("esc", "not now", "put_away(False)"),
        KeyHint("p", "people", "app.go('people')"),
    )

    BINDINGS = [
        *(
            Binding(str(digit), f"choose({digit})", show=False, id=f"with-whom.{digit}")
            for digit in range(MOST + 1)
        ),
    ]

    def __init__(self, session: Session, others: Sequence[Person], today: date) -> None:
        super().__init__()
        self.chosen: Person | None = None
        fits = {other.alias: fit(session, other, today) for other in others}
        self._fits = fits
        self._session = session
        self._today = today
        self._others = sorted(others, key=lambda other: _rank(fits[other.alias]))[:MOST]
        is_remembered = any(other.is_young for other in others)
        self._asked = "Who is it with?" + " This is remembered." * is_remembered

    def page(self, width: int) -> Content:  # noqa: ARG002 - the text wraps by itself
        """A line for each, those first that it is meant for."""
        told = [self._line(number, child) for number, child in enumerate(self._others, start=1)]
        other = Content.assemble(("0  ", ACCENT), "somebody else, or nobody in particular")
        return page(
            said(self._session.title, LOUD),
            lines(said(self._asked), *told, other, *self._left_out()),
        )

    def _left_out(self) -> Iterator[Content]:
        if left := len(self._fits) - len(self._others):
            yield said(f"{left} more: p, then m on who it is with", QUIET)

    def action_put_away(self, is_agreed: bool) -> None:
        """With the first, or not now."""
        if is_agreed:
            self.action_choose(1)
        else:
            self.dismiss(False)

    def action_choose(self, number: int) -> None:
        """Take the one of that number."""
        if number == SOMEBODY_ELSE:
            self.dismiss(True)
        elif number <= len(self._others):
            self.chosen = self._others[number - 1]
            self.dismiss(True)

    def _line(self, number: int, child: Person) -> Content:
        found = self._fits[child.alias]
        if not found.is_safe:
            note = "not done with them"
        else:
            note = "" if found.is_good else "; ".join(found.unmeant)
        told = "  ".join(filter(None, (child.in_words(self._today), note)))
        return Content.assemble(
            (f"{number}  ", ACCENT), said(f"{child.alias}  "), said(told, QUIET)
        )


class UnmeantScreen(Sheet):
    """Tells plainly that a session is meant for somebody else; yes is to start it all the same."""

    HINTS: ClassVar[Sequence[KeyHint]] = (
        KeyHint("enter", "start all the same", "put_away(True)"),
        KeyHint("o", "somebody else", "others"),
        KeyHint("esc", "not now", "put_away(False)"),
    )
    BINDINGS = [Binding("o", "others", "Somebody else", id="fit.others")]

    def __init__(self, session: Session, child: Person, found: Fit, clock: Clock) -> None:
        super().__init__()
        self.wants_others = False
        """Whether it was left to choose whom the session is with."""
        self._session, self._child, self._found = session, child, found
        self._clock = clock
        self._today = clock.now().date()
        self._pressed_at = clock.reading()
        """When it was first shown, or Enter was last pressed too soon."""

    def page(self, width: int) -> Content:  # noqa: ARG002 - the text wraps by itself
        """Whom it is for."""
        why = unmeant(self._child, self._found, self._today)
        return page(said(self._session.title, LOUD), said(why))

    def action_put_away(self, is_agreed: bool) -> None:
        """Agree, unless Enter comes too soon to have been meant for this; or not now."""
        now = self._clock.reading()
        if is_agreed and now - self._pressed_at < A_LOOK:
            self._pressed_at = now  # a key that is held down never agrees
        else:
            self.dismiss(is_agreed)

    def action_others(self) -> None:
        """Choose somebody else."""
        self.wants_others = True
        self.dismiss(False)


class RefusedScreen(UnmeantScreen):
    """Tells why a session is not done with a child at all; nobody can agree to it."""

    HINTS = UnmeantScreen.HINTS[1:]

    def page(self, width: int) -> Content:  # noqa: ARG002 - the text wraps by itself
        """Why."""
        why = refusal(self._session, self._child, self._found, self._today)
        return page(
            said(self._session.title, LOUD),
            said(f"{why}.", WARNING),
            said("Another session will do; each card says whom it is for."),
        )

    def action_put_away(self, is_agreed: bool) -> None:  # noqa: ARG002
        """Close it, whatever was pressed."""
        self.dismiss(False)


def _rank(found: Fit) -> int:
    return 0 if found.is_good else (1 if found.is_safe else 2)
