"""One thin line of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate, groupby

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from stillpoint.core.runs import Run

SHORTEST_PART = 2
"""Cells; where a part would get fewer, no gaps are left between parts."""


@dataclass(frozen=True, slots=True)
class Line:
    """The glyphs of a line of time."""

    lived: str
    half: str
    coming: str
    open: str


BLOCKS = Line("━", "╸", "─", "┄")
ASCII = Line("=", "-", "-", ".")


@dataclass(frozen=True, slots=True)
class Course:
    """Parts of some length, one after another, and how far along them time has come."""

    lengths: tuple[timedelta | None, ...]
    """None is open."""
    index: int
    """The part that is being lived."""
    portion: float
    """How much of that part has passed, 0 to 1."""


def course_of(run: Run) -> Course:
    """The steps of a run and how far along it is."""
    length = run.timeline.length
    before, coming = (tuple(run.lengths[n] for n in steps) for steps in (run.came, run.coming))
    lengths = (*before, length, *coming)
    if run.is_over:
        return Course(lengths, len(lengths), 0.0)
    return Course(lengths, len(before), run.elapsed / length if length else 0.0)


class LineOfTime(Widget):
    """A course as one thin line with gaps between its parts, in the middle of its place."""

    COMPONENT_CLASSES = {"line-of-time--lived", "line-of-time--coming"}
    DEFAULT_CSS = """
    LineOfTime {
        width: 1fr;
        height: 1;
        & > .line-of-time--lived { color: $text-quiet; }
        & > .line-of-time--coming { color: $text-faint; }
    }
    """
    ALLOW_SELECT = False

    def __init__(
        self, *, id: str | None = None, line: Line = BLOCKS, widest: int | None = None
    ) -> None:
        super().__init__(id=id)
        self.line = line
        self._widest = widest
        self._course: Course | None = None
        self._drawn = ""

    def show(self, course: Course | None) -> None:
        """Show how far time has come; nothing at all where there is no course."""
        self._course = course
        drawn = self._text()
        if drawn != self._drawn:
            self._drawn = drawn
            self.refresh(Region(0, 0, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """The line."""
        if y:
            return Strip.blank(self.size.width)
        styles = {
            part: self.get_component_rich_style(f"line-of-time--{part}")
            for part in ("lived", "coming")
        }
        lived = {self.line.lived, self.line.half} - {self.line.coming}
        self._drawn = self._text()
        return Strip(
            [
                Segment("".join(run), styles["lived" if is_lived else "coming"])
                for is_lived, run in groupby(self._drawn, key=lived.__contains__)
            ],
            self.size.width,
        )

    def _text(self) -> str:
        width = self.size.width
        if self._course is None:
            return " " * width
        drawn = min(width, self._widest or width)
        return line_of_time(self._course, drawn, self.line).center(width)


def line_of_time(course: Course, width: int, line: Line = BLOCKS) -> str:
    """A course drawn in `width` cells."""
    cells = _cells_of(_shares(course.lengths), width)
    parts = [
        _part(count, course.lengths[number], _lived(course, number), line)
        for number, count in enumerate(cells)
    ]
    gap = " " if sum(cells) < width else ""
    return gap.join(parts)[:width].ljust(width)


def _part(count: int, length: timedelta | None, lived: float, line: Line) -> str:
    halves = int(lived * count * 2)
    done = line.lived * (halves // 2) + line.half * (halves % 2)
    return done.ljust(count, line.open if length is None else line.coming)


def _lived(course: Course, number: int) -> float:
    if number == course.index:
        return course.portion
    return 1.0 if number < course.index else 0.0


def _shares(lengths: Sequence[timedelta | None]) -> list[float]:
    """The part of the line that each length takes; an open one takes as much as the others do."""
    known = [length.total_seconds() for length in lengths if length]
    usual = sum(known) / len(known) if known else 1.0
    shares = [length.total_seconds() if length else usual for length in lengths]
    return [share / sum(shares) for share in shares]


def _cells_of(shares: Sequence[float], width: int) -> list[int]:
    room = width - len(shares) + 1
    cells = _rounded(shares, room)
    return cells if min(cells) >= SHORTEST_PART else _rounded(shares, width)


def _rounded(shares: Sequence[float], room: int) -> list[int]:
    ends = [round(max(0, room) * end) for end in accumulate(shares)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]
