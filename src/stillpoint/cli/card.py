"""The command `card`: when to get help, and what is good to know at hand."""

import click

from stillpoint.cli.completing import offering
from stillpoint.cli.help_lines import circle_lines, page_lines
from stillpoint.cli.making import parts
from stillpoint.cli.printing import print_json, say
from stillpoint.core.errors import Misuse
from stillpoint.core.texts import nearest
from stillpoint.services.help_pages import CIRCLE, HELP, HelpPage, help_pages

PAGES = {page.name.rstrip("?"): page for page in help_pages()}
TITLES = {name: page.title for name, page in PAGES.items()}


@click.command(short_help="When to get help; cues, states, safe cot and hold.")
@click.argument("name", nargs=-1, shell_complete=offering(lambda: TITLES))
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
def card(name: tuple[str, ...], as_json: bool) -> None:
    """Tell a page of the help card; without a name, when to get help and what pages there are.

    \b
    stillpoint card
    stillpoint card ready
    stillpoint card states
    """
    if as_json:
        print_json([_record(page) for page in _asked(name or tuple(PAGES))])
        return
    pages = _asked((" ".join(name),)) if name else (HELP, CIRCLE)
    for page in pages:
        click.echo("\n".join(_lines(page)))
    if not name:
        click.echo(
            f"More pages: {', '.join(known for known in PAGES if PAGES[known] not in pages)}"
        )


def _asked(names: tuple[str, ...]) -> tuple[HelpPage, ...]:
    return tuple(map(_page, names))


def _page(name: str) -> HelpPage:
    page = PAGES.get(name.lower().rstrip("?"))
    if page is None:
        near = " or ".join(nearest(name, PAGES, 2)) or ", ".join(PAGES)
        raise Misuse(f"there is no page {name!r}; did you mean {near}?")
    return page


def _lines(page: HelpPage) -> list[str]:
    if page is not CIRCLE:
        return list(page_lines(page))
    people, faults = parts().circle()
    for fault in faults:
        say(f"stillpoint: {fault}")
    return list(circle_lines(people))


def _record(page: HelpPage) -> dict[str, object]:
    return {
        "name": page.name.rstrip("?"),
        "title": page.title,
        "parts": [part if isinstance(part, str) else dict(part) for part in page.parts],
        "sources": list(page.sources),
    }
