"""The year as a grid in which one walks from day to day."""

from dataclasses import dataclass
from datetime import date

from rich.segment import Segment
from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from stillpoint.stats.days import A_DAY, A_WEEK, week_of
from stillpoint.stats.tallies import Tally
from stillpoint.stats.years import year
from stillpoint.tui.drawing.calendar_grid import (
    LEVELS,
    Part,
    Piece,
    Room,
    day_at,
    grid,
    last_week_to_show,
    room_in,
)


class YearGrid(Widget):
    """A square a day, one of them walked to; as many weeks as there is room for."""

    COMPONENT_CLASSES = {f"year-grid--{part.value}" for part in Part}
    DEFAULT_CSS = """
    YearGrid {
        height: 8;
        width: 1fr;
        & > .year-grid--label { color: $text-muted; }
        & > .year-grid--walked-label { color: $text-accent; text-style: bold; }
        & > .year-grid--walked { color: $background; background: $text-accent; }
        & > .year-grid--level-0 { color: $year-0; }
        & > .year-grid--level-1 { color: $year-1; }
        & > .year-grid--level-2 { color: $year-2; }
        & > .year-grid--level-3 { color: $year-3; }
        & > .year-grid--level-4 { color: $year-4; }
    }
    """
    ALLOW_SELECT = False

    @dataclass
    class Walked(Message):
        """One is at another day now."""

        day: date

    @dataclass
    class Taken(Message):
        """The day that one is at was clicked."""

        day: date

    def __init__(self) -> None:
        super().__init__()
        self._tally = Tally()
        self._today = self._first = self._walked = self._last_week = date.min
        self._rows: tuple[tuple[Piece, ...], ...] = ()

    @property
    def walked(self) -> date:
        """The day that one is at."""
        return self._walked

    @property
    def has_tones(self) -> bool:
        """Whether the levels can be told by their colours; else they are by their glyphs."""
        names = (f"year-{level}" for level in range(len(LEVELS)))
        colours = {self.app.theme_variables.get(name) for name in names}
        return len(colours) == len(LEVELS) and not self.app.no_color

    def show(self, tally: Tally, *, first: date, today: date) -> None:
        """Show what was practised on each day from that first one on."""
        self._tally, self._today = tally, today
        self._first = min(week_of(first), week_of(today))
        if self._walked == date.min:
            self._walked, self._last_week = today, week_of(today)
        self.walk_to(self._walked)

    def walk_to(self, day: date) -> None:
        """Be at that day, or as near to it as there are days."""
        is_new = day != self._walked
        self._walked = min(max(day, self._earliest), self._today)
        self._draw()
        if is_new:
            self.post_message(self.Walked(self._walked))

    def walk(self, days: int) -> None:
        """So many days on or back."""
        self.walk_to(self._walked + A_DAY * days)

    def walk_page(self, by: int) -> None:
        """As many weeks on or back as are seen."""
        self.walk(by * 7 * max(1, self._room.weeks - 1))

    def walk_to_end(self, by: int) -> None:
        """To the first day there is, or to today."""
        self.walk_to(self._today if by > 0 else self._earliest)

    def render_line(self, y: int) -> Strip:
        """The months, or one day of every week."""
        row: tuple[Piece, ...] = self._rows[y] if y < len(self._rows) else ()
        styles = {part: self.get_component_rich_style(f"year-grid--{part.value}") for part in Part}
        strip = Strip([Segment(text, styles[part]) for text, part in row])
        return strip.adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: Click) -> None:
        """A click walks to a day; one on the day that one is at takes it."""
        first = self._last_week - A_WEEK * (self._room.weeks - 1)
        day = day_at(event.x, event.y, first, self._room)
        if day is None or day > self._today:
            return
        if day == self._walked:
            self.post_message(self.Taken(day))
        else:
            self.walk_to(day)

    def on_resize(self) -> None:
        """Another width holds other weeks; this week is seen again where it can be."""
        self._last_week = week_of(self._today)
        self._draw()

    def notify_style_update(self) -> None:
        """Another theme may tell the levels otherwise."""
        super().notify_style_update()
        self._draw()

    @property
    def _room(self) -> Room:
        return room_in(self.size.width)

    @property
    def _earliest(self) -> date:
        return min(self._first, week_of(self._today) - A_WEEK * (self._room.weeks - 1))

    def _draw(self) -> None:
        if self._walked == date.min or not self.size.width:
            return
        self._last_week = last_week_to_show(self._walked, self._last_week, self._room)
        until = min(self._last_week + A_DAY * 6, self._today)
        seen = year(self._tally, until, self._room.weeks)
        self._rows = grid(seen, self._walked, self._room, has_tones=self.has_tones)
        self.refresh()
