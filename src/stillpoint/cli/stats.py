"""The command `stats`: what was practised, counted."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from stillpoint.cli.asking import YES
from stillpoint.cli.giving_out import gave_out
from stillpoint.cli.history import is_readable, tell_of_lines_left_out, tell_of_nothing
from stillpoint.cli.making import parts
from stillpoint.cli.printing import print_json, say
from stillpoint.config.terminals import is_ascii_only
from stillpoint.core.texts import counted

if TYPE_CHECKING:
    from stillpoint.services.figures import Figures
    from stillpoint.stats.years import Year

DONE, FAILED = 0, 1
NARROWEST, WIDEST = 40, 78
INDENT = "  "
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
@click.option(
    "--svg", type=click.Path(path_type=Path), help="Write the year as a picture; - is stdout."
)
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
    from stillpoint.services.looking import asked_for, joined, last_day_asked_for

    own = parts()
    read, asked = own.history(), joined(words)
    found = asked_for(read.summaries, asked, own.settings)
    until = last_day_asked_for(asked)
    told = figures(found, own.clock.now(), own.settings, span=SPANS[days], until=until)
    code = DONE
    if svg is not None:
        code = _draw(told.year, svg, name, asked, is_sure)
    elif as_json:
        from stillpoint.services.records import record_of_figures

        print_json(record_of_figures(told))
    elif found:
        plain = own.settings.glyphs == "ascii" or is_ascii_only(os.environ, sys.stdout.encoding)
        width = max(NARROWEST, min(get_terminal_size().columns, WIDEST))
        click.echo("\n".join(_lines(told, width, is_plain=plain)))
    else:
        tell_of_nothing(read, is_asked=bool(words))
    _tell_of_what_is_not_counted(told)
    tell_of_lines_left_out(read)
    for fault in own.settings_faults:
        say(fault)
    return code if is_readable(read) else FAILED


def _tell_of_what_is_not_counted(figures: "Figures") -> None:
    if figures.to_come:
        say(f"Not counted: {counted(figures.to_come, 'entry', 'entries')} dated later than now.")
    if figures.too_long:
        say(f"Not counted: {counted(figures.too_long, 'entry', 'entries')} longer than a day.")
    if figures.to_come or figures.too_long:
        say("To see which: stillpoint history check")


def _draw(year: "Year", path: Path, name: str, words: str, is_sure: bool) -> int:
    from stillpoint.services.year_picture import year_svg

    picture = year_svg(year, name=name, words=words)
    return DONE if gave_out([picture.encode()], path, is_sure=is_sure) else FAILED


def _lines(figures: "Figures", width: int, *, is_plain: bool) -> Iterator[str]:
    from stillpoint.stats import charts

    if figures.last != figures.today:
        yield f"Up to {figures.last}:"
    yield from charts.table_of_totals(figures.totals, width)
    if figures.week:
        yield charts.intention_in_words(figures.week)
    if figures.streaks and (in_a_row := charts.streaks_in_words(figures.streaks)):
        yield in_a_row
    span = f", last {figures.span} days" if figures.span else ""
    room = width - len(INDENT)
    blocks = {
        "By week": charts.chart_of_weeks(figures.weeks, room, is_plain=is_plain),
        "By month": charts.chart_of_months(figures.months, room, is_plain=is_plain),
        f"By practice{span}": charts.chart_of_shares(figures.practices, room, is_plain=is_plain),
        f"By time of day{span}": charts.chart_of_shares(figures.parts, room, is_plain=is_plain),
        f"Most often{span}": charts.chart_of_sessions(figures.most, room, is_plain=is_plain),
    }
    for heading, bars in blocks.items():
        yield from ("", heading, *(f"{INDENT}{bar}" for bar in bars))
