"""What TOML 1.1 allows and TOML 1.0, in which packs are shared, does not.

The parser takes both; others who read the same file may know only the older one.
"""

import re
from dataclasses import dataclass

from stillpoint.packs.bare_text import line_at, words_in

_BRACKET = re.compile(r"[\[\]{}]")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Newer:
    """Something that only newer TOML has."""

    fault: str
    cure: str
    line: int


def newer_toml(text: str, bare: str) -> Newer | None:
    """The first thing in a valid text that TOML 1.0 does not have; `bare` is its bare text."""
    return _newer_table(bare) or _newer_escape(text)


def _newer_table(bare: str) -> Newer | None:
    """A table in braces with a new line in it, or a comma at its end."""
    opened: list[str] = []
    passed = 0
    for bracket in _BRACKET.finditer(bare):
        if opened and opened[-1] == "{":
            between = bare[passed : bracket.start()]
            if "\n" in between:
                line = line_at(bare, passed + between.index("\n"))
                return Newer("a { is not closed on its line", "write { … } on one line", line)
            if bracket[0] == "}" and between.rstrip().endswith(","):
                line = line_at(bare, bracket.start())
                return Newer("a comma comes before a }", "take the comma away", line)
        if bracket[0] in "[{":
            opened.append(bracket[0])
        elif opened:
            opened.pop()
        passed = bracket.end()
    return None


def _newer_escape(text: str) -> Newer | None:
    """`\\x41` in a text; the other new one, `\\e`, is refused for what it means."""
    if "\\x" not in text:
        return None
    for words in words_in(text):
        if not words[0].startswith('"'):
            continue
        for escape in _ESCAPE.finditer(words[0]):
            if escape[1]:
                line = 1 + text.count("\n", 0, words.start() + escape.start())
                return Newer(f"{escape[0]} in a text", f"write \\u00{escape[1]}", line)
    return None
