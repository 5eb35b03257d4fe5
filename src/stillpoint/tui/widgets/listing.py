"""A list of any length, of which only what is seen is ever drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from stillpoint.core.texts import harmless

Value = TypeVar("Value")

BESIDE_THE_BAR = 1
"""Cells left free beside the scrollbar."""

LONGEST_LABEL = 300


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that tells what the rows below it share; it cannot be chosen."""

    title: str
    note: str = ""


BLANK = Heading("")
"""A line of room before the next heading."""


@dataclass(frozen=True, slots=True)
class Row:
    """How a row is told: what it is, and a short fact at its end."""

    label: str
    note: str = ""


class Listing(ScrollView, Generic[Value]):
    """Rows under headings, one of them chosen."""

    COMPONENT_CLASSES = {"listing--heading", "listing--row", "listing--note", "listing--chosen"}

    DEFAULT_CSS = """
    Listing {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .listing--heading { color: $text-muted; }
        & > .listing--row { color: $text; }
        & > .listing--note { color: $text-muted; }
        & > .listing--chosen { color: $chosen-text; background: $chosen; text-style: bold; }
    }
    """

    @dataclass
    class Chosen(Message):
        """Another row is chosen now."""

        value: Any

    @dataclass
    class Taken(Message):
        """The chosen row was clicked."""

        value: Any

    def __init__(self, tell: Callable[[Value], Row], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.can_focus = False  # the keys belong to the screen, so that a filter can share them
        self._tell = tell
        self._rows: Sequence[Heading | Value] = ()
        self._otherwise = ""
        self._place = 0

    @property
    def chosen(self) -> Value | None:
        """The value of the chosen row; None when there is none to choose."""
        row = self._rows[self._place] if self._place < len(self._rows) else None
        return None if isinstance(row, Heading) else row

    @property
    def beside_chosen(self) -> Value | None:
        """The value that is next once the chosen one is gone: the one after it, or before."""
        after, before = range(self._place + 1, len(self._rows)), range(self._place - 1, -1, -1)
        places = (self._first_row(after), self._first_row(before))
        place = next((place for place in places if place is not None), None)
        row = None if place is None else self._rows[place]
        return None if isinstance(row, Heading) else row

    def show(
        self, rows: Sequence[Heading | Value], chosen: Value | None = None, *, otherwise: str = ""
    ) -> None:
        """Show these rows, with `chosen` or else the first chosen; without rows, `otherwise`."""
        self._rows, self._otherwise = rows, otherwise
        self._place = self._place_of(chosen)
        self.virtual_size = Size(self.size.width, len(rows))
        self._show_place()
        self.refresh()
        self.post_message(self.Chosen(self.chosen))

    def leave_out(self, value: Value) -> None:
        """Show a row no more that is gone; headings are shown until all is shown anew."""
        beside = self.beside_chosen if value is self.chosen else self.chosen
        self.show([row for row in self._rows if row is not value], beside)

    def choose(self, value: Value) -> None:
        """Choose a row, if it is among those that are shown."""
        if self._rows and self._rows[place := self._place_of(value)] is value:
            self._choose(place)

    def move(self, by: int) -> None:
        """Choose the row that many rows on, or as near to it as there is one."""
        if not self._rows:
            return
        step = 1 if by > 0 else -1
        wanted = min(max(self._place + by, 0), len(self._rows) - 1)
        for places in (
            range(wanted, self._edge(step), step),
            range(wanted, self._edge(-step), -step),
        ):
            if (place := self._first_row(places)) is not None:
                self._choose(place)
                return

    def move_group(self, by: int) -> None:
        """Choose the first row below the next heading, or below the one before."""
        headings = [
            place
            for place, row in enumerate(self._rows)
            if isinstance(row, Heading) and row is not BLANK
        ]
        if by > 0:
            wanted = next((place for place in headings if place > self._place), None)
        else:
            wanted = next((place for place in reversed(headings) if place < self._place - 1), None)
        if wanted is not None:
            self._choose(wanted + 1)

    def move_page(self, by: int) -> None:
        """Choose a row one screenful on or back."""
        self.move(by * max(1, self.size.height - 1))

    def move_to_end(self, by: int) -> None:
        """Choose the first row, or the last."""
        self.move(by * len(self._rows))

    def render_line(self, y: int) -> Strip:
        """One row, or a line of what is said when there are none."""
        place = y + self.scroll_offset.y
        width = self.scrollable_content_region.width - BESIDE_THE_BAR
        if not self._rows:
            return self._line_otherwise(y, width)
        if place >= len(self._rows):
            return Strip.blank(width + BESIDE_THE_BAR, self.rich_style)
        row = self._rows[place]
        if isinstance(row, Heading):
            return self._line("", row.title, row.note, width, "heading", "heading")
        told = self._tell(row)
        if place == self._place:
            return self._line("▸ ", told.label, told.note, width, "chosen", "chosen")
        return self._line("  ", told.label, told.note, width, "row", "note")

    def on_click(self, event: Click) -> None:
        """A click chooses a row; one on the chosen row takes it."""
        place = event.y + self.scroll_offset.y
        if not 0 <= place < len(self._rows) or isinstance(self._rows[place], Heading):
            return
        if place == self._place:
            self.post_message(self.Taken(self.chosen))
        else:
            self._choose(place)

    def on_resize(self) -> None:
        """The chosen row stays in sight."""
        self._show_place()

    def _place_of(self, chosen: Value | None) -> int:
        first = self._first_row(range(len(self._rows))) or 0
        if chosen is None:
            return first
        return next((place for place, row in enumerate(self._rows) if row is chosen), first)

    def _first_row(self, places: range) -> int | None:
        return next((place for place in places if not isinstance(self._rows[place], Heading)), None)

    def _edge(self, step: int) -> int:
        return len(self._rows) if step > 0 else -1

    def _choose(self, place: int) -> None:
        if place == self._place:
            return
        before, self._place = self._place, place
        self._show_place()
        self.refresh_line(before)
        self.refresh_line(place)
        self.post_message(self.Chosen(self.chosen))

    def _show_place(self) -> None:
        height = self.size.height
        top = self._place
        while top > 0 and isinstance(self._rows[top - 1], Heading):
            top -= 1  # the heading of the first row in a group is seen with it
        offset = self.scroll_offset.y
        if top < offset:
            self.scroll_to(y=top, animate=False)
        elif height and self._place >= offset + height:
            self.scroll_to(y=self._place - height + 1, animate=False)

    def _line(
        self, mark: str, label: str, note: str, width: int, label_style: str, note_style: str
    ) -> Strip:
        note = harmless(note, width // 2)
        room = max(0, width - len(mark) - cell_len(note) - (2 if note else 0))
        shown = harmless(label, LONGEST_LABEL)
        if cell_len(shown) > room:
            shown = f"{set_cell_size(shown, max(0, room - 1)).rstrip()}…"
        shown = set_cell_size(shown, room) + ("  " if note else "")
        style = self.get_component_rich_style(f"listing--{label_style}")
        quiet = self.get_component_rich_style(f"listing--{note_style}")
        strip = Strip([Segment(mark + shown, style), Segment(note, quiet)])
        return strip.adjust_cell_length(width + BESIDE_THE_BAR, self.rich_style)

    def _line_otherwise(self, y: int, width: int) -> Strip:
        from textwrap import wrap

        told = [
            line
            for sentence in self._otherwise.splitlines()
            for line in wrap(harmless(sentence, LONGEST_LABEL), max(10, width))
        ]
        text = told[y] if y < len(told) else ""
        style = self.get_component_rich_style("listing--note")
        strip = Strip([Segment(text, style)])
        return strip.adjust_cell_length(width + BESIDE_THE_BAR, self.rich_style)
