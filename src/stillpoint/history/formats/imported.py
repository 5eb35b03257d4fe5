"""Entries made of what another program kept."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from stillpoint.core.texts import folded, harmless
from stillpoint.history.doubts import LONGEST_SITTING, doubt_of
from stillpoint.history.entries import Entry
from stillpoint.history.identity import lasting_id
from stillpoint.history.values import EARLIEST_YEAR, LATEST_YEAR, BadEntry, moment, written

IMPORTED = "imported"
"""The tag of an entry that another program kept first."""

LONGEST_TITLE = 200
LONGEST_NOTE = 100_000

_PRACTICES: Mapping[str, str] = {
    "meditation": "meditation",
    "breathing": "breathing",
    "breathwork": "breathing",
    "pranayama": "breathing",
    "yoga": "yoga",
    "tai chi": "tai-chi",
    "tai-chi": "tai-chi",
    "qi gong": "tai-chi",
    "qigong": "tai-chi",
    "stretching": "stretching",
    "grounding": "grounding",
    "co-regulation": "co-regulation",
}
_OTHER = "meditation"


def imported_entry(
    key: str,
    started_at: datetime,
    length: timedelta,
    *,
    ended_at: datetime | None = None,
    activity: str = "",
    title: str = "",
    note: str = "",
    now: datetime | None = None,
) -> Entry:
    """The entry of what was practised elsewhere; the same key and start give the same id.

    Raises `BadEntry` where history could not keep it.
    """
    if length <= timedelta():
        raise BadEntry("it has no length")
    if length > LONGEST_SITTING:
        raise BadEntry("it is longer than a day")
    if len(note) > LONGEST_NOTE:
        raise BadEntry(f"its note is longer than {LONGEST_NOTE:,} characters")
    activity, title = _line(activity), _line(title)
    entry = Entry(
        id=lasting_id(started_at, key),
        started_at=_sound(started_at),
        ended_at=_sound(ended_at or started_at + length),
        practised=length,
        completed=True,
        title=title or activity or "Meditation",
        practice=_PRACTICES.get(folded(activity), _OTHER),
        note="\n".join(harmless(line, LONGEST_NOTE) for line in note.splitlines()),
        tags=_tags(activity, title),
    )
    if doubt := doubt_of(entry, now):
        raise BadEntry(f"it {doubt}")
    return entry


def key_of(kind: str, *parts: object) -> str:
    """What tells one sitting of a kind of file from all others."""
    return "\n".join([kind, *map(str, parts)])


def _tags(activity: str, title: str) -> tuple[str, ...]:
    """An activity that no practice of ours stands for is kept, if not as title, as a tag."""
    is_lost = activity and title and folded(activity) not in _PRACTICES
    return (IMPORTED, activity.lower()) if is_lost else (IMPORTED,)


def _line(text: str) -> str:
    return harmless(" ".join(text.split()), LONGEST_TITLE)


def _sound(at: datetime) -> datetime:
    """The moment as it will be read again."""
    try:
        return moment(written(at))
    except BadEntry:
        raise BadEntry(f"it must begin and end from {EARLIEST_YEAR} to {LATEST_YEAR}") from None
