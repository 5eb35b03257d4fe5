"""What a second lane costs: the CPU and output of a duet beside those of one breath.

Run by hand on a quiet machine: `.venv/bin/python benchmarks/duet.py`. Linux only: it reads /proc.
A duet should cost less than twice one lane.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from recording import Recorder

STILLPOINT = str(Path(sys.executable).with_name("stillpoint"))
SIZES = {"40x12": (40, 12), "80x24": (80, 24), "200x50": (200, 50)}
CYCLE = 10.0

PACK = """\
format = 1
[pack]
id = "lanes"
title = "Lanes"
version = "1.0.0"
[[source]]
id = "none"
cite = "Made to be measured"
[[session]]
id = "lanes"
title = "Lanes"
practice = "co-regulation"
audience = "carer+child"
ages = "8-12y"
sources = ["none"]
[[session.step]]
kind = "breathe"
who = "both"
pattern = "4-0-6-0"
for = "20m"
"""


def cost(pack: str, size: str, cycles: int) -> tuple[float, float, float]:
    """CPU in percent, kB a second and frames a second over whole cycles of a session."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "lanes.toml"
        file.write_text(pack, encoding="utf-8")
        with Recorder([STILLPOINT, "packs", "preview", str(file)], *SIZES[size]) as terminal:
            terminal.wait_for("breathe out")
            recording = terminal.record(CYCLE * cycles + 1)
    start = recording.cpu_times[0]
    end = start + CYCLE * cycles
    seconds = end - start
    return (
        100 * recording.cpu_between(start, end) / seconds,
        recording.size(start, end) / seconds / 1000,
        len(recording.frames(start, end)) / seconds,
    )


def main() -> None:
    """Measure one lane, two in a 1:1 gear and two in 1:2, and print them beside each other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cycles", type=int, default=3)
    parser.add_argument("--size", choices=SIZES, action="append")
    asked = parser.parse_args()
    packs = {
        "one lane": PACK,
        "two, 1:1": f'{PACK}child = "4-0-6-0"\n',
        "two, 1:2": f'{PACK}child = "2-0-3-0"\n',
    }
    for size in asked.size or SIZES:
        one = 0.0
        for name, pack in packs.items():
            cpu, written, frames = cost(pack, size, asked.cycles)
            one = one or cpu
            print(
                f"{size:8} {name:10} {cpu:6.2f} % cpu {written:8.1f} kB/s"
                f" {frames:6.1f} frames/s  {cpu / one:5.2f}×"
            )


if __name__ == "__main__":
    main()
