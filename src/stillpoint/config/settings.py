"""What the user has chosen, kept in a file that is theirs to edit."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from typing import Any, Literal

from stillpoint.config.forms import Form, Number, Switch, Value, Words, Written
from stillpoint.core.errors import StillpointError
from stillpoint.core.hours import Hours, hours
from stillpoint.core.intentions import Intention, intention
from stillpoint.core.paces import pace
from stillpoint.core.saying import USUAL_RATE
from stillpoint.core.sound_names import BACKGROUND_NAMES, BELL_NAMES, NONE, sound_name
from stillpoint.core.texts import alias
from stillpoint.core.times import time_of_day


class SettingsError(StillpointError):
    """A setting that cannot be kept."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be chosen, as people are told of it."""

    title: str
    explanation: str
    """What it does; an id in braces stands for the key of that binding."""
    form: Form
    default: Value


def _setting(default: Value, title: str, explanation: str, form: Form) -> Any:
    setting = Setting(title, explanation, form, default)
    return field(default=default, metadata={"setting": setting})


SWITCH = Switch()
SOMEBODY = Written(alias, bounds="an alias, or nothing")
"""An alias of a person, or nobody."""
SOUND = "the name of a sound, or of a file of your own"


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
        "What carries the breath. {practice.next-drawing} changes it while you practise.",
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
    muted: bool = _setting(
        False,
        "Muted",
        "Nothing is heard. {practice.mute} does the same while you practise.",
        SWITCH,
    )
    sound: str = _setting(
        "auto",
        "Sound",
        "Which way sound goes. stillpoint doctor tells which player was found.",
        Words(
            {
                "auto": "by a player of this computer, else the terminal's bell",
                "terminal": "the terminal's bell alone",
                "off": "nothing is heard",
            }
        ),
    )
    volume: int = _setting(70, "Volume", "How loud bells and tones are.", Number(0, 100, 5))
    night_volume: int = _setting(
        35, "Night volume", "How loud they are in the quiet hours.", Number(0, 100, 5)
    )
    bell: str = _setting(
        "bowl",
        "Bell",
        "What rings where a session asks for the bowl: a bell, or a file of your own by its name.",
        Written(sound_name, BELL_NAMES, SOUND),
    )
    interval_bell: str = _setting(
        "wood",
        "Bell within",
        "What rings within a sitting, where a session asks for wood.",
        Written(sound_name, BELL_NAMES, SOUND),
    )
    breath_tones: bool = _setting(
        True,
        "Breath tones",
        "A soft tone rises as you breathe in, and two fall as you do out.",
        SWITCH,
    )
    background: str = _setting(
        NONE,
        "Background",
        "What sounds softly under a practice: one of these, or a file of your own by its name.",
        Written(sound_name, (NONE, *BACKGROUND_NAMES), SOUND),
    )
    voice: bool = _setting(
        False, "Voice", "The words of sessions are said aloud as well as shown.", SWITCH
    )
    voice_rate: int = _setting(
        USUAL_RATE,
        "Voice rate",
        "Words a minute; how exactly depends on the program that speaks.",
        Number(90, 270, 30),
    )
    voice_name: str = _setting(
        "",
        "Voice name",
        "What the program that speaks calls the voice; nothing is its usual one for a language.",
        Written(alias, bounds="the name of a voice, or nothing"),
    )
    glyphs: Literal["auto", "blocks", "ascii"] = _setting(
        "auto",
        "Glyphs",
        "What the screens are drawn with.",
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
        Written(time_of_day, tuple(f"{hour:02}:00" for hour in range(7)), "a time of day"),
    )
    intention: str = _setting(
        "",
        "For a week",
        "What you mean to do from Monday to Sunday. It is told in a quiet line.",
        Written(
            intention,
            ("", *(f"{days} days" for days in range(2, 8)), "30 minutes", "60 minutes"),
            "days or minutes, or nothing",
        ),
    )
    streaks: bool = _setting(
        False, "Streaks", "History tells how many days in a row you practised.", SWITCH
    )
    pace: str = _setting(
        "",
        "Your pace",
        "Your most comfortable slow pace, in breaths a minute. Find Your Pace looks for it.",
        Written(pace, ("", "4.5", "5", "5.5", "6", "6.5"), "breaths a minute, or nothing"),
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
        "Whom sessions for two are with. {fit.others} before a session changes it too.",
        SOMEBODY,
    )
    with_infant: str = _setting(
        "",
        "With the baby",
        "Whom sessions with a baby are with. {fit.others} before one changes it too.",
        SOMEBODY,
    )
    notices: str = _setting(
        "off",
        "Notices",
        "Told outside the program when a session ends or a routine is near; not in quiet hours.",
        Words(
            {
                "off": "none",
                "discreet": "without any name",
                "named": "with the name of it",
            }
        ),
    )
    quiet_hours: str = _setting(
        "21:00-07:00",
        "Quiet hours",
        "Between these times no routine gives notice, and sounds are at night volume.",
        Written(
            hours, ("", "20:00-07:00", "21:00-07:00", "22:00-06:00"), "two times of day, or nothing"
        ),
    )

    keys: Mapping[str, str] = field(default_factory=dict)
    """The keys that were given to bindings, by their ids."""

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


SETTINGS: dict[str, Setting] = {
    each.name: each.metadata["setting"] for each in fields(Settings) if each.metadata
}
"""Every setting by name, in the order in which people are shown them."""
