"""What a filter lets through."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from stillpoint.core.texts import folded
from stillpoint.tui.widgets.listing import BLANK, Heading

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Findable(Generic[Value]):
    """A value, and the folded text and title it is found by."""

    value: Value
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Group(Generic[Value]):
    """Values below one heading; a heading without a title is not shown."""

    heading: Heading
    members: Sequence[Findable[Value]]


def findable(value: Value, title: str, *words: str) -> Findable[Value]:
    """A value that is found by its title, and by any of some other words."""
    return Findable(value, folded(" ".join((title, *words))), folded(title))


def best(groups: Iterable[Group[Value]], wanted: str, otherwise: Value | None) -> Value | None:
    """What is called so, above all what begins so; failing that, `otherwise`.

    Of several that are equally good it is `otherwise` if that is among them, else the first.
    """
    text = folded(wanted).strip()
    words = text.split()
    members = [one for group in groups for one in group.members] if words else []
    called = [one for one in members if all(word in one.title for word in words)]
    begun = [one for one in called if one.title.startswith(text)]
    good = [one.value for one in begun or called]
    is_good = any(value is otherwise for value in good)
    return otherwise if is_good or not good else good[0]


def found(groups: Iterable[Group[Value]], wanted: str) -> list[Heading | Value]:
    """The rows whose text holds every wanted word, below the headings that still have any."""
    words = folded(wanted).split()
    rows: list[Heading | Value] = []
    for group in groups:
        kept = [one.value for one in group.members if all(word in one.text for word in words)]
        if kept and group.heading.title:
            heading = Heading(group.heading.title) if words else group.heading
            rows += [BLANK, heading] if rows else [heading]
        rows += kept
    return rows
