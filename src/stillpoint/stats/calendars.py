"""The year as lines of text: the months above, the days of the week beside, a glyph a day."""

from collections.abc import Sequence
from datetime import date

from stillpoint.stats.days import A_DAY
from stillpoint.stats.years import LEVELS, Square, Year

GLYPHS = " ░▒▓█"
"""How strongly a day is marked, from nothing to the fourth level."""
PLAIN_GLYPHS = " .:*#"
"""The same, where there is nothing but ASCII."""

GAP = "  "
WEEKDAYS = "MTWTFSS"
BESIDE = 2
"""The columns that the letters of the weekdays take."""
LONGEST_NAME = 3
"""The letters of a month; the last may stand beyond the grid by all but one of them."""


def calendar(year: Year, *, is_plain: bool = False) -> list[str]:
    """The grid: a line of months, then a line for each day of the week."""
    glyphs = PLAIN_GLYPHS if is_plain else GLYPHS
    rows = zip(*year.weeks, strict=True)
    days = ("".join(_glyph(square, glyphs) for square in row) for row in rows)
    lines = (f"{letter} {row}" for letter, row in zip(WEEKDAYS, days, strict=True))
    return [line.rstrip() for line in (" " * BESIDE + months_above(mondays(year)), *lines)]


def legend(*, is_plain: bool = False) -> str:
    """What the glyphs mean, in minutes."""
    glyphs = PLAIN_GLYPHS if is_plain else GLYPHS
    told = zip(glyphs[1:], levels_in_words(), strict=True)
    return GAP.join(f"{glyph} {words}" for glyph, words in told)


def levels_in_words() -> tuple[str, ...]:
    """From how many minutes on a day is of each level, from the first to the fourth."""
    *begins, last = (f"{begin.seconds // 60}" for begin in LEVELS)
    return f"under {begins[0]}", *begins, f"{last} min or more"


def mondays(year: Year) -> tuple[date, ...]:
    """The first day of each column."""
    return tuple(week[0].day for week in year.weeks if week[0])


def months_above(mondays: Sequence[date], *, step: int = 1) -> str:
    """The names of the months, each from the week on in which its first day is."""
    sundays = [monday + A_DAY * 6 for monday in mondays]
    names = {n: f"{sunday:%b}" for n, sunday in enumerate(sundays) if sunday.day <= 7}
    if sundays and min(names, default=LONGEST_NAME + 1) * step > LONGEST_NAME:
        names[0] = f"{sundays[0]:%b}"
    line = ""
    for number in sorted(names):
        line = line.ljust(number * step) + names[number]
    return line


def _glyph(square: Square | None, glyphs: str) -> str:
    return glyphs[square.level] if square else glyphs[0]
