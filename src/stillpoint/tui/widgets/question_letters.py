"""A question and its answers in letters of blocks, where there is room for all of it."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from stillpoint.core.steps import Ask
from stillpoint.tui.drawing.letters import lettered, paragraph
from stillpoint.tui.widgets.question_pieces import Piece

TALL, TALLER = 3, 5
"""Rows of the letters of answers: the larger ones where they fit."""
ROOM_FOR_MARK = "  "
"""Before each row of an answer."""
MARGIN = len(ROOM_FOR_MARK)
GAP = 2
"""Cells between two numbers of a scale."""


def in_letters(step: Ask, width: int, height: int) -> tuple[Piece, ...]:
    """The question above its answers, in the middle of a box; nothing where they do not fit."""
    for tall in (TALLER, TALL):
        answers = _answers(step, width, tall)
        taken = max((piece.row + 1 for piece in answers), default=0)
        asked = paragraph(step.question, width - 2, min(height - taken - 1, height // 2))
        if asked and (answers or not _is_answered(step)):
            top = (height - len(asked) - 1 - taken) // 2
            below = top + len(asked) + 1
            return (
                *(Piece(top + n, (width - len(row)) // 2, row) for n, row in enumerate(asked)),
                *(Piece(below + p.row, p.column, p.text, p.number) for p in answers),
            )
    return ()


def _is_answered(step: Ask) -> bool:
    return bool(step.choices or step.scale)


def _answers(step: Ask, width: int, tall: int) -> list[Piece]:
    if step.scale:
        return list(_scale(step.scale, width, tall))
    told = [
        lettered(f"{number} {choice.say}", width - 2 * MARGIN, tall)
        for number, choice in enumerate(step.choices, start=1)
    ]
    if any(len(rows) != tall for rows in told):
        return []
    left = (width - max((len(rows[0]) for rows in told), default=0)) // 2 - MARGIN
    return [
        Piece(number * (tall + 1) + n, left, ROOM_FOR_MARK + row, number)
        for number, rows in enumerate(told)
        for n, row in enumerate(rows)
    ]


def _scale(scale: tuple[int, int], width: int, tall: int) -> Iterator[Piece]:
    """All numbers in a row; none where there is no room for all of them."""
    numbers = range(scale[0], scale[1] + 1)
    told: Sequence[tuple[str, ...]] = [lettered(str(number), width, tall) for number in numbers]
    taken = [len(rows[0]) + MARGIN if rows else width for rows in told]
    if sum(taken) + GAP * (len(taken) - 1) > width - 2:
        return
    left = (width - sum(taken) - GAP * (len(taken) - 1)) // 2
    starts = accumulate((cells + GAP for cells in taken[:-1]), initial=left)
    for number, rows, start in zip(numbers, told, starts, strict=True):
        for n, row in enumerate(rows):
            yield Piece(n, start, ROOM_FOR_MARK + row, number)
