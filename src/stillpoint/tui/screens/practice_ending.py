"""What is kept of a practice, and what follows it."""

from collections.abc import Callable, Mapping
from typing import cast

from textual.screen import Screen

from stillpoint.config.settings import SettingsError
from stillpoint.core.errors import StillpointError
from stillpoint.core.runs import Run
from stillpoint.history.journal import JournalError
from stillpoint.services.paces import keep_pace
from stillpoint.services.parts import Parts
from stillpoint.services.sittings import Sitting
from stillpoint.tui.screens.practice_following import Leading, following
from stillpoint.tui.screens.summary import SummaryScreen

Choices = Mapping[str, str | bool]
"""What was chosen underway, by the names of settings."""


class Ending:
    """Saves a sitting and what was chosen underway, and goes on to what follows.

    Choices are kept only now, for writing them underway could halt a breath.
    """

    def __init__(self, screen: Screen[None], sitting: Sitting, parts: Parts) -> None:
        self._screen = screen
        self._sitting = sitting
        self._parts = parts
        self._fault: str | None = None

    def keep(self, choices: Callable[[], Choices]) -> str | None:
        """Save the part done; what to tell if that fails. Never raises."""
        try:
            if not self._sitting.run.is_over:
                self._sitting.steer(Run.finish)
            self._sitting.save()
            self._keep_choices(choices())
        except StillpointError as error:
            return str(error)
        except Exception as error:  # whatever broke, whoever calls must still leave in order
            return f"The session could not be saved: {error!r}."
        return None

    def save(self) -> None:
        """Save what is over."""
        try:
            self._sitting.save()
        except JournalError as error:
            self._fault = None if self._sitting.is_saved else str(error)
        if told := keep_pace(self._parts, self._sitting.saved_entry):
            self._screen.notify(told)

    def go_on(self, choices: Choices, *, is_dark: bool, held: str) -> None:
        """From a practice that is saved to what was chosen to follow, or else to its summary.

        `held` is the key that may have ended it, and still be down.
        """
        self._keep_choices(choices)
        other = None if self._fault else following(self._sitting, self._parts, self._screen.notify)
        if other:
            cast(Leading, self._screen.app).go_on_to(other, self._sitting.manner_now)
        else:
            summary = SummaryScreen(
                self._sitting, self._parts, fault=self._fault, is_dark=is_dark, held=held
            )
            self._screen.app.switch_screen(summary)

    def _keep_choices(self, choices: Choices) -> None:
        for name, value in choices.items():
            if getattr(self._parts.settings, name) != value:
                try:
                    self._parts.change(name, value)
                except SettingsError as error:
                    self._screen.notify(str(error), severity="warning")
