"""Files from elsewhere, and what is found in them."""

import io
from zoneinfo import ZoneInfo

from stillpoint.history.entries import Entry
from stillpoint.history.formats.found import Found, Manner, Reader, Unread

BERLIN = Manner(zone=ZoneInfo("Europe/Berlin"))


def found_in(read: Reader, content: str | bytes, manner: Manner = BERLIN) -> list[Found]:
    """All that a reader finds."""
    raw = content.encode() if isinstance(content, str) else content
    return list(read(io.BytesIO(raw), manner))


def entries_in(read: Reader, content: str | bytes, manner: Manner = BERLIN) -> list[Entry]:
    """The entries that a reader finds in a file without a fault."""
    found = found_in(read, content, manner)
    entries = [each for each in found if isinstance(each, Entry)]
    assert entries == found
    return entries


def faults_in(read: Reader, content: str | bytes, manner: Manner = BERLIN) -> list[str]:
    """What a reader cannot read, in words."""
    return [str(each) for each in found_in(read, content, manner) if isinstance(each, Unread)]
