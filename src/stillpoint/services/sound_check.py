"""Which way sound goes here, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stillpoint.config.places import Places
from stillpoint.config.settings import Settings
from stillpoint.core.sound_names import BACKGROUND_NAMES, BELL_NAMES, NONE
from stillpoint.core.texts import quoted
from stillpoint.services.sounding import is_elsewhere, players_here, way_of
from stillpoint.signals.own_sounds import own_sounds
from stillpoint.signals.players import WAV, Player
from stillpoint.signals.playing import length_of
from stillpoint.signals.trying import fault_of

EXTRA = "the extra stillpoint[audio] plays all of WAV, OGG, FLAC and MP3"


@dataclass(frozen=True, slots=True)
class SoundCheck:
    """What was found of sound."""

    way: str
    """Where it goes, and why there."""
    is_as_wished: bool
    faults: tuple[str, ...] = ()
    """What cannot be heard as it was asked for."""


def checked(places: Places, settings: Settings, environ: Mapping[str, str]) -> SoundCheck:
    """Try the players, and find what was asked for."""
    way = way_of(settings, environ)
    if way == "off":
        return SoundCheck("off", is_as_wished=True)
    muted = "; muted for now" if settings.muted else ""
    if way == "terminal":
        return SoundCheck(f"the terminal's bell, as it was chosen{muted}", is_as_wished=True)
    if is_elsewhere(environ):
        where = "the terminal's bell, for over SSH a player would be heard in another room"
        return SoundCheck(f"{where}{muted}", is_as_wished=True)
    return _tried(players_here(environ), places, settings, muted)


def _tried(
    players: tuple[Player, ...], places: Places, settings: Settings, muted: str
) -> SoundCheck:
    silent: list[str] = []
    for place, player in enumerate(players):
        if fault := fault_of(player):
            silent.append(f"{player.name} {fault}")
            continue
        why = f" ({'; '.join(silent)})" if silent else ""
        faults = tuple(_faults(players[place:], places, settings))
        return SoundCheck(f"{player.name}{why}{muted}", is_as_wished=True, faults=faults)
    why = "; ".join(silent) or "no player was found"
    return SoundCheck(f"the terminal's bell, for {why}{muted}", is_as_wished=False)


def _faults(players: tuple[Player, ...], places: Places, settings: Settings) -> Iterator[str]:
    own = own_sounds(places.own_sounds)
    for file in own.values():
        if not any(player.can_play(file) for player in players):
            yield f"no player here can play {file.name}; {EXTRA}"
        elif file.suffix.lower() == WAV and not length_of(file):
            yield f"{file.name} is no WAV that can be read; save it anew as one"
    for setting, known in (
        ("bell", BELL_NAMES),
        ("interval_bell", BELL_NAMES),
        ("background", (NONE, *BACKGROUND_NAMES)),
    ):
        name = getattr(settings, setting)
        if name not in known and name not in own:
            folder = places.own_sounds
            yield f"{setting} = {quoted(name)}, but no such file is in {folder}"
