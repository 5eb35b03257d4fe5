"""Keeps back what is told in passing while somebody practises, and tells it afterwards."""

from collections.abc import Iterator
from typing import Any

from textual.app import App
from textual.notifications import Notification, Notify
from textual.screen import Screen


class Notices:
    """The notices of an app; a screen that `is_quiet`, even when it is covered, shows none."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._untold: list[Notification] = []
        self._fleeting: set[str] = set()
        """Words that are not true any more after a practice."""

    @property
    def untold(self) -> Iterator[str]:
        """The words that nobody has seen yet."""
        return (each.message for each in self._untold)

    def tell_in_time(self, words: str, seconds: float) -> None:
        """Tell what will not be true later: now, or never."""
        if not self.is_quiet:
            self._fleeting.add(words)
            self._app.notify(words, timeout=seconds)

    def take(self, event: Notify) -> None:
        """Let a notice be told now, or keep it."""
        if self.is_quiet:
            event.prevent_default()
            self._keep(event.notification)

    def heed(self, _: Screen[Any]) -> None:
        """Another screen is shown: put the notices away for it, or tell those that were kept."""
        if self.is_quiet:
            for shown in self._app._notifications:
                self._keep(shown)
            self._app.clear_notifications()
            return
        untold, self._untold = self._untold, []
        for each in untold:
            self._app.notify(
                each.message, title=each.title, severity=each.severity, timeout=each.timeout
            )

    def _keep(self, notice: Notification) -> None:
        if notice.message not in self._fleeting:
            self._untold.append(notice)

    @property
    def is_quiet(self) -> bool:
        """Whether somebody practises, so that nothing is told in passing."""
        return any(getattr(screen, "is_quiet", False) for screen in self._app.screen_stack)
