"""What settings are about, and in which order people are shown them."""

from collections.abc import Mapping

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Look": ("theme", "big_text", "reduced_motion", "glyphs"),
    "Practice": ("drawing", "pace", "check_ins"),
    "Sound": (
        *("sound", "volume", "night_volume", "muted"),
        *("bell", "interval_bell", "breath_tones", "background"),
    ),
    "Voice and notices": ("voice", "voice_rate", "voice_name", "notices", "quiet_hours"),
    "History": ("day_ends", "intention", "streaks"),
    "People": ("me", "with_child", "with_infant"),
}
"""The names of settings by what they are about; each setting is in one of them."""


def group_of(name: str) -> str:
    """What a setting is about."""
    return next(group for group, names in GROUPS.items() if name in names)
