"""Looks at the clock now and then, and gives notice of a routine that is about to come."""

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stillpoint.services.parts import Parts
    from stillpoint.tui.notices import Notices
    from stillpoint.tui.outside import Outside

LOOK_EVERY = timedelta(seconds=15)

STAYS = timedelta(seconds=20)
"""So long a notice is shown: one looks up from something else."""

LATEST = timedelta(minutes=1)
"""A notice that nobody could be given by then is given no more: it would not be true."""


class Reminders:
    """The notices of an app; none over a practice, none in quiet hours, each once."""

    def __init__(self, parts: "Parts", notices: "Notices", outside: "Outside") -> None:
        self._parts = parts
        self._notices = notices
        self._outside = outside
        self._looked = parts.clock.now()
        self._told: set[tuple[str, str, timedelta]] = set()

    def look(self) -> None:
        """Give notice of what is about to come since the last look."""
        from stillpoint.services.due import notices_given  # not before home is painted
        from stillpoint.services.outside import of_routine

        now = self._parts.clock.now()
        after, self._looked = max(self._looked, now - LATEST), now
        if self._notices.is_quiet:
            return
        for notice in notices_given(self._parts.places, self._parts.clock, after):
            key = notice.routine.id, f"{notice.at:%Y-%m-%d %H:%M}", notice.left
            if key not in self._told:
                self._told.add(key)
                self._notices.tell_in_time(notice.words, STAYS.total_seconds())
                self._outside.tell(of_routine(notice.words))
