"""The command `packs check`: everything that is wrong in pack files."""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click

from stillpoint.cli.making import parts
from stillpoint.cli.paths import SomePath
from stillpoint.cli.printing import print_json
from stillpoint.cli.verdicts import passes, print_verdict, problem_record
from stillpoint.core.errors import Misuse
from stillpoint.core.texts import counted
from stillpoint.packs.documents import LARGEST
from stillpoint.packs.elsewhere import judged_elsewhere, leads_elsewhere
from stillpoint.packs.library import Library
from stillpoint.packs.reading import ReadPack, pack_in_bytes, read_pack

STDIN = "stdin"
"""What the file is called that comes through a pipe."""


Reader = Callable[..., ReadPack]
"""Reads a file, given `elsewhere`: the addresses of what is in other packs."""


@click.command(short_help="Tell what is wrong in pack files.")
@click.argument("files", nargs=-1, required=True, type=SomePath(), metavar="FILE…")
@click.option("--strict", "is_strict", is_flag=True, help="Let no warning pass.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array of all that was found.")
def check(files: tuple[Path, ...], is_strict: bool, as_json: bool) -> int:
    """Tell everything that is wrong in pack files, and how to mend it.

    A folder stands for the .toml files in it, and - for what comes through a pipe. The exit code
    is 0 where every file is valid and 1 where one is not; a warning alone fails only --strict.

    \b
    stillpoint packs check evening.toml
    stillpoint packs check --strict packs/
    stillpoint packs check --json - < evening.toml
    """
    readers = [reader for file in files for reader in _readers(file)]
    checked = _judged(_checked(readers))
    if as_json:
        print_json([problem_record(file, one) for file, read in checked for one in read.problems])
    else:
        for file, read in checked:
            print_verdict(file, read, is_strict=is_strict)
    failed = sum(not passes(read, is_strict=is_strict) for _, read in checked)
    if len(checked) > 1 and not as_json:
        click.echo(_summary(len(checked), failed))
    return 1 if failed else 0


def _checked(readers: list[tuple[str, Reader]]) -> list[tuple[str, ReadPack]]:
    """Each file as it was read; it may name what is in the library, and in the other files."""
    beside = [read() for _, read in readers] if len(readers) > 1 else []
    packs = (*parts().library.packs, *(read.pack for read in beside if read.pack))
    elsewhere = {session.address for pack in packs for session in pack.sessions}
    return [(file, read(elsewhere=elsewhere)) for file, read in readers]


def _readers(file: Path) -> Iterator[tuple[str, Reader]]:
    """What reads each file that was meant, by the name it is told of with."""
    if str(file) == "-":
        yield STDIN, partial(pack_in_bytes, _piped(), STDIN)
    elif os.path.isdir(file):  # noqa: PTH112 - it never raises
        for path in _packs_in(file):
            yield str(path), partial(read_pack, path)
    else:
        yield str(file), partial(read_pack, file)


def _judged(checked: list[tuple[str, ReadPack]]) -> list[tuple[str, ReadPack]]:
    """What was read, and where its choices lead among those files and the packs that are here."""
    if not any(leads_elsewhere(read) for _, read in checked):
        return checked
    here = parts().library
    ids = {read.pack.id for _, read in checked if read.pack}
    others = (read for read in here.read if read.pack and read.pack.id not in ids)
    library = Library((*(read for _, read in checked), *others))
    return [(file, judged_elsewhere(read, library)) for file, read in checked]


def _packs_in(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))
    if not found:
        raise Misuse(f"there is no .toml file in {folder}; name a pack, or the folder it is in")
    return found


def _piped() -> bytes:
    if sys.stdin is None:
        raise Misuse("nothing comes through a pipe; name a file, or write: … check - < FILE")
    return sys.stdin.buffer.read(LARGEST + 1)


def _summary(count: int, failed: int) -> str:
    passed = f"{count - failed} fine" if count > failed else "none fine"
    return f"{counted(count, 'file')}: {passed}" + (f", {failed} not" if failed else "")
