"""Pages of text: what a screen tells, in blocks with room between them."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from rich.cells import cell_len, set_cell_size
from textual.content import Content, Span

from stillpoint.core.durations import in_words
from stillpoint.core.texts import harmless

WIDEST = 60
"""No line of text is longer, in cells."""

QUIET = "$text-muted"
ACCENT = "$text-accent"
LOUD = "bold"
WARNING = "$text-warning"

LONGEST_TEXT = 4000
"""More of a text than this is not shown, in characters."""

A_MINUTE = timedelta(minutes=1)

Page = Callable[[int], Content]
"""What a page says at a width in cells."""


def page(*blocks: Content | None) -> Content:
    """The blocks that there are, an empty line between each two."""
    return Content("\n\n").join(block for block in blocks if block)


def said(text: str, style: str = "") -> Content:
    """Somebody's words as they wrote them, whatever is in them."""
    lines = (harmless(line, LONGEST_TEXT) for line in text[:LONGEST_TEXT].splitlines())
    return Content.styled("\n".join(lines), style)


def lines(*texts: Content | str) -> Content:
    """The lines that say something, one below the other."""
    return Content("\n").join(Content(str(t)) if isinstance(t, str) else t for t in texts if t)


def with_heading(heading: str, *texts: Content | str) -> Content | None:
    """Lines below a quiet word that says what they are; nothing without lines."""
    return lines(said(heading, QUIET), *texts) if any(texts) else None


def in_paragraphs(*texts: str) -> Content:
    """Somebody's sentences with room between them."""
    return page(*(said(text) for text in texts))


def hanging(start: Content, words: str, width: int) -> Content:
    """A start and the words after it, all lines of them below each other."""
    column = start.cell_length
    first, *others = said(words).wrap(max(10, width - column)) or [Content()]
    below = (Content.assemble(" " * column, other) for other in others)
    return lines(Content.assemble(start, first), *below)


def keys_and_words(pairs: Sequence[tuple[str, str]], width: int, *, widest: int = 0) -> Content:
    """Keys in a column of at least `widest` cells, and beside each what it does."""
    column = max(widest, *(cell_len(key) for key, _ in pairs)) + 3
    return lines(
        *(hanging(said(set_cell_size(key, column), ACCENT), words, width) for key, words in pairs)
    )


def where(path: Path, width: int, style: str = "") -> Content:
    """A path, broken only behind the names of folders if it is too long for a line."""
    told = [""]
    for part in re.split(r"(?<=[/\\])", str(path)):
        if told[-1] and cell_len(told[-1] + part) > width:
            told.append("")
        told[-1] += part
    return said("\n".join(told), style)


def cut_to(content: Content, width: int, height: int, rest: str) -> Content:
    """As much as there is room for, its last line telling of the rest; all if all has room."""
    told = content.wrap(width)
    if len(told) <= height:
        return content
    return Content("\n").join([*told[: height - 1], said(rest, QUIET)])


def at_both_ends(left: str, right: str, width: int, style: str = LOUD) -> Content:
    """A line with words at its start and quiet ones at its end, where there is room for both."""
    room = width - cell_len(left) - cell_len(right)
    if room < 1:
        return said(left, style)
    return Content.assemble(said(left, style), " " * room, said(right, QUIET))


def in_a_row(words: Iterable[str]) -> str:
    """Facts on one line."""
    return " · ".join(word for word in words if word)


def in_rows(facts: Iterable[str], width: int) -> str:
    """Facts on as few lines as have room for them, none of them broken unless it is longer."""
    rows: list[str] = []
    for fact in filter(None, facts):
        joined = in_a_row((*rows[-1:], fact))
        rows[-1:] = [joined] if cell_len(joined) <= width else [*rows[-1:], fact]
    return "\n".join(rows)


def in_minutes(length: timedelta) -> str:
    """A duration to the minute, or to the second where it is shorter than one."""
    return in_words(timedelta(minutes=round(length / A_MINUTE)) or length)


def day_in_words(moment: datetime, now: datetime, day_end: timedelta) -> str:
    """The practice day that a moment is counted to, as people call it within a sentence."""
    from stillpoint.stats.days import practice_day  # only once there is a history to tell

    return day_called(practice_day(moment, day_end), practice_day(now, day_end))


def day_called(day: date, today: date) -> str:
    """A practice day as people call it within a sentence."""
    match (today - day).days:
        case 0:
            return "today"
        case 1:
            return "yesterday"
        case ago if 1 < ago < 7:
            return f"{day:%A}"
        case _:
            return date_in_words(day, today)


def date_in_words(day: date, today: date) -> str:
    """A day by its date, with the year where it is not this one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%a} {day.day} {day:%b}{year}"


def at_the_start(words: str) -> str:
    """Words as a sentence or a heading begins with them."""
    return words[:1].upper() + words[1:]


def in_one_colour(content: Content) -> Content:
    """The same words, loud ones still loud, in the colour of the text around them."""
    loud = [span for span in content.spans if LOUD in str(span.style).split()]
    return Content(content.plain, [Span(span.start, span.end, LOUD) for span in loud])
