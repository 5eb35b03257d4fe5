"""What the app tells of a pack, whether it is here or only offered."""

from textual.content import Content

from stillpoint.core.sessions import Pack
from stillpoint.packs.reading import ReadPack
from stillpoint.services.sequences import path_in_a_line, routine_in_a_line
from stillpoint.tui.cards import minutes
from stillpoint.tui.pages import LOUD, QUIET, in_a_row, in_paragraphs, lines, said, with_heading

MOST_TOLD = 100
"""Sentences of a kind, at most."""

SHORT_DIGEST = 12
"""So much of a digest tells packs apart."""


def about(pack: Pack) -> Content:
    """What a pack is called, what it is for, and whose it is."""
    return lines(
        said(pack.title, LOUD),
        said(pack.summary),
        said(in_a_row((f"version {pack.version}", pack.license, pack.language)), QUIET),
        said(f"by {', '.join(pack.authors)}" if pack.authors else "", QUIET),
        said(pack.homepage, QUIET),
    )


def sessions_of(pack: Pack) -> Content | None:
    """Every session, and how long it takes."""
    told = (said(f"{one.title} · {minutes(one)}") for one in pack.sessions)
    return with_heading("Sessions", *told)


def sequences_of(pack: Pack) -> Content | None:
    """Its routines and learning paths, a paragraph each."""
    told = (*map(routine_in_a_line, pack.routines), *map(path_in_a_line, pack.paths))
    return with_heading("Routines and learning paths", in_paragraphs(*told)) if told else None


def digest_of(read: ReadPack) -> Content:
    """The start of the digest, by which two people can compare what they have."""
    return said(f"digest {read.digest[:SHORT_DIGEST]}" if read.digest else "", QUIET)


def the_first(sentences: tuple[str, ...]) -> Content:
    """The sentences, and how many more there are where they are too many."""
    rest = len(sentences) - MOST_TOLD
    return in_paragraphs(*sentences[:MOST_TOLD], *([f"and {rest:,} more"] if rest > 0 else []))
