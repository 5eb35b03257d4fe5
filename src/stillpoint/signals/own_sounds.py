"""The user's own sounds: files in a folder, called by their names alone."""

import re
from collections.abc import Mapping
from pathlib import Path

from stillpoint.core.errors import Misuse
from stillpoint.core.texts import quoted
from stillpoint.signals.players import FORMATS

_NAME = re.compile(r"\w[\w -]{0,63}")


def sound_name(written: str) -> str:
    """The name of a sound, which is no path and tells no format. Raises `Misuse`."""
    if _NAME.fullmatch(written):
        return written
    raise Misuse(
        f"{quoted(written)} is no name of a sound; write letters, digits, - and spaces alone,"
        " such as bowl, or my-gong for the file my-gong.wav of your own"
    )


def own_sounds(folder: Path) -> Mapping[str, Path]:
    """The sounds in a folder by name; of one name in several formats, the one all can play."""
    try:
        files = sorted(folder.iterdir(), key=_preference)
    except OSError:
        return {}
    sounds: dict[str, Path] = {}
    for file in files:
        if file.suffix.lower() in FORMATS and _NAME.fullmatch(file.stem) and file.is_file():
            sounds.setdefault(file.stem, file)
    return sounds


def _preference(file: Path) -> tuple[int, str]:
    kind = file.suffix.lower()
    return FORMATS.index(kind) if kind in FORMATS else len(FORMATS), file.name
