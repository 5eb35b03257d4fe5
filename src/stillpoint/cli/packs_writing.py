"""The commands for those who write packs: `packs new` and `packs preview`."""

import os
import shlex
from pathlib import Path

import click

from stillpoint.cli.living import live
from stillpoint.cli.making import own_places, parts
from stillpoint.cli.paths import SomePath
from stillpoint.cli.printing import say
from stillpoint.cli.screens import is_plain
from stillpoint.cli.verdicts import print_verdict
from stillpoint.core.clock import SystemClock
from stillpoint.core.errors import Misuse, StillpointError
from stillpoint.core.texts import harmless
from stillpoint.packs.reading import read_pack


class NotWritten(StillpointError):
    """A file that could not be written."""


@click.command(short_help="Write a first file to change.")
@click.argument("id")
@click.option(
    "-o",
    "file",
    type=SomePath(),
    metavar="FILE",
    help="Where to; ID.toml in this folder if not said.",
)
def new(id: str, file: Path | None) -> None:
    """Write a file with a first session in it and a note on every line, to change as you like.

    A file that is there already is left as it is.

    \b
    stillpoint packs new evening
    stillpoint packs new evening -o packs/evening.toml
    """
    from stillpoint.packs.ids import checked_id
    from stillpoint.packs.starting import SCHEMA_FILE, starter

    _refuse_taken(checked_id(id))
    path = file or Path(f"{id}.toml")
    _write_new(path, starter(id))
    name = shlex.quote(str(path))
    schema = shlex.quote(str(path.with_name(SCHEMA_FILE)))
    click.echo(f"{harmless(str(path), 1000)} is written, and valid as it is. What next:")
    click.echo(f"  stillpoint packs check {name}      what is wrong in it")
    click.echo(f"  stillpoint packs preview {name}    try it; with --watch, each time it is saved")
    click.echo(f"  stillpoint packs schema > {schema}    completion in your editor")


def _refuse_taken(id: str) -> None:
    for pack in parts().library.packs:
        if pack.id == id:
            raise Misuse(f'there is a pack "{id}" already, {pack.title}; choose another id')


def _write_new(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise NotWritten(
            f"{path} is there already and was left as it is; name another file with -o"
        ) from None
    except FileNotFoundError:
        raise NotWritten(f"{path} could not be written: make its folder first") from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise NotWritten(f"{path} could not be written: {reason}") from None


@click.command(short_help="Try a session of a file.")
@click.argument("file", type=SomePath())
@click.argument("session", required=False)
@click.option("--plain", is_flag=True, help="Plain lines, no full screen.")
@click.option("--watch", is_flag=True, help="Check the file again each time it is saved.")
def preview(file: Path, session: str | None, plain: bool, watch: bool) -> int:
    """Try a session of a file, the first if none is named; nothing is kept in history.

    The pack is not installed. If anything is wrong in it, that is told instead. With --watch, the
    file is checked now and each time it is saved, and Enter tries the session; Ctrl-C ends that,
    with exit code 0.

    \b
    stillpoint packs preview evening.toml
    stillpoint packs preview evening.toml slow-down --plain
    stillpoint packs preview evening.toml --watch
    """
    from stillpoint.services.previews import RehearsalParts, session_in

    made = RehearsalParts(own_places(), SystemClock(), environ=os.environ)
    if watch:
        from stillpoint.cli.watching import watch_pack

        return watch_pack(made, file, session, plain=plain)
    read = read_pack(file)
    if read.pack is None:
        print_verdict(str(file), read)
        return 1
    chosen = session_in(read.pack, session)
    plain = is_plain(plain)
    for warning in read.warnings:
        say(warning.told(str(file)))
    return live(made, chosen, plain=plain)
