"""Files that people write by hand and the program writes too: read whole, replaced whole."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stillpoint.core.errors import StillpointError
from stillpoint.core.texts import harmless

LARGEST_FILE = 64 * 1024
"""No such file is longer, in bytes."""

PATIENCE = 5.0
"""Seconds that another process may take to change such a file."""


def text_of(path: Path) -> str:
    """What is in a file. Raises `OSError`, or `ValueError` where it is no text that one wrote."""
    path.stat()
    if not path.is_file():
        raise ValueError("it is not a file")  # a folder, or a pipe that would never end
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise ValueError(f"it is longer than {LARGEST_FILE // 1024} KiB")
    return content.decode("utf-8")


def reason(error: Exception) -> str:
    """Why a file could not be read, parsed or written, as the rest of a sentence."""
    match error:
        case TimeoutError():
            return "another stillpoint has held it for too long; close that one, then try again"
        case UnicodeDecodeError():
            return "it is not UTF-8 text"
        case OSError():
            return error.strerror or "it cannot be read"
        case RecursionError():
            return "it is nested too deeply"
        case _:
            return harmless(str(error), 200)  # parsers repeat what they stumbled over


@contextmanager
def undisturbed(path: Path, fault: type[StillpointError]) -> Iterator[None]:
    """For as long as no other process may change a file; `fault` where that cannot be had.

    What is read, changed and written within is all that is kept, and loses nothing of others.
    """
    from filelock import FileLock  # 10 to 60 ms to import, and only writing needs it

    kept = path.resolve()
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(kept.with_name(f".{kept.name}.lock"), PATIENCE, poll_interval=0.01)
        lock.acquire()
    except OSError as error:
        raise fault(f"{path} could not be written: {reason(error)}.") from error
    try:
        yield
    finally:
        lock.release()


def replace(path: Path, written: str | bytes) -> None:
    """Put what was written in the place of a file, which stays as it is on any `OSError`."""
    content = written.encode() if isinstance(written, str) else written
    kept = path.resolve()  # a link, as keepers of dotfiles make them, stays a link
    kept.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=kept.parent, prefix=f".{kept.name}-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(kept)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
