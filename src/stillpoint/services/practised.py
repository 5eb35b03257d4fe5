"""Which sessions were practised, by their addresses, as routines and learning paths ask for it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import takewhile

from stillpoint.history.summaries import Summary
from stillpoint.stats.days import A_DAY, A_WEEK, practice_day

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


def days_practised(
    summaries: Iterable[Summary], addresses: Collection[str], now: datetime, day_end: timedelta
) -> int:
    """On how many of the last seven practice days, today among them, any of these was practised."""
    first = practice_day(now, day_end) - A_WEEK + A_DAY
    lately = takewhile(lambda entry: entry.started_at >= now - A_WEEK - A_WHILE, summaries)
    done = (entry.started_at for entry in lately if address_of(entry) in addresses)
    return len({day for at in done if (day := practice_day(at, day_end)) >= first})


def practised_since(summaries: Iterable[Summary], begun: datetime) -> frozenset[str]:
    """The sessions practised from a moment on; the newest entries come first."""
    since = takewhile(lambda entry: entry.started_at >= begun, summaries)
    return frozenset(map(address_of, since))


def address_of(entry: Summary) -> str:
    """`pack/session`; for what came from no pack, nothing that a routine could name."""
    return f"{entry.kind.pack}/{entry.kind.session}"
