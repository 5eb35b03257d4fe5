"""A drawing at one moment of its motion."""

from stillpoint.tui.drawing.cells import Cell
from stillpoint.tui.drawing.motion import Motion, shows_outline
from stillpoint.tui.drawing.palette import Glow


class Picture:
    """The cells that are shown now, and how its outline glows."""

    def __init__(self, motion: Motion, fullness: float, glow: Glow) -> None:
        self.motion = motion
        self.glow = glow
        self._moment = motion.moment(fullness)
        self._cells = motion.frame(self._moment)

    def turn_to(self, fullness: float, glow: Glow) -> dict[int, Cell]:
        """The cells by place that look different from now on."""
        moment = self.motion.moment(fullness)
        changes = self.motion.changes(self._moment, moment)
        cells = self._cells
        for place, cell in changes.items():
            cells[place] = cell
        if glow is not self.glow:
            outlined = ((place, cells[place]) for place in self.motion.outlined)
            changes.update((place, cell) for place, cell in outlined if shows_outline(cell))
        self._moment, self.glow = moment, glow
        return changes

    def row(self, y: int) -> list[Cell]:
        """The cells of a row; none below the last."""
        width = self.motion.width
        return self._cells[y * width : (y + 1) * width]
