"""The settings file: what it says, and what is wrong in it by its line."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stillpoint.config.forms import shown
from stillpoint.config.settings import SETTINGS, Settings
from stillpoint.core.texts import nearest
from stillpoint.files.own_files import reason, text_of

KEYS = "keys"
"""The table of the file that gives bindings other keys."""

Place = tuple[str, ...]
"""Where something stands in the file: a setting, or a binding in the table of keys."""


def read_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings in a file, and what is wrong with it; what is wrong stays at its default."""
    try:
        return settings_in(text_of(path), path.name)
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, ValueError, RecursionError) as error:
        return Settings(), (f"{path.name}: {reason(error)}; the defaults are used",)


def settings_in(text: str, file: str) -> tuple[Settings, tuple[str, ...]]:
    """The settings in the text of a file, and what is wrong in it. Raises `ValueError`."""
    settings, faults = _read(parsed(text))
    return settings, _told(file, text, faults) if faults else ()


def fault_of(name: str, value: object) -> str | None:
    """What is wrong with a setting; None where nothing is."""
    if name not in SETTINGS:
        return f"there is no setting {shown(name)}; {_suggestion(name)}"
    fault = SETTINGS[name].form.fault(value)
    return f"{name}: {fault}" if fault else None


def parsed(text: str) -> dict[str, Any]:
    """The text of a file as TOML. Raises `ValueError`."""
    import tomli  # only for those who have chosen something: home is painted after this

    return tomli.loads(text)


def _read(chosen: Mapping[str, Any]) -> tuple[Settings, dict[Place, str]]:
    faults: dict[Place, str] = {}
    keys: Mapping[str, str] = {}
    sound: dict[str, Any] = {}
    for name, value in chosen.items():
        if name == KEYS:
            from stillpoint.config.keys import keys_in  # only for those who gave any

            keys, wrong = keys_in(value)
            faults |= {(KEYS, id): f"{KEYS}: {fault}" for id, fault in wrong.items()}
        elif fault := fault_of(name, value):
            faults[name,] = fault
        else:
            sound[name] = value
    return Settings(**sound, keys=keys), faults


def _told(file: str, text: str, faults: Mapping[Place, str]) -> tuple[str, ...]:
    from stillpoint.core.toml_lines import lines_of  # only where something is wrong

    lines = lines_of(text, faults)
    in_order = sorted(faults.items(), key=lambda told: lines.get(told[0], 0))
    return tuple(
        f"{file}:{lines[place]}: {fault}" if place in lines else f"{file}: {fault}"
        for place, fault in in_order
    )


def _suggestion(name: str) -> str:
    if near := nearest(name, SETTINGS):
        return f"did you mean {shown(near[0])}?"
    return f"the settings are {', '.join(SETTINGS)}"
