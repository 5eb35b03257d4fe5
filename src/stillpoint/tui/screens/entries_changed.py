"""Entries that can be changed where they are looked at: edited, removed, brought back, added."""

from asyncio import Lock, to_thread
from collections.abc import Callable
from typing import Any

from textual.binding import Binding
from textual.containers import Horizontal
from textual.notifications import SeverityLevel

from stillpoint.core.errors import StillpointError
from stillpoint.core.texts import harmless
from stillpoint.history.entries import Entry
from stillpoint.history.summaries import Summary
from stillpoint.services.editing import Edit
from stillpoint.services.meanwhile import ChangedMeanwhile, edit_as_seen
from stillpoint.services.parts import Parts
from stillpoint.tui.entry_pages import GONE
from stillpoint.tui.screens.adding import AddingScreen
from stillpoint.tui.screens.entries import EntriesScreen
from stillpoint.tui.widgets.entry_form import EntryForm
from stillpoint.tui.widgets.form import WithForm, not_saved


class ChangingScreen(WithForm, EntriesScreen):
    """The list of entries, and what can be done to them."""

    DEFAULT_CSS = """
    ChangingScreen {
        & EntryForm { display: none; width: 1fr; }
        &.-tall .form--name { margin-top: 1; }
        &.-editing EntryForm { display: block; }
        &.-editing Detail { display: none; }
        &.-editing.-narrow #choice { display: none; }
    }
    """

    BINDINGS = [
        Binding("e", "edit", "Edit the note, the tags and how it was", id="history.edit"),
        Binding("x,delete", "remove", "Remove the entry", id="history.remove"),
        Binding("u", "restore", "Bring back what was removed", id="history.restore"),
        Binding("a", "add", "Add a session practised without stillpoint", id="history.add"),
    ]

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._turn = Lock()
        self._removals = 0
        """Those asked for and not made yet."""

    @property
    def removed(self) -> list[Summary]:
        """What can be brought back, the last of it last; it outlives this screen."""
        return self.parts.removed

    @property
    def may_look(self) -> bool:
        """Not while somebody writes or removes."""
        return self.form is None and not self._removals

    async def action_edit(self) -> None:
        """Write the words of the chosen entry anew, in place."""
        chosen = self.listing.chosen
        if chosen is None or self.form is not None:
            return
        entry = await to_thread(self.parts.entry, chosen.id)
        if entry is None:
            self.notify(GONE, severity="warning")
            self.look()
            return
        self.form = EntryForm(entry)
        await self.query_one(Horizontal).mount(self.form)
        self.add_class("-editing")
        self.tell()

    def on_form_saved(self) -> None:
        """Save what is written; what cannot be saved stays where it is."""
        form = self.form
        if not isinstance(form, EntryForm):
            return
        entry, seen, change = form.entry, form.seen, form.change
        if change == Edit():
            self._close_form()
            self.look()
            return

        def tell(error: StillpointError) -> None:
            if isinstance(error, ChangedMeanwhile):
                form.tell_change(error.entry)
            else:
                form.tell_fault(f"This is not saved: {error}")

        self._make(
            lambda: edit_as_seen(self.parts, entry, seen, change),
            then=self._show_edited,
            otherwise=tell,
        )

    def keep_words(self) -> str | None:
        """Save what is written as the program ends; the words themselves where that fails."""
        form = self.form
        if not isinstance(form, EntryForm) or form.change == Edit():
            return None
        try:
            edit_as_seen(self.parts, form.entry, form.seen, form.change)
        except StillpointError as error:
            return not_saved(error, form)
        self._close_form()
        return None

    def on_form_left(self) -> None:
        """Leave everything as it is, which may be other than it was."""
        self._close_form()
        self.look()

    def action_remove(self) -> None:
        """Take the chosen entry out of history; `u` brings it back."""
        entry = self.listing.chosen
        if entry is None or self.form is not None:
            return
        self.removed[:] = (*(each for each in self.removed if each.id != entry.id), entry)
        self._removals += 1
        self.read(False)
        self.listing.leave_out(entry)  # at once, for the next key is for the next row

        def show(_: object) -> None:
            self._removals -= 1
            if not self._removals:  # of a burst, the last one looks and tells
                self.look()
                self._tell_alone(f"{harmless(entry.kind.title)} is removed · u brings it back")

        def tell(fault: StillpointError) -> None:
            self._removals -= 1
            self.removed.remove(entry)
            self._tell_alone(str(fault), severity="error")
            self._look_for(entry.id)

        self._make(
            lambda: self.parts.journal.remove(entry.id, self.parts.clock.now()),
            then=show,
            otherwise=tell,
        )

    def action_restore(self) -> None:
        """Bring the entry back that was removed last; then the one before it."""
        if not self.removed:
            self._tell_alone("There is nothing to bring back.")
            return
        entry = self.removed.pop()
        self._untell()

        def tell(fault: StillpointError) -> None:
            self.removed.append(entry)
            self.notify(str(fault), severity="error")

        self._make(
            lambda: self.parts.journal.restore(entry.id, self.parts.clock.now()),
            then=lambda _: self._look_for(entry.id),
            otherwise=tell,
        )

    def action_add(self) -> None:
        """Add a session that was practised without the program."""
        self.app.push_screen(AddingScreen(self.parts), self._show_added)

    def _tell_alone(self, words: str, severity: SeverityLevel = "information") -> None:
        """Tell something in passing in place of what was told before."""
        self._untell()
        self.notify(words, severity=severity)

    def _untell(self) -> None:
        """Put away what was told, also what the app is only about to tell."""
        self.app.call_later(self.app.clear_notifications)

    def _make(
        self,
        change: Callable[[], Any],
        *,
        then: Callable[[Any], None],
        otherwise: Callable[[StillpointError], None],
    ) -> None:
        """Make a change after those asked for before, even if this place is left meanwhile."""
        self.app.run_worker(self._made(change, then, otherwise), group="changes")

    async def _made(
        self,
        change: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[StillpointError], None],
    ) -> None:
        async with self._turn:
            try:
                made = await to_thread(change)
            except StillpointError as error:
                otherwise(error)
            else:
                if self.is_attached:
                    then(made)

    def _show_edited(self, entry: Entry) -> None:
        self.learn(entry.id, entry)
        self._close_form()
        self._look_for(entry.id)

    def _show_added(self, entry: Entry | None) -> None:
        if entry is not None:
            self.notify(f"{harmless(entry.title)} is added")
            self.wanted = entry.id

    def _look_for(self, id: str) -> None:
        self.wanted = id
        self.look()

    def _close_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.remove()
        self.remove_class("-editing")
        self.set_focus(None)
        self.tell()
