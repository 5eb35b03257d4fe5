"""What sound costs: from a cue to its player, the making of sounds, a beat with and without.

Run by hand on a quiet machine: `.venv/bin/python benchmarks/sound.py`. Linux only: it reads /proc.
Players are programs that end at once, so that only stillpoint is measured.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any
from unittest.mock import patch

from recording import Recorder, Recording
from stillpoint.core.patterns import PhaseKind
from stillpoint.signals import playing as module
from stillpoint.signals.backgrounds import BACKGROUNDS
from stillpoint.signals.bells import BELLS, MARKS
from stillpoint.signals.children import Child, start
from stillpoint.signals.players import players_on
from stillpoint.signals.playing import Playing
from stillpoint.signals.soundings import Purpose, Sounding
from stillpoint.signals.sounds import breath_name, sound_file
from stillpoint.signals.sources import Sources
from stillpoint.signals.under import Background

STILLPOINT = str(Path(sys.executable).with_name("stillpoint"))
CUES = 200
CYCLE = 10.0
BREATH = "4-0-6-0"


def milliseconds(times: Sequence[float]) -> str:
    """The least, the middle and the most of some times in seconds."""
    least, middle, most = min(times) * 1e3, median(times) * 1e3, max(times) * 1e3
    return f"{least:8.2f} {middle:8.2f} {most:8.2f} ms"


def players_in(folder: Path, *names: str) -> str:
    """A search path with players that end at once."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).symlink_to("/bin/true")
    return str(folder)


def measure_latency(folder: Path) -> None:
    """From a cue to the start of its player's process, and how long whoever asked was held up."""
    sound_file(folder / "sounds", "tick")
    playing = Playing(
        players_on(players_in(folder / "bin", "paplay")), Sources(folder / "sounds", folder)
    )
    has_started = Event()

    def started(*arguments: Any, **options: Any) -> Child:
        child = start(*arguments, **options)
        has_started.set()
        return child

    asking: list[float] = []
    latencies: list[float] = []
    with patch.object(module, "start", started):
        for _ in range(CUES):
            has_started.clear()
            asked = time.perf_counter()
            playing.play(Sounding("tick", Purpose.MARK), 0.5)
            asking.append(time.perf_counter() - asked)
            has_started.wait()
            latencies.append(time.perf_counter() - asked)
            time.sleep(0.02)
        playing.close(waits=True)
    print(f"cue to process       {milliseconds(latencies)}   (least, median, most of {CUES})")
    print(f"asking for a sound   {milliseconds(asking)}")


def measure_making(folder: Path) -> None:
    """How long it takes to make each sound, once in the life of an installation."""
    whole = 0.0
    for name in (
        *BELLS,
        *MARKS,
        *BACKGROUNDS,
        str(breath_name(PhaseKind.OUT, timedelta(seconds=6))),
    ):
        began = time.perf_counter()
        size = sound_file(folder / "made", name).stat().st_size
        took = time.perf_counter() - began
        whole += took
        print(f"making {name:14}{took * 1e3:8.0f} ms {size / 1e6:6.2f} MB")
    print(f"making all           {whole * 1e3:8.0f} ms")


def lived(sound: str, path: str, cycles: int) -> Recording:
    """Some breaths of the installed program, with or without sound."""
    variables = {"STILLPOINT_SOUND": sound, "PATH": path}
    with Recorder([STILLPOINT, "breathe", BREATH], 80, 24, variables=variables) as terminal:
        terminal.wait_for("breathe out")
        return terminal.record(CYCLE * cycles + 1)


def measure_beats(folder: Path, cycles: int = 3) -> None:
    """CPU of the program, and the gaps between its frames, without sound and with."""
    path = players_in(folder / "players", "paplay")
    for sound in ("off", "auto"):
        recording = lived(sound, path, cycles)
        start = recording.cpu_times[0]
        end = start + CYCLE * cycles
        cpu = 100 * recording.cpu_between(start, end) / (end - start)
        frames = recording.frames(start, end)
        gaps = sorted(later - earlier for earlier, later in pairwise(frames))
        late = gaps[int(len(gaps) * 0.99)] * 1e3
        print(f"sound {sound:5} {cpu:6.2f} % cpu   99 of 100 frames within {late:5.0f} ms")


def cpu_of(id: int) -> float:
    """Seconds of CPU that a process has used."""
    fields = Path(f"/proc/{id}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure_background(folder: Path, seconds: float = 10.0) -> None:
    """CPU of the feeder of a background, whose player takes samples as fast as they are played."""
    bin = folder / "streaming"
    bin.mkdir()
    (bin / "paplay").write_text(
        f"#!{sys.executable}\nimport sys, time\n"
        "while sys.stdin.buffer.read(8820): time.sleep(0.1)\n"
    )
    (bin / "paplay").chmod(0o755)
    sound_file(folder / "sounds", "brown")
    background = Background(folder / "sounds", "brown", str(bin))
    background.begin(0.5)
    asked = ["pgrep", "-P", str(os.getpid()), "-f", "stillpoint.signals.background"]
    feeder = int(subprocess.run(asked, capture_output=True, text=True).stdout.split()[0])
    time.sleep(4)  # it has come to its full loudness
    before = cpu_of(feeder)
    time.sleep(seconds)
    share = 100 * (cpu_of(feeder) - before) / seconds
    background.end()
    print(f"background           {share:8.2f} % cpu")


def main() -> None:
    """Measure all of it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        measure_latency(folder)
        measure_making(folder)
        measure_beats(folder)
        measure_background(folder)


if __name__ == "__main__":
    main()
