"""How loud a background is from moment to moment: it comes slowly and makes way quickly."""

from datetime import timedelta

UNDER = 0.25
"""What is left of it under a bell or a voice."""

COMING = timedelta(seconds=1.5)
"""How long it takes from nothing to its full loudness."""
GOING = timedelta(seconds=0.3)

SILENT = 1e-5
"""A gain that leaves nothing of a 16-bit sample."""

_NOW = timedelta()


class Swell:
    """A gain that moves to where it is wanted, told in the time of the sound itself."""

    def __init__(self, full: float) -> None:
        self._full = full
        self._gain = 0.0
        self._passed = _NOW
        self._under_until = _NOW
        self._is_ending = False

    @property
    def is_over(self) -> bool:
        """Whether it has faded to its end."""
        return self._is_ending and self._gain < SILENT

    def make_way(self, lasts: timedelta) -> None:
        """Be quieter for a while."""
        self._under_until = max(self._under_until, self._passed + lasts)

    def end(self) -> None:
        """Fade to nothing."""
        self._is_ending = True

    def next(self, lasts: timedelta) -> tuple[float, float]:
        """The gain at the start and at the end of the next piece of sound."""
        before, wanted = self._gain, self._wanted
        way = self._full * (lasts / (COMING if wanted > before else GOING))
        self._gain = min(wanted, before + way) if wanted > before else max(wanted, before - way)
        self._passed += lasts
        return before, self._gain

    @property
    def _wanted(self) -> float:
        if self._is_ending:
            return 0.0
        return self._full * (UNDER if self._passed < self._under_until else 1.0)
