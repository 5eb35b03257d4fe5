"""A TOML text without its texts and notes, so that brackets and commas in it can be trusted."""

import re
from collections.abc import Iterator

from stillpoint.core.toml_lines import STRINGS

_WORDS = re.compile(STRINGS + r"|#[^\n]*+", re.DOTALL)
_WORDS_AND_BRACKETS = re.compile(rf"{_WORDS.pattern}|[\[\]{{}}]", re.DOTALL)
_LINE_OF_A_TEXT = "\f"
"""What stands for a new line within a text: TOML has this character nowhere else."""


def bare_of(text: str) -> str:
    """The text with `s` for every text and note in it, its lines kept."""
    return _WORDS.sub(lambda words: "s" + _LINE_OF_A_TEXT * words[0].count("\n"), text)


def words_in(text: str) -> Iterator[re.Match[str]]:
    """Every text and note, as it is written."""
    return _WORDS.finditer(text)


def open_brackets(text: str, end: int) -> list[int]:
    """Where the brackets stand that are open at `end`, the outermost first."""
    opened: list[int] = []
    for found in _WORDS_AND_BRACKETS.finditer(text, 0, end):
        if found[0] in "[{":
            opened.append(found.start())
        elif found[0] in "]}" and opened:
            opened.pop()
    return opened


def line_at(bare: str, position: int) -> int:
    """The line of a position in a bare text."""
    return 1 + sum(bare.count(end, 0, position) for end in ("\n", _LINE_OF_A_TEXT))
