"""Every entry, newest first, beside the page of the chosen one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import harmless
from stillpoint.history.entries import Entry
from stillpoint.history.summaries import Summary
from stillpoint.services.parts import Parts
from stillpoint.tui.chronicle import Chronicle, Rows, made_ready
from stillpoint.tui.entry_pages import page_of_entry, page_of_one_gone, page_of_summary
from stillpoint.tui.pages import in_minutes
from stillpoint.tui.screens.browser import Browser, Note
from stillpoint.tui.screens.unread import UnreadScreen, counted
from stillpoint.tui.widgets.listing import Heading, Row

NOTHING_YET = (
    "Nothing yet. What you practise is kept here, on this computer.\n"
    "a adds what you practised without it."
)
NOTHING_READ = "Nothing can be read. f shows why."
NOT_FOUND = "No entry holds that.\nEsc shows all."

TO_FIND: Note = (
    "To find",
    (
        ("rain", "a word of the title, the note, the tags, the people"),
        ("practice:yoga", "a kind of practice, or how its name begins"),
        ("person:ada", "with somebody"),
        ("tag:evening", "with a tag"),
        ("since:2026-10", "from that day, month or year on"),
        ("until:2026-11", "up to that day, month or year"),
        ("on:2026-11-21", "on that day, or in that month or year"),
        ("done:no", "ended early; done:yes went to its end"),
    ),
)

BETWEEN_LOOKS = 3
"""Seconds between two looks at whether the files have changed."""

MOST_KEPT = 100
"""So many entries that were read whole are kept in mind."""


class EntriesScreen(Browser[Summary]):
    """A list that is found in by words and by what entries must be."""

    FINDS = "rain, or since:2026-10"
    NOTES: ClassVar[Sequence[Note]] = (TO_FIND,)

    BINDINGS = [Binding("f", "faults", "What cannot be read in the files", id="history.faults")]

    @dataclass
    class Read(Message):
        """An entry has been read whole; None where it is gone."""

        id: str
        entry: Entry | None

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.chronicle: Chronicle | None = None
        self.wanted: str | None = None
        """The id of what is to be chosen when the list is shown anew."""
        self._entries: dict[str, Entry | None] = {}
        self._unsure: set[str] = set()
        """Those kept in mind that may have changed since."""
        self._is_reading_entry = False
        self._found = 0

    @property
    def is_telling_entries(self) -> bool:
        """Whether the page of the chosen entry may be seen."""
        return True

    def gather(self) -> Chronicle:
        """Read the journals."""
        history = self.parts.history()
        now, day_end = self.parts.clock.now(), self.parts.settings.day_end
        return made_ready(Chronicle(history, now, day_end))

    def on_mount(self) -> None:
        """Notice what other programs and devices do to the files."""
        self.set_interval(BETWEEN_LOOKS, self.look_again)

    def look_again(self) -> None:
        """Read the files where they are other than they were, unless something is under way."""
        if self.is_current and not self.is_gathering and self.may_look:
            self._look_again()

    @property
    def may_look(self) -> bool:
        """Whether the list may be shown anew without being asked."""
        return True

    @work(thread=True, exclusive=True, group="looking again")
    def _look_again(self) -> None:
        if self.chronicle and self.parts.history() != self.chronicle.history:
            self.app.call_from_thread(self.look)

    def receive(self, stock: Chronicle) -> None:
        """Show them day by day."""
        chosen = self.listing.chosen
        self.chronicle = stock
        self._unsure = set(self._entries)
        self.show_found(stock.entry(self.wanted or (chosen.id if chosen else None)))
        self.wanted = None
        self.warn(counted(stock.history))

    def show_found(self, chosen: Summary | None) -> None:
        """Show what the filter asks for; where that is nothing, why."""
        if self.chronicle is None:
            return
        rows: Rows = []
        try:
            rows = self.chronicle.rows(self.filter.value)
            otherwise = NOT_FOUND if self.filter.value else self._nothing(self.chronicle)
        except Misuse as error:
            otherwise = f"{error}."
        self.listing.show(rows, chosen, otherwise=otherwise)
        self._found = sum(not isinstance(row, Heading) for row in rows)
        self.tell_count()

    def tell_count(self) -> None:
        """Tell how many entries there are, and how many of them are found."""
        if self.chronicle:
            total, is_asked = len(self.chronicle.summaries), bool(self.filter.value)
            self.masthead.tell(*counted_in_words(total, self._found if is_asked else None))

    def words(self, value: Summary) -> Row:
        """When it was, what it was, and how long."""
        return Row(f"{value.started_at:%H:%M}  {value.kind.title}", in_minutes(value.practised))

    def page_of(self, value: Summary, width: int) -> Content:  # noqa: ARG002 - the text wraps
        """All that an entry holds, once it is read."""
        if value.id not in self._entries:
            return page_of_summary(value)
        entry = self._entries[value.id]
        if entry is None:
            return page_of_one_gone(value)
        return page_of_entry(entry, self.parts.clock.now(), self.parts.settings.day_end)

    def tell(self) -> None:
        """Tell the chosen entry, and read what is not known of it yet."""
        super().tell()
        self._read_chosen()

    def learn(self, id: str, entry: Entry | None) -> None:
        """Keep an entry in mind as it is now."""
        if len(self._entries) >= MOST_KEPT:
            self._entries.clear()
        self._entries[id] = entry
        self._unsure.discard(id)
        self.detail.tell()

    def on_entries_screen_read(self, message: Read) -> None:
        """Tell what was read; if another entry is chosen meanwhile, read that."""
        self._is_reading_entry = False
        self.learn(message.id, message.entry)
        self._read_chosen()

    def action_faults(self) -> None:
        """Show the page of what cannot be read, where there is anything."""
        if self.chronicle and counted(self.chronicle.history):
            self.app.push_screen(UnreadScreen(self.chronicle.history))

    def _read_chosen(self) -> None:
        """Have the chosen entry read in a thread; one at a time, however fast one moves."""
        chosen = self.listing.chosen
        if chosen is None or self._is_reading_entry or not self.is_telling_entries:
            return
        if chosen.id not in self._entries or chosen.id in self._unsure:
            self._is_reading_entry = True
            self._read_entry(chosen.id)

    @work(thread=True, group="entry")
    def _read_entry(self, id: str) -> None:
        self.post_message(self.Read(id, self.parts.entry(id)))

    def _nothing(self, chronicle: Chronicle) -> str:
        return NOTHING_READ if counted(chronicle.history) else NOTHING_YET


def counted_in_words(total: int, found: int | None, words: str = "") -> Iterator[str]:
    """How many entries there are, and how many are found by some words; shorter and shorter."""
    entries = "1 entry" if total == 1 else f"{total:,} entries"
    if found is None:
        yield entries
        return
    if words:
        yield f"{harmless(words)} · {found:,} of {entries}"
    yield f"{found:,} of {entries}"
    yield f"{found:,}"
