"""The names of sounds: those that come with the program, and those that people give their own."""

import re

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import quoted

BELL_NAMES = ("bowl", "wood", "chime", "soft", "double")
"""The bells that come with the program."""

BACKGROUND_NAMES = ("brown", "rain", "drone")
"""The backgrounds that come with the program."""

NONE = "none"
"""No sound, where one could be named."""

_NAME = re.compile(r"\w[\w -]{0,63}")


def sound_name(written: str) -> str:
    """The name of a sound, which is no path and tells no format. Raises `Misuse`."""
    if _NAME.fullmatch(written):
        return written
    raise Misuse(
        f"{quoted(written)} cannot be the name of a sound; write a name alone, such as bowl,"
        " or my-gong for a file my-gong.wav of your own"
    )


def is_sound_name(written: str) -> bool:
    """Whether a text can be the name of a sound."""
    return _NAME.fullmatch(written) is not None
