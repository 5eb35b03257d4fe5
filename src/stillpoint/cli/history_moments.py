"""`history moments`: the good moments, as plain text to keep."""

from pathlib import Path

import click

from stillpoint.cli.asking import YES
from stillpoint.cli.giving_out import gave_out
from stillpoint.cli.history import AS_JSON, tell_of_lines_left_out
from stillpoint.cli.making import own_places
from stillpoint.cli.printing import print_json, say

DONE, FAILED = 0, 1


@click.command(short_help="Give out the good moments as plain text.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file, not stdout.")
@click.option("--with-names", is_flag=True, help="Also the aliases of children.")
@AS_JSON
@YES
def moments(output: Path | None, with_names: bool, as_json: bool, is_sure: bool) -> int:
    """Give out every good moment that was kept, oldest first.

    \b
    stillpoint history moments
    stillpoint history moments -o good-moments.txt
    """
    from stillpoint.history.reading import read_history
    from stillpoint.services.moments import as_text, good_moments

    read = read_history(own_places().history)
    found = good_moments(read.summaries)
    if as_json:
        print_json(
            [{"at": each.at.isoformat(), "moment": each.words, "id": each.id} for each in found]
        )
    elif not found:
        say("No good moment has been kept yet. A session with a child asks for one at its end.")
    elif not gave_out(as_text(found, with_names=with_names), output, is_sure=is_sure):
        return FAILED
    tell_of_lines_left_out(read)
    return DONE
