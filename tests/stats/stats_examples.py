"""Entries in short, to be counted."""

from datetime import UTC, datetime, timedelta

from stillpoint.history.summaries import NO_REMARKS, Kind, Summary

SATURDAY_NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
BREATH = Kind("breath", "even-breath", "Even Breath", "breathing", "adult", "", "")
SIT = Kind("sit", "first-five", "First Five", "meditation", "adult", "", "")


def practised(
    started_at: datetime, *, minutes: float = 5, kind: Kind = BREATH, completed: bool = True
) -> Summary:
    """So many minutes of a session, begun at that moment."""
    length = timedelta(minutes=minutes)
    return Summary(str(started_at.timestamp()), started_at, length, completed, kind, NO_REMARKS)


def days_ago(days: int, *, minutes: float = 5, kind: Kind = BREATH) -> Summary:
    """So many minutes of a session at noon, that many days before."""
    return practised(SATURDAY_NOON - timedelta(days=days), minutes=minutes, kind=kind)
