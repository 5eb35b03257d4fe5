"""The sheet on which a session is added that was practised without the program."""

from asyncio import to_thread
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.suggester import SuggestFromList
from textual.widget import Widget

from stillpoint.core.durations import duration
from stillpoint.core.errors import Misuse, StillpointError
from stillpoint.core.sessions import Practice
from stillpoint.core.texts import folded
from stillpoint.history.entries import Entry
from stillpoint.services.editing import add, moment_in
from stillpoint.tui.screens.room import Room
from stillpoint.tui.widgets.form import HINTS, Choice, Form, Line, Lines, WithForm, not_saved
from stillpoint.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from stillpoint.services.parts import Parts


HALF_AN_HOUR = timedelta(minutes=30)


class AddingScreen(WithForm, Room[Entry | None]):
    """When, how long, what, and a note; gives the entry that was added."""

    DEFAULT_CSS = """
    AddingScreen.-tall {
        & .form--name { margin-top: 1; }
        & > KeyBar { margin-top: 1; }
    }
    """

    def __init__(self, parts: "Parts") -> None:
        super().__init__()
        self.parts = parts
        titles = sorted({session.title for session in parts.library.sessions})
        self._proposed = _written(parts.clock.now() - HALF_AN_HOUR)
        self._when = Line(self._proposed)
        self._length = Line(placeholder="such as 20m, 1h 5m")
        self._title = Line(
            placeholder="a session, or words of your own",
            suggester=SuggestFromList(titles, case_sensitive=False),
        )
        self._practice = Choice([str(practice) for practice in Practice])
        self._note = Lines("", placeholder="a line to keep, if you like")
        fields = (
            ("When it began", self._when),
            ("How long", self._length),
            ("What", self._title),
            ("Practice", self._practice),
            ("Note", self._note),
        )
        self._at: Widget = self._when
        """The field that is looked at, and to be mended if something is wrong."""
        self.form = self._form = Form("A session practised without stillpoint", fields)

    def compose(self) -> ComposeResult:
        """The form and its keys."""
        yield from super().compose()
        yield self._form
        yield KeyBar(HINTS)

    def on_form_left(self) -> None:
        """Add nothing."""
        self.dismiss(None)

    @work
    async def on_form_saved(self) -> None:
        """Add it; what is wrong is told, and stays as it was written."""
        try:
            entry = await to_thread(self._addition())
        except StillpointError as error:
            self._form.tell_fault(str(error))
            self._at.focus()
        else:
            self.dismiss(entry)

    def keep_words(self) -> str | None:
        """Add it as the program ends; the words themselves where that fails."""
        if not self._form.is_changed:
            return None
        try:
            self._addition()()
        except StillpointError as error:
            return not_saved(error, self._form)
        return None

    def _addition(self) -> Callable[[], Entry]:
        """What adds what is filled in. Raises `Misuse`."""
        self._at = self._length
        length = self._length.value.strip()
        if not length or not (practised := duration(length)):
            raise Misuse("How long was it? Write such as 20m.")
        self._at = self._practice
        title, practice = self._what(self._title.value.strip())
        self._at = self._when
        started = self._start(practised)
        return partial(
            add,
            self.parts,
            started=started,
            practised=practised,
            title=title,
            practice=practice,
            note=self._note.text,
        )

    def _start(self, practised: timedelta) -> datetime:
        """When it began; a proposal that nobody changed gives way to a long session."""
        written = self._when.value
        if written == self._proposed:
            written = min(written, _written(self.parts.clock.now() - practised))
        return moment_in(written)

    def _what(self, title: str) -> tuple[str, Practice]:
        """A title and its practice: the one chosen, or that of the session so called."""
        wanted = folded(title)
        called = next((s for s in self.parts.library.sessions if folded(s.title) == wanted), None)
        title = called.title if called else title
        if self._practice.chosen:
            return title, Practice(self._practice.chosen)
        if called:
            return title, called.practice
        raise Misuse("What kind of practice was it? Choose one by its digit.")


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
