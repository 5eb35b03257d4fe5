"""Routines and learning paths joined with the packs and the history: what is done next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from stillpoint.core.sessions import Pack, Path, Session
from stillpoint.history.reading import History
from stillpoint.packs.library import Library
from stillpoint.routines.days import OnDay, Place, on_day
from stillpoint.routines.values import BegunPath, OwnRoutine, OwnRoutines
from stillpoint.services.practised import days_practised, practised_on, practised_since
from stillpoint.stats.days import practice_day


@dataclass(frozen=True, slots=True)
class Stop:
    """One place of a routine or a learning path: a session, or several to choose from."""

    addresses: tuple[str, ...]
    sessions: tuple[Session, ...]
    """Those of them that there are."""
    is_practised: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """The addresses that lead nowhere."""
        known = {session.address for session in self.sessions}
        return tuple(address for address in self.addresses if address not in known)


@dataclass(frozen=True, slots=True)
class Trail:
    """A learning path that was begun, and how far one has come."""

    begun: BegunPath
    path: Path | None
    """None where its pack is gone."""
    pack: Pack | None
    stops: tuple[Stop, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return self.path.title if self.path else self.begun.address

    @property
    def next(self) -> Stop | None:
        """The first place that was not practised yet and can be."""
        return next((stop for stop in self.stops if stop.sessions and not stop.is_practised), None)

    @property
    def is_walked(self) -> bool:
        """Whether every place was practised."""
        return bool(self.stops) and all(stop.is_practised for stop in self.stops)


@dataclass(frozen=True)
class Timetable:
    """The routines of a practice day and the paths that were begun, at one moment."""

    own: OwnRoutines
    library: Library
    history: History
    now: datetime
    day_end: timedelta

    @property
    def day(self) -> date:
        """The practice day."""
        return practice_day(self.now, self.day_end)

    @cached_property
    def today(self) -> tuple[OnDay, ...]:
        """The routines of today, in its order."""
        return on_day(self.own.routines, self.day, self.now, self.day_end, self.practised)

    @cached_property
    def others(self) -> tuple[OwnRoutine, ...]:
        """The routines that do not come today, or are paused."""
        todays = {one.routine.id for one in self.today}
        return tuple(routine for routine in self.own.routines if routine.id not in todays)

    @cached_property
    def trails(self) -> tuple[Trail, ...]:
        """The learning paths that were begun."""
        return tuple(map(self._trail, self.own.paths))

    @cached_property
    def practised(self) -> Mapping[str, datetime]:
        """When each session was last practised today."""
        return practised_on(self.history.summaries, self.day, self.now, self.day_end)

    def at(self, now: datetime) -> "Timetable":
        """The same at another moment."""
        return Timetable(self.own, self.library, self.history, now, self.day_end)

    def placed(self, *places: Place) -> tuple[OnDay, ...]:
        """The routines of today that stand in those places."""
        return tuple(one for one in self.today if one.place in places)

    def stops(self, routine: OwnRoutine) -> tuple[Stop, ...]:
        """The sessions of a routine, those that are missing too."""
        return tuple(
            self._stop((address,), address in self.practised) for address in routine.sessions
        )

    def days_kept(self, routine: OwnRoutine) -> int:
        """On how many of the last seven days a routine was kept."""
        summaries = self.history.summaries
        return days_practised(summaries, routine.sessions, self.now, self.day_end)

    def sessions_from(self, routine: OwnRoutine) -> tuple[Session, ...]:
        """The next session of a routine and those after it; all of them once all are practised.

        Each ends with the bell of the routine.
        """
        stops = self.stops(routine)
        first = next((n for n, stop in enumerate(stops) if _is_waiting(stop)), 0)
        sessions = (session for stop in stops[first:] for session in stop.sessions)
        return tuple(closed_with(routine.bell, session) for session in sessions)

    def _trail(self, begun: BegunPath) -> Trail:
        found = next((one for one in offered_paths(self.library) if one[0] == begun.address), None)
        if found is None:
            return Trail(begun, None, None, ())
        _, pack, path = found
        practised = practised_since(self.history.summaries, begun.begun)
        ways = (tuple(in_full(name, pack) for name in way) for way in path.sessions)
        stops = (self._stop(way, not practised.isdisjoint(way)) for way in ways)
        return Trail(begun, path, pack, tuple(stops))

    def _stop(self, addresses: tuple[str, ...], is_practised: bool) -> Stop:
        known = self._sessions
        sessions = (known[address] for address in addresses if address in known)
        return Stop(addresses, tuple(sessions), is_practised)

    @cached_property
    def _sessions(self) -> Mapping[str, Session]:
        return {session.address: session for session in self.library.sessions}


def closed_with(bell: str, session: Session) -> Session:
    """The session with that bell at its end, unless its end is silent."""
    return replace(session, bells=replace(session.bells, closing=bell))


def offered_paths(library: Library) -> Iterator[tuple[str, Pack, Path]]:
    """The learning paths of all packs, each with its address and its pack."""
    for pack in library.packs:
        for path in pack.paths:
            yield f"{pack.id}/{path.id}", pack, path


def in_full(name: str, pack: Pack) -> str:
    """The address of a session as a pack names it: its own by their ids alone."""
    return name if "/" in name else f"{pack.id}/{name}"


def _is_waiting(stop: Stop) -> bool:
    return bool(stop.sessions) and not stop.is_practised
