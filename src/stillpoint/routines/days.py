"""A day of routines: which come on it, where the clock stands among them, and what gives notice.

Times are those of the clock on the wall, so a routine follows its people through time zones and
changes of the clock: what falls into an hour that is left out comes when the clock has jumped.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from stillpoint.core.durations import in_words
from stillpoint.core.times import time_of_day
from stillpoint.routines.values import DAYS, OwnRoutine

STAYS = timedelta(hours=1)
"""So long a routine is what comes now, unless the next one comes before."""

A_DAY = timedelta(days=1)
A_MINUTE = timedelta(minutes=1)


class Place(StrEnum):
    """Where a routine stands in its day."""

    EARLIER = "earlier"
    NOW = "now"
    NEXT = "next"
    THEN = "then"
    ANCHORED = "anchored"
    """It has no time: it comes with something else."""


@dataclass(frozen=True, slots=True)
class OnDay:
    """A routine on a day that it comes on."""

    routine: OwnRoutine
    place: Place
    at: datetime | None = None
    kept_at: datetime | None = None
    """When one of its sessions was last practised on that day; any of them keeps it."""

    @property
    def is_kept(self) -> bool:
        """Whether any of its sessions was practised."""
        return self.kept_at is not None


@dataclass(frozen=True, slots=True)
class Notice:
    """A routine that is about to come, or that has come now."""

    routine: OwnRoutine
    at: datetime
    left: timedelta

    @property
    def words(self) -> str:
        """The same words every time."""
        minutes = A_MINUTE * -(-self.left // A_MINUTE)
        return f"{self.routine.title}, {f'in {in_words(minutes)}' if minutes else 'now'}"


def on_day(
    routines: Iterable[OwnRoutine],
    day: date,
    now: datetime,
    day_end: timedelta,
    practised: Mapping[str, datetime],
) -> tuple[OnDay, ...]:
    """The routines of a practice day: those with a time in its order, then the anchored ones.

    `practised` tells when each session was last practised on that day.
    """
    waiting = [routine for routine in routines if not routine.is_paused]
    timed = sorted(coming(waiting, day, day_end, now), key=lambda one: one[0])
    placed = tuple(_placed(timed, now, practised))
    return placed + tuple(
        OnDay(routine, Place.ANCHORED, kept_at=_kept_at(routine, practised))
        for routine in waiting
        if not routine.at and _comes_on(routine, day)
    )


def coming(
    routines: Iterable[OwnRoutine], day: date, day_end: timedelta, now: datetime
) -> Iterator[tuple[datetime, OwnRoutine]]:
    """When each routine with a time comes on a practice day; days are those of the calendar."""
    for routine in routines:
        if routine.at and not routine.is_paused:
            since_midnight = time_of_day(routine.at)
            its_day = day + A_DAY if since_midnight < day_end else day
            if _comes_on(routine, its_day):
                yield datetime.combine(its_day, time(), now.tzinfo) + since_midnight, routine


def due(
    routines: Iterable[OwnRoutine],
    day: date,
    now: datetime,
    day_end: timedelta,
) -> tuple[Notice, ...]:
    """What comes now, or within the longest notice that it gives; the first to come first."""
    several = tuple(routines)
    near = (
        Notice(routine, at, max(at - now, timedelta()))
        for its_day in (day, day + A_DAY)
        for at, routine in coming(several, its_day, day_end, now)
        if opens(routine, at) <= now < at + STAYS
    )
    return tuple(sorted(near, key=lambda notice: notice.at))


def notices_between(
    routines: Iterable[OwnRoutine],
    after: datetime,
    upto: datetime,
    day: date,
    day_end: timedelta,
) -> tuple[Notice, ...]:
    """The notices later than `after` and no later than `upto`; of each routine only the last."""
    after = after.replace(tzinfo=upto.tzinfo)  # as the wall shows them, whatever happened between
    latest: dict[str, Notice] = {}
    several = tuple(routines)
    for its_day in (day, day + A_DAY):
        for at, routine in coming(several, its_day, day_end, upto):
            for left in (*routine.notices, timedelta()):
                if after < at - left <= upto:
                    latest[routine.id] = Notice(routine, at, left)
    return tuple(sorted(latest.values(), key=lambda notice: notice.at))


def opens(routine: OwnRoutine, at: datetime) -> datetime:
    """When a routine is first told of; what is practised from then on is that time's doing."""
    return at - max(routine.notices, default=timedelta())


def _placed(
    timed: list[tuple[datetime, OwnRoutine]],
    now: datetime,
    practised: Mapping[str, datetime],
) -> Iterator[OnDay]:
    coming_next = min((at for at, _ in timed if at > now), default=None)
    for at, routine in timed:
        kept_at = _kept_at(routine, practised)
        until = min((other for other, _ in timed if at < other < at + STAYS), default=at + STAYS)
        is_begun = kept_at is not None and kept_at >= opens(routine, at)
        if at > now:
            place = Place.NEXT if at == coming_next else Place.THEN
        else:
            place = Place.NOW if now < until and not is_begun else Place.EARLIER
        yield OnDay(routine, place, at, kept_at)


def _comes_on(routine: OwnRoutine, day: date) -> bool:
    return not routine.days or DAYS[day.weekday()] in routine.days


def _kept_at(routine: OwnRoutine, practised: Mapping[str, datetime]) -> datetime | None:
    moments = (practised[address] for address in routine.sessions if address in practised)
    return max(moments, default=None)
