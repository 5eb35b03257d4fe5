"""The command `stats`: what was practised, counted."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stillpoint.cli.asking import YES, agreed, typed_with
from stillpoint.cli.making import parts
from stillpoint.cli.printing import print_json, say
from stillpoint.config.terminals import is_ascii_only

if TYPE_CHECKING:
    from stillpoint.services.figures import Figures
    from stillpoint.stats.years import Year

DONE, FAILED = 0, 1
WIDEST = 78
SPANS = {"7": 7, "28": 28, "365": 365, "all": None}


@click.command(short_help="Count what was practised.")
@click.argument("words", nargs=-1)
@click.option(
    "--days",
    type=click.Choice(list(SPANS)),
    default="all",
    help="Over which last days practices, times of day and sessions are counted.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--svg", type=click.Path(path_type=Path), help="Write the year as a picture.")
@click.option("--name", default="", help="A name to stand in the picture.")
@YES
def stats(
    words: tuple[str, ...], days: str, as_json: bool, svg: Path | None, name: str, is_sure: bool
) -> int:
    """Count what was practised; with words, only what they ask for, as in `history list`.

    \b
    stillpoint stats
    stillpoint stats practice:breathing --days 28
    stillpoint stats --svg year.svg
    """
    from stillpoint.services.figures import figures  # what reads history is slow to import
    from stillpoint.services.looking import asked_for

    own = parts()
    found = asked_for(own.history().summaries, " ".join(words), own.settings)
    counted = figures(found, own.clock.now(), own.settings, span=SPANS[days])
    if svg is not None:
        return _draw(counted.year, svg, name, is_sure)
    if as_json:
        from stillpoint.services.records import record_of_figures

        print_json(record_of_figures(counted))
    elif found:
        plain = own.settings.glyphs == "ascii" or is_ascii_only(os.environ, sys.stdout.encoding)
        click.echo("\n".join(_lines(counted, is_plain=plain)))
    else:
        say("No entry holds that." if words else "Nothing has been practised yet.")
    return DONE


def _draw(year: "Year", path: Path, name: str, is_sure: bool) -> int:
    from stillpoint.services.moving_out import write_out
    from stillpoint.services.year_picture import year_svg

    asked = f"{path} is there already. Write over it?"
    if path.is_file() and not agreed(asked, is_sure, typed_with("--yes")):
        return FAILED
    write_out([year_svg(year, name=name).encode()], path, may_replace=path.is_file())
    say(f"Written to {path}")
    return DONE


def _lines(counted: "Figures", *, is_plain: bool) -> Iterator[str]:
    from stillpoint.stats import charts

    yield from charts.table_of_totals(counted.totals)
    if counted.week:
        yield charts.intention_in_words(counted.week)
    if counted.streaks and (in_a_row := charts.streaks_in_words(counted.streaks)):
        yield in_a_row
    span = f", last {counted.span} days" if counted.span else ""
    blocks = {
        "By week": charts.chart_of_weeks(counted.weeks, WIDEST, is_plain=is_plain),
        "By month": charts.chart_of_months(counted.months, WIDEST, is_plain=is_plain),
        f"By practice{span}": charts.chart_of_shares(counted.practices, WIDEST, is_plain=is_plain),
        f"By time of day{span}": charts.chart_of_shares(counted.parts, WIDEST, is_plain=is_plain),
        f"Most often{span}": charts.chart_of_sessions(counted.most, WIDEST, is_plain=is_plain),
    }
    for heading, bars in blocks.items():
        yield from ("", heading, *(f"  {bar}" for bar in bars))
