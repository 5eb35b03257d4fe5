"""History: what was practised, newest first, with its details."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby

from textual.binding import Binding
from textual.content import Content

from stillpoint.core.durations import in_words
from stillpoint.core.texts import harmless
from stillpoint.history.entries import Entry
from stillpoint.history.journal import JournalError
from stillpoint.history.reading import History
from stillpoint.history.summaries import Summary
from stillpoint.services.accounts import in_a_sentence
from stillpoint.services.parts import Parts
from stillpoint.services.recovery import RECOVERED
from stillpoint.tui.finding import Group, findable
from stillpoint.tui.pages import (
    LOUD,
    QUIET,
    day_in_words,
    in_a_row,
    in_minutes,
    lines,
    page,
    said,
    with_heading,
)
from stillpoint.tui.screens.browser import Browser, Hints
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row

A_SECOND = timedelta(seconds=1)

MOST_FAULTS = 20

NOTHING_YET = "Nothing yet. What you practise is kept here, on this computer."

GONE = "This entry is no longer in the files."

CUT_SHORT = "The program was killed meanwhile; what was done by then is kept."


class HistoryScreen(Browser[Summary]):
    """Every entry there is."""

    PLACE = "History"
    FINDS = "an entry"

    BINDINGS = [
        Binding("x,delete", "remove", "Remove the entry", id="history.remove"),
        Binding("u", "restore", "Bring back what was removed", id="history.restore"),
    ]

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._removed: Summary | None = None
        self._unread: tuple[str, ...] = ()

    def gather(self) -> History:
        """Read the journals."""
        return self.parts.history()

    def receive(self, stock: History) -> None:
        """Show them day by day."""
        groups = tuple(_by_day(stock.summaries, self.parts.clock.now()))
        self.fill(groups, none=NOTHING_YET)
        self._unread = tuple(map(str, stock.unreadable))
        self.masthead.tell(*_counted(stock))

    def words(self, value: Summary) -> Row:
        """When it was, what it was, and how long."""
        return Row(f"{value.started_at:%H:%M}  {value.kind.title}", in_minutes(value.practised))

    def page_of(self, value: Summary, width: int) -> Content:  # noqa: ARG002 - the text wraps
        """All that an entry holds."""
        entry = self.parts.entry(value.id)
        if entry is None:
            return page(said(value.kind.title, LOUD), said(GONE))
        return page(
            lines(said(entry.title, LOUD), said(in_a_sentence(entry))),
            lines(*(said(fact, QUIET) for fact in _facts(entry, self.parts.clock.now()))),
            said(CUT_SHORT) if RECOVERED in entry.tags else None,
            with_heading("Afterwards", *_answers(entry)),
            with_heading("Your note", said(entry.note)) if entry.note else None,
            self._unreadable() if self.is_reading else None,
        )

    def page_of_nothing(self, width: int) -> Content:  # noqa: ARG002 - the text wraps by itself
        """Nothing but what could not be read."""
        return page(self._unreadable())

    def hints(self) -> Hints:
        """Look, find, remove."""
        if self.is_reading:
            return KeyHint("←", "back to the list", "leave_page"), *self._removing()
        if self.filter.has_focus:
            return self.hints_while_finding
        is_empty = self.listing.chosen is None
        look = (KeyHint("enter", "details", "take"), KeyHint("/", "find", "find"))
        return (
            *(() if is_empty else look),
            *self._removing(),
            KeyHint("1", "home", "app.go('home')"),
            KeyHint("?", "keys", "app.keys"),
        )

    def action_remove(self) -> None:
        """Take the chosen entry out of history; `u` brings it back."""
        entry = self.listing.chosen
        if entry is None:
            return
        if self._change(lambda now: self.parts.journal.remove(entry.id, now)):
            self._removed = entry
            self.action_leave_page()
            self.notify(f"{harmless(entry.kind.title)} is removed · u brings it back", markup=False)

    def action_restore(self) -> None:
        """Bring the entry back that was removed last."""
        entry = self._removed
        if entry is None:
            return
        if self._change(lambda now: self.parts.journal.restore(entry.id, now)):
            self._removed = None

    def _change(self, change: Callable[[datetime], None]) -> bool:
        try:
            change(self.parts.clock.now())
        except JournalError as error:
            self.notify(str(error), severity="error", markup=False)
            return False
        self.look()
        return True

    def _removing(self) -> Hints:
        if self._removed:
            return (KeyHint("u", "bring back", "restore"),)
        return (KeyHint("x", "remove", "remove"),) if self.listing.chosen else ()

    def _unreadable(self) -> Content | None:
        told = self._unread[:MOST_FAULTS]
        return with_heading("Lines that could not be read, left as they are", *map(said, told))


def _by_day(entries: Iterable[Summary], now: datetime) -> Iterator[Group[Summary]]:
    for day, of_day in groupby(entries, key=lambda entry: day_in_words(entry.started_at, now)):
        members = tuple(findable(one, *_told_by(one), day) for one in of_day)
        total = sum((one.value.practised for one in members), timedelta())
        yield Group(Heading(day[:1].upper() + day[1:], in_minutes(total)), members)


def _told_by(entry: Summary) -> tuple[str, str, str]:
    return entry.kind.title, entry.kind.practice, entry.remarks.note


def _counted(stock: History) -> Iterator[str]:
    count, faults = len(stock.summaries), len(stock.unreadable)
    entries = "1 entry" if count == 1 else f"{count:,} entries"
    if faults:
        unread = "1 fault" if faults == 1 else f"{faults:,} faults"
        yield f"{entries} · {unread} in its files"
    if stock.newer:
        yield f"{entries} · {stock.newer:,} by a newer stillpoint"
    yield entries


def _facts(entry: Entry, now: datetime) -> Iterator[str]:
    day = day_in_words(entry.started_at, now)
    yield f"{day[:1].upper()}{day[1:]}, {entry.started_at:%H:%M} to {entry.ended_at:%H:%M}"
    how = "to its end" if entry.completed else "ended early"
    paused = f"paused {in_words(entry.paused)}" if entry.paused >= A_SECOND else ""
    yield in_a_row((entry.practice, how, paused))
    if entry.rate_start and entry.rate_end:
        yield f"{_rates(entry.rate_start, entry.rate_end)} breaths a minute"
    if entry.interrupted_by:
        yield f"you were called away: {entry.interrupted_by}"


def _rates(start: float, end: float) -> str:
    first, last = f"{start:.1f}".removesuffix(".0"), f"{end:.1f}".removesuffix(".0")
    return first if first == last else f"{first} to {last}"


def _answers(entry: Entry) -> Iterator[Content]:
    for about, answer in entry.after.items():
        yield said(str(answer) if about == "feeling" else f"{about}: {answer}")
