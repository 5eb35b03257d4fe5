"""What says the words of a session, where that is asked for."""

import os
from collections.abc import Sequence

from stillpoint.config.settings import Settings
from stillpoint.services.sittings import Sitting
from stillpoint.signals.engines import ENGINES, Engine, engines_on
from stillpoint.signals.reading_aloud import ReadingAloud
from stillpoint.signals.voice import Voice


def engines_here() -> tuple[Engine, ...]:
    """The programs here that can speak, the one to try first before the others."""
    return engines_on(os.environ.get("PATH", os.defpath))


def reading_aloud(sitting: Sitting, settings: Settings) -> ReadingAloud | None:
    """What says the words of a sitting; None where nothing is to be said, or nothing can say it."""
    engines = engines_here() if settings.voice else ()
    if not engines:
        return None
    voice = Voice(engines, rate=settings.voice_rate, name=settings.voice_name)
    return ReadingAloud(voice, sitting.run, sitting.session.language)


def voice_in_words(engines: Sequence[Engine], *, is_on: bool) -> str:
    """Which program speaks, or would, and why this one."""
    if not engines:
        which = f"none of {', '.join(ENGINES)} is here; espeak-ng is the easiest to install"
        return f"on, but {which}" if is_on else f"off; {which}"
    first, *others = engines
    then = f"; {others[0].name} where it fails" if others else ""
    which = f"{first.name}, the first found of {', '.join(ENGINES)}{then} ({first.program})"
    return which if is_on else f"off; it would be {which}"
