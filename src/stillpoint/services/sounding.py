"""What is heard, as the user wants it and this computer can."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from stillpoint.config.places import Places
from stillpoint.config.settings import Settings
from stillpoint.core.clock import Clock
from stillpoint.core.runs import Run
from stillpoint.core.sound_names import BACKGROUND_NAMES, BELL_NAMES
from stillpoint.signals.bells import MARKS
from stillpoint.signals.cue_record import CueRecord
from stillpoint.signals.ensemble import Choices, Ensemble
from stillpoint.signals.loudness import Loudness
from stillpoint.signals.own_sounds import own_sounds
from stillpoint.signals.players import Player, players_on
from stillpoint.signals.playing import Playing
from stillpoint.signals.reading_aloud import ReadingAloud
from stillpoint.signals.soundings import Purpose, Sounding
from stillpoint.signals.sources import Sources
from stillpoint.signals.under import Background

SOUND_VARIABLE = "STILLPOINT_SOUND"
"""What says for once which way sound goes, over the setting."""

RECORD_VARIABLE = "STILLPOINT_CUES_TO"
"""What names a file for the record of cues."""

FORWARDED = ("PULSE_SERVER", "PIPEWIRE_REMOTE")
"""What says that sound comes to where the terminal is, though it is elsewhere."""

A_BREATH_IN = timedelta(seconds=3)
"""How long one takes that is heard to try the tones."""


def way_of(settings: Settings, environ: Mapping[str, str]) -> str:
    """Which way sound is to go: `auto`, `terminal` or `off`."""
    asked = environ.get(SOUND_VARIABLE, "")
    return asked if asked in ("auto", "terminal", "off") else settings.sound


def is_elsewhere(environ: Mapping[str, str]) -> bool:
    """Whether a player would be heard in another room than the one where the terminal is."""
    return "SSH_CONNECTION" in environ and not any(name in environ for name in FORWARDED)


def players_here(environ: Mapping[str, str]) -> tuple[Player, ...]:
    """The players that would be heard by whoever sits at the terminal."""
    return () if is_elsewhere(environ) else players_on(environ.get("PATH", ""))


class Sound:
    """The players, and what one session after another is heard by."""

    def __init__(self, places: Places, clock: Clock, environ: Mapping[str, str]) -> None:
        self._places = places
        self._clock = clock
        self._environ = environ
        self._playing: dict[str, Playing] = {}
        self._ring: Callable[[int], object] = lambda _: None
        self._tell: Callable[[str], object] = lambda _: None

    def heard_by(
        self, ring: Callable[[int], object], tell: Callable[[str], object] = lambda _: None
    ) -> None:
        """Say what rings the terminal's bell so many times, and what tells something in passing.

        Both are called from any thread.
        """
        self._ring, self._tell = ring, tell

    def ensemble(self, run: Run, settings: Settings, aloud: ReadingAloud | None = None) -> Ensemble:
        """What a run is heard by that begins now, its words among it if they are to be said."""
        record = self._environ.get(RECORD_VARIABLE)
        playing = self._playing_for(settings)
        return Ensemble(
            run,
            playing,
            _choices(settings, self._environ),
            self._clock,
            aloud=aloud,
            background=self._background(settings) if playing.way else None,
            record=CueRecord(Path(record)) if record else None,
        )

    @property
    def bells(self) -> Mapping[str, str]:
        """What can ring, by name: a bell, or a file of the user's own."""
        own = {name: str(file) for name, file in self._own.items()}
        return {**dict.fromkeys(BELL_NAMES, "bell"), **own}

    @property
    def own_names(self) -> tuple[str, ...]:
        """The names of the user's own files."""
        return tuple(self._own)

    @property
    def names(self) -> Mapping[str, str]:
        """All that can be heard by name: bells, backgrounds and marks."""
        backgrounds = dict.fromkeys(BACKGROUND_NAMES, "background")
        return {**self.bells, **backgrounds, **dict.fromkeys(MARKS, "mark")}

    def is_off(self, settings: Settings) -> bool:
        """Whether nothing is to be heard at all."""
        return way_of(settings, self._environ) == "off"

    def make_ready(self, settings: Settings) -> None:
        """Have the bell made that most sessions begin with, where it is not there yet."""
        if not (self.is_off(settings) or settings.muted):
            self._playing_for(settings).prepare([settings.bell])

    def has_player(self, settings: Settings) -> bool:
        """Whether there is more to sound by than the bell of the terminal."""
        return not self.is_off(settings) and bool(self._playing_for(settings).way)

    def preview(self, name: str, settings: Settings) -> None:
        """Let a sound be heard, and no other that was to be heard so; none where sound is off."""
        self._preview({name: timedelta()}, settings)

    def preview_breath(self, settings: Settings) -> None:
        """Let a breath be heard in the same way, in and out."""
        self._preview({"breath-in-3.0": timedelta(), "breath-out-4.0": A_BREATH_IN}, settings)

    def close(self, *, waits: bool = False) -> None:
        """Let nothing be heard any more but a bell that rings out; or wait until all is heard."""
        for playing in self._playing.values():
            playing.close(waits=waits)
        self._playing.clear()

    def _preview(self, names: Mapping[str, timedelta], settings: Settings) -> None:
        """Let sounds be heard, each after a wait."""
        if self.is_off(settings):
            return
        playing = self._playing_for(settings)
        playing.stop(Purpose.BELL)
        gain = _loudness(settings).gain(self._clock.now())
        for name, wait in names.items():
            playing.play(Sounding(name, Purpose.BELL), gain, wait=wait)

    def _playing_for(self, settings: Settings) -> Playing:
        way = way_of(settings, self._environ)
        if way not in self._playing:
            players = players_here(self._environ) if way == "auto" else ()
            sources = Sources(self._places.sounds, self._places.own_sounds)
            self._playing[way] = Playing(players, sources, ring=self._rung, tell=self._told)
        return self._playing[way]

    @property
    def _own(self) -> Mapping[str, Path]:
        return own_sounds(self._places.own_sounds)

    def _rung(self, strikes: int) -> None:
        self._ring(strikes)

    def _told(self, words: str) -> None:
        self._tell(words)

    def _background(self, settings: Settings) -> Background | None:
        name = settings.background
        own = self._own.get(name)
        if own is None and name not in BACKGROUND_NAMES:
            return None
        path = self._environ.get("PATH", "")
        return Background(self._places.sounds, str(own or name), path, tell=self._told)


def _loudness(settings: Settings) -> Loudness:
    return Loudness(settings.volume, settings.night_volume, settings.quiet)


def _choices(settings: Settings, environ: Mapping[str, str]) -> Choices:
    return Choices(
        loudness=_loudness(settings),
        bells={"bowl": settings.bell, "wood": settings.interval_bell},
        has_tones=settings.breath_tones,
        is_off=way_of(settings, environ) == "off",
    )
