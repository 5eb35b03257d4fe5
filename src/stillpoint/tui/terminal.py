"""What the terminal can show, and how the app looks on one that knows only ASCII."""

from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Size

from stillpoint.core.lookalikes import stand_in

SMALLEST = Size(40, 12)
"""The least room that the screens are made for."""


def too_small(size: Size) -> bool:
    """Whether a window has less room than the screens are made for."""
    return size.width < SMALLEST.width or size.height < SMALLEST.height


class AsciiFilter(LineFilter):
    """Shows every glyph as an ASCII character of the same width."""

    def apply(
        self,
        segments: list[Segment],
        background: Color,  # noqa: ARG002
    ) -> list[Segment]:
        """The segments of a line in ASCII."""
        return [
            segment if segment.text.isascii() else Segment(in_ascii(segment.text), segment.style)
            for segment in segments
        ]


@lru_cache(4096)
def in_ascii(text: str) -> str:
    """A text in ASCII that takes as many cells."""
    return set_cell_size("".join(map(stand_in, text)), cell_len(text))
