"""Routines as a calendar: each an event that comes again, by the clock of wherever one is."""

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from stillpoint.core.entering import length_of
from stillpoint.core.texts import harmless
from stillpoint.routines.days import A_DAY, Notice
from stillpoint.routines.values import DAYS, OwnRoutine
from stillpoint.services.timetables import Timetable

if TYPE_CHECKING:
    from icalendar import Alarm, Event

SHORTEST = timedelta(minutes=5)
"""No event is shorter: a calendar shows hardly anything of it."""

_LONGEST = 1000


def timed(timetable: Timetable) -> tuple[OwnRoutine, ...]:
    """The routines that a calendar can hold."""
    return tuple(one for one in timetable.own.routines if one.at and not one.is_paused)


def as_calendar(timetable: Timetable) -> bytes:
    """All routines with a time as iCalendar."""
    from icalendar import Calendar  # 40 ms to import, and only this needs it

    calendar = Calendar()
    calendar.add("prodid", "-//stillpoint//routines//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Routines")
    for routine in timed(timetable):
        calendar.add_component(_event(routine, timetable))
    return bytes(calendar.to_ical())


def _event(routine: OwnRoutine, timetable: Timetable) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"routine-{routine.id}@stillpoint")  # the same each time: it updates
    event.add("dtstamp", timetable.now.astimezone(UTC))
    event.add("last-modified", timetable.now.astimezone(UTC))
    event.add("dtstart", _first(routine, timetable.now))
    event.add("duration", _length(routine, timetable))
    event.add("rrule", _rule(routine))
    event.add("summary", harmless(routine.title, _LONGEST))
    event.add("description", "\n".join(_said(routine, timetable)))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    for left in routine.notices:
        event.add_component(_alarm(routine, left, timetable.now))
    return event


def _first(routine: OwnRoutine, now: datetime) -> datetime:
    """The first time from today on, without a zone, so that it follows its people."""
    today = now.date()
    days = (today + A_DAY * ahead for ahead in range(len(DAYS)))
    day = next(day for day in days if not routine.days or DAYS[day.weekday()] in routine.days)
    hour, minute = map(int, routine.at.split(":"))
    return datetime.combine(day, time(hour, minute))


def _length(routine: OwnRoutine, timetable: Timetable) -> timedelta:
    sessions = (session for stop in timetable.stops(routine) for session in stop.sessions)
    known = (length_of(session) or timedelta() for session in sessions)
    return max(SHORTEST, sum(known, timedelta()))


def _rule(routine: OwnRoutine) -> dict[str, object]:
    if not routine.days:
        return {"freq": "daily"}
    return {"freq": "weekly", "byday": [day[:2].upper() for day in routine.days]}


def _said(routine: OwnRoutine, timetable: Timetable) -> list[str]:
    stops = timetable.stops(routine)
    titles = (session.title for stop in stops for session in stop.sessions)
    return [harmless(title, _LONGEST) for title in titles]


def _alarm(routine: OwnRoutine, left: timedelta, now: datetime) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -left)
    alarm.add("description", harmless(Notice(routine, now, left).words, _LONGEST))
    return alarm
