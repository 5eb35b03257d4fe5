"""The commands of `history`: what was practised; those that move it are in files beside."""

from typing import TYPE_CHECKING

import click

from stillpoint.cli.lazy import LazyGroup
from stillpoint.cli.making import own_places
from stillpoint.cli.printing import print_columns, print_json, say
from stillpoint.core.durations import in_words
from stillpoint.core.texts import harmless

if TYPE_CHECKING:
    from stillpoint.history.entries import Entry
    from stillpoint.history.reading import History

USUAL_COUNT = 20
SHORT_ID = 13
"""So much of an id is the time it was made at, and tells entries apart."""

AS_JSON = click.option("--json", "as_json", is_flag=True, help="JSON, for other programs.")


COMMANDS = {
    "list": "stillpoint.cli.history:list_entries",
    "show": "stillpoint.cli.history:show",
    "import": "stillpoint.cli.history_import:bring_in",
    "export": "stillpoint.cli.history_export:export",
}
"""Where each command is; none is imported before it is needed."""


@click.group(cls=LazyGroup, places=COMMANDS)
def history() -> None:
    """List, show, bring in and give out what was practised."""


@click.command("list")
@AS_JSON
@click.option("--limit", type=click.IntRange(min=1), help="At most so many; 20 without --json.")
def list_entries(as_json: bool, limit: int | None) -> None:
    """List what was practised, newest first.

    \b
    stillpoint history list --limit 100
    """
    from stillpoint.history.entries import record_of

    read = _read()
    if as_json:
        print_json([record_of(entry) for entry in read.entries[:limit]])
    else:
        shown = read.entries[: limit or USUAL_COUNT]
        print_columns(_row(entry) for entry in shown)
        if not shown:
            say("Nothing has been practised yet.")
        elif more := len(read.entries) - len(shown):
            say(f"{more} more; ask for them with --limit {len(read.entries)}")
    tell_of_lines_left_out(read)


@click.command()
@click.argument("id")
@AS_JSON
def show(id: str, as_json: bool) -> None:
    """Show one entry by its id, or by how its id begins.

    \b
    stillpoint history show 019ab3c4-5d6e
    """
    from stillpoint.history.entries import record_of

    record = record_of(_read().entry(id))
    if as_json:
        print_json(record)
        return
    del record["v"]
    print_columns((name, _shown(value)) for name, value in record.items())


def _read() -> "History":
    from stillpoint.history.reading import read_history

    return read_history(own_places().history)


def _row(entry: "Entry") -> tuple[str, ...]:
    started = entry.started_at.strftime("%Y-%m-%d %H:%M")
    ending = "" if entry.completed else ", ended early"
    title = f"{harmless(entry.title)}{ending}"
    return entry.id[:SHORT_ID], started, in_words(entry.practised), title


def _shown(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case dict():
            return ", ".join(f"{harmless(name)}: {_shown(inner)}" for name, inner in value.items())
        case list() | tuple():
            return ", ".join(map(_shown, value))
        case str():
            return " ".join(harmless(line, 2000) for line in value.splitlines())
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def tell_of_lines_left_out(read: "History") -> None:
    """Say which lines of history an answer lacks."""
    if read.unreadable:
        count = len(read.unreadable)
        say(f"Left out, and left as they are: {count} places that cannot be read, such as")
        say(f"  {read.unreadable[0]}")
    if read.newer:
        say(f"Left out: {read.newer} lines that a newer stillpoint wrote.")
