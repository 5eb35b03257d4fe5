"""What a filter lets through."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from stillpoint.core.texts import folded
from stillpoint.tui.widgets.listing import BLANK, Heading

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Findable(Generic[Value]):
    """A value, and the folded text it is found by."""

    value: Value
    text: str


@dataclass(frozen=True, slots=True)
class Group(Generic[Value]):
    """Values below one heading; a heading without a title is not shown."""

    heading: Heading
    members: Sequence[Findable[Value]]


def findable(value: Value, *words: str) -> Findable[Value]:
    """A value that is found by any of some words."""
    return Findable(value, folded(" ".join(words)))


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
