"""Faults of TOML syntax in plain words, each with what mends it."""

_IN_PLAIN_WORDS = {
    "Unterminated string": ("a text is not closed", 'end it with a quotation mark: "…"'),
    "Illegal character '\\n'": ("a text is not closed", 'end it with a quotation mark: "…"'),
    'Expected "\'"': ("a text is not closed", "end it with the mark it begins with"),
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
        'put texts in straight quotes, as in title = "Calm"; write true and false small',
    ),
    "Cannot overwrite a value": ("the key is here twice", "take one away"),
    "Cannot declare": ("the table is here twice", "put its keys together, or write [[…]] for more"),
}
"""By how the parser's message begins."""


def in_plain_words(message: str) -> tuple[str, str]:
    """The fault and its cure; a message that is not known stays as the parser put it."""
    for beginning, told in _IN_PLAIN_WORDS.items():
        if message.startswith(beginning):
            return told
    return message, ""
