"""What is told of packs that may be added: what they are, and what they change."""

from typing import TYPE_CHECKING

from textual.content import Content

from stillpoint.core.texts import harmless
from stillpoint.tui.pack_cards import about, digest_of, sessions_of, the_first
from stillpoint.tui.pages import ACCENT, QUIET, WARNING, lines, page, said, with_heading

if TYPE_CHECKING:
    from stillpoint.packs.problems import Problem
    from stillpoint.services.downloads import Progress
    from stillpoint.services.offers import Offer

MOST_SHOWN = 20
"""Packs of a folder that are told at length."""


def found(offers: "tuple[Offer, ...]") -> Content:
    """What it would be to add them, or why they cannot be."""
    if faults := tuple(fault for offer in offers for fault in _faults(offer)):
        return refused(the_first(faults))
    rest = (offer.read.name for offer in offers[MOST_SHOWN:])
    return page(*map(_told, offers[:MOST_SHOWN]), with_heading("And also", *map(said, rest)))


def refused(why: Content) -> Content:
    """Why nothing can be added."""
    return page(said("This cannot be added.", WARNING), why)


def waiting(progress: "Progress | None", width: int) -> Content:
    """That it takes a while, and how far it is where that is known."""
    if progress is None:
        return said("Reading it…", QUIET)
    received = f"{progress.received / 1024:.0f}"
    if not progress.expected:
        return said(f"Reading it… {received} KiB", QUIET)
    done = min(width, width * progress.received // progress.expected)
    bar = Content.assemble(said("█" * done, ACCENT), said("░" * (width - done), QUIET))
    return lines(said(f"Reading it… {received} of {progress.expected / 1024:.0f} KiB", QUIET), bar)


def in_words(offers: "tuple[Offer, ...]") -> str:
    """That packs were added, and how to have back what they replaced."""
    coming = [offer for offer in offers if not offer.is_here]
    if len(coming) > 1:
        return f"{len(coming)} packs are added"
    one = (coming or offers)[0]
    name = harmless(one.pack.title) if one.pack else ""
    if not coming:
        return "nothing had changed" if len(offers) > 1 else f"{name} was here already"
    if one.installed and one.pack:
        return f"{name} is replaced · back again with: stillpoint packs restore {one.pack.id}"
    return f"{name} is added"


def _told(offer: "Offer") -> Content:
    """What a pack is, what speaks for caution, and what it changes."""
    pack = offer.pack
    assert pack  # what has faults is not offered
    return page(
        about(pack),
        _beside(offer),
        with_heading("Warnings", the_first(_in_short(offer.read.warnings, offer))),
        sessions_of(pack),
        with_heading("From", said(harmless(offer.source, 1000)), digest_of(offer.read)),
    )


def _faults(offer: "Offer") -> tuple[str, ...]:
    """All that speaks against adding it."""
    refusals = (f"{harmless(offer.read.name)}: {offer.refusal}",) if offer.refusal else ()
    return (*_in_short(offer.read.errors, offer), *refusals)


def _in_short(problems: "tuple[Problem, ...]", offer: "Offer") -> tuple[str, ...]:
    """Problems with the name of the file only, for the whole source stands above them."""
    return tuple(problem.told(offer.read.name) for problem in problems)


def _beside(offer: "Offer") -> Content | None:
    """What changes where one has it already."""
    if offer.installed is None:
        return None
    if offer.is_here:
        return said("You have it already, byte for byte.")
    has = offer.installed.pack
    version = f"version {has.version}" if has else "the file"
    return with_heading(
        f"What changes, beside {version} that you have", the_first(offer.differences)
    )
