"""The pages of the help card, a line at a time."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from stillpoint.services.help_pages import HelpPage, Table
from stillpoint.services.soothing import NO_CIRCLE, in_a_line

if TYPE_CHECKING:
    from stillpoint.config.circle import Person


def page_lines(page: HelpPage) -> Iterator[str]:
    """A page: its title, its words, and what they rest on."""
    yield page.title
    for part in page.parts:
        yield from [part] if isinstance(part, str) else _rows(part)
    if page.sources:
        yield f"Rests on: {'; '.join(page.sources)}"


def circle_lines(people: "Iterable[Person]") -> Iterator[str]:
    """A line for each person who could be called."""
    told = [f"  {in_a_line(person)}" + f" ({person.why})" * bool(person.why) for person in people]
    yield "Your circle:" if told else NO_CIRCLE
    yield from told


def _rows(table: Table) -> Iterator[str]:
    for name, words in table:
        yield f"  {name}: {words}"
