"""What home has to show, and the words for it; imported only once home has been painted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from stillpoint.core.durations import in_words
from stillpoint.core.sessions import Pack, Session
from stillpoint.core.texts import counted
from stillpoint.history.reading import History
from stillpoint.history.summaries import Summary
from stillpoint.packs.library import Library
from stillpoint.routines.values import OwnRoutines, Rung
from stillpoint.services.figures import last_days
from stillpoint.services.ladders import has_ladder
from stillpoint.services.recovery import Recovery
from stillpoint.services.timetables import Timetable
from stillpoint.tui.finding import Findable, Group, findable
from stillpoint.tui.pages import day_in_words, in_minutes
from stillpoint.tui.widgets.listing import Heading

NOTHING_PLANNED = OwnRoutines()

LEVELS = " ▁▂▃▄▅▆▇█"


@dataclass(frozen=True)
class Stock:
    """The packs and the history as they were read."""

    library: Library
    history: History
    recovery: Recovery | None
    """What killed runs had left behind; None where that was seen to before."""
    own: OwnRoutines = NOTHING_PLANNED
    children: tuple[str, ...] = ()
    """Whose ladders there may be."""

    @cached_property
    def groups(self) -> tuple[Group[Session], ...]:
        """The sessions, pack by pack."""
        return tuple(_group(pack) for pack in self.library.packs)

    @cached_property
    def latest(self) -> dict[tuple[str, str], Summary]:
        """The newest entry of each session."""
        return {_practised(entry): entry for entry in reversed(self.history.summaries)}

    @property
    def last_session(self) -> Session | None:
        """The session practised last among those that there are."""
        known = {_key(session): session for session in self.library.sessions}
        keys = map(_practised, self.history.summaries)
        return next((known[key] for key in keys if key in known), None)

    def last_time(self, session: Session, now: datetime) -> str:
        """When a session was last practised, for how long, and how it was."""
        entry = self.latest.get(_key(session))
        if entry is None:
            return ""
        day = day_in_words(entry.started_at, now)
        told = (day, in_words(entry.practised), entry.remarks.feeling)
        return ", ".join(filter(None, told))

    def week(self, now: datetime, day_end: timedelta) -> tuple[str, ...]:
        """The last seven days at length and shorter and shorter; nothing where nothing was done."""
        return tuple(_week_in_words(last_days(self.history.summaries, now, day_end)))

    def timetable(self, now: datetime, day_end: timedelta) -> Timetable:
        """The routines of today and the learning paths that were begun."""
        return Timetable(self.own, self.library, self.history, now, day_end)

    def ladder(self, session: Session) -> str:
        """How far the only child has taken a session over; several are never compared."""
        if len(self.children) != 1 or not has_ladder(session):
            return ""
        (child,) = self.children
        rung = self.own.rung_of(child, session.address)
        return "" if rung is Rung.CARER_ONLY else f"{child}: {rung}"

    @property
    def warnings(self) -> str:
        """What is wrong with packs or with the file of routines."""
        faults = len(self.own.faults)
        planned = f"routines.toml: {counted(faults, 'fault')} · 2 shows them" if faults else ""
        return "\n".join(filter(None, (self.broken, planned)))

    @property
    def broken(self) -> str:
        """That some packs are broken."""
        count = len(self.library.broken)
        if not count:
            return ""
        return f"{'1 pack is' if count == 1 else f'{count} packs are'} broken · 4 shows why"

    @property
    def recovered(self) -> Iterator[str]:
        """That sessions were brought back which a killed run had left behind."""
        if self.recovery and self.recovery.entries:
            many = len(self.recovery.entries)
            what = "A session that was" if many == 1 else f"{many} sessions that were"
            yield f"{what} cut short is in history now · 3 shows it, and can remove it"
        if self.recovery:
            yield from self.recovery.faults


def _key(session: Session) -> tuple[str, str]:
    return session.pack, session.id


def _practised(entry: Summary) -> tuple[str, str]:
    return entry.kind.pack, entry.kind.session


def _group(pack: Pack) -> Group[Session]:
    return Group(Heading(pack.title, str(len(pack.sessions))), tuple(_findable(pack)))


def _findable(pack: Pack) -> Iterator[Findable[Session]]:
    for session in pack.sessions:
        about = (session.title, session.id, session.summary, session.practice, session.audience)
        yield findable(session, *about, pack.title, *pack.tags)


def _week_in_words(days: tuple[timedelta, ...]) -> Iterable[str]:
    most = max(days)
    if not most:
        return
    line = "".join(LEVELS[-(-len(LEVELS[1:]) * day // most)] for day in days)
    total = in_minutes(sum(days, timedelta()))
    yield f"this week  {line}  {total}"
    yield f"{line}  {total}"
    yield total
