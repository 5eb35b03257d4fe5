"""Sessions made on the spot: a pattern to breathe, a bare timer to sit by."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from stillpoint.core.attuning import SLOWEST_GOAL
from stillpoint.core.durations import in_words
from stillpoint.core.entering import length_of
from stillpoint.core.errors import Misuse
from stillpoint.core.patterns import Pattern
from stillpoint.core.sessions import Bells, Practice, Screen, Session
from stillpoint.core.steps import Attune, Breathe, Glide, Guide, IntervalBells
from stillpoint.core.taps import USUAL_RATE
from stillpoint.core.texts import quoted

SHORTEST_ATTUNING = timedelta(minutes=2)
LONGEST_WAIT = timedelta(hours=24)
"""Nobody waits longer to begin together."""


def breathing(pattern: Pattern, lasts: timedelta, *, to: Pattern | None = None) -> Session:
    """A session of one pattern, in whole breaths, gliding `to` another if one is given.

    Raises `Misuse` where the two patterns have other phases, and where nothing would be breathed.
    """
    if not lasts:
        raise Misuse("that lasts no time at all; write how long, such as --for 5m")
    if to and [phase.kind for phase in to.phases] != [phase.kind for phase in pattern.phases]:
        raise Misuse(f"{pattern} cannot glide to {to}: both must have the same phases")
    name = f"{pattern} to {to}" if to else str(pattern)
    step = Breathe(pattern=pattern, lasts=lasts, glide=Glide(to=to) if to else None)
    return Session(
        id=f"breathe-{pattern}".replace(" ", "").replace(",", "-"),
        title=f"Breathe {name}",
        practice=Practice.BREATHING,
        summary="A pattern of your own.",
        steps=(step,),
    )


def attuning(lasts: timedelta, *, to: Pattern) -> Session:
    """A session that begins with the breath as it is tapped and eases `to` a pattern.

    Raises `Misuse` where there is no time to, and where it would lead too far down or nowhere.
    """
    if not SLOWEST_GOAL <= round(to.rate, 2) <= USUAL_RATE:
        raise Misuse(
            f"to {to.rate:.3g} a minute is no easing; write from"
            f" {SLOWEST_GOAL:g} to {USUAL_RATE:g}, such as --to 6"
        )
    if lasts < SHORTEST_ATTUNING:
        raise Misuse("up to a minute is for tapping; write two minutes or more, such as --for 10m")
    return Session(
        id="attune",
        title="Attune",
        practice=Practice.BREATHING,
        summary="From your own breath to an easy one.",
        steps=(Attune(title="Attune", lasts=lasts, to=to),),
    )


def sitting(
    lasts: timedelta | None,
    *,
    bells: IntervalBells | None = None,
    settle: timedelta = timedelta(),
    sounds: Bells | None = None,
) -> Session:
    """A bare timer, open where `lasts` is None, with bells in between if any are given.

    Raises `Misuse` where it would last no time at all.
    """
    if lasts is not None and not lasts:
        raise Misuse("that lasts no time at all; write how long, such as 20m, or --open")
    return Session(
        id="sit",
        title="Open sit" if lasts is None else f"Sit {in_words(lasts)}",
        practice=Practice.MEDITATION,
        summary="A bare timer.",
        screen=Screen.AUDIO,
        settle=settle,
        bells=sounds or Bells(),
        steps=(Guide(title="Sit", lasts=lasts, bells=bells),),
    )


def together(session: Session, begins: datetime, now: datetime) -> Session:
    """The session, begun at one moment by all who know it. Raises `Misuse` where that is past."""
    if begins - now > LONGEST_WAIT:
        raise Misuse("that is more than a day away; write a moment within 24 h after --at")
    lasts = length_of(session)
    if lasts and now >= begins + lasts:
        raise Misuse(
            f"that began at {begins.astimezone(now.tzinfo):%H:%M} and is over;"
            " write a later time after --at"
        )
    return replace(session, title=f"Together: {session.title}", begins=begins)


def moment(written: str, now: datetime) -> datetime:
    """The moment that `20:30` (here), `19:30Z` or `2026-11-27T19:30Z` stands for.

    Raises `Misuse`.
    """
    text = written.strip()
    try:
        if "T" in text.upper() or " " in text:
            return min(_instants(datetime.fromisoformat(text)))
        wanted = _time_of_day(text)
    except (ValueError, OverflowError, OSError):
        raise Misuse(
            f"{quoted(written)} is no moment; write 20:30, or for everywhere 2026-11-27T19:30Z"
        ) from None
    there = now.astimezone(wanted.tzinfo) if wanted.tzinfo else now
    moments = _around(there, wanted)
    return min(moments, key=lambda each: abs(each - now))


def until(time_of_day: str, now: datetime) -> timedelta:
    """How long it is until the next time the clock shows `07:30`. Raises `Misuse`."""
    try:
        wanted = _time_of_day(time_of_day.strip())
    except ValueError:
        raise Misuse(f"{quoted(time_of_day)} is not a time of day; write it as 07:30") from None
    return min(each - now for each in _around(now, wanted) if each > now)


def _time_of_day(text: str) -> time:
    if "." in text:  # Python takes 20.30 for a fraction of an hour
        raise ValueError
    return time.fromisoformat(text)


def _around(now: datetime, wanted: time) -> list[datetime]:
    """When a clock shows a time yesterday, today and tomorrow."""
    days = (now.date() + timedelta(days=by) for by in (-1, 0, 1))
    return [at for day in days for at in _instants(datetime.combine(day, wanted))]


def _instants(shown: datetime) -> list[datetime]:
    """When a clock shows that: twice in an hour that comes again, an hour later in one left out."""
    if shown.tzinfo:
        return [shown.astimezone()]
    # `astimezone` alone is wrong in an hour that is left out
    first, second = (
        datetime.fromtimestamp(shown.replace(fold=fold).timestamp(), UTC).astimezone()
        for fold in (0, 1)
    )
    return [first] if second <= first else [first, second]
