"""What lets somebody hear what a setting does: a bell, a breath, or some words."""

from stillpoint.config.settings import Settings
from stillpoint.core.sound_names import NONE
from stillpoint.services.parts import Parts
from stillpoint.tui.setting_choices import RINGING

BREATH = "breath_tones"
"""The setting that a breath tells of."""

SPEAKING = ("voice", "voice_rate", "voice_name")
"""The settings that words tell of."""

WORDS = "Breathe in. And slowly out."


def can_be_heard(name: str, parts: Parts) -> bool:
    """Whether something here can tell by ear what a setting does."""
    if name in SPEAKING:
        return parts.trial.is_possible(parts.settings)
    if name == BREATH:
        return parts.sound.has_player(parts.settings)
    return bool(sound_of(name, parts.settings))


def hear(name: str, parts: Parts) -> None:
    """Let it be heard as it is set now."""
    if name in SPEAKING:
        parts.trial.say(WORDS, parts.settings)
    elif name == BREATH:
        parts.sound.preview_breath(parts.settings)
    elif sound := sound_of(name, parts.settings):
        parts.sound.preview(sound, parts.settings)


def sound_of(name: str, settings: Settings) -> str:
    """The sound that tells what a setting does; nothing where none does."""
    if name in (*RINGING, "background"):
        sound = str(getattr(settings, name))
        return "" if sound == NONE else sound
    return settings.bell if name in ("sound", "volume", "night_volume") else ""
