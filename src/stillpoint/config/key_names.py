"""What keys are called in the settings file, and how they are told."""

import unicodedata
from collections.abc import Iterable

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import nearest, quoted

TOLD = {
    "escape": "esc",
    "slash": "/",
    "question_mark": "?",
    "plus": "+",
    "equals_sign": "=",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "delete": "del",
}
"""How keys are told whose names are longer than need be."""

NAMED = (
    *("space", "enter", "tab", "escape", "backspace", "delete", "insert", "comma"),
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *(f"f{number}" for number in range(1, 25)),
)
"""Keys that are no letter, digit or sign."""

HELD = ("ctrl", "alt", "shift")
"""Keys that are held while another is pressed."""

SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace"}
"""Keys that come from a terminal as others do."""

_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def keys_named(text: str) -> tuple[str, ...]:
    """The keys that a text names, a comma between each two. Raises `Misuse`."""
    if not text.strip():
        raise Misuse("there must be a key for it; write such as p, f2, ctrl+s or space")
    return tuple(dict.fromkeys(_key_named(part.strip()) for part in text.split(",")))


def told(key: str) -> str:
    """A key as it is written on screens."""
    return "+".join(TOLD.get(part, _character(part)) for part in key.split("+"))


def in_a_list(keys: Iterable[str]) -> str:
    """Keys as they are told one after the other."""
    return " ".join(map(told, keys))


def _key_named(text: str) -> str:
    *held, key = text.split("+") if len(text) > 1 else [text]
    key = _name(key)
    if key not in NAMED and len(key) != 1 and not _character_called(key):
        near = nearest(key, (*NAMED, *_SHORTER.values()))
        meant = f"did you mean {near[0]}?" if near else "write such as p, f2, ctrl+s or space"
        raise Misuse(f"there is no key {quoted(text)}; {meant}")
    for other in held:
        if other not in HELD:
            raise Misuse(f"{quoted(text)} begins with no {', '.join(HELD[:-1])} or {HELD[-1]}")
    if held == ["shift"] and key not in NAMED:
        raise Misuse(f"{quoted(text)} is {_typed_with_shift(key)}")
    named = "+".join((*sorted(set(held)), key))
    if named in SAME:
        raise Misuse(f"{named} comes as {SAME[named]}; write {SAME[named]}")
    return named


def _typed_with_shift(key: str) -> str:
    return f"written {key.upper()}" if key.isalpha() else "the sign that it types; write that"


def _name(key: str) -> str:
    """The name of a sign; letters and digits are their own."""
    if len(key) != 1 or key.isalnum():
        return key
    called = unicodedata.name(key, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(called, called)


def _character_called(key: str) -> str:
    longer = {short: long for long, short in _SHORTER.items()}.get(key, key)
    for name in (longer.replace("_", " "), longer.replace("_", "-")):
        try:
            return unicodedata.lookup(name)
        except KeyError:
            pass
    return ""


def _character(key: str) -> str:
    return key if key in NAMED or len(key) == 1 else _character_called(key) or key
