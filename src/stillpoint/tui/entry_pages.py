"""The page of an entry: all that is known of what was practised."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from textual.content import Content

from stillpoint.core.durations import in_words
from stillpoint.history.entries import Entry
from stillpoint.history.summaries import Summary
from stillpoint.people.checkins import shown
from stillpoint.services.accounts import in_a_sentence, led_told
from stillpoint.services.editing import BY_HAND
from stillpoint.services.recovery import RECOVERED
from stillpoint.stats.days import practice_day
from stillpoint.tui.pages import (
    LOUD,
    QUIET,
    at_the_start,
    day_called,
    in_a_row,
    in_minutes,
    lines,
    page,
    said,
    with_heading,
)

A_SECOND = timedelta(seconds=1)

CUT_SHORT = "The program was killed meanwhile; what was done by then is kept."

CALLED = {
    "feeling": "",
    "child_state": "baby: ",
    "child_size": "child: ",
    "child_feeling": "child: ",
    "able_to_help": "able to help: ",
}
"""What is found at check-ins, where it is told otherwise than by its name."""

GONE = "This entry is no longer in the files."


def page_of_entry(entry: Entry, now: datetime, day_end: timedelta) -> Content:
    """All that an entry holds."""
    return page(
        lines(said(entry.title, LOUD), said(in_a_sentence(entry))),
        lines(*(said(fact, QUIET) for fact in _facts(entry, now, day_end))),
        said(CUT_SHORT) if RECOVERED in entry.tags else None,
        with_heading("How it was", *map(said, _check_ins(entry.before, entry.after))),
        with_heading("Answers", *map(said, _answers(entry.kept))),
        with_heading("Note", said(entry.note)) if entry.note else None,
        with_heading("Tags", said(", ".join(entry.tags))) if entry.tags else None,
    )


def page_of_summary(summary: Summary) -> Content:
    """What is known of an entry before it is read whole."""
    about = in_a_row((in_minutes(summary.practised), summary.kind.practice))
    return page(lines(said(summary.kind.title, LOUD), said(about)))


def page_of_one_gone(summary: Summary) -> Content:
    """What is told of an entry that another program has removed."""
    return page(lines(said(summary.kind.title, LOUD), said(GONE)))


def _facts(entry: Entry, now: datetime, day_end: timedelta) -> Iterator[str]:
    began = entry.started_at
    date, counted_to = began.date(), practice_day(began, day_end)
    day = at_the_start(day_called(date, now.date()))
    counts = "" if counted_to == date else f"; counts to {counted_to:%A}"
    yield f"{day}, {began:%H:%M} to {entry.ended_at:%H:%M}{_zone(began)}{counts}"
    paused = f"paused {in_words(entry.paused)}" if entry.paused >= A_SECOND else ""
    yield in_a_row((entry.practice, _ending(entry), _planned(entry), paused))
    if entry.rate_start and entry.rate_end:
        yield f"{_rates(entry.rate_start, entry.rate_end)} breaths a minute"
    if people := " and ".join(filter(None, (entry.carer, entry.child, entry.adult))):
        yield f"with {people}"
    if entry.who_led:
        yield led_told(entry)
    if entry.moment:
        yield entry.moment
    if entry.came_back and not entry.interrupted_by:
        yield "out of step, and back together"
    if entry.interrupted_by:
        later = "; you came back" if entry.came_back else ""
        yield f"you were called away: {entry.interrupted_by}{later}"


def _ending(entry: Entry) -> str:
    if BY_HAND in entry.tags:
        return "added by hand"
    return "to its end" if entry.completed else "ended early"


def _planned(entry: Entry) -> str:
    """How long a whole session was to last, if not so long; of others the sentence tells it."""
    planned = entry.planned if entry.completed else None
    if planned is None or abs(planned - entry.practised) < A_SECOND:
        return ""
    return f"planned {in_words(planned)}"


def _zone(moment: datetime) -> str:
    """The offset of a place where the clock was not as it is here."""
    there, here = moment.utcoffset(), moment.astimezone().utcoffset()
    return "" if there == here else f" ({moment:%Z})"


def _rates(start: float, end: float) -> str:
    first, last = f"{start:.1f}".removesuffix(".0"), f"{end:.1f}".removesuffix(".0")
    return first if first == last else f"{first} to {last}"


def _check_ins(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[str]:
    """What was found before and after, side by side where the same was asked."""
    for about in dict.fromkeys((*before, *after)):
        then, later = before.get(about), after.get(about)
        if about in ("child_state", "child_size"):
            then, later = then and shown(then), later and shown(later)
        name = CALLED.get(about, f"{about}: ")
        if then is not None and later is not None:
            yield f"{name}{_told(then)} → {_told(later)}"
        elif then is not None:
            yield f"{name}{_told(then)}, before"
        else:
            yield f"{name}{_told(later)}"


def _answers(kept: Mapping[str, object]) -> Iterator[str]:
    for about, answer in kept.items():
        yield f"{about}: {_told(answer)}"


def _told(answer: object) -> str:
    match answer:
        case bool():
            return "yes" if answer else "no"
        case float():
            return f"{answer:g}"
        case list():
            return ", ".join(map(_told, answer))
        case _:
            return str(answer)
