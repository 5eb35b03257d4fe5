"""The commands that change what history says: `history add`, `edit`, `remove` and `restore`."""

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from stillpoint.cli.asking import YES, agreed
from stillpoint.cli.forms import some_time
from stillpoint.cli.history import row, shown
from stillpoint.cli.making import parts
from stillpoint.cli.printing import print_columns, say
from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import Practice

if TYPE_CHECKING:
    from stillpoint.history.entries import Entry

DONE, FAILED = 0, 1

NO_FEELING = "none"


@click.command(short_help="Add a past session by hand.")
@click.option("--at", metavar="MOMENT", required=True, help='When it began: "2026-11-20 07:10".')
@click.option("--for", "practised", type=some_time, metavar="TIME", required=True, help="How long.")
@click.option("--title", default="", help="What it was; the name of the practice if not said.")
@click.option(
    "--practice",
    type=click.Choice([str(practice) for practice in Practice]),
    default=str(Practice.MEDITATION),
    show_default=True,
)
@click.option("--note", default="", help="A line to keep.")
def add(at: str, practised: timedelta, title: str, practice: str, note: str) -> None:
    """Add a past session that stillpoint did not time; it is tagged by-hand.

    \b
    stillpoint history add --at "2026-11-20 07:10" --for 20m
    stillpoint history add --at "2026-11-20 18:00" --for 1h --practice yoga --title "In the park"
    """
    from stillpoint.services import editing

    started, remark = editing.moment_and_remark(at)
    entry = editing.add(
        parts(),
        started=started,
        practised=practised,
        title=title,
        practice=Practice(practice),
        note="\n".join(filter(None, (note, remark))),
    )
    if remark:
        say(remark)
    click.echo(f"Added: {_in_a_line(entry)}")
    say(f"To take it back: stillpoint history remove {entry.id}")


@click.command(short_help="Change the words or times of an entry.")
@click.argument("id")
@click.option("--note", help='The line kept with it; "" takes it away.')
@click.option("--moment", help='One good moment; "" takes it away.')
@click.option("--tag", "tags", multiple=True, help="Add a tag; may be given several times.")
@click.option("--untag", "untags", multiple=True, help="Take a tag away.")
@click.option("--feeling", metavar="WORD", help=f"How it was; {NO_FEELING} takes it back.")
@click.option("--started", metavar="MOMENT", help='When it began: "2026-11-20 07:10".')
@click.option("--practised", type=some_time, metavar="TIME", help="How long it was.")
def edit(
    id: str,
    note: str | None,
    moment: str | None,
    tags: tuple[str, ...],
    untags: tuple[str, ...],
    feeling: str | None,
    started: str | None,
    practised: timedelta | None,
) -> None:
    """Change an entry; how it was before stays in the journal.

    \b
    stillpoint history edit 019ab3c4-5d6e --note "Window open." --tag evening
    stillpoint history edit 019ab3c4-5d6e --feeling settled --practised 12m
    """
    from stillpoint.services import editing

    if all(
        value in (None, ()) for value in (note, moment, tags, untags, feeling, started, practised)
    ):
        raise Misuse('say what to change, such as --note "Window open."; --help lists it all')
    made = parts()
    entry = editing.found(made, id)
    change = editing.Edit(
        note=note,
        moment=moment,
        tags=tags,
        untags=untags,
        feeling="" if feeling == NO_FEELING else feeling,
        started=editing.moment_in(started, entry.started_at.tzinfo) if started else None,
        practised=practised,
    )
    after = editing.edit(made, entry, change)
    changes = editing.differences(entry, after)
    if not changes:
        say("It says so already; nothing was changed.")
        return
    click.echo(f"Changed: {_in_a_line(after)}")
    print_columns(
        (
            (name, "taken away" if value is None else shown(value))
            for name, value in changes.items()
        ),
        indent="  ",
    )


@click.command(short_help="Take an entry out of history.")
@click.argument("id")
@YES
def remove(id: str, is_sure: bool) -> int:
    """Take an entry out of history; it stays in the journal, and can be brought back.

    \b
    stillpoint history remove 019ab3c4-5d6e
    """
    from stillpoint.services import editing

    made = parts()
    entry = editing.found(made, id)
    click.echo(_in_a_line(entry))
    if not agreed("Remove it?", is_sure, f"stillpoint history remove {entry.id} --yes"):
        return FAILED
    editing.remove(made, entry)
    click.echo(f"Removed. To bring it back: stillpoint history restore {entry.id}")
    return DONE


@click.command(short_help="Bring back a removed entry.")
@click.argument("id")
def restore(id: str) -> None:
    """Bring back an entry that was removed, with all that was changed in it.

    \b
    stillpoint history restore 019ab3c4-5d6e
    """
    from stillpoint.services import editing

    made = parts()
    removed = editing.found_removed(made, id)
    editing.restore(made, removed)
    click.echo(f"Brought back: {_in_a_line(editing.found(made, removed.id))}")


def _in_a_line(entry: "Entry") -> str:
    from stillpoint.history.summaries import Summaries

    return ", ".join(row(Summaries().of(entry)))
