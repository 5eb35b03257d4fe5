"""What is known, how well, what is never claimed, and what all of it rests on: pages to turn."""

from collections.abc import Iterator

from textual.binding import Binding
from textual.content import Content

from stillpoint.services.citations import NOT_RELIED_ON
from stillpoint.services.evidence import (
    FROM_MEMORY,
    NOT_USED,
    PAGES,
    SOURCES,
    Finding,
    sources_told,
)
from stillpoint.services.help_pages import Table
from stillpoint.tui.pages import ACCENT, LOUD, QUIET, hanging, lines, page, said, with_heading
from stillpoint.tui.screens.sheets import Sheet
from stillpoint.tui.turning import NUMBERS, names_told, table_told
from stillpoint.tui.widgets.detail import Detail
from stillpoint.tui.widgets.keybar import KeyHint

NAMES = tuple(each.name for each in PAGES)
LETTER = 3
"""Cells for the letter of a finding."""


class EvidenceScreen(Sheet):
    """The pages, one at a time."""

    HINTS = (
        KeyHint("esc", "back", "put_away(False)"),
        KeyHint("→", "next page", "turn(1)"),
        KeyHint("8", "sources", "show_page(7)"),
    )
    BINDINGS = [
        Binding("right,tab,space", "turn(1)", "Next page, or the one before", id="evidence.next"),
        Binding("left,shift+tab", "turn(-1)", "Next page, or the one before", id="evidence.before"),
        *(
            Binding(key, f"show_page({place})", show=False, id=f"evidence.page-{key}")
            for place, key in enumerate(NUMBERS[: len(PAGES)])
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.place = 0

    def page(self, width: int) -> Content:
        """The page that is turned up, below the names of all."""
        turned = PAGES[self.place]
        told = _sources() if turned is SOURCES else (_told(part, width) for part in turned.parts)
        return page(names_told(NAMES, self.place, width), said(turned.title, LOUD), *told)

    def action_turn(self, by: int) -> None:
        """Another page, in a round."""
        self.action_show_page((self.place + by) % len(PAGES))

    def action_show_page(self, place: int) -> None:
        """A page by its number."""
        self.place = place
        self.query_one(Detail).show(self.page)
        self.look_for_more()


def _told(part: str | Table | Finding, width: int) -> Content:
    match part:
        case str():
            return said(part)
        case Finding():
            letter = said((part.grade or "–").ljust(LETTER), ACCENT)
            cites = hanging(said(" " * LETTER), "; ".join(part.cites), width)
            return lines(hanging(letter, part.words, width), cites.stylize(QUIET))
        case _:
            return table_told(part, width)


def _sources() -> Iterator[Content | None]:
    yield lines(*map(said, sources_told()))
    yield said(FROM_MEMORY, QUIET)
    yield with_heading(NOT_USED, *(said(each) for each in NOT_RELIED_ON))
