"""The commands of `history`: those that read it; those that change or move it are beside."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from stillpoint.cli.lazy import LazyGroup
from stillpoint.cli.making import own_places, parts
from stillpoint.cli.printing import print_columns, print_json, say
from stillpoint.core.durations import in_words
from stillpoint.core.texts import counted, harmless

if TYPE_CHECKING:
    from stillpoint.history.reading import History
    from stillpoint.history.summaries import Summary

USUAL_COUNT = 20
SHORT_ID = 13
"""So much of an id is the time it was made at, and tells entries apart."""

AS_JSON = click.option("--json", "as_json", is_flag=True, help="JSON, for other programs.")

COMMANDS = {
    "list": "stillpoint.cli.history:list_entries",
    "show": "stillpoint.cli.history:show",
    "add": "stillpoint.cli.history_editing:add",
    "edit": "stillpoint.cli.history_editing:edit",
    "remove": "stillpoint.cli.history_editing:remove",
    "restore": "stillpoint.cli.history_editing:restore",
    "moments": "stillpoint.cli.history_moments:moments",
    "import": "stillpoint.cli.history_import:bring_in",
    "export": "stillpoint.cli.history_export:export",
    "check": "stillpoint.cli.history_checking:check",
    "repair": "stillpoint.cli.history_repairing:repair",
}
"""Where each command is; none is imported before it is needed."""


@click.group(cls=LazyGroup, places=COMMANDS)
def history() -> None:
    """List, show and change what was practised, and look after its files."""


@click.command("list")
@click.argument("words", nargs=-1)
@AS_JSON
@click.option("--limit", type=click.IntRange(min=1), help="At most so many; 20 without --json.")
def list_entries(words: tuple[str, ...], as_json: bool, limit: int | None) -> None:
    """List what was practised, newest first; with words, only what they ask for.

    \b
    stillpoint history list rain
    stillpoint history list practice:yoga since:2026-10 done:no --limit 100
    Words: practice: person: tag: since: until: on: done:yes|no, all others are looked for
    """
    read = _read()
    found = _asked_for(read, " ".join(words))
    if as_json:
        _print_whole(found[:limit])
    else:
        _print_rows(found, limit or USUAL_COUNT, is_asked=bool(words))
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
    from stillpoint.services.editing import found

    record = record_of(found(parts(), id))
    if as_json:
        print_json(record)
        return
    del record["v"]
    print_columns((name, shown(value)) for name, value in record.items())


def _read() -> "History":
    from stillpoint.history.reading import read_history

    return read_history(own_places().history)


def _asked_for(read: "History", words: str) -> Sequence["Summary"]:
    if not words:
        return read.summaries
    from stillpoint.config.settings import read_settings
    from stillpoint.services.looking import asked_for

    return asked_for(read.summaries, words, read_settings(own_places().settings_file)[0])


def _print_whole(found: Sequence["Summary"]) -> None:
    from stillpoint.history.entries import record_of
    from stillpoint.history.reading import entries_in

    wanted = {summary.id for summary in found}
    print_json([record_of(entry) for entry in entries_in(own_places().history, wanted)])


def _print_rows(found: Sequence["Summary"], limit: int, *, is_asked: bool) -> None:
    print_columns(row(entry) for entry in found[:limit])
    if not found:
        say("No entry holds that." if is_asked else "Nothing has been practised yet.")
    elif (more := len(found) - limit) > 0:
        say(f"{more:,} more; ask for them with --limit {len(found)}")


def row(entry: "Summary") -> tuple[str, ...]:
    """An entry in a line."""
    started = entry.started_at.strftime("%Y-%m-%d %H:%M")
    ending = "" if entry.completed else ", ended early"
    title = f"{harmless(entry.kind.title)}{ending}"
    return entry.id[:SHORT_ID], started, in_words(entry.practised), title


def shown(value: object) -> str:
    """A value of an entry as people read it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case dict():
            return ", ".join(f"{harmless(name)}: {shown(inner)}" for name, inner in value.items())
        case list() | tuple():
            return ", ".join(map(shown, value))
        case str():
            return " ".join(harmless(line, 2000) for line in value.splitlines())
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def tell_of_lines_left_out(read: "History") -> None:
    """Say which lines of history an answer lacks."""
    if read.unreadable:
        places = counted(len(read.unreadable), "place")
        say(f"Left out, and left as found: {places} that cannot be read, such as")
        say(f"  {read.unreadable[0]}")
        say("To see all of it: stillpoint history check")
    if read.newer:
        say(f"Left out: {counted(read.newer, 'line')} from a newer stillpoint.")
