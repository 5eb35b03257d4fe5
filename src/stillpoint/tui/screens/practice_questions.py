"""The keys at a question: digits, arrows, Enter and Esc."""

from datetime import timedelta
from functools import partial

from stillpoint.core.answers import answered, thought_over, unanswered
from stillpoint.core.runs import Run
from stillpoint.core.steps import Ask
from stillpoint.services.sittings import Move

HELD_FOR = timedelta(seconds=0.7)
"""A key that comes again sooner is one that is still held down; it answers no second question."""

AT_ONCE = timedelta(seconds=0.3)
"""Another key so soon after an answer was meant for the same question."""

A_DIGIT_MORE = timedelta(seconds=2)
"""How long a second digit is waited for, where one could follow."""

_STEPS = {"up": -1, "down": 1}
_STEPS_ON_A_SCALE = {"up": 1, "down": -1, "left": -1, "right": 1}


class Questions:
    """What is chosen at the question that is asked now, and not answered with yet."""

    def __init__(self, reading: timedelta) -> None:
        self.chosen: int | None = None
        """The number of a choice, counted from 0, or a number of the scale."""
        self._typed = ""
        self._typed_at = reading
        self._last_key: str | None = None
        self._last_at = self._answered_at = reading
        self._place: tuple[int, ...] = ()

    def heed(self, run: Run) -> None:
        """Let go of what was chosen at a question that is over."""
        place = (*run.came, run.index)
        if place != self._place:
            self._place = place
            self.chosen, self._typed = None, ""

    def pressed(self, key: str, run: Run, reading: timedelta) -> Move | None:
        """What a key does at the question; None where it is no key of a question."""
        is_early = self._is_early(key, reading)
        self._last_key, self._last_at = key, reading
        self.heed(run)
        if not isinstance(run.step, Ask):
            return None
        if is_early and (key.isdigit() or key in ("enter", "escape")):
            return thought_over
        move = self._move(key, run.step, reading)
        if move not in (None, thought_over):
            self._answered_at = reading
        return move

    def picked(self, number: int, step: Ask) -> Move:
        """What a click on an answer does."""
        return partial(answered, answer=number if step.scale else step.choices[number])

    def settled(self, run: Run, reading: timedelta) -> Move | None:
        """The number that was typed, once no digit follows."""
        self.heed(run)
        if not (self._typed and isinstance(run.step, Ask)) or self.wait(reading):
            return None
        self._typed = ""
        return partial(answered, answer=self.chosen) if self.chosen is not None else thought_over

    def wait(self, reading: timedelta) -> timedelta | None:
        """How long a digit may still follow; None where none is waited for."""
        left = self._typed_at + A_DIGIT_MORE - reading
        return left if self._typed and left > timedelta() else None

    def _is_early(self, key: str, reading: timedelta) -> bool:
        """Whether a key is still held down, or was meant for the question before."""
        is_held = self._last_key in (None, key) and reading - self._last_at < HELD_FOR
        return is_held or reading - self._answered_at < AT_ONCE

    def _move(self, key: str, step: Ask, reading: timedelta) -> Move | None:
        if key == "escape":
            return unanswered
        if key == "enter":
            return unanswered if self.chosen is None else self.picked(self.chosen, step)
        if step.scale:
            return self._on_the_scale(key, step.scale, reading)
        return self._among_choices(key, step) if step.choices else None

    def _among_choices(self, key: str, step: Ask) -> Move | None:
        count = len(step.choices)
        if key.isdigit():
            return self.picked(int(key) - 1, step) if 1 <= int(key) <= count else thought_over
        if key not in _STEPS:
            return None
        before = -1 if _STEPS[key] > 0 else 0
        self.chosen = ((before if self.chosen is None else self.chosen) + _STEPS[key]) % count
        return thought_over

    def _on_the_scale(self, key: str, scale: tuple[int, int], reading: timedelta) -> Move | None:
        lowest, highest = scale
        if key.isdigit():
            return self._typed_digit(key, scale, reading)
        if key not in _STEPS_ON_A_SCALE:
            return None
        self._typed = ""
        if self.chosen is None:
            self.chosen = lowest if _STEPS_ON_A_SCALE[key] > 0 else highest
        else:
            self.chosen = min(highest, max(lowest, self.chosen + _STEPS_ON_A_SCALE[key]))
        return thought_over

    def _typed_digit(self, digit: str, scale: tuple[int, int], reading: timedelta) -> Move:
        """An answer, where no digit can follow; else what has been typed so far waits for one."""
        lowest, highest = scale
        typed = self._typed + digit
        number = int(typed) if int(typed) <= highest else int(digit)
        self.chosen = number if lowest <= number <= highest else None
        if number and number * 10 <= highest:
            self._typed, self._typed_at = str(number), reading
            return thought_over
        self._typed = ""
        return thought_over if self.chosen is None else partial(answered, answer=number)
