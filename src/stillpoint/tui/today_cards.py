"""What the app tells of a day: its routines, what is in each, and the learning paths begun."""

from collections.abc import Iterator

from textual.content import Content

from stillpoint.core.sessions import Path
from stillpoint.core.texts import counted
from stillpoint.routines.days import OnDay, Place
from stillpoint.routines.values import OwnRoutine
from stillpoint.routines.wording import bell_told, days_told, notices_told, when_told
from stillpoint.services.adopting import Offered
from stillpoint.services.timetables import Stop, Timetable, Trail
from stillpoint.tui.cards import AUDIENCES, minutes
from stillpoint.tui.pages import (
    ACCENT,
    LOUD,
    QUIET,
    WARNING,
    at_both_ends,
    hanging,
    in_a_row,
    in_paragraphs,
    in_rows,
    lines,
    page,
    said,
)
from stillpoint.tui.widgets.listing import Row

WORDS = {Place.NOW: "now ", Place.NEXT: "next "}
"""How a place is told before a time."""

AROUND = 6
"""Cells of a row that are neither its title nor what it comes with."""

HOW_TO_BEGIN = (
    "A routine is a few sessions in a fixed order, tied to a time or to something that happens"
    " anyway: a feed, a bath, the school run.",
    "a shows what packs offer. What you take is a copy, and yours to change.",
    "It counts as kept when any one of its sessions was done.",
)


def routine_row(one: OnDay, width: int) -> Row:
    """A routine of today in a row, with what it comes with if there is room for both."""
    when = when_told(one.routine) if one.at else one.routine.anchor
    if one.is_kept:
        return Row(one.routine.title, f"kept {when if one.at else ''}".rstrip())
    is_long = not one.at and len(one.routine.title) + len(when) > width - AROUND
    return Row(one.routine.title, "" if is_long else f"{WORDS.get(one.place, '')}{when}")


def trail_row(trail: Trail) -> Row:
    """A learning path in a row."""
    if trail.path is None:
        return Row(trail.title, "missing")
    done = sum(stop.is_practised for stop in trail.stops)
    return Row(trail.title, f"{done} of {len(trail.stops)}")


def routine_card(routine: OwnRoutine, timetable: Timetable, width: int) -> Content:
    """When a routine comes, and each session in it."""
    stops = timetable.stops(routine)
    is_kept = any(stop.is_practised for stop in stops)
    coming = next((stop for stop in stops if stop.sessions and not stop.is_practised), None)
    facts = (
        days_told(routine.days) if routine.at or routine.days else "",
        notices_told(routine.notices) if routine.at else "",
        AUDIENCES[routine.audience],
        bell_told(routine.bell),
    )
    state = "It is paused; p goes on with it." if routine.is_paused else ""
    if days := timetable.days_kept(routine):
        kept = f"on {counted(days, 'day')} of the last seven"
        state = in_a_row((state, f"Kept {'today, ' * is_kept}{kept}"))
    return page(
        lines(
            at_both_ends(routine.title, when_told(routine), width),
            said(in_rows(facts, width), QUIET),
        ),
        said(state, QUIET) if state else None,
        page(*(_stop(stop, width, is_next=stop is coming) for stop in stops)),
        said(f"from {routine.origin}", QUIET) if routine.origin else None,
    )


def trail_card(trail: Trail, width: int) -> Content:
    """A learning path, and how far one has come."""
    if trail.path is None:
        gone = f"No pack holds {trail.title} any more. x leaves it; what was practised stays."
        return page(said(trail.title, LOUD), said(gone, WARNING))
    since = f"begun {trail.begun.begun.day} {trail.begun.begun:%B}"
    return page(
        lines(said(trail.title, LOUD), said(trail.path.summary), said(since, QUIET)),
        said("All of it is practised.") if trail.is_walked else None,
        page(*(_stop(stop, width, is_next=stop is trail.next) for stop in trail.stops)),
        said("In any order; every session is on home too.", QUIET),
    )


def offer_card(one: Offered, titles: dict[str, str], width: int) -> Content:
    """What a pack offers, and what is in it."""
    offer = one.offer
    kind = "learning path" if isinstance(offer, Path) else AUDIENCES[offer.audience]
    summary = offer.summary if isinstance(offer, Path) else one.pack.summary
    places = (" or ".join(titles.get(name, name) for name in place) for place in one.places)
    told = (hanging(said(f"{n:>2}  ", QUIET), place, width) for n, place in enumerate(places, 1))
    return page(
        lines(at_both_ends(offer.title, one.when, width), said(summary)),
        lines(*told),
        said(f"{kind} · from {one.pack.title}", QUIET),
    )


def nothing_yet() -> Content:
    """How to begin."""
    return page(said("Nothing is planned", LOUD), in_paragraphs(*HOW_TO_BEGIN))


def home_lines(timetable: Timetable, width: int, most: int) -> Content:
    """What today holds and where each path goes on, a line each; nothing where nothing is."""
    told = [line for line in (_today_line(timetable, width), *_trail_lines(timetable)) if line]
    return lines(*(line.truncate(width, ellipsis=True) for line in told[:most]))


def _today_line(timetable: Timetable, width: int) -> Content:
    parts = list(_what_comes(timetable))
    if not parts:
        return Content()
    both = Content("     ").join(parts)
    label = said("Today   ", QUIET)
    room = both.cell_length + label.cell_length <= width
    return Content.assemble(label, both if room else parts[0])


def _what_comes(timetable: Timetable) -> Iterator[Content]:
    """What is now, or waits for its moment; then what comes next."""
    waiting = (one for one in timetable.placed(Place.ANCHORED) if not one.is_kept)
    now = next(iter(timetable.placed(Place.NOW)), None)
    if now:
        yield _briefly("now  ", f"{now.routine.title} {when_told(now.routine)}")
    elif anchored := next(waiting, None):
        yield _briefly("", f"{anchored.routine.title} · {when_told(anchored.routine)}")
    if coming := next(iter(timetable.placed(Place.NEXT)), None):
        yield _briefly("next  ", f"{coming.routine.title} {when_told(coming.routine)}")


def _trail_lines(timetable: Timetable) -> Iterator[Content]:
    for trail in timetable.trails:
        if trail.next:
            titles = " or ".join(session.title for session in trail.next.sessions)
            yield Content.assemble(said(f"{trail.title}   next  ", QUIET), said(titles))


def _briefly(word: str, what: str) -> Content:
    return Content.assemble(said(word, QUIET), said(what))


def _stop(stop: Stop, width: int, *, is_next: bool = False) -> Content:
    """A session of a routine or a path: whether it was done, what it is, what is missing."""
    mark = "done" if stop.is_practised else "next" if is_next else ""
    start = said(f"{mark:<6}", ACCENT if is_next else QUIET)
    other = said(f"{'or':<6}", QUIET)
    told: list[Content] = []
    for session in stop.sessions:
        title = f"{session.title} · {minutes(session)}"
        told.append(hanging(other if told else start, title, width))
        told.append(_below(session.summary, width))
    for address in stop.missing:
        lost = f"{address} is not here any more"
        told.append(hanging(other if told else start, lost, width).stylize(WARNING))
    return lines(*told)


def _below(words: str, width: int) -> Content:
    return hanging(said(" " * 6), words, width).stylize(QUIET)
