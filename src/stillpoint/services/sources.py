"""What a user names to share a pack from: a file, a folder or an address."""

import os
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import harmless
from stillpoint.packs.documents import Unreadable, bytes_of
from stillpoint.packs.problems import Problem
from stillpoint.packs.reading import ReadPack, pack_in_bytes

MOST_FILES = 1000
"""Packs of a folder that are taken at once, at most."""


def is_address(source: str) -> bool:
    """Whether the text is an address rather than a path."""
    return "://" in source


def as_source(pasted: str) -> str:
    """What was pasted, or dragged into the terminal, as a path or an address."""
    text = pasted.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    if text.lower().startswith("file://"):
        return unquote(urlsplit(text).path)
    if "\\ " in text and os.sep == "/" and not os.path.lexists(text):
        return text.replace("\\ ", " ")
    return text


def files_at(source: str) -> list[Path]:
    """The file of that path, or the packs in the folder of that path. Raises `Misuse`."""
    if not source.strip():
        raise Misuse("the name is empty; name a file, a folder or an https address")
    try:
        path = Path(source).expanduser().absolute()
    except RuntimeError:  # ~somebody who has no home here
        raise Misuse(
            f"there is no home folder for {harmless(source)}; write the whole path"
        ) from None
    if not os.path.isdir(path):  # noqa: PTH112 - it never raises
        return [path]
    files = sorted(file for file in path.glob("*.toml") if not file.name.startswith("."))
    if not files:
        raise Misuse(f"there is no .toml file in {path}; name a pack, or the folder it is in")
    if len(files) > MOST_FILES:
        raise Misuse(f"there are more than {MOST_FILES:,} packs in {path}; name fewer")
    return files


def pack_in(path: Path) -> tuple[ReadPack, bytes]:
    """The pack in a file, and the very bytes that it was read from."""
    try:
        content = bytes_of(path)
    except Unreadable as reason:
        problem = Problem("", reason.fault, reason.cure, reason.line)
        return ReadPack(path.name, None, (problem,)), b""
    return pack_from(content, path.name), content


def pack_from(content: bytes, name: str) -> ReadPack:
    """The pack that was read from some bytes, as if they were in a file of that name."""
    read = pack_in_bytes(content, name)
    if read.is_broken and content.lstrip()[:5].lower() in (b"<!doc", b"<html"):
        cure = "take the address of the file itself, which many sites call raw"
        return replace(read, problems=(Problem("", "this is a web page, not a pack", cure),))
    return read


def name_at(url: str) -> str:
    """What a file is called that comes from an address."""
    return harmless(urlsplit(url).path.rpartition("/")[2] or url)
