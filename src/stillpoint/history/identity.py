"""The names that keep things apart: an id for each entry, a name for each device."""

import os
import re
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from stillpoint.core.clock import Clock
from stillpoint.history.files import lock_on, make_folder, replace_file

LONGEST_NAME = 32
_PATIENCE = timedelta(seconds=2)


def new_id(clock: Clock) -> str:
    """A UUIDv7: ids sort by the time they were made."""
    return _uuid(clock.now(), os.urandom(10))


def lasting_id(started_at: datetime, key: str) -> str:
    """The UUIDv7 of what began then and has that key: the same each time, on every machine."""
    from hashlib import sha256  # only those who bring entries in need it

    return _uuid(started_at, sha256(key.encode("utf-8", "replace")).digest()[:10])


def _uuid(at: datetime, rest: bytes) -> str:
    milliseconds = max(0, int(at.timestamp() * 1000)) & (1 << 48) - 1
    chance = int.from_bytes(rest, "big")
    number = milliseconds << 80 | 0x7 << 76 | (chance >> 64 & 0xFFF) << 64
    number |= 0b10 << 62 | chance & (1 << 62) - 1
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def device_name(folder: Path) -> str:
    """The name of this device, which its journal bears: chosen once, then read from a file."""
    return known_name(folder) or _first_name(_file_in(folder))


def known_name(folder: Path) -> str:
    """The name of this device if it has one yet; nothing is written."""
    return _name_in(_file_in(folder))


def _file_in(folder: Path) -> Path:
    return folder / "device"


def _first_name(file: Path) -> str:
    """A new name, the same for all who ask at once; without chance if it cannot be kept."""
    host = _plain(_host())[:20].strip("-") or "device"
    with suppress(OSError):
        make_folder(file.parent)
        lock = lock_on(file.with_name("device.lock"), _PATIENCE)
        try:
            if name := _name_in(file):
                return name
            name = f"{host}-{os.urandom(3).hex()}"
            replace_file(file, f"{name}\n".encode(), draft=file.with_name("device.draft"))
            return name
        finally:
            lock.release()
    return host


def _name_in(file: Path) -> str:
    try:
        if not file.is_file():
            return ""
        with file.open("rb") as opened:
            return _plain(opened.read(256).decode("utf-8", "replace"))
    except OSError:
        return ""


def _host() -> str:
    import platform  # 2 ms to import, and only a device without a name needs it

    return platform.node().partition(".")[0]


def _plain(text: str) -> str:
    """Text as part of a file name on any platform."""
    return re.sub("[^a-z0-9]+", "-", text.lower())[:LONGEST_NAME].strip("-")
