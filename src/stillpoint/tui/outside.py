"""Tells outside the app what happens in it while nobody looks at it."""

from typing import TYPE_CHECKING, Any

from textual.app import App

if TYPE_CHECKING:
    from stillpoint.services.outside import News
    from stillpoint.services.parts import Parts


class Outside:
    """The notices of an app that reach beyond its terminal.

    Many terminals never say whether they are looked at; one that has not is not taken to be.
    """

    def __init__(self, app: App[Any], parts: "Parts") -> None:
        self._app = app
        self._parts = parts
        self.is_watched = False
        """The terminal has said that it is looked at."""

    def tell(self, news: "News") -> None:
        """Tell something, unless whoever it is for sees it anyway."""
        if not self.is_watched:
            self._parts.tell_outside(news, self._write)

    def _write(self, sequence: str) -> None:
        """Write to the terminal as all else is written, so that it comes between two frames."""
        if self._app._driver is not None:
            self._app._driver.write(sequence)
