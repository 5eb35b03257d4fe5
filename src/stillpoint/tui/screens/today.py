"""Today: the routines of the day, in its order, and the learning paths that were begun."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from stillpoint.core.errors import StillpointError
from stillpoint.core.sessions import BELLS, Session
from stillpoint.routines.days import OnDay
from stillpoint.routines.values import OwnRoutine
from stillpoint.routines.wording import bell_told, days_told, days_typed, when_told, when_typed
from stillpoint.services.adopting import Offered, copied
from stillpoint.services.parts import Parts
from stillpoint.services.timetables import Timetable, Trail
from stillpoint.tui.finding import Group, findable
from stillpoint.tui.planned import Planned, first_of, groups_of, key_of, places_in, routine_in
from stillpoint.tui.screens.adopting import AdoptingScreen
from stillpoint.tui.screens.arranging import ArrangingScreen
from stillpoint.tui.screens.browser import Browser
from stillpoint.tui.screens.choosing import ChoosingScreen
from stillpoint.tui.screens.one_line import OneLine
from stillpoint.tui.screens.spread import Hints
from stillpoint.tui.today_cards import (
    nothing_yet,
    routine_card,
    routine_row,
    trail_card,
    trail_row,
)
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row


class TodayScreen(Browser[Planned]):
    """What is planned, and the ways to plan."""

    PLACE = "Today"

    BINDINGS = [
        Binding("enter", "take", "Start its next session", id="today.start"),
        Binding("a", "adopt", "Adopt a routine, or begin a learning path", id="today.adopt"),
        Binding("t", "set_when", "Set its time, or what it comes with", id="today.when"),
        Binding("d", "set_days", "Set its days", id="today.days"),
        Binding("b", "next_bell", "Another bell at the end of its sessions", id="today.bell"),
        Binding("s", "arrange", "Its sessions: order, swap", id="today.sessions"),
        Binding("p", "pause", "Pause it, or go on with it", id="today.pause"),
        Binding("x,delete", "remove", "Remove it", id="today.remove"),
        Binding("u", "restore", "Bring back what was removed", id="today.restore"),
    ]

    @dataclass
    class Started(Message):
        """A session is to start, and others are to follow if one likes."""

        session: Session
        to_come: tuple[Session, ...] = ()

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._timetable: Timetable | None = None
        self._wanted = ""
        self._restore: Callable[[], str] | None = None
        """Brings back what was removed last, and gives the key of its row."""

    def gather(self) -> Timetable:
        """Read the routines, the packs and the history."""
        return self.parts.timetable()

    def receive(self, stock: Timetable) -> None:
        """Show the day."""
        self._timetable = stock
        groups = tuple(groups_of(stock))
        wanted = self._wanted or (key_of(self.listing.chosen) if self.listing.chosen else "")
        rows = [one.value for group in groups for one in group.members]
        chosen = next((row for row in rows if key_of(row) == wanted), None) or first_of(rows)
        self._wanted = ""
        self.fill(groups, chosen=chosen, none="Nothing is planned.\na shows what packs offer.")
        day = stock.day
        self.masthead.tell(f"{day:%A} {day.day} {day:%B}", f"{day:%a} {day.day} {day:%b}")
        self.warn("\n".join(stock.own.faults[:MOST_FAULTS]))

    def show_time(self) -> None:
        """Tell what is now and next as the clock moves on."""
        before = self._timetable
        if before is None:
            return
        now = before.at(self.parts.clock.now())
        if now.day != before.day or places_in(now) != places_in(before):
            self.receive(now)

    def words(self, value: Planned) -> Row:
        """What it is called and when it comes."""
        match value:
            case OnDay():
                return routine_row(value, self.listing.size.width)
            case OwnRoutine():
                return Row(value.title, f"{when_told(value)} {days_told(value.days)}")
            case Trail():
                return trail_row(value)

    def page_of(self, value: Planned, width: int) -> Content:
        """The sessions of a routine or a path."""
        assert self._timetable  # there is no row before it is there
        if isinstance(value, Trail):
            return trail_card(value, width)
        return routine_card(routine_in(value), self._timetable, width)

    def page_of_nothing(self, width: int) -> Content:  # noqa: ARG002 - the text wraps by itself
        """How to begin."""
        return nothing_yet()

    def hints(self) -> Hints:
        """Start, adopt, change."""
        adopt, back = KeyHint("a", "adopt", "adopt"), KeyHint("1", "home", "app.go('home')")
        value = self.listing.chosen
        undo = (KeyHint("u", "bring back", "restore"),) if self._restore else ()
        if value is None:
            return (adopt, *undo, back, KeyHint("?", "keys", "app.keys"))
        read = KeyHint("→", "more", "read")
        if self.is_reading:
            read = KeyHint("←", "back to the list", "leave_page")
        start = KeyHint("enter", "start", "take")
        if isinstance(value, Trail):
            return (start, read, *undo, adopt, KeyHint("x", "leave it", "remove"), back)
        changes = (KeyHint("t", "time", "set_when"), KeyHint("s", "sessions", "arrange"))
        return (start, *undo, read, adopt, *changes, KeyHint("?", "keys", "app.keys"), back)

    def take(self, value: Planned) -> None:
        """Start the next session; where a path leaves a choice, ask for it."""
        assert self._timetable
        if not isinstance(value, Trail):
            first, *to_come = self._timetable.sessions_from(routine_in(value)) or (None,)
            self._begin(first, tuple(filter(None, to_come)))
            return
        stop = value.next or next((stop for stop in value.stops if stop.sessions), None)
        if stop is None or len(stop.sessions) < 2:
            self._begin(stop.sessions[0] if stop else None)
            return
        members = tuple(findable(session, session.title) for session in stop.sessions)
        groups = (Group(Heading(""), members),)
        self.app.push_screen(ChoosingScreen(self.parts, groups, self._begin))

    def action_adopt(self) -> None:
        """Show what packs offer."""
        self.action_leave_page()
        self.app.push_screen(AdoptingScreen(self.parts, self.adopt))

    def adopt(self, offer: Offered) -> None:
        """Copy a routine, or begin a learning path."""
        routines = self.parts.routines
        if offer.is_path:
            title = offer.offer.title
            self._change(
                lambda: routines.begin(offer.address, self.parts.clock.now()),
                f"{title} is begun · enter starts its next session",
            )
            self._wanted = offer.address
            return

        def add() -> None:
            self._wanted = routines.add(copied(offer)).id

        self._change(add, f"{offer.offer.title} is yours · t sets its time")

    def action_set_when(self) -> None:
        """Ask for a time or an anchor."""
        if routine := self._routine_chosen():
            self._ask(
                f"When does {routine.title} come?",
                routine.at or routine.anchor,
                "A time of the clock, such as 19:00, or something that happens anyway, such as"
                " after bath.",
                take=lambda line: self.parts.routines.change(routine.id, **when_typed(line)),
                example="19:00, or: after bath",
            )

    def action_set_days(self) -> None:
        """Ask for days."""
        if routine := self._routine_chosen():
            self._ask(
                f"On which days does {routine.title} come?",
                days_told(routine.days),
                "Such as mon, wed, fri; or: weekdays, weekend, every day.",
                take=lambda line: self.parts.routines.change(routine.id, days=days_typed(line)),
                example="every day",
            )

    def action_next_bell(self) -> None:
        """Let its sessions end with the next bell."""
        if routine := self._routine_chosen():
            bell = BELLS[(BELLS.index(routine.bell) + 1) % len(BELLS)]
            self._change(
                lambda: self.parts.routines.change(routine.id, bell=bell),
                f"each of its sessions {bell_told(bell)}",
            )

    def action_arrange(self) -> None:
        """Show its sessions, to be put in another order."""
        if routine := self._routine_chosen():
            self.app.push_screen(ArrangingScreen(self.parts, routine))

    def action_pause(self) -> None:
        """Let it rest, or go on with it."""
        if routine := self._routine_chosen():
            rests = not routine.is_paused
            self._change(
                lambda: self.parts.routines.change(routine.id, is_paused=rests),
                f"{routine.title} {'is paused' if rests else 'goes on'}",
            )

    def action_remove(self) -> None:
        """Remove a routine or leave a path; `u` brings it back."""
        match self.listing.chosen:
            case None:
                return
            case Trail() as trail:
                self._leave(trail)
            case value:
                self._remove(routine_in(value))

    def action_restore(self) -> None:
        """Bring back what was removed last."""
        if restore := self._restore:

            def bring_back() -> None:
                self._wanted = restore()
                self._restore = None

            self._change(bring_back, "It is back")

    def _remove(self, routine: OwnRoutine) -> None:
        routines = self.parts.routines

        def remove() -> None:
            routines.remove(routine.id)
            self._restore = lambda: routines.restore(routine.id).id

        self.action_leave_page()
        self._change(remove, f"{routine.title} is removed · u brings it back")

    def _leave(self, trail: Trail) -> None:
        routines, address, begun = self.parts.routines, trail.begun.address, trail.begun.begun

        def leave() -> None:
            routines.leave(address)
            self._restore = lambda: _begun_again(routines.begin, address, begun)

        self.action_leave_page()
        self._change(leave, f"{trail.title} is left · u brings it back")

    def _begin(self, session: Session | None, to_come: tuple[Session, ...] = ()) -> None:
        if session is None:
            self.notify("none of its sessions is here any more", severity="warning")
        else:
            self.post_message(self.Started(session, to_come))

    def _routine_chosen(self) -> OwnRoutine | None:
        value = self.listing.chosen
        if isinstance(value, Trail):
            self.notify("a learning path has no time and no order of its own")
        return None if value is None or isinstance(value, Trail) else routine_in(value)

    def _ask(
        self, heading: str, line: str, words: str, *, take: Callable[[str], object], example: str
    ) -> None:
        self.app.push_screen(OneLine(heading, line, words, take=take, example=example))

    def _change(self, change: Callable[[], object], told: str) -> None:
        try:
            change()
        except StillpointError as error:
            self.notify(str(error), severity="error")
        else:
            self.notify(told)
        self.look()


MOST_FAULTS = 3
"""So many faults of the file are told below the list."""


def _begun_again(begin: Callable[[str, datetime], None], address: str, begun: datetime) -> str:
    begin(address, begun)
    return address
