"""A drawing at one moment of its motion."""

from collections.abc import Iterable

from stillpoint.tui.drawing.cells import Cell
from stillpoint.tui.drawing.motion import Motion, shows_outline
from stillpoint.tui.drawing.palette import Light


class Picture:
    """The cells that are shown now, and in which light."""

    def __init__(self, motion: Motion, fullness: float, light: Light) -> None:
        self.motion = motion
        self.light = light
        self._moment = motion.moment(fullness)
        self._cells = motion.frame(self._moment)

    def turn_to(self, fullness: float, light: Light) -> dict[int, Cell]:
        """The cells by place that look different from now on."""
        moment = self.motion.moment(fullness)
        changes = self.motion.changes(self._moment, moment)
        cells = self._cells
        for place, cell in changes.items():
            cells[place] = cell
        relit = ((place, cells[place]) for place in self._relit(light))
        changes.update((place, cell) for place, cell in relit if shows_outline(cell))
        self._moment, self.light = moment, light
        return changes

    def _relit(self, light: Light) -> Iterable[int]:
        if light.glow is not self.light.glow:
            return self.motion.outlined
        return self.motion.beating if light.beat is not self.light.beat else ()

    def row(self, y: int) -> list[Cell]:
        """The cells of a row; none below the last."""
        width = self.motion.width
        return self._cells[y * width : (y + 1) * width]
