"""What the user has chosen, kept in a file that is theirs to edit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from stillpoint.core.errors import Misuse, StillpointError
from stillpoint.core.hours import Hours, hours
from stillpoint.core.intentions import Intention, intention
from stillpoint.core.own_files import reason, replace, text_of, undisturbed
from stillpoint.core.paces import pace
from stillpoint.core.texts import alias
from stillpoint.core.times import time_of_day

CHOICES: Mapping[str, tuple[str, ...]] = {
    "theme": ("dusk", "paper", "night", "contrast"),
    "drawing": ("orb", "ring", "wave", "bar"),
    "glyphs": ("auto", "blocks", "ascii"),
    "check_ins": ("usual", "off", "after", "both"),
}
"""The words that a setting may take."""

FORMS: Mapping[str, Callable[[str], object]] = {
    "day_ends": time_of_day,
    "intention": intention,
    "pace": pace,
    "me": alias,
    "with_child": alias,
    "with_infant": alias,
    "quiet_hours": hours,
}
"""How a setting is read that takes more than a few words; one in neither is true or false."""

OFFERS: Mapping[str, tuple[str, ...]] = {
    "day_ends": ("00:00", "01:00", "02:00", "03:00", "04:00", "05:00", "06:00"),
    "intention": ("", *(f"{days} days" for days in range(2, 8)), "30 minutes", "60 minutes"),
    "pace": ("", "4.5", "5", "5.5", "6", "6.5"),
    "me": ("",),
    "with_child": ("",),
    "with_infant": ("",),
    "quiet_hours": ("", "20:00-07:00", "21:00-07:00", "22:00-06:00"),
}
"""Some of what such a setting may be."""


class SettingsError(StillpointError):
    """A setting that cannot be kept."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the program looks and sounds."""

    theme: str = "dusk"
    drawing: str = "orb"
    reduced_motion: bool = False
    """Step once a second where the pacer would glide."""
    muted: bool = False
    glyphs: Literal["auto", "blocks", "ascii"] = "auto"
    """Whether to draw with blocks, with plain ASCII, or as the terminal suggests."""
    day_ends: str = "04:00"
    """When a practice day ends; what is practised before counts to the day before."""
    intention: str = ""
    """What to do in a week, `3 days` or `60 minutes`; nothing where it is empty."""
    streaks: bool = False
    """Tell how many days in a row something was practised."""
    pace: str = ""
    """The most comfortable slow pace, in breaths a minute; empty until one is found."""
    check_ins: str = "usual"
    """When to ask how people are: `usual` asks before and after only once a child is chosen."""
    me: str = ""
    """The alias of whoever uses this device; nothing is the only carer there is."""
    with_child: str = ""
    with_infant: str = ""
    """The alias of whom sessions for two were last done with."""
    quiet_hours: str = "21:00-07:00"
    """When no routine gives notice; at no time where it is empty."""

    @property
    def day_end(self) -> timedelta:
        """When a practice day ends, as time since midnight."""
        return time_of_day(self.day_ends)

    @property
    def own_pace(self) -> float | None:
        """The most comfortable slow pace, if one was found."""
        return pace(self.pace)

    @property
    def weekly(self) -> Intention | None:
        """What to do in a week, if anything."""
        return intention(self.intention)

    @property
    def quiet(self) -> Hours | None:
        """When no routine gives notice, if there are such hours."""
        return hours(self.quiet_hours)


SETTING_NAMES = tuple(field.name for field in fields(Settings))
"""Every setting, in the order in which people are shown them."""


def read_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings in a file, and what is wrong with it; what is wrong stays at its default."""
    try:
        chosen = _parsed(text_of(path))
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, ValueError, RecursionError) as error:
        return Settings(), (f"{path.name}: {reason(error)}; the defaults are used",)
    faults = {name: fault for name, value in chosen.items() if (fault := _fault(name, value))}
    sound: dict[str, Any] = {name: chosen[name] for name in chosen.keys() - faults.keys()}
    return Settings(**sound), tuple(f"{path.name}: {fault}" for fault in faults.values())


def change_setting(path: Path, name: str, value: str | bool) -> None:
    """Write one setting to a file, whose comments and other lines stay as they are."""
    if fault := _fault(name, value):
        raise SettingsError(fault)
    with undisturbed(path, SettingsError):
        _write_setting(path, name, value)


def _write_setting(path: Path, name: str, value: str | bool) -> None:
    import tomlkit  # 60 ms to import, and only writing needs it

    try:
        document = tomlkit.parse(text_of(path))
    except FileNotFoundError:
        document = tomlkit.document()
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError(
            f"{path} was left as it is: {reason(error)}. Mend or remove it, then try again."
        ) from error
    document[name] = value
    try:
        replace(path, tomlkit.dumps(document))
    except OSError as error:
        raise SettingsError(f"{path} could not be written: {reason(error)}.") from error


def _parsed(text: str) -> dict[str, object]:
    import tomli  # only for those who have chosen something: home is painted after this

    return tomli.loads(text)


def _fault(name: str, value: object) -> str | None:
    if name not in SETTING_NAMES:
        return f"there is no setting {_shown(name)}; {_suggestion(name)}"
    if name in FORMS and isinstance(value, str):
        return _fault_of_form(name, value)
    if name in FORMS:
        return f"{name}: expected a text in quotes, found {_shown(value)}"
    allowed: tuple[object, ...] = CHOICES.get(name, (True, False))
    if any(type(value) is type(choice) and value == choice for choice in allowed):
        return None  # the types are compared as well, for 1 == True
    return f"{name}: expected {_spoken(allowed)}, found {_shown(value)}"


def _fault_of_form(name: str, value: str) -> str | None:
    try:
        FORMS[name](value)
    except Misuse as error:
        return f"{name}: {error}"
    return None


def _suggestion(name: str) -> str:
    if nearest := get_close_matches(name, SETTING_NAMES, n=1):
        return f"did you mean {_shown(nearest[0])}?"
    return f"the settings are {', '.join(SETTING_NAMES)}"


def _spoken(allowed: tuple[object, ...]) -> str:
    *most, last = map(_shown, allowed)
    return f"{', '.join(most)} or {last}"


def _shown(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value[:40]}"'
        case _:
            return str(value)[:40]
