"""What is told outside the program of what happens in it: nothing private, unless one wants it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from stillpoint.config.settings import Settings
from stillpoint.core.sessions import Session
from stillpoint.signals.outside import told_outside, way_outside


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened, as a lock screen may show it, and with its name."""

    plain: str
    named: str


def of_end(session: Session) -> News:
    """A session has come to its end."""
    return News("The session has ended.", f"{session.title} has ended.")


def of_routine(words: str) -> News:
    """A routine is near, in its own words."""
    return News("Something you planned is near.", words)


def tell_outside(
    news: News,
    settings: Settings,
    now: datetime,
    environ: Mapping[str, str],
    write: Callable[[str], object] | None = None,
) -> bool:
    """Whether something was told outside: not where nobody asked for it, nor in quiet hours.

    `write` writes to the terminal; without it only a desktop is told.
    """
    if settings.notices == "off" or (settings.quiet and settings.quiet.hold(now)):
        return False
    words = news.named if settings.notices == "named" else news.plain
    return told_outside(words, environ, write)


def outside_in_words(settings: Settings, environ: Mapping[str, str]) -> str:
    """Which way notices go, or would."""
    way = way_outside(environ) or "nowhere: neither this terminal nor a desktop gives notice"
    return f"off; they would go {way}" if settings.notices == "off" else way
