"""The year as a picture to keep or share: an SVG file, without a name in it unless one is given."""

import re
from collections.abc import Iterator
from datetime import timedelta
from xml.sax.saxutils import escape

from stillpoint.core.durations import in_words
from stillpoint.core.texts import harmless
from stillpoint.stats.years import LEVELS, Square, Year

SIDE, STEP = 11, 14
"""Pixels of a square, and from one to the next."""

LEFT, TOP, BOTTOM = 40, 66, 44
WEEKDAYS = {0: "Mon", 2: "Wed", 4: "Fri"}
TONES = ("#e6e1d5", "#bcd2cd", "#8db3b0", "#5b8d90", "#2f5f66")
"""From nothing to the highest level."""

GROUND, TEXT, QUIET = "#f6f2ea", "#33383b", "#5f6a6c"
_PERSON = re.compile(r'\bperson:(?:"[^"]*"|\S+)', re.IGNORECASE)
FONT = "font-family='system-ui, sans-serif'"


LONGEST_NAME, LONGEST_WORDS = 40, 50


def year_svg(year: Year, *, name: str = "", words: str = "") -> str:
    """The grid of a year with its sum, below a heading that bears `name` if one is given.

    `words` is what was asked for, where the year is not of everything.
    """
    width = LEFT + STEP * len(year.weeks) + 24
    height = TOP + STEP * 7 + BOTTOM
    parts = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' "
        f"width='{width}' height='{height}' role='img'>",
        f"<rect width='100%' height='100%' fill='{GROUND}'/>",
        *_heading(year, _title(name, words)),
        *_months(year),
        *(_text(LEFT - 8, TOP + STEP * n + 9, day, end=True) for n, day in WEEKDAYS.items()),
        *_squares(year),
        *_legend(width, height),
        "</svg>\n",
    )
    return "\n".join(parts)


def _heading(year: Year, title: str) -> Iterator[str]:
    days = [square for square in year.squares if square.level]
    total = sum((square.amount.practised for square in days), timedelta())
    minutes = timedelta(minutes=round(total / timedelta(minutes=1)))
    on = "1 day" if len(days) == 1 else f"{len(days)} days"
    first, last = year.squares[0].day, year.squares[-1].day
    yield f"<title>{escape(title)}</title>"
    yield _text(LEFT, 24, title, size=15, colour=TEXT)
    yield _text(LEFT, 42, f"{first:%d %b %Y} to {last:%d %b %Y} · {on} · {in_words(minutes)}")


def _title(name: str, words: str) -> str:
    """Who practised and what, as text that any picture can hold; people are not named by it."""
    name = harmless(" ".join(name.split()), LONGEST_NAME)
    title = f"{name}: a year of practice" if name else "A year of practice"
    words = harmless(_PERSON.sub("person:…", words), LONGEST_WORDS)
    return f"{title} · {words}" if words else title


def _months(year: Year) -> Iterator[str]:
    """Each month above the first week that begins in it, where it has room before the next."""
    mondays = [week[0].day for week in year.weeks if week[0]]
    starts = [n for n, day in enumerate(mondays) if n == 0 or day.month != mondays[n - 1].month]
    for column, following in zip(starts, (*starts[1:], len(mondays)), strict=True):
        if following - column > 1:
            yield _text(LEFT + STEP * column, TOP - 6, f"{mondays[column]:%b}")


def _squares(year: Year) -> Iterator[str]:
    for column, week in enumerate(year.weeks):
        for row, square in enumerate(week):
            if square:
                yield _square(LEFT + STEP * column, TOP + STEP * row, square)


def _square(x: int, y: int, square: Square) -> str:
    practised = in_words(square.amount.practised) if square.level else "nothing"
    tip = f"<title>{square.day:%d %b %Y}: {practised}</title>"
    return f"{_rect(x, y, TONES[square.level])}>{tip}</rect>"


def _rect(x: int, y: int, tone: str) -> str:
    return f"<rect x='{x}' y='{y}' width='{SIDE}' height='{SIDE}' rx='2' fill='{tone}'"


def _legend(width: int, height: int) -> Iterator[str]:
    words = ("none", *(f"under {in_words(LEVELS[0])}", *(f"from {in_words(at)}" for at in LEVELS)))
    x = LEFT
    for tone, word in zip(TONES, words, strict=True):
        yield f"{_rect(x, height - 27, tone)}/>"
        yield _text(x + STEP + 2, height - 18, word)
        x += STEP + 24 + 7 * len(word)
    yield _text(width - 24, height - 18, "stillpoint", end=True)


def _text(
    x: int, y: int, words: str, *, size: int = 11, colour: str = QUIET, end: bool = False
) -> str:
    anchor = " text-anchor='end'" if end else ""
    return (
        f"<text x='{x}' y='{y}' font-size='{size}' fill='{colour}' {FONT}{anchor}>"
        f"{escape(words)}</text>"
    )
