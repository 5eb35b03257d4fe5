"""A question and its answers, large enough to choose from at arm's length and beyond."""

from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from stillpoint.core.steps import Ask
from stillpoint.tui.widgets.question_letters import in_letters
from stillpoint.tui.widgets.question_pieces import Piece
from stillpoint.tui.widgets.words import centred

MOST_QUESTION_LINES = 4
GAP = 3
"""Cells between two columns of answers."""
MARK = "▸"


class Question(Widget):
    """Shows what is asked and what is chosen so far; an answer may be clicked."""

    COMPONENT_CLASSES = {"question--asked", "question--answer", "question--chosen"}
    DEFAULT_CSS = """
    Question {
        width: 1fr;
        height: 1fr;
        pointer: pointer;
        & > .question--asked { color: $text; text-style: bold; }
        & > .question--answer { color: $text; }
        & > .question--chosen { color: $text; text-style: bold reverse; }
    }
    """
    ALLOW_SELECT = False

    @dataclass
    class Picked(Message):
        """An answer was clicked."""

        number: int
        step: Ask
        """The question that it answers, which may be over by now."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.is_far = False
        """It is to be read from some way off: letters stand apart where there is room."""
        self._step: Ask | None = None
        self._chosen: int | None = None

    def show(self, step: Ask, chosen: int | None) -> None:
        """Show a question; the same again costs nothing."""
        if (step, chosen) != (self._step, self._chosen):
            self._step, self._chosen = step, chosen
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of it."""
        segments: list[Segment] = []
        column = 0
        for piece in self._pieces:
            if piece.row == y:
                segments.append(Segment(" " * (piece.column - column), self.rich_style))
                segments.append(Segment(self._marked(piece), self._style_of(piece)))
                column = piece.column + cell_len(piece.text)
        segments.append(Segment(" " * max(0, self.size.width - column), self.rich_style))
        return Strip(segments, self.size.width)

    def on_click(self, event: Click) -> None:
        """Take the answer under the pointer."""
        offset = event.get_content_offset(self)
        number = None if offset is None else self._number_at(offset)
        if number is not None and self._step is not None:
            event.stop()
            self.post_message(self.Picked(number, self._step))

    def _number_at(self, offset: Offset) -> int | None:
        """Which answer is at a place."""
        for piece in self._pieces:
            end = piece.column + cell_len(piece.text)
            if piece.row == offset.y and piece.column <= offset.x < end:
                return piece.number
        return None

    @property
    def _pieces(self) -> tuple[Piece, ...]:
        if self._step is None:
            return ()
        return laid_out(self._step, self._chosen, *self.size, is_far=self.is_far)

    def _is_chosen(self, piece: Piece) -> bool:
        return piece.number is not None and piece.number == self._chosen

    def _marked(self, piece: Piece) -> str:
        """A piece with a mark in the room before its text, where it is chosen."""
        return f"{MARK}{piece.text[1:]}" if self._is_chosen(piece) else piece.text

    def _style_of(self, piece: Piece) -> Style:
        kind = "asked" if piece.number is None else "answer"
        if self._is_chosen(piece):
            kind = "chosen"
        return self.get_component_rich_style(f"question--{kind}")


def laid_out(
    step: Ask, chosen: int | None, width: int, height: int, *, is_far: bool = False
) -> tuple[Piece, ...]:
    """The question and its answers in the middle of a box, with as much air as there is room."""
    if is_far and (pieces := in_letters(step, width, height)):
        return pieces
    most = max(1, min(MOST_QUESTION_LINES, height - len(step.choices) - 1))
    step = _set_apart(step, width) if is_far else step
    asked = _lines(step.question, width, most)
    room = height - len(asked)
    answers = _scale(step.scale, chosen, width) if step.scale else _choices(step, width, room)
    rows = 1 + max((piece.row for piece in answers), default=-1)
    air = min(2, max(0, (room - rows + 1) // 2)) if answers else 0
    top = max(0, room - rows - air) // 2
    below = top + len(asked) + air
    return (
        *(Piece(top + row, (width - cell_len(line)) // 2, line) for row, line in enumerate(asked)),
        *(replace(piece, row=below + piece.row) for piece in answers),
    )


def _set_apart(step: Ask, width: int) -> Ask:
    """The question with letters apart, as far as they are letters that may be and there is room."""
    texts = (step.question, *(choice.say for choice in step.choices))
    if not all(text.isascii() for text in texts) or max(map(len, texts)) * 2 > width - 10:
        return step
    choices = tuple(replace(choice, say=" ".join(choice.say)) for choice in step.choices)
    return replace(step, question="\N{NO-BREAK SPACE}".join(step.question), choices=choices)


def _lines(text: str, width: int, most: int) -> list[str]:
    return [line.strip() for line in centred(text, width, most) if line.strip()]


def _choices(step: Ask, width: int, height: int) -> list[Piece]:
    """The choices in one column if there is the height for it, else in two or three."""
    told = [f" {number}  {choice.say} " for number, choice in enumerate(step.choices, start=1)]
    columns = next((n for n in (1, 2) if ceil(len(told) / n) <= height), 3)
    rows = ceil(len(told) / columns)
    apart = 2 if rows * 2 <= height - 3 else 1
    room = (width - 2 - GAP * (columns - 1)) // columns
    cells = min(max(map(cell_len, told), default=0), max(1, room))
    left = (width - cells * columns - GAP * (columns - 1)) // 2
    return [
        Piece(
            number % rows * apart,
            left + number // rows * (cells + GAP),
            set_cell_size(text, cells),
            number,
        )
        for number, text in enumerate(told)
    ]


def _scale(scale: tuple[int, int], chosen: int | None, width: int) -> list[Piece]:
    """All numbers in a row; only the ends and the chosen one where there is no room for all."""
    lowest, highest = scale
    numbers: list[int | None] = [*range(lowest, highest + 1)]
    if sum(len(f" {number} ") for number in numbers) > width - 2:
        between = chosen if chosen not in scale else None
        numbers = [lowest, None, *([between, None] if between is not None else []), highest]
    told = ["···" if number is None else f" {number} " for number in numbers]
    starts = accumulate(map(len, told[:-1]), initial=(width - len("".join(told))) // 2)
    return [
        Piece(0, start, text, number)
        for start, text, number in zip(starts, told, numbers, strict=True)
    ]
