"""Values as TOML text, in the form that people would write them."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import Enum
from typing import TypeAlias

from stillpoint.core.durations import written

WIDEST = 100
"""Columns that a list may fill on one line."""

Value: TypeAlias = (
    "str | int | float | timedelta | Enum | Sequence[Value] | Mapping[str, Value] | None"
)
"""What a key may hold; None is left out."""

_CLOSING = re.compile(r'"(?="|\Z)')
"""A quote that could end a text of several lines, alone or with those after it."""
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def table(header: str, values: Mapping[str, Value]) -> str:
    """A table with its header, without what is empty."""
    kept = {key: value for key, value in values.items() if value not in (None, "", (), {})}
    lines = [f"{key} = {_told(value, len(key) + 3)}" for key, value in kept.items()]
    return "\n".join([header, *lines]) + "\n"


def _told(value: Value, column: int) -> str:
    if isinstance(value, str) and "\n" in value:
        return _paragraphs(value)
    line = _brief(value)
    if len(line) + column <= WIDEST or isinstance(value, str) or not isinstance(value, Sequence):
        return line
    return "[\n" + "".join(f"  {_brief(element)},\n" for element in value) + "]"


def _brief(value: Value) -> str:
    """The value on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case Enum():
            return _quoted(str(value.value))
        case str():
            return _quoted(value)
        case timedelta():
            sign = "-" if value < timedelta() else ""
            return _quoted(sign + written(abs(value)))
        case float() if value.is_integer():
            return str(int(value))
        case Mapping():
            pairs = (f"{key} = {_brief(part)}" for key, part in value.items())
            return "{ " + ", ".join(pairs) + " }"
        case Sequence():
            return "[" + ", ".join(map(_brief, value)) + "]"
    return repr(value)


def _quoted(text: str) -> str:
    if ('"' in text or "\\" in text) and "'" not in text and text.isprintable():
        return f"'{text}'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _paragraphs(text: str) -> str:
    told = "".join(letter if letter in '\n"' else _escaped(letter) for letter in text)
    told = _CLOSING.sub('\\\\"', told)
    return f'"""\n{told}"""'


def _escaped(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    return letter if letter >= " " and letter != "\x7f" else f"\\u{ord(letter):04x}"
