"""The pace that a session for finding it has found, kept as the user's own."""

from stillpoint.config.settings import SettingsError
from stillpoint.core.paces import best_rated
from stillpoint.history.entries import Entry
from stillpoint.services.parts import Parts

FINDERS = ("breath/find-your-pace",)
"""Sessions whose answers rate paces."""


def pace_found(entry: Entry) -> float | None:
    """The best-rated pace of a session that looks for it; None of any other, or where none is."""
    is_finder = f"{entry.pack}/{entry.session}" in FINDERS
    return best_rated(entry.kept) if is_finder else None


def keep_pace(parts: Parts, entry: Entry | None) -> str:
    """Keep the pace that was found as the user's own; what to tell of it, if anything."""
    found = pace_found(entry) if entry else None
    if found is None:
        return ""
    try:
        parts.change("pace", f"{found:g}")
    except SettingsError as error:
        return str(error)
    return f"{found:g} a minute is kept as your most comfortable slow pace. Settings change it."
