"""Faults of TOML syntax in plain words, each with what mends it."""

import re
from dataclasses import dataclass

from stillpoint.packs.bare_text import open_brackets, words_in

_IN_PLAIN_WORDS = {
    "Unterminated string": ("a text is not closed", 'end it with a quotation mark: "…"'),
    "Illegal character '\\n'": ("a text is not closed", 'end it with a quotation mark: "…"'),
    'Expected "\'"': ("a text is not closed", "end it with the mark it begins with"),
    "Found invalid character '\\n'": (
        "a text is not closed",
        "end it with the mark it begins with",
    ),
    "Unclosed array": ("a list is not closed", "put commas between its parts, and ] at its end"),
    "Unclosed inline table": (
        "a { is not closed",
        "put commas between its parts, and } at its end",
    ),
    "Expected '=' after a key": ("a key without =", "write key = value; a note begins with #"),
    "Expected ']": ("a header is not closed", "end it as it begins: [pack] or [[session]]"),
    "Invalid statement": ("this is no key", "write key = value; a note begins with #"),
    "Expected newline or end": (
        "something follows a value on its line",
        'put texts and durations in quotes, as in for = "90s", and each key on a line of its own',
    ),
    "Unescaped '\\'": ("a lone backslash in a text", "write two for one"),
    "Invalid value": (
        "this is no value",
        'put texts in quotes, as in title = "Calm"; numbers need none',
    ),
    "Cannot overwrite a value": ("the key is here twice", "take one away"),
    "Cannot declare": ("the table is here twice", "put its keys together, or write [[…]] for more"),
}
"""By how the parser's message begins."""

_HEADER = re.compile(r"\s*\[([\w.-]+)\]")
_HEADER_OF_MANY = re.compile(r"\s*\[\[([\w.-]+)\]\]")
_OF_MANY = {"source", "pattern", "session", "step", "routine", "path"}
"""Tables of which a pack may have several."""
_TRUTH = re.compile("true|false", re.IGNORECASE)
_SLANTED = "“”„‟«»‘’‚‹›"


@dataclass(frozen=True, slots=True)
class Slip:
    """A fault of syntax in plain words."""

    fault: str
    cure: str
    position: int
    """Where in the text."""


def slip_of(message: str, text: str, position: int) -> Slip:
    """What the parser says of a position; a message that is not known stays as it put it."""
    if message.startswith(("Unterminated", "Expected \"'''\"")):
        start = _open_text(text)
        if start is not None:
            cure = f"end it with {text[start : start + 3]}"
            return Slip("a text of several lines is not closed", cure, start)
    before, after = text[:position].rpartition("\n")[2], text[position:].partition("\n")[0]
    line = before + after
    if message.startswith(("Unclosed", "Invalid value")) and _is_past_it(line):
        opened = open_brackets(text, position - len(before))
        if opened:
            mark = {"[": "]", "{": "}"}[text[opened[0]]]
            what = "list" if mark == "]" else "{"
            return Slip(f"a {what} is not closed", f"put {mark} at its end", opened[0])
    told = _at_a_header(message, line) or _at_a_value(message, after)
    fault, cure = told or _in_plain_words(message)
    return Slip(fault, cure, position)


def _in_plain_words(message: str) -> tuple[str, str]:
    known = (told for start, told in _IN_PLAIN_WORDS.items() if message.startswith(start))
    return next(known, (message, ""))


def _open_text(text: str) -> int | None:
    """Where a text of several lines begins that goes on to the end of the file."""
    for words in words_in(text):
        if words.end() == len(text) and words[0][:3] in ('"""', "'''"):
            return words.start()
    return None


def _is_past_it(line: str) -> bool:
    """Whether a line has nothing to do with the list that is open on it."""
    return not line.strip() or bool(_HEADER_OF_MANY.match(line) or _HEADER.match(line))


def _at_a_header(message: str, line: str) -> tuple[str, str] | None:
    many, one = _HEADER_OF_MANY.match(line), _HEADER.match(line)
    if many and message.startswith("Cannot overwrite a value"):
        name = many[1]
        return (
            f"[[{name}]] comes after a header of its parts, such as [{name}] or [[{name}.step]]",
            f"begin each {name} with [[{name}]], and put its parts below it",
        )
    if one and message.startswith("Cannot declare"):
        several = f", or write [[{one[1]}]] for each of several"
        is_of_many = one[1].rpartition(".")[2] in _OF_MANY
        return (
            f"[{one[1]}] is here twice",
            f"put its keys together{several if is_of_many else ''}",
        )
    return None


def _at_a_value(message: str, rest: str) -> tuple[str, str] | None:
    """What only the rest of the line can tell."""
    if message.startswith("Expected '=' after a key") and rest[:1].isalpha():
        return f"a key with the letter {rest[0]} in it", "write keys in a to z, digits, - and _"
    if not message.startswith("Invalid value"):
        return None
    if not rest.strip() or rest.lstrip().startswith("#"):
        return "a value is missing", 'write one after the =, such as "Calm" or 10'
    if rest[0] in _SLANTED:
        return "a text in slanted quotes", 'write straight ones, as in title = "Calm"'
    if _TRUTH.match(rest):
        return "this is no value", "write true and false small"
    return None
