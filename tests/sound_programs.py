"""Players of the tests' own: real programs on a search path, which note how they are called."""

import json
import os
import shutil
import wave
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from stillpoint.signals.sounds import sound_path

NOTES = 'printf \'%s\\n\' "${0##*/} $*" >>"{log}"\n'
PLAYS = ""
FAILS = "exit 1\n"
RINGS_ON = "exec {sleep} 60\n"
HANGS = "trap '' TERM; exec {sleep} 60\n"


@dataclass(frozen=True)
class Programs:
    """A folder of programs, and what they noted."""

    folder: Path

    def write(self, name: str, does: str = PLAYS) -> None:
        """Write a program that notes how it is called and then does something."""
        self.folder.mkdir(exist_ok=True)
        program = self.folder / name
        text = f"#!/bin/sh\n{NOTES}{does}".replace("{log}", str(self.log))
        for tool in ("cat", "head", "sleep"):
            text = text.replace(f"{{{tool}}}", shutil.which(tool, path=os.defpath) or tool)
        program.write_text(text)
        program.chmod(0o755)

    @property
    def path(self) -> str:
        """A search path on which there is nothing else."""
        return str(self.folder)

    @property
    def calls(self) -> list[str]:
        """Who was called with which file, in order: `paplay bowl`."""
        if not self.log.exists():
            return []
        return [_in_short(line) for line in self.log.read_text().splitlines()]

    @property
    def samples(self) -> bytes:
        """What was fed to a player that swallows."""
        file = self.log.with_name(f"{self.log.name}.samples")
        return file.read_bytes() if file.exists() else b""

    @property
    def lines(self) -> list[str]:
        """The calls as they came."""
        return self.log.read_text().splitlines() if self.log.exists() else []

    @property
    def log(self) -> Path:
        """Where they note it."""
        return self.folder / "calls.log"


def _in_short(line: str) -> str:
    """`paplay bowl`, of a call with options and a path."""
    player, *arguments = line.split()
    file = Path(arguments[-1]).name if arguments else ""
    name = file.rpartition("-")[0] if file.endswith(".wav") and "-" in file else Path(file).stem
    return f"{player} {name}"


def made(folder: Path, *names: str, lasts: float = 0.05) -> None:
    """Put short sounds where the built-in ones of these names are kept, so that none is made."""
    for name in names:
        write_wave(sound_path(folder, name), lasts)


def write_wave(file: Path, lasts: float, *, level: int = 8_000) -> Path:
    """Write a WAV of one value for so many seconds."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(wave.open(str(file), "wb")) as sound:
        sound.setparams((1, 2, 44_100, 0, "NONE", ""))
        sound.writeframes(level.to_bytes(2, "little", signed=True) * int(44_100 * lasts))
    return file


def recorded(file: Path) -> list[dict[str, object]]:
    """The lines of a record of cues."""
    return [json.loads(line) for line in file.read_text().splitlines()]
