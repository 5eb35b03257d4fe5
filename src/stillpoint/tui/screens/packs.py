"""Packs: what each holds and whose it is, and why one cannot be used."""

from collections.abc import Iterator
from pathlib import Path

from textual.content import Content

from stillpoint.packs.library import Library
from stillpoint.packs.reading import ReadPack
from stillpoint.tui.cards import minutes
from stillpoint.tui.finding import Group, findable
from stillpoint.tui.pages import (
    LOUD,
    QUIET,
    WARNING,
    in_a_row,
    in_paragraphs,
    lines,
    page,
    said,
    where,
    with_heading,
)
from stillpoint.tui.screens.browser import Browser, Hints
from stillpoint.tui.widgets.keybar import KeyHint
from stillpoint.tui.widgets.listing import Heading, Row

MOST_PROBLEMS = 100


class PacksScreen(Browser[ReadPack]):
    """Every pack found, the broken ones first."""

    PLACE = "Packs"
    FINDS = "a pack"

    def gather(self) -> Library:
        """Read the packs."""
        return self.parts.library

    def receive(self, stock: Library) -> None:
        """Show the broken ones, the user's and the built-in ones."""
        self.fill(tuple(_groups(stock, self.parts.places.packs)), none="There are no packs.")
        self.masthead.tell(
            f"{len(stock.packs)} packs, {len(stock.sessions):,} sessions",
            f"{len(stock.packs)} packs",
        )

    def words(self, value: ReadPack) -> Row:
        """What it is called, and how many sessions it holds."""
        if value.pack is None:
            return Row(value.name, "broken")
        return Row(value.pack.title, str(len(value.pack.sessions)))

    def page_of(self, value: ReadPack, width: int) -> Content:
        """A pack, or all that is wrong with it."""
        return page(_about(value), _problems(value), _where(value, width), _sessions(value))

    def page_of_nothing(self, width: int) -> Content:
        """Where packs go."""
        return lines(said("Packs of your own go into"), where(self.parts.places.packs, width))

    def hints(self) -> Hints:
        """Look, find."""
        if self.is_reading:
            return (KeyHint("←", "back to the list", "leave_page"),)
        if self.filter.has_focus:
            return self.hints_while_finding
        return (
            KeyHint("enter", "all of it", "take"),
            KeyHint("/", "find", "find"),
            KeyHint("1", "home", "app.go('home')"),
            KeyHint("3", "history", "app.go('history')"),
            KeyHint("?", "keys", "app.keys"),
        )


def _groups(library: Library, folder: Path) -> Iterator[Group[ReadPack]]:
    sound = [read for read in library.read if read.pack]
    mine = [read for read in sound if read.path and read.path.parent == folder]
    built_in = [read for read in sound if read not in mine]
    titles = (("Could not be read", library.broken), ("Yours", mine), ("Built in", built_in))
    for title, packs in titles:
        members = tuple(findable(read, read.name, *_words(read)) for read in packs)
        yield Group(Heading(title, str(len(members))), members)


def _words(read: ReadPack) -> tuple[str, ...]:
    pack = read.pack
    return (pack.title, pack.id, pack.summary, *pack.tags, *pack.authors) if pack else ()


def _about(read: ReadPack) -> Content:
    pack = read.pack
    if pack is None:
        return lines(said(read.name, LOUD), said("This pack cannot be used.", WARNING))
    facts = in_a_row((f"version {pack.version}", pack.license, pack.language))
    return lines(
        said(pack.title, LOUD),
        said(pack.summary),
        said(facts, QUIET),
        said(f"by {', '.join(pack.authors)}" if pack.authors else "", QUIET),
        said(pack.homepage, QUIET),
    )


def _problems(read: ReadPack) -> Content | None:
    heading = "What is wrong" if read.is_broken else "What its safety check says"
    told = read.messages[:MOST_PROBLEMS]
    rest = len(read.messages) - len(told)
    more = f"and {rest:,} more" if rest else ""
    return with_heading(heading, in_paragraphs(*told, more)) if told else None


def _where(read: ReadPack, width: int) -> Content | None:
    return with_heading("File", where(read.path, width)) if read.path else None


def _sessions(read: ReadPack) -> Content | None:
    sessions = read.pack.sessions if read.pack else ()
    return with_heading("Sessions", *(said(f"{one.title} · {minutes(one)}") for one in sessions))
