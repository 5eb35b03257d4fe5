"""Text as text: what may be shown as it was written, and how it is searched."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from stillpoint.core.errors import Misuse

MOST_MARKS = 4
"""Accents on one letter; scripts in use need no more."""

# Strings, which `re` compiles when they are first needed: plain text needs none of them.
_TRICKS = (
    "[\x00-\x1f\x7f-\x9f"  # control characters, escape sequences among them
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f"  # turn text round or break lines
    "\u00ad\u034f\u180b-\u180f\u200b\u2060-\u2065\ufeff"  # have no width
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters that look like nothing
    "\ud800-\udfff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"  # surrogates, annotations, tags
)
_IDLE_JOINER = "(?:^|[\x00-\x7f\u200c\u200d])[\u200c\u200d]|[\u200c\u200d](?:$|[\x00-\x7f])"
"""A joiner that joins nothing: emoji and some scripts need the others."""
_MANY_MARKS = f"[\u0300-\U0010ffff]{{{MOST_MARKS + 1}}}"
"""What may be too many marks; Latin text has none."""
_SEQUENCE = "\x1b\\[[0-?]*[ -/]*[@-~]"
"""What colours text on a terminal, or moves in it."""
_WHITE = r"\s+"


def faults_of_text(text: str, *, allows_lines: bool = False) -> tuple[str, ...]:
    """What `text` holds that must not be shown, each as the rest of a sentence."""
    if _is_plain(text):
        return ()
    found = dict.fromkeys(re.findall(_TRICKS, text))
    if allows_lines:
        found.pop("\n", None)
    faults = [_fault_of(character) for character in found]
    if not text.isascii():
        if re.search(_IDLE_JOINER, text):
            faults.append("holds an invisible joiner that joins nothing; take it out")
        if re.search(_MANY_MARKS, text) and _most_marks(text) > MOST_MARKS:
            faults.append(f"heaps more than {MOST_MARKS} accents on one letter; take some away")
    return tuple(faults)


def harmless(text: str, most: int = 60) -> str:
    """`text` on one line, short, with nothing in it that acts on a terminal."""
    start = text[: most + 1].replace("\t", " ")
    safe = start if _is_plain(start) else re.sub(_TRICKS, "\ufffd", start)
    return safe if len(safe) <= most else f"{safe[: most - 1]}…"


def cleaned(text: str) -> str:
    """`text` as it may be kept: tabs are spaces, what acts on a terminal is taken out."""
    lines = re.sub(_SEQUENCE, "", text).replace("\t", " ").splitlines()
    return "\n".join(re.sub(_TRICKS, "", line) for line in lines)


def alias(text: str) -> str:
    """What somebody is called. Raises `Misuse` where it must not be shown."""
    for fault in faults_of_text(text):
        raise Misuse(f"{quoted(text)} {fault}")
    return text


def quoted(text: str, most: int = 40) -> str:
    """`text` as a message shows it."""
    return f'"{harmless(text, most)}"'


def counted(count: int, one: str, many: str = "") -> str:
    """`1 fault`, `2 faults`, `2 entries`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def folded(text: str) -> str:
    """`text` as it is searched: without case, accents or more than one space."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return re.sub(_WHITE, " ", text.lower())


def nearest(word: str, known: Iterable[str], most: int = 1) -> tuple[str, ...]:
    """Those of `known` that `word` may have been meant to be, likeliest first."""
    return tuple(get_close_matches(word[:80], list(known), n=most, cutoff=0.6))


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _fault_of(character: str) -> str:
    code = f"U+{ord(character):04X}"
    match character:
        case "\n":
            return "has more than one line; write it on one"
        case "\t":
            return "holds a tab; write spaces"
        case "\x1b":
            return f"holds an escape character ({code}); take it out"
    if unicodedata.category(character) == "Cc":
        return f"holds a control character ({code}); take it out"
    name = unicodedata.name(character, "a character").lower()
    return f"holds {code}, {name}, which can hide or turn text; take it out"


def _most_marks(text: str) -> int:
    most = marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        most = max(most, marks)
    return most
