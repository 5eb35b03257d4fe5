"""Good moments: the lines that people kept, to read again and to keep elsewhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from stillpoint.core.texts import harmless
from stillpoint.history.summaries import Summary

LONGEST = 2000


@dataclass(frozen=True, slots=True)
class GoodMoment:
    """One good moment, when it was and with whom."""

    id: str
    """Of the entry that keeps it."""
    at: datetime
    words: str
    title: str
    """The session it was in."""
    carer: str
    other: str
    """Whom it was with."""


def good_moments(summaries: Iterable[Summary]) -> tuple[GoodMoment, ...]:
    """Every good moment of these entries, in their order, which is newest first."""
    return tuple(
        GoodMoment(
            id=each.id,
            at=each.started_at,
            words=each.remarks.moment,
            title=each.kind.title,
            carer=each.kind.carer,
            other=each.kind.child or each.kind.adult,
        )
        for each in summaries
        if each.remarks.moment.strip()
    )


def as_text(moments: Iterable[GoodMoment], *, with_names: bool = False) -> Iterator[bytes]:
    """Good moments as plain text to keep, oldest first, as one reads a diary."""
    yield b"Good moments\n"
    for moment in sorted(moments, key=lambda each: each.at):
        day = f"{moment.at:%A} {moment.at.day} {moment.at:%B %Y}"
        with_whom = f", with {moment.other}" if with_names and moment.other else ""
        told = "\n".join(f"  {line}" for line in _lines(moment.words))
        yield f"\n{day}{harmless(with_whom, LONGEST)}\n{told}\n".encode("utf-8", "replace")


def newest_since(summaries: Iterable[Summary], since: datetime) -> str:
    """The newest good moment since then; nothing where there is none."""
    for each in summaries:
        if each.started_at < since:
            break
        if each.remarks.moment.strip():
            return " ".join(each.remarks.moment.split())
    return ""


def _lines(words: str) -> list[str]:
    return [harmless(line.strip(), LONGEST) for line in words.splitlines() if line.strip()]
