"""How long words take to say, which is told from their letters and their pauses."""

import re
from datetime import timedelta
from unicodedata import east_asian_width

USUAL_RATE = 150
"""Words a minute, unhurried: people who talk say about as many, and so do books read aloud."""

LETTER = timedelta(milliseconds=70)
"""At that rate; docs/voice.md tells how well these times agree with a real voice."""
DIGIT = 4
"""A digit is a word, as long as so many letters: seven."""
SYLLABLE = timedelta(milliseconds=200)
"""A character of a script that writes whole syllables or words, such as Chinese."""
LAST = timedelta(milliseconds=150)
"""How much longer the last sound is drawn out."""
SHORT_PAUSE = timedelta(milliseconds=350)
LONG_PAUSE = timedelta(milliseconds=500)

_SHORT = r"[,–—、،](?=\s|$)|\s[-–—]\s"
_LONG = r"[.!?…:;。！？]+(?=\s|$)|\n"
_AT_THE_END = ".!?…:;,。！？"


def time_to_say(text: str) -> timedelta:
    """About how long a voice takes from the first sound of a text to its last."""
    text = text.strip().rstrip(_AT_THE_END)
    if not text:
        return timedelta()
    pauses = SHORT_PAUSE * len(re.findall(_SHORT, text)) + LONG_PAUSE * len(re.findall(_LONG, text))
    wide = 0 if text.isascii() else sum(map(_is_wide, text))
    letters = sum(map(str.isalpha, text)) - wide + DIGIT * sum(map(str.isdigit, text))
    return LETTER * letters + SYLLABLE * wide + pauses + LAST


def _is_wide(character: str) -> bool:
    return character.isalpha() and east_asian_width(character) == "W"
