"""Which entries are meant by what somebody typed, by the practice days of the settings."""

from collections.abc import Sequence
from datetime import date

from stillpoint.config.settings import Settings
from stillpoint.history.selecting import joined, selected, selection
from stillpoint.history.summaries import Summary
from stillpoint.stats.days import practice_day

__all__ = ["asked_for", "joined", "last_day_asked_for"]


def last_day_asked_for(written: str) -> date | None:
    """The last day that such a line asks for, if it names one. Raises `Misuse`."""
    return selection(written).until


def asked_for(
    summaries: Sequence[Summary], written: str, settings: Settings
) -> tuple[Summary, ...]:
    """The entries that a line such as `rain since:2026-10` asks for. Raises `Misuse`."""
    if not written.strip():
        return tuple(summaries)
    day_end = settings.day_end

    def day_of(summary: Summary) -> date:
        return practice_day(summary.started_at, day_end)

    return tuple(selected(summaries, selection(written), day_of))
