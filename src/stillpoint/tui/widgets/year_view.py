"""The year, what was practised on the day that one is at, and what the squares mean."""

from collections.abc import Iterator
from datetime import date, timedelta

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from stillpoint.history.summaries import Summary
from stillpoint.stats.calendars import BESIDE, GLYPHS, levels_in_words
from stillpoint.stats.days import A_DAY
from stillpoint.stats.tallies import Tally
from stillpoint.tui.chronicle import Chronicle
from stillpoint.tui.drawing.calendar_grid import SQUARE
from stillpoint.tui.pages import (
    LOUD,
    QUIET,
    at_the_start,
    date_in_words,
    day_called,
    in_minutes,
    lines,
    said,
)
from stillpoint.tui.widgets.year_grid import YearGrid


class YearView(Vertical):
    """The grid, and words below it."""

    DEFAULT_CSS = """
    YearView {
        height: 1fr;
        & > Static { height: auto; width: 1fr; }
        & > #legend { display: none; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.grid = YearGrid()
        self._chronicle: Chronicle | None = None
        self._day = Static(id="day")
        self._entries = Static(id="entries")
        self._legend = Static(id="legend")

    def compose(self) -> ComposeResult:
        """The grid and the words."""
        yield self.grid
        yield self._legend
        yield self._day
        yield self._entries

    def of_day(self, day: date) -> tuple[Summary, ...]:
        """The entries of a day that are shown."""
        return self._chronicle.of_day(day) if self._chronicle else ()

    def walk_to_practice(self, by: int) -> None:
        """To the next day on which there is something, or to the one before."""
        beside = self._chronicle and self._chronicle.day_beside(self.grid.walked, by)
        if beside:
            self.grid.walk_to(beside)

    def show(self, chronicle: Chronicle, tally: Tally) -> None:
        """Show what was practised."""
        self._chronicle = chronicle
        self.grid.show(tally, first=chronicle.first_day, today=chronicle.today)
        self.tell()

    def on_year_grid_walked(self) -> None:
        """Tell the day that one is at now."""
        self.tell()

    def notify_style_update(self) -> None:
        """Another theme may tell the levels otherwise."""
        super().notify_style_update()
        self.tell()

    def tell(self) -> None:
        """Tell the day, its entries and what the squares mean."""
        if self._chronicle is None:
            return
        self._day.update(Content.assemble(" " * BESIDE, self._day_in_words(self._chronicle)))
        self._entries.update(lines(*self._entries_in_words(self._chronicle)))
        self._legend.update(self._levels())

    def _day_in_words(self, chronicle: Chronicle) -> Content:
        day, today = self.grid.walked, chronicle.today
        entries = chronicle.of_day(day)
        is_now = today - day <= A_DAY
        name = f"{at_the_start(day_called(day, today))}, " if is_now else ""
        total = sum((entry.practised for entry in entries), timedelta())
        count = "1 session" if len(entries) == 1 else f"{len(entries)} sessions"
        told = f"{count}, {in_minutes(total)}" if entries else "nothing"
        return Content.assemble(
            said(f"{name}{date_in_words(day, today)}", LOUD), "  ", said(told, QUIET)
        )

    def _entries_in_words(self, chronicle: Chronicle) -> Iterator[Content]:
        for entry in chronicle.of_day(self.grid.walked):
            yield Content.assemble(
                " " * BESIDE,
                said(f"{entry.started_at:%H:%M}  ", QUIET),
                said(f"{entry.kind.title}  "),
                said(in_minutes(entry.practised), QUIET),
            )

    def _levels(self) -> Content:
        told = (
            Content.assemble(said(mark, style), said(f" {words}", QUIET))
            for (mark, style), words in zip(self._marks(), levels_in_words(), strict=True)
        )
        return Content.assemble(" " * BESIDE, Content("  ").join(told))

    def _marks(self) -> Iterator[tuple[str, str]]:
        for level, glyph in enumerate(GLYPHS[1:], start=1):
            yield (SQUARE, f"$year-{level}") if self.grid.has_tones else (glyph, "$year-4")
