"""Keys that are held down: they open a screen, and must not answer it."""

from datetime import timedelta

BEFORE_IT_REPEATS = timedelta(seconds=0.7)
"""A key that is held down comes again after less than this at first."""
BETWEEN_REPEATS = timedelta(seconds=0.12)
"""And then at least this often; no thumb is as fast."""


class HeldKeys:
    """Tells keys that were meant from those of a thumb that rests on what opened the screen."""

    def __init__(self, reading: timedelta) -> None:
        self._opened = self._pressed = reading

    def is_meant(self, reading: timedelta) -> bool:
        """Whether a key that comes now was pressed for what is on the screen."""
        before, self._pressed = self._pressed, reading
        is_repeat = reading - before < BETWEEN_REPEATS
        return not is_repeat and reading - self._opened >= BEFORE_IT_REPEATS


class PressedKeys:
    """Tells the press of a key from its repeats, for as long as it is held down.

    `within` is how soon after itself a key is a repeat: what nobody presses twice may wait for the
    first of them, else the first passes for a second press.
    """

    def __init__(
        self, reading: timedelta, *, held: str = "", within: timedelta = BEFORE_IT_REPEATS
    ) -> None:
        self._within = within
        self.last, self._at = held, reading
        """The last key that came, at first the one that may have opened the screen."""

    def is_repeat(self, key: str, reading: timedelta) -> bool:
        """Whether a key that comes now has not been let go since it came last."""
        is_held = key == self.last and reading - self._at < self._within
        self.last, self._at = key, reading
        return is_held
