"""People: who practises here, who is me on this device, and whom sessions for two are with."""

from collections.abc import Callable, Iterator
from datetime import date

from textual.binding import Binding
from textual.content import Content

from stillpoint.core.errors import StillpointError
from stillpoint.core.texts import harmless
from stillpoint.people.persons import Person, named
from stillpoint.people.reading import People
from stillpoint.services import household
from stillpoint.services.company import me
from stillpoint.services.parts import Parts
from stillpoint.tui.finding import Group, findable
from stillpoint.tui.pages import LOUD, QUIET, WARNING, lines, page, said, where, with_heading
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.person import PersonScreen
from stillpoint.tui.screens.questions import Found
from stillpoint.tui.screens.spread import Hints
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row

NOBODY_YET = "Nobody yet. a adds somebody."
WHAT_FOR = (
    "Say who practises here, if you like: an alias, and perhaps an age. Sessions then mind it:"
    " nobody under three is paced, and breath holds are left out for whoever wants none."
)


class PeopleScreen(Browser[Person]):
    """Everybody there is."""

    PLACE = "People"
    FINDS = "somebody"

    BINDINGS = [
        Binding("a", "add", "Add somebody", id="people.add"),
        Binding("e", "edit", "Change them", id="people.edit"),
        Binding("m", "choose", "This is me, or: sessions are with them", id="people.choose"),
        Binding("x,delete", "remove", "Remove them", id="people.remove"),
        Binding("u", "undo", "Take the last change back", id="people.undo"),
    ]

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._people = People()
        self._wanted = ""
        """The alias to choose once all are read again."""
        self._undo: Callable[[], str] | None = None

    def gather(self) -> People:
        """Read the file."""
        return self.parts.people()

    def receive(self, stock: People) -> None:
        """Show carers and other adults, then children."""
        self._people = stock
        chosen = self.listing.chosen
        wanted = self._wanted or (chosen.alias if chosen else "")
        groups = tuple(_groups(stock))
        self.fill(groups, chosen=named(stock.persons, wanted), none=NOBODY_YET)
        self._wanted = ""
        self.warn("\n".join(stock.faults[:3]))

    def words(self, value: Person) -> Row:
        """Their alias, and how old they are."""
        marks = " · me" if self._me == value else ""
        return Row(f"{value.alias}{marks}", value.in_words(self._today) or str(value.role))

    def page_of(self, value: Person, width: int) -> Content:
        """All that is known of them, and what it means for sessions."""
        age = value.in_words(self._today)
        return page(
            lines(said(value.alias, LOUD), said(f"{value.role}{age and f', {age}'}")),
            lines(*(said(fact, QUIET) for fact in self._facts(value))),
            with_heading("Kept in", where(self.parts.places.people_file, width)),
            lines(*(said(fault, WARNING) for fault in self._people.faults)),
        )

    def page_of_nothing(self, width: int) -> Content:
        """What people are for."""
        return page(
            said(WHAT_FOR),
            with_heading("Kept in", where(self.parts.places.people_file, width)),
            lines(*(said(fault, WARNING) for fault in self._people.faults)),
        )

    def hints(self) -> Hints:
        """Add, change, remove."""
        undo = (KeyHint("u", "undo", "undo"),) if self._undo else ()
        add = KeyHint("a", "add", "add")
        chosen = self.listing.chosen
        if self.filter.has_focus:
            return self.hints_while_finding
        if chosen is None:
            return add, *undo, KeyHint("1", "home", "app.go('home')")
        choose = KeyHint("m", "with them" if chosen.is_young else "this is me", "choose")
        return (
            KeyHint("enter", "change", "take"),
            add,
            *undo,
            choose,
            KeyHint("x", "remove", "remove"),
            KeyHint("1", "home", "app.go('home')"),
        )

    def take(self, value: Person) -> None:  # noqa: ARG002 - it is the chosen one
        """Enter changes somebody."""
        self.action_edit()

    def action_add(self) -> None:
        """Add somebody."""
        self.stop_finding()
        screen = PersonScreen(self._people.persons, self._today)
        self.app.push_screen(screen, lambda found: self._add(screen.person, found))

    def action_edit(self) -> None:
        """Change the chosen one."""
        if before := self.listing.chosen:
            others = [each for each in self._people.persons if each is not before]
            screen = PersonScreen(others, self._today, before)
            self.app.push_screen(screen, lambda found: self._edit(before, screen.person, found))

    def action_choose(self) -> None:
        """Let the chosen one be me, or the one that sessions for two are with."""
        if person := self.listing.chosen:
            self._do(lambda: household.choose(self.parts, person), wanted=person.alias)

    def action_remove(self) -> None:
        """Remove the chosen one; `u` brings them back."""
        if person := self.listing.chosen:
            self._do(lambda: self._remove(person))

    def action_undo(self) -> None:
        """Take the last change back."""
        if undo := self._undo:
            self._undo = None
            self._do(undo)

    def _add(self, person: Person | None, found: Found | None) -> None:
        if person is None or found is None:
            return

        def undo() -> str:
            household.remove(self.parts, person.alias)
            return f"{person.alias} is removed again."

        def add() -> str:
            household.add(self.parts, person)
            self._undo = undo
            return f"{person.alias} is here now · u takes it back"

        self._do(add, wanted=person.alias)

    def _edit(self, before: Person, after: Person | None, found: Found | None) -> None:
        if after is None or found is None or after == before:
            return

        def undo() -> str:
            household.change(self.parts, after.alias, _all_of(before))
            return f"{before.alias} is as before."

        def edit() -> str:
            household.change(self.parts, before.alias, _all_of(after))
            self._undo = undo
            return f"{after.alias} is changed · u takes it back"

        self._do(edit, wanted=after.alias)

    def _remove(self, person: Person) -> str:
        removed = household.remove(self.parts, person.alias)

        def undo() -> str:
            household.add(self.parts, removed.person, removed.place)
            return f"{person.alias} is back."

        self._undo = undo
        return f"{person.alias} is removed; history keeps the name · u brings them back"

    def _do(self, change: Callable[[], str], *, wanted: str = "") -> None:
        try:
            self.notify(harmless(change(), 200))
        except StillpointError as error:
            self.notify(str(error), severity="error")
        self._wanted = wanted
        self.look()

    def _facts(self, person: Person) -> Iterator[str]:
        if self._me == person:
            yield "This is who uses this device."
        settings = self.parts.settings
        if person.is_young and person.alias in (settings.with_child, settings.with_infant):
            yield "Sessions for two are with them."
        if person.goes_without_holds(self._today):
            yield "Sessions run without breath holds; home leaves out those about holds."

    @property
    def _me(self) -> Person | None:
        return me(self._people, self.parts.settings)

    @property
    def _today(self) -> date:
        return self.parts.clock.now().date()


def _groups(people: People) -> Iterator[Group[Person]]:
    for title, persons in (("Carers and adults", people.grown), ("Children", people.young)):
        if persons:
            members = tuple(findable(each, each.alias, str(each.role)) for each in persons)
            yield Group(Heading(title), members)


def _all_of(person: Person) -> household.Change:
    return household.Change(
        alias=person.alias,
        role=person.role,
        age=person.age,
        born=person.born,
        no_holds=person.no_holds,
    )
