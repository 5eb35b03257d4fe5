"""The circle: a small list of people to call, written here or by hand."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content

from stillpoint.config.circle import Circle, Person
from stillpoint.config.circle_changes import (
    add_person,
    change_person,
    move_person,
    remove_person,
)
from stillpoint.core.errors import StillpointError
from stillpoint.core.texts import counted, harmless
from stillpoint.services.parts import Parts
from stillpoint.tui.finding import Group, findable
from stillpoint.tui.pages import (
    LOUD,
    QUIET,
    WARNING,
    in_paragraphs,
    lines,
    page,
    said,
    where,
    with_heading,
)
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.circle_person import CirclePersonScreen
from stillpoint.tui.screens.spread import Hints
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row

WHAT_FOR = (
    "One to five people you can call when it is too much: a name, why them, how to reach them.",
    "They are shown when you step back and on the help card. Nothing is dialled, and nothing"
    " leaves this computer.",
)


@dataclass(frozen=True, slots=True)
class Removed:
    """Somebody who can be brought back, and where they were."""

    person: Person
    place: int


class CircleScreen(Browser[Person]):
    """One row a person."""

    PLACE = "Your circle"

    BINDINGS = [
        Binding("enter,e", "take", "Change it", id="circle.change"),
        Binding("a", "add", "Add somebody", id="circle.add"),
        Binding("x,delete", "remove", "Take out of the circle", id="circle.remove"),
        Binding("u", "restore", "Bring back who was taken out", id="circle.restore"),
        Binding("K,shift+up", "reorder(-1)", "Further up or down", id="circle.up"),
        Binding("J,shift+down", "reorder(1)", "Further up or down", id="circle.down"),
    ]

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._faults: tuple[str, ...] = ()
        self._removed: list[Removed] = []
        self._wanted = ""

    def gather(self) -> tuple[Circle, tuple[str, ...]]:
        """The people, and what is wrong with their file."""
        return self.parts.circle()

    def receive(self, stock: tuple[Circle, tuple[str, ...]]) -> None:
        """Show them in their order."""
        people, self._faults = stock
        members = tuple(findable(person, person.name) for person in people)
        before = self._wanted or (self.listing.chosen.name if self.listing.chosen else "")
        chosen = next((person for person in people if person.name == before), None)
        self._wanted = ""
        self.fill((Group(Heading(""), members),), chosen=chosen, none="Nobody yet. a adds one.")
        self.masthead.tell(counted(len(people), "person", "people"))
        self.warn("\n".join(self._faults))

    def words(self, value: Person) -> Row:
        """A name, and how to reach whoever it is."""
        return Row(value.name, value.reach)

    def page_of(self, value: Person, width: int) -> Content:
        """All of it, and where it is kept."""
        return page(
            lines(said(value.name, LOUD), said(value.reach), said(value.why, QUIET)),
            self._kept(width),
        )

    def page_of_nothing(self, width: int) -> Content:
        """What a circle is for."""
        return page(in_paragraphs(*WHAT_FOR), self._kept(width))

    def hints(self) -> Hints:
        """Add, change, reorder, take out."""
        add, back = KeyHint("a", "add", "add"), KeyHint("esc", "back", "step_back")
        undo = (KeyHint("u", "bring back", "restore"),) if self._removed else ()
        if self.listing.chosen is None:
            return (add, *undo, back)
        change, remove = KeyHint("enter", "change", "take"), KeyHint("x", "take out", "remove")
        return (
            change,
            add,
            *(undo or (remove,)),
            KeyHint("J K", "down, up", "reorder(1)", ("reorder(1)", "reorder(-1)")),
            back,
        )

    def take(self, value: Person) -> None:
        """Change it."""

        def keep(person: Person) -> None:
            change_person(self.parts.places.circle_file, value.name, person)

        self._write(keep, value)

    def action_add(self) -> None:
        """Ask who it is."""
        self._write(lambda person: add_person(self.parts.places.circle_file, person), None)

    def action_remove(self) -> None:
        """Take somebody out; `u` brings them back."""
        if person := self.listing.chosen:
            self._change(lambda: self._take_out(person))

    def action_restore(self) -> None:
        """Bring back whoever was taken out last."""
        if self._removed:
            self._change(self._bring_back)

    def action_reorder(self, by: int) -> None:
        """Let the chosen one change places with the next, or with the one before."""
        if person := self.listing.chosen:
            self._wanted = person.name
            self._change(lambda: move_person(self.parts.places.circle_file, person.name, by))

    def _write(self, keep: Callable[[Person], None], person: Person | None) -> None:
        def show(kept: Person | None) -> None:
            self._wanted = kept.name if kept else self._wanted

        self.app.push_screen(CirclePersonScreen(keep, person), show)

    def _change(self, change: Callable[[], None]) -> None:
        try:
            change()
        except StillpointError as error:
            self.notify(str(error), severity="error")
        self.look()

    def _take_out(self, person: Person) -> None:
        place = remove_person(self.parts.places.circle_file, person.name)
        self._removed.append(Removed(person, place))
        self.notify(f"{harmless(person.name)} is taken out · u brings them back")

    def _bring_back(self) -> None:
        last = self._removed[-1]
        add_person(self.parts.places.circle_file, last.person, last.place)
        self._removed.pop()
        self._wanted = last.person.name

    def _kept(self, width: int) -> Content | None:
        return page(
            with_heading("Kept in", where(self.parts.places.circle_file, width)),
            lines(*(said(fault, WARNING) for fault in self._faults)),
        )
