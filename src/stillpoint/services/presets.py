"""Colour and sound for a place, chosen at once: a few settings together."""

from collections.abc import Mapping
from dataclasses import dataclass

from stillpoint.config.forms import Value
from stillpoint.config.settings import SETTINGS
from stillpoint.core.errors import Misuse
from stillpoint.core.texts import nearest, quoted
from stillpoint.services.parts import Parts

HOUSE_THEMES = ("dusk", "paper", "night")
"""A theme that is none of these was chosen because others are hard to see; it stays."""


@dataclass(frozen=True, slots=True)
class Preset:
    """What a place looks and sounds like."""

    words: str
    settings: Mapping[str, Value]


PRESETS = {
    "dusk": Preset(
        "soft and dark, with breath tones and a bowl",
        {"theme": "dusk", "background": "none", "breath_tones": True, "bell": "bowl"},
    ),
    "rain": Preset(
        "soft and dark, rain under it, a soft bell",
        {"theme": "dusk", "background": "rain", "breath_tones": False, "bell": "soft"},
    ),
    "night": Preset(
        "dim red, low brown noise, a soft bell",
        {"theme": "night", "background": "brown", "breath_tones": True, "bell": "soft"},
    ),
    "plain": Preset(
        "light, and nothing under it",
        {"theme": "paper", "background": "none", "breath_tones": False, "bell": "wood"},
    ),
}


def settings_of(name: str, theme: str) -> dict[str, Value]:
    """What a preset sets of the settings that there are, beside that theme. Raises `Misuse`."""
    if name not in PRESETS:
        near = nearest(name, PRESETS)
        known = f"did you mean {near[0]}?" if near else f"there are {', '.join(PRESETS)}"
        raise Misuse(f"there is no preset {quoted(name)}; {known}")
    return {
        setting: value
        for setting, value in PRESETS[name].settings.items()
        if setting in SETTINGS and (setting != "theme" or theme in HOUSE_THEMES)
    }


def choose(parts: Parts, name: str) -> dict[str, Value]:
    """Set what a preset sets; what that was. Raises `Misuse`, and `SettingsError`."""
    chosen = settings_of(name, parts.settings.theme)
    for setting, value in chosen.items():
        parts.change(setting, value)
    return chosen
