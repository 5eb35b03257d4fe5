"""Cards of several pages: the names of all above, and the parts of the one that is turned up."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from stillpoint.services.help_pages import Table
from stillpoint.tui.pages import ACCENT, LOUD, QUIET, hanging, lines, said

NUMBERS = "1234567890"
ROOM_FOR_NAMES = 60
"""Columns from which on all pages are listed by name."""


def names_told(names: Sequence[str], place: int, width: int) -> Content:
    """Where one is among the pages; all of them by name where there is room."""
    if width < ROOM_FOR_NAMES:
        following = names[(place + 1) % len(names)]
        return said(f"{place + 1} of {len(names)} · → {following}", QUIET)
    rows: list[Content] = [Content()]
    for number, each in enumerate(names):
        is_here = number == place
        name = f"{'▸' if is_here else ' '}{NUMBERS[number]} {each}"
        if rows[-1].cell_length + cell_len(name) > width:
            rows.append(Content())
        style = f"{LOUD} {ACCENT}" if is_here else QUIET
        rows[-1] = Content.assemble(rows[-1], said(name, style), "  ")
    return lines(*rows)


def table_told(table: Table, width: int) -> Content:
    """Words in a column, and beside each what there is to say of it."""
    column = max(cell_len(name) for name, _ in table) + 2
    return lines(
        *(hanging(said(name.ljust(column), ACCENT), words, width) for name, words in table)
    )
