"""What home has to show, and the words for it; imported only once home has been painted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from stillpoint.config.settings import Settings
from stillpoint.core.durations import in_words
from stillpoint.core.sessions import Pack, Session
from stillpoint.core.texts import counted, harmless
from stillpoint.history.reading import History
from stillpoint.history.summaries import Summary
from stillpoint.packs.library import Library
from stillpoint.people.fitting import holds_the_breath
from stillpoint.people.reading import People
from stillpoint.routines.values import OwnRoutines
from stillpoint.services.company import remembered
from stillpoint.services.figures import last_days, this_week
from stillpoint.services.ladders import rung_told
from stillpoint.services.moments import newest_since
from stillpoint.services.recovery import Recovery
from stillpoint.services.timetables import Timetable
from stillpoint.stats.charts import intention_in_words
from stillpoint.tui.finding import Findable, Group, findable
from stillpoint.tui.pages import day_in_words, in_minutes
from stillpoint.tui.widgets.listing import Heading

A_WEEK = timedelta(days=7)
SHORTER_AND_SHORTER = (70, 50, 40, 30, 20)
"""How much of a good moment is told, in characters."""
NOTHING_PLANNED = OwnRoutines()
NOBODY_KNOWN = People()

LEVELS = " ▁▂▃▄▅▆▇█"


@dataclass(frozen=True)
class Stock:
    """The packs and the history as they were read."""

    library: Library
    history: History
    recovery: Recovery | None
    """What killed runs had left behind; None where that was seen to before."""
    hides_holds: bool = False
    """Leave out the sessions that are about holding the breath."""
    own: OwnRoutines = NOTHING_PLANNED
    people: People = NOBODY_KNOWN

    @cached_property
    def groups(self) -> tuple[Group[Session], ...]:
        """The sessions, pack by pack."""
        groups = (_group(pack, hides_holds=self.hides_holds) for pack in self.library.packs)
        return tuple(group for group in groups if group.members)

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

    def last_time(self, session: Session, now: datetime, day_end: timedelta) -> str:
        """When a session was last practised, for how long, and how it was."""
        entry = self.latest.get(_key(session))
        if entry is None:
            return ""
        day = day_in_words(entry.started_at, now, day_end)
        told = (day, in_words(entry.practised), entry.remarks.feeling)
        return ", ".join(filter(None, told))

    def week(self, now: datetime, settings: Settings) -> tuple[str, ...]:
        """The last seven days at length and shorter and shorter; nothing where nothing was done.

        What is meant to be done in a week comes first, else a good moment of these days.
        """
        summaries = self.history.summaries
        lately = this_week(summaries, now, settings)
        intended = intention_in_words(lately) if lately else ""
        good = "" if intended else newest_since(summaries, now - A_WEEK)
        days = last_days(summaries, now, settings.day_end)
        return (*_with_numbers(good, days), *_week_in_words(days, intended))

    def timetable(self, now: datetime, day_end: timedelta) -> Timetable:
        """The routines of today and the learning paths that were begun."""
        return Timetable(self.own, self.library, self.history, now, day_end)

    def ladder(self, session: Session, settings: Settings, today: date) -> str:
        """Who leads where a session is with the child chosen last, or with the only one."""
        child = remembered(session, self.people, settings, today)
        return rung_told(session, child, self.own)

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


def _group(pack: Pack, *, hides_holds: bool) -> Group[Session]:
    sessions = [one for one in pack.sessions if not (hides_holds and holds_the_breath(one))]
    return Group(Heading(pack.title, str(len(sessions))), tuple(_findable(pack, sessions)))


def _findable(pack: Pack, sessions: Iterable[Session]) -> Iterator[Findable[Session]]:
    for session in sessions:
        about = (session.title, session.id, session.summary, session.practice, session.audience)
        yield findable(session, *about, pack.title, *pack.tags)


def _with_numbers(good: str, days: tuple[timedelta, ...]) -> Iterator[str]:
    if good and any(days):
        total = in_minutes(sum(days, timedelta()))
        for most in SHORTER_AND_SHORTER:
            yield f"“{harmless(good, most)}”  {total}"


def _week_in_words(days: tuple[timedelta, ...], intended: str) -> Iterable[str]:
    most = max(days)
    if most:
        line = "".join(LEVELS[-(-len(LEVELS[1:]) * day // most)] for day in days)
        total = in_minutes(sum(days, timedelta()))
        yield f"{intended or 'this week'}  {line}  {total}"
    if intended:
        yield intended
    elif most:
        yield f"{line}  {total}"
        yield total
