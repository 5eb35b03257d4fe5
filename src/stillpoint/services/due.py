"""Whether a routine comes now or soon; quick, for a shell asks it at every prompt."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from stillpoint.config.places import Places
from stillpoint.config.settings_reading import read_settings
from stillpoint.core.clock import Clock
from stillpoint.routines.days import Notice, due, notices_between, opens
from stillpoint.routines.reading import read_routines
from stillpoint.routines.values import OwnRoutine
from stillpoint.stats.days import practice_day

Sought = Callable[[tuple[OwnRoutine, ...], date, datetime, timedelta], tuple[Notice, ...]]
"""Finds notices among routines, by the practice day, the time and when that day ends."""


def due_now(places: Places, clock: Clock) -> tuple[Notice, ...]:
    """The routines that come now or within their notice, and were not begun yet.

    Nothing in quiet hours. History is read only where something is due, packs never.
    """
    return _found(places, clock, due)


def notices_given(places: Places, clock: Clock, after: datetime) -> tuple[Notice, ...]:
    """The notices to be given since `after`; none in quiet hours, none of what was begun."""

    def between(
        routines: tuple[OwnRoutine, ...], day: date, now: datetime, day_end: timedelta
    ) -> tuple[Notice, ...]:
        return notices_between(routines, after, now, day, day_end)

    return _found(places, clock, between)


def _found(places: Places, clock: Clock, sought: Sought) -> tuple[Notice, ...]:
    own = read_routines(places.routines_file)
    if not own.routines:
        return ()
    now, settings = clock.now(), read_settings(places.settings_file)[0]
    if settings.quiet and settings.quiet.hold(now):
        return ()
    found = sought(own.routines, practice_day(now, settings.day_end), now, settings.day_end)
    return _not_begun(found, places, clock, settings.day_end) if found else ()


def _not_begun(
    near: tuple[Notice, ...], places: Places, clock: Clock, day_end: timedelta
) -> tuple[Notice, ...]:
    from stillpoint.history.reading import read_history  # slow to import
    from stillpoint.services.practised import practised_on

    now = clock.now()
    summaries = read_history(places.history).summaries
    practised = practised_on(summaries, practice_day(now, day_end), now, day_end)

    def is_begun(notice: Notice) -> bool:
        moments = (practised.get(address) for address in notice.routine.sessions)
        first = opens(notice.routine, notice.at)
        return any(moment and moment >= first for moment in moments)

    return tuple(notice for notice in near if not is_begun(notice))
