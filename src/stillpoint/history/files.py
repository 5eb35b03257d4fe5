"""Writing so that what is reported as kept is kept: locks, whole appends, whole replacements."""

import errno
import os
from contextlib import suppress
from datetime import timedelta
from io import BufferedWriter
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock

_BINARY = getattr(os, "O_BINARY", 0)
_APPEND = os.O_RDWR | os.O_APPEND | os.O_CREAT | _BINARY
_REPLACE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY


def make_folder(folder: Path) -> None:
    """Make sure that a folder is there, for its owner's eyes only."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def lock_on(path: Path, patience: timedelta = timedelta()) -> "BaseFileLock":
    """A lock, held from now on. Raises `OSError`, among them `TimeoutError` if another keeps it."""
    from filelock import FileLock  # 10 to 60 ms to import, and only writing needs it

    lock = FileLock(
        path, timeout=patience.total_seconds(), mode=0o600, thread_local=False, poll_interval=0.01
    )
    lock.acquire()
    return lock


def append_lines(path: Path, lines: bytes) -> None:
    """Add lines to a file, whole and on the disk, or not at all. Raises `OSError`."""
    is_new = not path.exists()
    descriptor = os.open(path, _APPEND, 0o600)
    try:
        length = os.lseek(descriptor, 0, os.SEEK_END)
        try:
            _write(descriptor, _after_torn_line(descriptor, length) + lines)
            os.fsync(descriptor)
        except BaseException:
            with suppress(OSError):
                os.ftruncate(descriptor, length)
            raise
    finally:
        os.close(descriptor)
    if is_new:
        _keep_name(path.parent)
        _keep_name(path.parent.parent)


def replace_file(path: Path, content: bytes, *, draft: Path, is_durable: bool = True) -> None:
    """Put a file in the place of another, which stays as it is on any `OSError`.

    What is not durable outlives the process, but perhaps not a loss of power.
    """
    try:
        with os.fdopen(os.open(draft, _REPLACE, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            if is_durable:
                os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    if is_durable:
        _keep_name(path.parent)


def new_file(folder: Path, stem: str, suffix: str) -> BufferedWriter:
    """A file to write, of a name that no other has; numbered if it must be. Raises `OSError`."""
    make_folder(folder)
    for number in count(1):
        name = f"{stem}-{number}" if number > 1 else stem
        with suppress(FileExistsError):
            file = (folder / f"{name}{suffix}").open("xb")
            Path(file.name).chmod(0o600)
            return file
    raise AssertionError("numbers do not end")


def settle(file: BufferedWriter) -> None:
    """Have what was written to a file, and its name, survive a loss of power. Raises `OSError`."""
    file.flush()
    os.fsync(file.fileno())
    _keep_name(Path(file.name).parent)


def mishap(error: OSError) -> str:
    """What went wrong, and how to mend it."""
    if isinstance(error, TimeoutError):
        return "another stillpoint has held it for too long. Close that one, then try again."
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "the disk is full. Make some room, then try again."
        case errno.EFBIG:
            return "files may not be that large here (ulimit -f). Raise the limit, then try again."
        case errno.EROFS:
            return "the disk is read-only. Make it writable, then try again."
        case errno.EACCES | errno.EPERM:
            return "it may not be written to. Change its permissions, then try again."
        case errno.EEXIST | errno.ENOTDIR:
            return "there is a file where its folder should be. Move that file, then try again."
        case errno.ENOENT:
            return "its folder is not there. Make it, or bring it back, then try again."
        case _:
            return f"{(error.strerror or str(error)).lower()}. Mend that, then try again."


def _write(descriptor: int, content: bytes) -> None:
    """One write; another only after a short one, to learn why it was short."""
    written = 0
    while written < len(content):
        written += os.write(descriptor, content[written:])


def _after_torn_line(descriptor: int, length: int) -> bytes:
    """A newline, if the last line of the file has none."""
    if not length:
        return b""
    os.lseek(descriptor, length - 1, os.SEEK_SET)
    return b"" if os.read(descriptor, 1) == b"\n" else b"\n"


def _keep_name(folder: Path) -> None:
    """Have a new name in a folder survive a loss of power, where the platform can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
