"""What the user has chosen, kept in a file that is theirs to edit."""

from dataclasses import dataclass, field, fields
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from stillpoint.config.forms import Form, Switch, Value, Words, Written, shown
from stillpoint.core.errors import StillpointError
from stillpoint.core.hours import Hours, hours
from stillpoint.core.intentions import Intention, intention
from stillpoint.core.own_files import reason, replace, text_of, undisturbed
from stillpoint.core.paces import pace
from stillpoint.core.texts import alias
from stillpoint.core.times import time_of_day


class SettingsError(StillpointError):
    """A setting that cannot be kept."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be chosen, as people are told of it."""

    title: str
    explanation: str
    form: Form


def _setting(default: Value, title: str, explanation: str, form: Form) -> Any:
    return field(default=default, metadata={"setting": Setting(title, explanation, form)})


SWITCH = Switch()
SOMEBODY = Written(alias)
"""An alias of a person, or nobody."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the program looks and sounds."""

    theme: str = _setting(
        "dusk",
        "Theme",
        "The colours of every screen.",
        Words(
            {
                "dusk": "dark and soft",
                "paper": "light",
                "night": "dim red, for a dark room",
                "contrast": "black and white",
                "blue-orange": "where red is like green",
                "blue-yellow": "where red looks dark",
                "teal-rose": "where blue is like green",
            }
        ),
    )
    drawing: str = _setting(
        "orb",
        "Drawing",
        "What carries the breath. v changes it while you practise.",
        Words(
            {
                "orb": "grows and sinks",
                "ring": "opens and closes",
                "wave": "rises and falls",
                "bar": "fills and empties",
            }
        ),
    )
    reduced_motion: bool = _setting(
        False, "Reduced motion", "The pacer steps once a second instead of gliding.", SWITCH
    )
    big_text: bool = _setting(
        False,
        "Big text",
        "A practice shows few words, so large that they are read from afar.",
        SWITCH,
    )
    muted: bool = _setting(False, "Muted", "No bells. m does the same while you practise.", SWITCH)
    glyphs: Literal["auto", "blocks", "ascii"] = _setting(
        "auto",
        "Glyphs",
        "What the screens are drawn with. A change shows at the next start.",
        Words(
            {
                "auto": "as the terminal suggests",
                "blocks": "fine shapes",
                "ascii": "plain characters",
            }
        ),
    )
    day_ends: str = _setting(
        "04:00",
        "Day ends at",
        "What you practise before this hour counts to the day before.",
        Written(time_of_day, tuple(f"{hour:02}:00" for hour in range(7))),
    )
    intention: str = _setting(
        "",
        "For a week",
        "What you mean to do from Monday to Sunday. It is told in a quiet line.",
        Written(
            intention, ("", *(f"{days} days" for days in range(2, 8)), "30 minutes", "60 minutes")
        ),
    )
    streaks: bool = _setting(
        False, "Streaks", "History tells how many days in a row you practised.", SWITCH
    )
    pace: str = _setting(
        "",
        "Your pace",
        "Your most comfortable slow pace, in breaths a minute. Find Your Pace looks for it.",
        Written(pace, ("", "4.5", "5", "5.5", "6", "6.5")),
    )
    check_ins: str = _setting(
        "usual",
        "Check-ins",
        "Whether you are asked how you are, before and after. Esc skips it.",
        Words(
            {
                "usual": "after; before too with a child",
                "off": "never asked",
                "after": "only afterwards",
                "both": "before and after, always",
            }
        ),
    )
    me: str = _setting(
        "", "Me", "Who uses this device; nothing is the only carer there is.", SOMEBODY
    )
    with_child: str = _setting(
        "",
        "With the child",
        "Whom sessions for two are with. o before a session changes it too.",
        SOMEBODY,
    )
    with_infant: str = _setting(
        "",
        "With the baby",
        "Whom sessions with a baby are with. o before one changes it too.",
        SOMEBODY,
    )
    quiet_hours: str = _setting(
        "21:00-07:00",
        "Quiet hours",
        "Between these times no routine gives notice.",
        Written(hours, ("", "20:00-07:00", "21:00-07:00", "22:00-06:00")),
    )

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


SETTINGS: dict[str, Setting] = {field.name: field.metadata["setting"] for field in fields(Settings)}
"""Every setting by name, in the order in which people are shown them."""


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


def change_setting(path: Path, name: str, value: Value) -> None:
    """Write one setting to a file, whose comments and other lines stay as they are."""
    if fault := _fault(name, value):
        raise SettingsError(fault)
    with undisturbed(path, SettingsError):
        _write_setting(path, name, value)


def _write_setting(path: Path, name: str, value: Value) -> None:
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
    if name not in SETTINGS:
        return f"there is no setting {shown(name)}; {_suggestion(name)}"
    fault = SETTINGS[name].form.fault(value)
    return f"{name}: {fault}" if fault else None


def _suggestion(name: str) -> str:
    if nearest := get_close_matches(name, SETTINGS, n=1):
        return f"did you mean {shown(nearest[0])}?"
    return f"the settings are {', '.join(SETTINGS)}"
