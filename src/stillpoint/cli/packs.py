"""The commands of `packs`: which there are, and what is in one; the others are in files beside."""

from typing import TYPE_CHECKING

import click

from stillpoint.cli.completing import pack_ids
from stillpoint.cli.lazy import LazyGroup
from stillpoint.cli.making import own_sharing, parts
from stillpoint.cli.printing import print_columns, print_json, say
from stillpoint.cli.sessions import print_session_lines, session_record
from stillpoint.cli.verdicts import problem_record
from stillpoint.core.texts import counted, harmless
from stillpoint.services.sequences import path_in_a_line, routine_in_a_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stillpoint.core.sessions import Pack
    from stillpoint.packs.reading import ReadPack
    from stillpoint.services.sharing import Sharing

SHORT_DIGEST = 12
"""So much of a digest tells packs apart."""
LONGEST_SOURCE = 48
"""So much of a path or an address is listed; all of it is in the JSON."""

AS_JSON = click.option("--json", "as_json", is_flag=True, help="JSON, for other programs.")


COMMANDS = {
    "list": "stillpoint.cli.packs:list_packs",
    "show": "stillpoint.cli.packs:show",
    "check": "stillpoint.cli.packs_checking:check",
    "new": "stillpoint.cli.packs_writing:new",
    "preview": "stillpoint.cli.packs_writing:preview",
    "schema": "stillpoint.cli.packs_schema:schema",
    "add": "stillpoint.cli.packs_sharing:add",
    "update": "stillpoint.cli.packs_sharing:update",
    "remove": "stillpoint.cli.packs_sharing:remove",
    "restore": "stillpoint.cli.packs_sharing:restore",
    "export": "stillpoint.cli.packs_sharing:export",
}
"""Where each command is; none is imported before it is needed."""


@click.group(cls=LazyGroup, places=COMMANDS)
def packs() -> None:
    """List, show, check, write and share packs of sessions."""


@click.command("list")
@AS_JSON
def list_packs(as_json: bool) -> None:
    """List all packs, broken ones last, with what is wrong.

    \b
    stillpoint packs list
    """
    library, sharing = parts().library, own_sharing()
    if as_json:
        print_json([_record(read, sharing) for read in library.read])
        return
    print_columns(_row(read, sharing) for read in library.read if read.pack)
    for broken in library.broken:
        click.echo(f"\n{harmless(broken.name)}  broken: {counted(len(broken.errors), 'fault')}")
        for problem in broken.errors:
            click.echo(f"  {problem.told(broken.name)}")


@click.command()
@click.argument("id", shell_complete=pack_ids)
@AS_JSON
def show(id: str, as_json: bool) -> None:
    """Show what is in a pack.

    \b
    stillpoint packs show breath
    """
    read, sharing = parts().library.read_pack(id), own_sharing()
    pack = read.pack
    if pack is None:  # only a pack that can be used has an id
        return
    if as_json:
        sessions = [session_record(session) for session in pack.sessions]
        more = {"sessions": sessions, "authors": pack.authors, **_sequences(pack)}
        print_json({**_record(read, sharing), **more})
        return
    click.echo(f"{pack.title}\n{pack.summary}\n".replace("\n\n", "\n"))
    said = {
        "version": pack.version,
        "by": ", ".join(pack.authors),
        "license": pack.license,
        "homepage": pack.homepage,
        "source": sharing.source(read),
        "digest": read.digest,
        "file": str(read.path or ""),
    }
    print_columns((name, value) for name, value in said.items() if value)
    click.echo()
    print_session_lines(pack.sessions)
    _print_block("Routines", map(routine_in_a_line, pack.routines))
    _print_block("Learning paths", map(path_in_a_line, pack.paths))
    for warning in read.warnings:
        say(warning.told(read.name))


def _print_block(heading: str, lines: "Iterable[str]") -> None:
    for number, line in enumerate(lines):
        click.echo(f"  {line}" if number else f"\n{heading}\n  {line}")


def _sequences(pack: "Pack") -> dict[str, object]:
    routines = [
        {"id": one.id, "title": one.title, "sessions": one.sessions, "anchor": one.anchor}
        | {"at": one.at, "days": one.days}
        for one in pack.routines
    ]
    paths = [
        {"id": one.id, "title": one.title, "sessions": one.sessions, "days": one.days}
        for one in pack.paths
    ]
    return {"routines": routines, "paths": paths}


def _row(read: "ReadPack", sharing: "Sharing") -> tuple[str, ...]:
    """The id, version, sessions, source and digest of a pack that can be used."""
    pack = read.pack
    if pack is None:
        return ()
    sessions = counted(len(pack.sessions), "session")
    source = harmless(sharing.source(read), LONGEST_SOURCE)
    return pack.id, pack.version, sessions, source, read.digest[:SHORT_DIGEST]


def _record(read: "ReadPack", sharing: "Sharing") -> dict[str, object]:
    pack, origin = read.pack, sharing.origin(read)
    return {
        "id": pack.id if pack else None,
        "title": pack.title if pack else None,
        "version": pack.version if pack else None,
        "summary": pack.summary if pack else None,
        "sessions": len(pack.sessions) if pack else 0,
        "digest": read.digest or None,
        "source": sharing.source(read),
        "added_at": origin.added_at.isoformat() if origin else None,
        "file": str(read.path or read.name),
        "valid": not read.is_broken,
        "errors": [problem_record(read.name, problem) for problem in read.errors],
        "warnings": [problem_record(read.name, problem) for problem in read.warnings],
    }
