"""The user's own sounds: files in a folder, called by their names alone."""

from collections.abc import Mapping
from pathlib import Path
from unicodedata import normalize

from stillpoint.core.sound_names import is_sound_name
from stillpoint.signals.players import FORMATS


def own_sounds(folder: Path) -> Mapping[str, Path]:
    """The sounds in a folder by name; of one name in several formats, the one all can play."""
    try:
        files = sorted(folder.iterdir(), key=_preference)
    except OSError:
        return {}
    sounds: dict[str, Path] = {}
    for file in files:
        name = normalize("NFC", file.stem)  # a Mac may have written its accents apart
        if file.suffix.lower() in FORMATS and is_sound_name(name) and file.is_file():
            sounds.setdefault(name, file)
    return sounds


def _preference(file: Path) -> tuple[int, str]:
    kind = file.suffix.lower()
    return FORMATS.index(kind) if kind in FORMATS else len(FORMATS), file.name
