"""Tries a player with a moment of silence: whether it works here, and why not."""

import subprocess
import wave
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from stillpoint.signals.children import start
from stillpoint.signals.players import FILE_VARIABLE, Player

PATIENCE = 5.0
"""Seconds a player may take for a twentieth of a second of silence."""

_RATE = 44_100


def fault_of(player: Player) -> str:
    """Why a player does not work here, as the end of a sentence; nothing where it does."""
    with TemporaryDirectory(prefix="stillpoint-") as folder:
        silence = Path(folder) / "silence.wav"
        _write_silence(silence)
        try:
            child = start(player.command(silence, 1.0), variables={FILE_VARIABLE: str(silence)})
        except OSError as error:
            return f"cannot be started: {error.strerror}"
        try:
            code = child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
            return "hangs"
    return f"ends with exit code {code}" if code else ""


def _write_silence(path: Path) -> None:
    with closing(wave.open(str(path), "wb")) as file:
        file.setparams((1, 2, _RATE, 0, "NONE", ""))
        file.writeframes(bytes(_RATE // 20 * 2))
