"""Which sessions were practised, by their addresses, as routines and learning paths ask for it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import takewhile

from stillpoint.history.summaries import Summary
from stillpoint.stats.days import practice_day

A_WHILE = timedelta(days=3)
"""No practice day began longer ago, wherever on earth one has been since."""


def practised_on(
    summaries: Iterable[Summary], day: date, now: datetime, day_end: timedelta
) -> Mapping[str, datetime]:
    """When each session was last practised on a practice day; the newest entries come first."""
    lately = takewhile(lambda entry: entry.started_at >= now - A_WHILE, summaries)
    found: dict[str, datetime] = {}
    for entry in lately:
        if practice_day(entry.started_at, day_end) == day:
            found.setdefault(address_of(entry), entry.started_at)
    return found


def practised_since(summaries: Iterable[Summary], begun: datetime) -> frozenset[str]:
    """The sessions practised from a moment on; the newest entries come first."""
    since = takewhile(lambda entry: entry.started_at >= begun, summaries)
    return frozenset(map(address_of, since))


def address_of(entry: Summary) -> str:
    """`pack/session`; for what came from no pack, nothing that a routine could name."""
    return f"{entry.kind.pack}/{entry.kind.session}"
