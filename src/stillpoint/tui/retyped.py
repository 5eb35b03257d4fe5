"""Text that is shown cleaned and typed anew: what nobody touched stays as it was written."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from stillpoint.core.texts import harmless

_PIECES = re.compile(r"\r\n|.", re.DOTALL)


def shown(text: str) -> str:
    """All of a text, with nothing in it that acts on a terminal."""
    return "".join(map(_shown, _PIECES.findall(text)))


def retyped(before: str, written: str) -> str:
    """What is written in place of `before`, which was shown cleaned."""
    pieces = _PIECES.findall(before)
    seen = "".join(map(_shown, pieces))
    if seen == before:
        return written
    same = SequenceMatcher(None, seen, written, autojunk=False).get_opcodes()
    return "".join(
        "".join(pieces[start:end]) if tag == "equal" else written[start_now:end_now]
        for tag, start, end, start_now, end_now in same
    )


def tags_in(written: str, before: Sequence[str]) -> Iterator[str]:
    """The tags on a line, with commas between; one that was there before may hold some itself."""
    known = sorted(before, key=len, reverse=True)
    rest = written.lstrip(" ,")
    while rest:
        tag = next((tag for tag in known if _begins_with(rest, shown(tag))), None)
        length = len(rest.partition(",")[0] if tag is None else shown(tag))
        yield rest[:length].strip() if tag is None else tag
        rest = rest[length:].lstrip(" ,")


def _begins_with(rest: str, tag: str) -> bool:
    return rest.startswith(tag) and rest[len(tag) :].lstrip()[:1] in ("", ",")


def _shown(piece: str) -> str:
    return "\n" if piece.splitlines() == [""] else harmless(piece)
