"""The lines of keys and tables in a TOML text that is known to be valid."""

import re
from collections.abc import Iterable
from contextlib import suppress

Path = tuple[str | int, ...]
"""Keys and numbers that lead to a place: `("session", 0, "step", 1, "cycles")`."""

STRINGS = (
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?"
)
_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_STRING = re.compile(STRINGS, re.DOTALL)
_KEY = re.compile(r"""[ \t]*+("(?:\\.|[^"\\\n])*+"|'[^'\n]*+'|[A-Za-z0-9_-]++)[ \t]*+""")
_SIMPLE_PAIR = re.compile(
    r"([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+"
    r"""(?:"(?!"")[^"\\\n]*+"|[^\s\[{"'#][^\n#]*+)[ \t]*+(?:#[^\n]*+)?\n"""
)
"""A key with a value on one line, as most lines of a pack are."""
_SIMPLE_NAMES = re.compile(r"[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)*+(?=])")
"""The parts of a key in a header as most are written."""
_BARE = re.compile(r"[^,\]}\n#]++")


def lines_of(text: str, wanted: Iterable[Path]) -> dict[Path, int]:
    """The line on which each of `wanted`, and all that is around it, begins.

    What cannot be followed, or is not there, has none.
    """
    scan = _Scan(text, wanted)
    with suppress(_Done):
        scan.document()
    return scan.lines


class _Done(Exception):
    """All has been found, or nothing more can be."""


class _Scan:
    def __init__(self, text: str, wanted: Iterable[Path]) -> None:
        self.text = text
        self.position = 0
        self.missing = set(wanted)
        self.noted = {path[:end] for path in self.missing for end in range(len(path) + 1)}
        """What is wanted, and what is around it."""
        self.lines: dict[Path, int] = {}
        self.counts: dict[Path, int] = {}
        self.counted = (0, 1)
        """A position that was passed, and its line."""

    def note(self, path: Path, line: int) -> None:
        """Keep the line where `path` is seen first, if it is wanted. Raises `_Done`."""
        if path not in self.noted or path in self.lines:
            return
        self.lines[path] = line
        self.missing.discard(path)
        if not self.missing:
            raise _Done

    def document(self) -> None:
        """Follow the whole text."""
        table: Path = ()
        self.match(_BLANK)
        while self.position < len(self.text):
            if pair := _SIMPLE_PAIR.match(self.text, self.position):
                self.note((*table, pair[1]), self.line)
                self.position = pair.end()
            elif self.takes("["):
                table = self.header()
            else:
                self.pair(table)
            self.match(_BLANK)

    def header(self) -> Path:
        """A `[table]` or the next of `[[tables]]`, whose first bracket is taken."""
        line = self.line
        is_one_of_many = self.takes("[")
        table: Path = ()
        simple = _SIMPLE_NAMES.match(self.text, self.position)
        names = simple[0].split(".") if simple else self.names()
        self.position += len(simple[0]) if simple else 0
        for name in names[:-1]:
            self.note((*table, name), line)
            table = self.newest((*table, name))
        table = (*table, names[-1])
        if is_one_of_many:
            self.note(table, line)
            self.counts[table] = self.counts.get(table, 0) + 1
            table = self.newest(table)
            self.expect("]")
        self.expect("]")
        self.note(table, line)
        return table

    def newest(self, table: Path) -> Path:
        """The last of many tables of that name so far, or the one there is."""
        return (*table, self.counts[table] - 1) if table in self.counts else table

    def pair(self, table: Path) -> None:
        """`key = value`."""
        line = self.line
        for name in self.names():
            table = (*table, name)
            self.note(table, line)
        self.expect("=")
        self.value(table)

    def names(self) -> list[str]:
        """The parts of a dotted key."""
        names = [self.name()]
        while self.takes("."):
            names.append(self.name())
        return names

    def name(self) -> str:
        """A bare or quoted key."""
        key = self.match(_KEY).strip()
        return key[1:-1] if key[0] in "\"'" else key

    def value(self, path: Path) -> None:
        """Any value, with a line for each thing in it."""
        self.match(_BLANK)
        if self.takes("["):
            self.elements(path)
        elif self.takes("{"):
            self.pairs(path)
        elif self.text[self.position : self.position + 1] in ('"', "'"):
            self.match(_STRING)
        else:
            self.match(_BARE)

    def elements(self, path: Path) -> None:
        """The rest of an array."""
        self.match(_BLANK)
        number = 0
        while not self.takes("]"):
            element = (*path, number)
            self.note(element, self.line)
            self.value(element)
            self.next_in_list("]")
            number += 1

    def pairs(self, path: Path) -> None:
        """The rest of an inline table."""
        self.match(_BLANK)
        while not self.takes("}"):
            self.pair(path)
            self.next_in_list("}")

    def next_in_list(self, end: str) -> None:
        """Pass a comma, unless the end comes."""
        self.match(_BLANK)
        if not self.text.startswith(end, self.position):
            self.expect(",")
            self.match(_BLANK)

    @property
    def line(self) -> int:
        """The line of the position."""
        before, line = self.counted
        line += self.text.count("\n", before, self.position)
        self.counted = (self.position, line)
        return line

    def match(self, pattern: re.Pattern[str]) -> str:
        """Pass what `pattern` finds here."""
        found = pattern.match(self.text, self.position)
        if found is None:
            raise _Done
        self.position = found.end()
        return found[0]

    def takes(self, character: str) -> bool:
        """Pass `character` if it comes next."""
        comes = self.text.startswith(character, self.position)
        self.position += comes
        return comes

    def expect(self, character: str) -> None:
        """Pass `character`."""
        if not self.takes(character):
            raise _Done
