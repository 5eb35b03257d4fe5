"""All that changes in a drawing between an empty and a full breath, worked out once for a size."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from stillpoint.tui.drawing.cells import OUTLINE, Cell, Pixel
from stillpoint.tui.drawing.pens import Pen

Shape = Callable[[int, int], Pixel]
"""What becomes of the pixel at a column and a half row; equal pixels are best one object."""

BEATING = 5
"""Cells of the outline that beat: enough to be seen, and few to send each second."""

Turns = tuple[tuple[float, Cell, Cell], ...]
"""The changes of one cell: at which fullness, from what, to what."""


@dataclass(frozen=True, eq=False)
class Motion:
    """Changes of cells in order of fullness: two frames differ by a slice of them and no more."""

    width: int
    height: int
    tones: int
    empty: tuple[Cell, ...]
    """The cells at no fullness, row by row."""
    fullnesses: tuple[float, ...]
    places: tuple[int, ...]
    before: tuple[Cell, ...]
    after: tuple[Cell, ...]
    outlined: tuple[int, ...]
    """Places where the outline may be seen."""
    beating: frozenset[int]
    """The few of them, at the top in the middle, that show a breath which stands still is alive."""

    def moment(self, fullness: float) -> int:
        """How many changes have come by a fullness; equal moments look the same."""
        return bisect_right(self.fullnesses, fullness)

    def changes(self, since: int, upto: int) -> dict[int, Cell]:
        """The cells by place that turn one moment into another."""
        if since <= upto:
            return dict(zip(self.places[since:upto], self.after[since:upto], strict=True))
        undone = zip(self.places[upto:since][::-1], self.before[upto:since][::-1], strict=True)
        return dict(undone)

    def frame(self, moment: int) -> list[Cell]:
        """All cells at a moment, row by row."""
        cells = list(self.empty)
        for place, cell in self.changes(0, moment).items():
            cells[place] = cell
        return cells


def motion_of(shape: Shape, width: int, height: int, pen: Pen) -> Motion:
    """The motion of a shape in a box of cells."""
    known: dict[tuple[int, int], tuple[Cell, Turns]] = {}
    starts: list[Cell] = []
    changes: list[tuple[float, int, Cell, Cell]] = []
    outlined: list[int] = []
    for place in range(width * height):
        row, column = divmod(place, width)
        upper, lower = shape(column, 2 * row), shape(column, 2 * row + 1)
        pair = (id(upper), id(lower))
        if pair not in known:
            known[pair] = _cell_turns(upper, lower, pen)
        start, turns = known[pair]
        starts.append(start)
        changes.extend((at, place, old, new) for at, old, new in turns)
        if shows_outline(start) or any(shows_outline(new) for _, _, new in turns):
            outlined.append(place)
    changes.sort(key=itemgetter(0))
    columns = zip(*changes, strict=True) if changes else ((), (), (), ())
    fullnesses, places, before, after = (tuple(column) for column in columns)
    return Motion(
        width=width,
        height=height,
        tones=pen.tones,
        empty=tuple(starts),
        fullnesses=fullnesses,
        places=places,
        before=before,
        after=after,
        outlined=tuple(outlined),
        beating=frozenset(_top_middle(outlined, width)),
    )


def shows_outline(cell: Cell) -> bool:
    """Whether any of the outline is in a cell."""
    return cell.ink.tone == OUTLINE or cell.ground.tone == OUTLINE


def _top_middle(outlined: list[int], width: int) -> list[int]:
    """The outlined places of the topmost row that are nearest to its middle."""
    top = [place for place in outlined if place // width == outlined[0] // width]
    return sorted(top, key=lambda place: abs(2 * (place % width) + 1 - width))[:BEATING]


def _cell_turns(upper: Pixel, lower: Pixel, pen: Pen) -> tuple[Cell, Turns]:
    above, below = upper[0][1], lower[0][1]
    start = seen = pen.drawn(above, below)
    turns: list[tuple[float, Cell, Cell]] = []
    news = chain(
        ((at, True, paint) for at, paint in upper[1:]),
        ((at, False, paint) for at, paint in lower[1:]),
    )
    for at, is_upper, paint in sorted(news, key=itemgetter(0)):
        above, below = (paint, below) if is_upper else (above, paint)
        drawn = pen.drawn(above, below)
        if drawn is seen:
            continue
        if at <= 0:
            start = drawn
        elif at <= 1:
            turns.append((at, seen, drawn))
        seen = drawn
    return start, tuple(turns)
