"""Home: the library, the card of the chosen session, and what was practised last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from stillpoint.core.durations import in_words
from stillpoint.core.sessions import Pack, Session
from stillpoint.history.entries import Entry
from stillpoint.history.reading import History
from stillpoint.packs.library import Library
from stillpoint.services.parts import Parts
from stillpoint.services.recovery import Recovery
from stillpoint.services.weeks import Week, week_of
from stillpoint.tui.cards import minutes, session_card
from stillpoint.tui.finding import Findable, Group, findable
from stillpoint.tui.pages import day_in_words, in_minutes
from stillpoint.tui.screens.browser import Browser, Hints
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row

LEVELS = " ▁▂▃▄▅▆▇█"


@dataclass(frozen=True)
class Stock:
    """What home shows."""

    library: Library
    history: History
    recovery: Recovery | None
    """What killed runs had left behind; None where that was seen to before."""

    @cached_property
    def latest(self) -> dict[tuple[str, str], Entry]:
        """The newest entry of each session."""
        return {(entry.pack, entry.session): entry for entry in reversed(self.history.entries)}

    @property
    def last_session(self) -> Session | None:
        """The session practised last among those that there are."""
        known = {_key(session): session for session in self.library.sessions}
        keys = ((entry.pack, entry.session) for entry in self.history.entries)
        return next((known[key] for key in keys if key in known), None)


class HomeScreen(Browser[Session]):
    """Where a session is chosen."""

    PLACE = "stillpoint"
    FINDS = "a session"

    BINDINGS = [Binding("enter", "take", "Start the chosen session", id="home.start")]

    @dataclass
    class Started(Message):
        """A session is to start."""

        session: Session

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._stock: Stock | None = None
        self._is_to_start = False
        self._minutes: dict[str, str] = {}

    def gather(self) -> Stock:
        """Read the packs and the history, and bring in what killed runs left behind."""
        library = self.parts.library
        recovery = self.parts.recover() if self._stock is None else None
        return Stock(library, self.parts.history(), recovery)

    def receive(self, stock: Stock) -> None:
        """Show the library, at first with the session practised last."""
        is_first, self._stock = self._stock is None, stock
        chosen = stock.last_session if is_first else None
        self.fill(
            tuple(map(_group, stock.library.packs)), chosen=chosen, none="There are no packs."
        )
        self.masthead.tell(*_week_in_words(week_of(stock.history.entries, self.parts.clock.now())))
        self.warn(_broken(len(stock.library.broken)))
        for told in _recovered(stock.recovery) if stock.recovery else ():
            self.notify(told, markup=False)
        if self._is_to_start:
            self.action_take()

    def words(self, value: Session) -> Row:
        """Its title and how long it lasts, which is worked out only for those that are seen."""
        if value.address not in self._minutes:
            self._minutes[value.address] = minutes(value)
        return Row(value.title, self._minutes[value.address])

    def page_of(self, value: Session, width: int) -> Content:
        """The card of a session."""
        return session_card(value, width, last=self._last(value), whole=self.is_reading)

    def hints(self) -> Hints:
        """Start, find, look around."""
        if self.is_reading:
            return (
                KeyHint("enter", "start", "take"),
                KeyHint("←", "back to the list", "leave_page"),
                KeyHint("?", "keys", "app.keys"),
            )
        if self.filter.has_focus:
            return (
                KeyHint("enter", "start", "take"),
                KeyHint("↑↓", "choose", "move(1)"),
                KeyHint("esc", "show all", "step_back"),
            )
        return (
            KeyHint("enter", "start", "take"),
            KeyHint("/", "find", "find"),
            KeyHint("→", "more", "read"),
            KeyHint("3", "history", "app.go('history')"),
            KeyHint("?", "keys", "app.keys"),
        )

    def take(self, value: Session) -> None:
        """Start it."""
        self.post_message(self.Started(value))

    def action_take(self) -> None:
        """Start the chosen session, or the first one as soon as it is read."""
        self._is_to_start = self._stock is None
        super().action_take()

    def leave(self) -> None:
        """Escape does not leave home."""

    def _last(self, session: Session) -> str:
        entry = self._stock.latest.get(_key(session)) if self._stock else None
        return _in_short(entry, self.parts.clock.now()) if entry else ""


def _key(session: Session) -> tuple[str, str]:
    return session.pack, session.id


def _group(pack: Pack) -> Group[Session]:
    return Group(Heading(pack.title, str(len(pack.sessions))), tuple(_findable(pack)))


def _findable(pack: Pack) -> Iterator[Findable[Session]]:
    for session in pack.sessions:
        about = (session.title, session.id, session.summary, session.practice, session.audience)
        yield findable(session, *about, pack.title, *pack.tags)


def _in_short(entry: Entry, now: datetime) -> str:
    feeling = str(entry.after.get("feeling", ""))
    day = day_in_words(entry.started_at, now)
    return ", ".join(filter(None, (day, in_words(entry.practised), feeling)))


def _week_in_words(week: Week) -> Iterable[str]:
    """The week at length and in short; nothing at all of an empty one."""
    if not week.total:
        return ("",)
    most = max(week.days)
    line = "".join(LEVELS[-(-len(LEVELS[1:]) * day // most)] for day in week.days)
    total = in_minutes(week.total)
    return f"this week  {line}  {total}", f"{line}  {total}", total


def _broken(count: int) -> str:
    if not count:
        return ""
    return f"{'1 pack is' if count == 1 else f'{count} packs are'} broken · 4 shows why"


def _recovered(recovery: Recovery) -> Iterator[str]:
    if recovery.entries:
        many = len(recovery.entries)
        what = "A session that was" if many == 1 else f"{many} sessions that were"
        yield f"{what} cut short is in history now · 3 shows it, and can remove it"
    yield from recovery.faults
