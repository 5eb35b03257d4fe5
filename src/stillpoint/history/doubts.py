"""Times that cannot be: what is wrong with when an entry was, and how long."""

from datetime import datetime, timedelta

from stillpoint.history.entries import Entry

LONGEST_SITTING = timedelta(hours=24)
"""No session lasts longer."""
TOLERANCE = timedelta(minutes=5)
"""So far may two clocks be apart, and so much more be practised than a span holds."""


def doubt_of(entry: Entry, now: datetime | None = None) -> str:
    """Why an entry cannot have been lived so, as the rest of a sentence; nothing if it can."""
    if entry.ended_at < entry.started_at:
        return "ends before it begins"
    if entry.practised > LONGEST_SITTING:
        return "is longer than a day"
    if now and entry.ended_at - TOLERANCE > now:
        return "ends in the future"
    if entry.practised - TOLERANCE > entry.ended_at - entry.started_at:
        return "is longer than the time from its start to its end"
    return ""
