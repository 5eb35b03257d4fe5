"""The card of a session: what it is, how long it takes, what it rests on."""

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from stillpoint.core.durations import on_the_clock
from stillpoint.core.entering import lengths_of, timeline_of
from stillpoint.core.sessions import Ages, Audience, Evidence, Screen, Session, lived_steps
from stillpoint.core.steps import PlainStep
from stillpoint.core.texts import counted
from stillpoint.tui.pages import (
    ACCENT,
    QUIET,
    at_both_ends,
    hanging,
    in_minutes,
    in_paragraphs,
    in_rows,
    lines,
    page,
    said,
    with_heading,
)
from stillpoint.tui.ways import TitleOf, branches, card_name, ways_from

MOST_STEPS_ON_A_SHORT_CARD = 5

AUDIENCES = {
    Audience.ADULT: "adults",
    Audience.CARER: "carers",
    Audience.CARER_AND_INFANT: "carer and baby",
    Audience.CARER_AND_CHILD: "carer and child",
    Audience.ANYONE: "anyone",
}

SCREENS = {
    Screen.WATCH: "watch the screen",
    Screen.GLANCE: "a glance is enough",
    Screen.ROOM: "large enough for a whole room",
    Screen.AUDIO: "dark screen",
}

UNITS = {"w": "week", "m": "month", "y": "year"}

EVIDENCE = {
    Evidence.A: "Well supported (A)",
    Evidence.B: "Some good studies (B)",
    Evidence.C: "Experts agree (C)",
    Evidence.D: "Tradition, hardly tested (D)",
}


def session_card(
    session: Session,
    width: int,
    *,
    last: str = "",
    ladder: str = "",
    whole: bool = False,
    title_of: TitleOf = str,
) -> Content:
    """All there is to know before a session starts; `whole` tells every step and source.

    `title_of` tells what a session is called that an answer leads to.
    """
    about = lines(
        at_both_ends(session.title, str(session.practice), width),
        said(session.summary),
    )
    facts = in_rows((minutes(session), who_for(session), SCREENS[session.screen]), width)
    return page(
        about,
        lines(
            said(facts, QUIET),
            said(f"Last: {last}", QUIET) if last else "",
            said(ladder, QUIET) if ladder else "",
        ),
        course(lived_steps(session), width, whole=whole, title_of=title_of),
        _support(session, whole=whole),
        _care(session, whole=whole),
        with_heading("From", said(f"{session.pack} {session.pack_version}")) if whole else None,
    )


def minutes(session: Session) -> str:
    """How long a session lasts, to the minute; its shortest and longest way where it branches."""
    ways = lengths_of(session)
    if ways is None:
        return "open"
    shortest, longest = map(in_minutes, ways)
    if shortest == longest:
        return longest
    unit = longest[longest.rindex(" ") :]
    return f"{shortest.removesuffix(unit)}–{longest}"


def who_for(session: Session) -> str:
    """Who a session is for, and of what age."""
    who = AUDIENCES[session.audience]
    if session.ages is None:
        return who
    joint = " " if session.audience in (Audience.ADULT, Audience.CARER) else ", "
    return f"{who}{joint}{_years(session.ages)}"


def course(
    steps: Sequence[PlainStep], width: int, *, whole: bool, title_of: TitleOf = str
) -> Content:
    """The steps as a strip of time, their names below where they fit, else in a list.

    Steps that branch are no strip, for not all of them are lived.
    """
    lengths = [timeline_of(step).length for step in steps]
    names = [card_name(step) for step in steps]
    ways = [ways_from(number, steps, title_of) for number in range(len(steps))]
    times = ["open" if length is None else on_the_clock(length) for length in lengths]
    least = [max(cell_len(name), len(time)) + 2 for name, time in zip(names, times, strict=True)]
    if sum(least) <= width and not any(ways):
        widths = shared(width, lengths, least)
        return lines(_strip(widths), _labels(names, widths), _labels(times, widths, QUIET))
    has_strip = len(steps) * 2 <= width and not branches(steps)
    strip = _strip(shared(width, lengths, [2] * len(steps))) if has_strip else None
    most = len(steps) if whole else MOST_STEPS_ON_A_SHORT_CARD
    shown = len(steps) if len(steps) <= most + 1 else most
    rest = len(steps) - shown
    listed = [
        line
        for name, time, way in zip(names[:shown], times[:shown], ways[:shown], strict=True)
        for line in (
            hanging(said(f"{time:>6}  ", QUIET), name, width),
            hanging(said(" " * 8), in_rows(way, width - 8), width).stylize(QUIET) if way else "",
        )
    ]
    return lines(strip or "", *listed, said(f"        and {rest} more", QUIET) if rest else "")


def shared(
    width: int, lengths: Sequence[timedelta | None], least: Sequence[int]
) -> tuple[int, ...]:
    """Widths that add up to `width`: for each what it needs at least, and more for more time."""
    known = [length for length in lengths if length is not None]
    usual = max(known, default=timedelta(minutes=1))
    weights = [usual if length is None else length for length in lengths]
    total = sum(weights, timedelta()) or timedelta(seconds=1)
    spare, passed, given = width - sum(least), timedelta(), 0
    widths: list[int] = []
    for weight, need in zip(weights, least, strict=True):
        passed += weight
        upto = int(spare * Fraction(passed // _INSTANT, total // _INSTANT))
        widths.append(need + upto - given)
        given = upto
    return tuple(widths)


_INSTANT = timedelta(microseconds=1)


def _strip(widths: Sequence[int]) -> Content:
    return said(" ".join("▔" * (width - 1) for width in widths), ACCENT)


def _labels(words: Sequence[str], widths: Sequence[int], style: str = "") -> Content:
    cells = (set_cell_size(word, width) for word, width in zip(words, widths, strict=True))
    return said("".join(cells).rstrip(), style)


def _care(session: Session, *, whole: bool) -> Content:
    told = (*session.safety, session.caution)
    return in_paragraphs(*told) if whole else lines(*map(said, told))


def _support(session: Session, *, whole: bool) -> Content | None:
    letter = EVIDENCE[session.evidence] if session.evidence else ""
    if whole:
        return with_heading(letter or "Sources", *(said(source.cite) for source in session.sources))
    names = ", ".join(source.cite.partition(",")[0] for source in session.sources)
    return said(": ".join(filter(None, (letter, names))))


def _years(ages: Ages) -> str:
    if ages.text.endswith("y+"):
        return ages.text.removesuffix("y+") + "+"
    return "–".join(map(_age, ages.text.split("-")))


def _age(written: str) -> str:
    unit = UNITS.get(written[-1:])
    return counted(int(written[:-1]), unit) if unit else written
