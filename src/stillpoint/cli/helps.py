"""The command `helps`: what changed between check-ins, in honest words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from stillpoint.cli.completing import aliases
from stillpoint.cli.making import own_places, parts
from stillpoint.cli.printing import print_json, say
from stillpoint.core.texts import harmless

if TYPE_CHECKING:
    from stillpoint.services.helping import Pair
    from stillpoint.stats.courses import Course


@click.command(short_help="Tell what helps you.")
@click.option(
    "--with",
    "alias",
    metavar="ALIAS",
    shell_complete=aliases,
    help="Only what you did with them.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
def helps(alias: str | None, as_json: bool) -> None:
    """Tell what changed between the check-ins before and after, by person or pair and session.

    \b
    stillpoint helps
    stillpoint helps --with Mo
    """
    from stillpoint.people.persons import found as named
    from stillpoint.services import helping

    found = helping.pairs(own_places().history)
    if alias is not None:
        found = helping.with_whom(found, alias)
        if not found:
            named(parts().people().persons, alias)  # whoever is nowhere is a slip
    if as_json:
        print_json([_record(pair) for pair in found])
        return
    for pair in found:
        click.echo("\n".join(_lines(pair)))
    if any(pair.helped or pair.able for pair in found):
        say(helping.CAUTION)
    elif not found:
        say(helping.NOTHING_YET)


def _lines(pair: "Pair") -> Iterator[str]:
    from stillpoint.services import helping

    yield harmless(pair.name)
    for title, told in helping.by_session(pair).items():
        yield f"  {harmless(title)}"
        yield from (f"    {helping.in_words(helped)}" for helped in told)
    yield from (f"  {line}" for line in (helping.able_in_words(pair.able) if pair.able else ()))
    if came_back := helping.came_back_in_words(pair.came_back):
        yield f"  {came_back}"


def _record(pair: "Pair") -> dict[str, object]:
    return {
        "carer": pair.carer or None,
        "with": pair.other or None,
        "sessions": [
            {
                "session": helped.session,
                "title": helped.title,
                "measure": str(helped.measure),
                "n": helped.count,
                "change": round(helped.change, 2),
                "says": str(helped.verdict),
            }
            for helped in pair.helped
        ],
        "came_back": pair.came_back,
        "able_to_help": _course_record(pair.able) if pair.able else None,
    }


def _course_record(able: "Course") -> dict[str, object]:
    return {
        "n": able.count,
        "earlier": round(able.earlier, 2),
        "later": round(able.later, 2),
        "says": str(able.drift),
        "months": [
            {"month": f"{month.first:%Y-%m}", "mean": round(month.mean, 2), "n": month.count}
            for month in able.months
        ],
    }
