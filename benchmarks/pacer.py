"""The pacer's figures beside the floor's: CPU, output, frames, lateness, first paint and quitting.

Run by hand on a quiet machine: `.venv/bin/python benchmarks/pacer.py`. Linux only: it reads /proc.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles

from recording import Recorder, Recording

STILLPOINT = str(Path(sys.executable).with_name("stillpoint"))
FLOOR = [sys.executable, str(Path(__file__).with_name("floor.py"))]
SIZES = {"80x24": (80, 24), "200x50": (200, 50)}

CYCLE, INHALE = 10.0, 4.0
"""Of the pattern 4-0-6-0, in seconds."""

TARGETS = {
    "80x24": {"cpu %": 5, "KB/s": 80},
    "200x50": {"cpu %": 12, "KB/s": 320},
}

Figures = dict[str, float]


def pacer(size: str, cycles: int) -> Figures:
    """Whole cycles of a 4-0-6-0 orb, measured from outside."""
    with Recorder([STILLPOINT, "breathe", "4-0-6-0", "--for", "20m"], *SIZES[size]) as terminal:
        terminal.wait_for("breathe out")
        recording = terminal.record(CYCLE * (cycles + 1) + 1)
        turns = sorted(
            [(time, INHALE) for time in recording.sightings(b"breathe out")]
            + [(time, 0.0) for time in recording.sightings(b"breathe in")]
        )
    starts = [time for time, into in turns if into == 0.0]
    start, end = starts[0], starts[0] + CYCLE * cycles
    moving = _moving_parts(starts[:cycles])
    frames = sum(len(recording.frames(*part)) for part in moving)
    cpu = recording.cpu_between(start, end)
    lateness = _lateness(turns)
    return {
        "cpu %": 100 * cpu / (end - start),
        "cpu ms a frame": 1000 * cpu / max(1, len(recording.frames(start, end))),
        "KB/s": recording.size(start, end) / (end - start) / 1000,
        "frames/s at mid-breath": frames / sum(last - first for first, last in moving),
        "worst gap ms": 1000 * max(_worst_gap(recording, *part) for part in moving),
        "cue lateness p50 ms": 1000 * median(lateness),
        "cue lateness p99 ms": 1000 * quantiles(lateness, n=100, method="inclusive")[98],
    }


def stillness(size: str) -> Figures:
    """Full and empty holds of eight seconds, then a pause."""
    with Recorder([STILLPOINT, "breathe", "3-8-3-8", "--for", "20m"], *SIZES[size]) as terminal:
        terminal.wait_for("hold")
        terminal.record(8)  # until the keys have faded, which name holds too
        held = terminal.record(24)
        terminal.press("space")
        terminal.wait_for("aused")
        terminal.record(1.5)
        paused = terminal.record(8)
    holds = held.sightings(b"hold") + held.sightings(b"rest")
    spans = [(start + 0.5, start + 7.5) for start in holds if start + 7.5 < held.cpu_times[-1]]
    still = (paused.cpu_times[0], paused.cpu_times[-1])
    seconds = sum(end - start for start, end in spans)
    return {
        "cpu % in holds": 100 * sum(held.cpu_between(*span) for span in spans) / seconds,
        "KB/s in holds": sum(held.size(*span) for span in spans) / seconds / 1000,
        "cpu % paused": 100 * paused.cpu_between(*still) / (still[1] - still[0]),
        "KB/s paused": paused.size(*still) / (still[1] - still[0]) / 1000,
    }


def floor(size: str) -> Figures:
    """One line that changes twenty times a second."""
    with Recorder([*FLOOR, "--tick"], *SIZES[size]) as terminal:
        terminal.wait_for("breathe in 2")
        recording = terminal.record(12)
    start, end = recording.cpu_times[10], recording.cpu_times[-1]
    cpu = recording.cpu_between(start, end)
    frames = recording.frames(start, end)
    return {
        "cpu %": 100 * cpu / (end - start),
        "cpu ms a frame": 1000 * cpu / len(frames),
        "KB/s": recording.size(start, end) / (end - start) / 1000,
        "frames/s at mid-breath": len(frames) / (end - start),
        "worst gap ms": 1000 * _worst_gap(recording, start, end),
    }


def start(size: str, runs: int) -> Figures:
    """First visible cell of home and of the floor, taking turns."""

    def first_cell(argv: Sequence[str]) -> float:
        with Recorder(argv, *SIZES[size]) as terminal:
            return terminal.first_visible_cell()

    first_cell([STILLPOINT])  # the first run pays for the disk
    pairs = [(first_cell([STILLPOINT]), first_cell(FLOOR)) for _ in range(runs)]
    ours, bare = (1000 * median(column) for column in zip(*pairs, strict=True))
    return {"first cell ms": ours, "floor ms": bare, "times the floor": ours / bare}


def quitting(size: str, runs: int) -> Figures:
    """From the key to the end of the process."""

    def seconds(argv: Sequence[str], awaited: str, key: str) -> float:
        with Recorder(argv, *SIZES[size]) as terminal:
            terminal.wait_for(awaited)
            terminal.record(1.5)
            return terminal.seconds_to_exit(key)

    breathe = [STILLPOINT, "breathe", "4-0-6-0"]
    cases: dict[str, Callable[[], float]] = {
        "q on home ms": lambda: _quit_home(size, "q"),
        "ctrl+c on home ms": lambda: _quit_home(size, "ctrl+c"),
        "ctrl+c in practice ms": lambda: seconds(breathe, "breathe in", "ctrl+c"),
        "floor (ctrl+q) ms": lambda: seconds(FLOOR, "breathe in", "ctrl+q"),
    }
    return {name: 1000 * median(case() for _ in range(runs)) for name, case in cases.items()}


def drift(minutes: float) -> Figures:
    """How far the breath has moved from the clock after a long run: a line through all lateness."""
    length = f"{int(minutes) + 2}m"
    with Recorder([STILLPOINT, "breathe", "4-0-6-0", "--for", length], 80, 24) as terminal:
        terminal.wait_for("breathe out")
        times = terminal.record(minutes * 60).sightings(b"breathe in")
    late = [time - times[0] - CYCLE * number for number, time in enumerate(times)]
    middle = (len(late) - 1) / 2
    spread = sum((number - middle) ** 2 for number in range(len(late)))
    slope = sum((number - middle) * value for number, value in enumerate(late)) / spread
    return {"minutes": minutes, "drift ms": 1000 * slope * len(late)}


def _quit_home(size: str, key: str) -> float:
    with Recorder([STILLPOINT], *SIZES[size]) as terminal:
        terminal.wait_for("Six a Minute")
        terminal.record(1)
        return terminal.seconds_to_exit(key)


def _moving_parts(starts: Sequence[float]) -> list[tuple[float, float]]:
    """The middle half of every phase, where cells change fastest."""
    parts = []
    for begin in starts:
        for first, length in ((0.0, INHALE), (INHALE, CYCLE - INHALE)):
            parts.append((begin + first + length / 4, begin + first + 3 * length / 4))
    return parts


def _worst_gap(recording: Recording, start: float, end: float) -> float:
    frames = recording.frames(start, end)
    return max((late - early for early, late in pairwise(frames)), default=0.0)


def _lateness(turns: Sequence[tuple[float, float]]) -> list[float]:
    """How late each turn came, counted from the most punctual of them."""
    first = turns[0][0] - turns[0][1]
    away = []
    for time, into in turns:
        cycle = round((time - into - first) / CYCLE)
        away.append(time - into - first - cycle * CYCLE)
    return [late - min(away) for late in away]


def _table(results: dict[str, Figures]) -> str:
    lines = []
    for title, figures in results.items():
        size = title.partition(" ")[2]
        lines.append(title)
        for name, value in figures.items():
            target = TARGETS.get(size, {}).get(name) if title.startswith("pacer") else None
            goal = f"   (target {target})" if target else ""
            lines.append(f"  {name:26} {value:9.2f}{goal}")
    return "\n".join(lines)


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cycles", type=int, default=6)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--size", choices=SIZES, action="append")
    parser.add_argument("--only", choices=["pacer", "start", "quit"])
    parser.add_argument("--minutes", type=float, default=0.0, help="measure drift over so many")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    results: dict[str, Figures] = {}
    for size in asked.size or SIZES:
        if asked.only in (None, "pacer"):
            results[f"pacer {size}"] = pacer(size, asked.cycles)
            results[f"stillness {size}"] = stillness(size)
            results[f"floor {size}"] = floor(size)
        if asked.only in (None, "start"):
            results[f"start {size}"] = start(size, asked.runs)
        if asked.only in (None, "quit"):
            results[f"quit {size}"] = quitting(size, asked.runs)
    if asked.minutes:
        results["drift"] = drift(asked.minutes)
    print(json.dumps(results, indent=2) if asked.json else _table(results))


if __name__ == "__main__":
    main()
