"""Watching a program on a pseudo-terminal: when it wrote, how much, and what it cost."""

import os
import select
import sys
import time
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from terminal import Terminal, at_home

FRAME_END = b"\x1b[?2026l"
"""Textual closes every frame with this on terminals that have synchronized output."""

CLOCK_TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Recording:
    """What was written when, in seconds of one clock, and the CPU time used up to then."""

    times: list[float] = field(default_factory=list)
    chunks: list[bytes] = field(default_factory=list)
    cpu_times: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def size(self, start: float, end: float) -> int:
        """Bytes written between two times."""
        return sum(len(chunk) for chunk in self._between(start, end))

    def frames(self, start: float, end: float) -> list[float]:
        """When each frame between two times was whole."""
        first, last = bisect_left(self.times, start), bisect_left(self.times, end)
        return [
            self.times[place]
            for place in range(first, last)
            for _ in range(self.chunks[place].count(FRAME_END))
        ]

    def sightings(self, word: bytes) -> list[float]:
        """When a word was written."""
        return [time for time, chunk in zip(self.times, self.chunks, strict=True) if word in chunk]

    def cpu_between(self, start: float, end: float) -> float:
        """Seconds of CPU used between two times, interpolated between samples."""
        return self._cpu_at(end) - self._cpu_at(start)

    def _between(self, start: float, end: float) -> list[bytes]:
        return self.chunks[bisect_left(self.times, start) : bisect_left(self.times, end)]

    def _cpu_at(self, moment: float) -> float:
        place = min(max(1, bisect_left(self.cpu_times, moment)), len(self.cpu_times) - 1)
        start, end = self.cpu_times[place - 1], self.cpu_times[place]
        share = (moment - start) / (end - start) if end > start else 0.0
        return self.cpu[place - 1] + share * (self.cpu[place] - self.cpu[place - 1])


class Recorder(Terminal):
    """A terminal that keeps the times of all that it is sent."""

    def __init__(
        self,
        argv: Sequence[str | Path],
        cols: int,
        rows: int,
        *,
        data: Path | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = TemporaryDirectory()
        (Path(self.folder.name) / "data").mkdir()  # not a first run, which explains itself
        environment = at_home(Path(self.folder.name)) | dict(variables or {})
        if data is not None:
            environment["STILLPOINT_DATA_DIR"] = str(data)
        self.recording = Recording()
        self.is_drawn = True
        """Whether the screen is kept as well, which costs time of its own."""
        self.started = time.monotonic()
        super().__init__(argv, environment, cols, rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        super().__exit__(*reason)
        self.folder.cleanup()

    def record(self, seconds: float) -> Recording:
        """Watch for some time, keeping no screen; what was written meanwhile."""
        self.is_drawn = False
        self.recording = Recording()
        end = time.monotonic() + seconds
        next_sample = 0.0
        while (now := time.monotonic()) < end:
            if now >= next_sample:
                self._sample(now)
                next_sample = now + 0.1
            self._watch()
        self._sample(time.monotonic())
        self.is_drawn = True
        return self.recording

    def first_visible_cell(self) -> float:
        """Seconds from the start of the program to the first cell that is not blank."""
        self.wait_for(lambda: self.text().strip())
        return time.monotonic() - self.started

    def seconds_to_exit(self, key: str) -> float:
        """Seconds from a key to the end of the process."""
        while self._watch():
            continue
        handle = os.pidfd_open(self.process.pid)
        pressed = time.monotonic()
        self.press(key)
        while True:
            ready, _, _ = select.select([handle, self._ours], [], [], 30)
            if not ready:
                raise AssertionError(f"{key} did not end it:\n{self.text()}")
            if handle in ready:
                break
            self._show(os.read(self._ours, 65536))
        gone = time.monotonic() - pressed
        os.close(handle)
        return gone

    def _show(self, output: bytes) -> None:
        self.recording.times.append(time.monotonic())
        self.recording.chunks.append(output)
        if self.is_drawn:
            super()._show(output)

    def _sample(self, now: float) -> None:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        self.recording.cpu_times.append(now)
        self.recording.cpu.append((int(fields[11]) + int(fields[12])) / CLOCK_TICK)
