"""The commands of `packs`: which there are, what is in one, what is wrong with a file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from stillpoint.cli.completing import pack_ids
from stillpoint.cli.making import parts
from stillpoint.cli.printing import print_columns, print_json, say
from stillpoint.cli.sessions import print_session_lines, session_record
from stillpoint.core.texts import harmless

if TYPE_CHECKING:
    from stillpoint.packs.problems import Problem
    from stillpoint.packs.reading import ReadPack

AS_JSON = click.option("--json", "as_json", is_flag=True, help="JSON, for other programs.")


@click.group()
def packs() -> None:
    """List, show and check packs of sessions."""


@packs.command("list")
@AS_JSON
def list_packs(as_json: bool) -> None:
    """List all packs, broken ones last, with what is wrong."""
    library = parts().library
    if as_json:
        print_json([_record(read) for read in library.read])
        return
    print_columns((pack.id, _count(len(pack.sessions)), pack.title) for pack in library.packs)
    for broken in library.broken:
        click.echo(f"\n{harmless(broken.name)}  broken: {_count_of_faults(broken)}")
        for problem in broken.errors:
            click.echo(f"  {problem.told(broken.name)}")


@packs.command()
@click.argument("id", shell_complete=pack_ids)
@AS_JSON
def show(id: str, as_json: bool) -> None:
    """Show what is in a pack.

    \b
    stillpoint packs show breath
    """
    read = parts().library.read_pack(id)
    pack = read.pack
    if pack is None:  # only a pack that can be used has an id
        return
    if as_json:
        sessions = [session_record(session) for session in pack.sessions]
        print_json({**_record(read), "sessions": sessions, "authors": pack.authors})
        return
    click.echo(f"{pack.title}\n{pack.summary}\n".replace("\n\n", "\n"))
    said = {
        "version": pack.version,
        "by": ", ".join(pack.authors),
        "license": pack.license,
        "homepage": pack.homepage,
        "file": str(read.path or ""),
    }
    print_columns((name, value) for name, value in said.items() if value)
    click.echo()
    print_session_lines(pack.sessions)
    for warning in read.warnings:
        say(warning.told(read.name))


@packs.command(short_help="Tell what is wrong in pack files.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--strict", is_flag=True, help="Take warnings for faults.")
@AS_JSON
def check(files: tuple[Path, ...], strict: bool, as_json: bool) -> int:
    """Tell everything that is wrong in pack files; the exit code is 1 if anything is.

    \b
    stillpoint packs check evening.toml
    """
    from stillpoint.packs.reading import read_pack  # only this command reads single files

    checked = [read_pack(path) for path in files]
    if as_json:
        print_json([_record(read) for read in checked])
    else:
        for path, read in zip(files, checked, strict=True):
            _print_verdict(path, read)
    is_sound = not any(read.is_broken or (strict and read.warnings) for read in checked)
    return 0 if is_sound else 1


def _print_verdict(path: Path, read: "ReadPack") -> None:
    for problem in read.problems:
        click.echo(problem.told(str(path)))
    if read.pack:
        count = len(read.warnings)
        warned = f", {count} warning{'s' * (count != 1)}" if count else ""
        click.echo(f"{path}: fine, {_count(len(read.pack.sessions))}{warned}")


def _record(read: "ReadPack") -> dict[str, object]:
    pack = read.pack
    return {
        "id": pack.id if pack else None,
        "title": pack.title if pack else None,
        "version": pack.version if pack else None,
        "summary": pack.summary if pack else None,
        "sessions": len(pack.sessions) if pack else 0,
        "file": str(read.path or read.name),
        "valid": not read.is_broken,
        "errors": [_problem_record(read, problem) for problem in read.errors],
        "warnings": [_problem_record(read, problem) for problem in read.warnings],
    }


def _problem_record(read: "ReadPack", problem: "Problem") -> dict[str, object]:
    return {
        "line": problem.line,
        "place": problem.place,
        "fault": problem.fault,
        "cure": problem.cure,
        "rule": problem.rule or None,
        "message": problem.told(read.name),
    }


def _count(sessions: int) -> str:
    return f"{sessions} session{'s' * (sessions != 1)}"


def _count_of_faults(read: "ReadPack") -> str:
    count = len(read.errors)
    return f"{count} fault{'s' * (count != 1)}"
