"""What says the words of a session, where that is asked for."""

from collections.abc import Mapping

from stillpoint.config.settings import Settings
from stillpoint.services.sittings import Sitting
from stillpoint.services.sounding import is_elsewhere, way_of
from stillpoint.signals.engines import ENGINES, Engine, engines_on
from stillpoint.signals.reading_aloud import ReadingAloud
from stillpoint.signals.voice import Voice

SILENT = "off"
"""The way of sound on which nothing is heard."""


def engines_here(environ: Mapping[str, str]) -> tuple[Engine, ...]:
    """The programs that can speak to whoever sits at the terminal, the likeliest first."""
    return () if is_elsewhere(environ) else engines_on(environ.get("PATH", ""))


def reading_aloud(
    sitting: Sitting, settings: Settings, environ: Mapping[str, str]
) -> ReadingAloud | None:
    """What says the words of a sitting; None where nothing is to be said, or nothing can say it."""
    is_wanted = settings.voice and way_of(settings, environ) != SILENT
    engines = engines_here(environ) if is_wanted else ()
    if not engines:
        return None
    voice = Voice(engines, rate=settings.voice_rate, name=settings.voice_name)
    return ReadingAloud(voice, sitting.run, sitting.session)


class Trial:
    """Lets a voice be heard as it is set, whether or not it is on."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._voice: Voice | None = None

    def is_possible(self, settings: Settings) -> bool:
        """Whether anything can speak here, and may."""
        return way_of(settings, self._environ) != SILENT and bool(engines_here(self._environ))

    def say(self, words: str, settings: Settings) -> None:
        """Say something, instead of what is being said."""
        self.close()
        engines = engines_here(self._environ)
        self._voice = Voice(engines, rate=settings.voice_rate, name=settings.voice_name)
        self._voice.say(words, "en")

    def close(self) -> None:
        """Say no more."""
        if self._voice:
            self._voice.close()


def voice_in_words(settings: Settings, environ: Mapping[str, str]) -> str:
    """Which program speaks, or would, and why this one."""
    if not settings.voice:
        return f"off; it would be {_which(environ)}"
    if way_of(settings, environ) == SILENT:
        return f"silent, for sound is off; it would be {_which(environ)}"
    return _which(environ)


def _which(environ: Mapping[str, str]) -> str:
    if is_elsewhere(environ):
        return "none, for over ssh it would be heard at the other end"
    if not (engines := engines_here(environ)):
        return f"none, for {', '.join(ENGINES)} are not here; espeak-ng is easy to install"
    first, *others = engines
    then = f"; {others[0].name} where it fails" if others else ""
    return f"{first.name}, the first found of {', '.join(ENGINES)}{then} ({first.program})"
