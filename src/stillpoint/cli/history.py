"""The commands of `history`: those that read it; those that change or move it are beside."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise, takewhile
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

DONE, FAILED = 0, 1
USUAL_COUNT = 20
SHORT_ID = 13
"""So much of an id is the time it was made at, and nearly always tells entries apart."""

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
@click.option("--removed", "is_of_removed", is_flag=True, help="What was taken out instead.")
def list_entries(
    words: tuple[str, ...], as_json: bool, limit: int | None, is_of_removed: bool
) -> int:
    """List what was practised, newest first; with words, only what they ask for.

    \b
    stillpoint history list rain
    stillpoint history list practice:yoga since:2026-10 done:no --limit 100
    stillpoint history list --removed
    Words: practice: person: tag: since: until: on: done:yes|no, all others are looked for
    """
    read = _read(is_of_removed=is_of_removed)
    found = _asked_for(read, words)
    if as_json:
        _print_whole(found[:limit], is_of_removed=is_of_removed)
    elif is_of_removed and not read.summaries:
        say("Nothing was removed.")
    else:
        _print_rows(read, found, limit or USUAL_COUNT, is_asked=bool(words))
    tell_of_lines_left_out(read)
    return DONE if is_readable(read) else FAILED


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

    entry = found(parts(), id)
    record = record_of(entry)
    if as_json:
        print_json(record)
        return
    del record["v"]
    print_columns(
        (name if first else "", line)
        for name, value in record.items()
        for first, line in _lines_of(getattr(entry, name, value))
    )


def _read(*, is_of_removed: bool) -> "History":
    from stillpoint.history.reading import read_history, read_removed

    return (read_removed if is_of_removed else read_history)(own_places().history)


def _asked_for(read: "History", words: Sequence[str]) -> Sequence["Summary"]:
    if not words:
        return read.summaries
    from stillpoint.config.settings_reading import read_settings
    from stillpoint.services.looking import asked_for, joined

    return asked_for(read.summaries, joined(words), read_settings(own_places().settings_file)[0])


def _print_whole(found: Sequence["Summary"], *, is_of_removed: bool) -> None:
    from stillpoint.history.entries import record_of
    from stillpoint.history.reading import entries_in, removed_in

    folder, wanted = own_places().history, {summary.id for summary in found}
    entries = removed_in(folder) if is_of_removed else entries_in(folder, wanted)
    print_json([record_of(entry) for entry in entries if entry.id in wanted])


def _print_rows(read: "History", found: Sequence["Summary"], limit: int, *, is_asked: bool) -> None:
    length = length_of_ids(found[:limit], read.summaries)
    print_columns((entry.id[:length], *row(entry)) for entry in found[:limit])
    if not found:
        tell_of_nothing(read, is_asked=is_asked)
    elif (more := len(found) - limit) > 0:
        say(f"{more:,} more; ask for them with --limit {len(found)}")


def length_of_ids(shown: Sequence["Summary"], every: Sequence["Summary"]) -> int:
    """So much of the ids that are shown as tells them from every other."""
    beginnings = {summary.id[:SHORT_ID] for summary in shown}
    near = sorted({one.id for one in every if one.id[:SHORT_ID] in beginnings})
    alike = (_alike(*pair) for pair in pairwise(near))
    return max(SHORT_ID, 1 + max(alike, default=0))


def _alike(one: str, other: str) -> int:
    """With how many letters in common two ids begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def row(entry: "Summary") -> tuple[str, ...]:
    """An entry in a line, without its id."""
    started = entry.started_at.strftime("%Y-%m-%d %H:%M")
    ending = "" if entry.completed else ", ended early"
    title = f"{harmless(entry.kind.title)}{ending}"
    return started, in_words(entry.practised), title


def _lines_of(value: object) -> Iterator[tuple[bool, str]]:
    """The lines of a value, and whether each is the first."""
    lines = value.splitlines() if isinstance(value, str) else [shown(value)]
    for number, line in enumerate(lines or [""]):
        yield number == 0, harmless(line, len(line))


def shown(value: object) -> str:
    """A value of an entry as people read it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M:%S %z}"
        case timedelta():
            return in_words(value)
        case Mapping():
            return ", ".join(f"{harmless(name)}: {shown(inner)}" for name, inner in value.items())
        case list() | tuple():
            return ", ".join(map(shown, value))
        case str():
            return " ".join(harmless(line, 2000) for line in value.splitlines())
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def is_readable(read: "History") -> bool:
    """Whether anything of history could be looked at at all."""
    return bool(read.summaries) or all(fault.line for fault in read.unreadable)


def tell_of_nothing(read: "History", *, is_asked: bool) -> None:
    """Say why an answer is empty; what cannot be read is told elsewhere."""
    if read.summaries or not read.unreadable:
        say("No entry holds that." if is_asked else "Nothing has been practised yet.")


def tell_of_lines_left_out(read: "History") -> None:
    """Say which lines of history an answer lacks."""
    if read.unreadable:
        places = counted(len(read.unreadable), "place")
        say(f"Left out, and left as found: {places} that cannot be read, such as")
        say(f"  {read.unreadable[0]}")
        say("To see all of it: stillpoint history check")
    if read.newer:
        say(f"Left out: {counted(read.newer, 'line')} from a newer stillpoint.")
