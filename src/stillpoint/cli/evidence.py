"""The command `evidence`: what is known, how well, and what it rests on."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from stillpoint.cli.completing import offering
from stillpoint.cli.printing import print_json

if TYPE_CHECKING:
    from stillpoint.services.evidence import EvidencePage

WIDTH = 80


@offering
def pages() -> Mapping[str, str]:
    """Pages by the name that is typed."""
    from stillpoint.services.evidence import PAGES

    return {page.name.replace(" ", "-"): page.title for page in PAGES}


@click.command(short_help="What is known, how well, and what is never claimed.")
@click.argument("name", required=False, default="", shell_complete=pages)
@click.option("--sources", "is_of_sources", is_flag=True, help="Only what all of it rests on.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array: findings, or sources.")
def evidence(name: str, is_of_sources: bool, as_json: bool) -> None:
    """Tell what is known of the practices, with a letter from A to D, or one page of it.

    \b
    stillpoint evidence
    stillpoint evidence babies
    stillpoint evidence --sources
    """
    from stillpoint.core.errors import Misuse
    from stillpoint.services.evidence import PAGES, SOURCES

    if name and is_of_sources:
        raise Misuse(f"--sources is a page of its own; leave it or {name[:40]!r} out")
    pages = (SOURCES,) if is_of_sources else _named(name) if name else PAGES
    if as_json:
        print_json(list(_source_records() if is_of_sources else _records(pages)))
        return
    for number, page in enumerate(pages):
        click.echo(("\n" if number else "") + page.title)
        for line in _lines(page):
            click.echo(line)


def _named(name: str) -> "tuple[EvidencePage, ...]":
    from stillpoint.core.errors import Misuse
    from stillpoint.services.evidence import PAGES

    found = tuple(page for page in PAGES if page.name.replace(" ", "-") == name.replace(" ", "-"))
    if not found:
        names = ", ".join(page.name.replace(" ", "-") for page in PAGES)
        raise Misuse(f"there is no page {name[:40]!r}; the pages are {names}")
    return found


def _lines(page: "EvidencePage") -> Iterator[str]:
    from stillpoint.services.citations import NOT_RELIED_ON
    from stillpoint.services.evidence import (
        FROM_MEMORY,
        NOT_USED,
        SOURCES,
        Finding,
        sources_told,
    )

    if page is SOURCES:
        yield from ("", *sources_told(), "", FROM_MEMORY, "", f"{NOT_USED}:", *NOT_RELIED_ON)
    for part in page.parts:
        yield ""
        match part:
            case str():
                yield from wrap(part, WIDTH)
            case Finding():
                cites = f" ({'; '.join(part.cites)})" if part.sources else ""
                told = f"{part.words}{cites}"
                yield from wrap(
                    told, WIDTH, initial_indent=f"{part.grade or '-':<3}", subsequent_indent="   "
                )
            case _:
                column = max(len(name) for name, _ in part) + 2
                for name, words in part:
                    yield from wrap(
                        words,
                        WIDTH,
                        initial_indent=name.ljust(column),
                        subsequent_indent=" " * column,
                    )


def _records(pages: "tuple[EvidencePage, ...]") -> Iterator[dict[str, object]]:
    from stillpoint.services.citations import RELIED_ON
    from stillpoint.services.evidence import Finding

    for page in pages:
        for part in page.parts:
            if isinstance(part, Finding):
                yield {
                    "page": page.name,
                    "grade": part.grade or None,
                    "says": part.words,
                    "sources": [RELIED_ON[source].cite for source in part.sources],
                }


def _source_records() -> Iterator[dict[str, object]]:
    from stillpoint.services.citations import NOT_RELIED_ON, RELIED_ON

    for each in RELIED_ON.values():
        yield {"cite": each.cite, "from_memory": each.is_from_memory, "relied_on": True}
    for cite in NOT_RELIED_ON:
        yield {"cite": cite, "from_memory": False, "relied_on": False}
