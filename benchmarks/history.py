"""What history costs: reading, listing, counting, appending, and starting the app beside it.

Run by hand on a quiet machine: `.venv/bin/python benchmarks/history.py`; `--million` adds the
longest history. The floor is reading the same lines and decoding each with msgspec alone; a peer is
another tracker in the terminal that is on the PATH, `timew` or `watson`, with as many entries.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import msgspec

from made_up import write
from recording import Recorder
from stillpoint.config.settings import Settings
from stillpoint.core.clock import SystemClock
from stillpoint.history.entries import entry_of
from stillpoint.history.identity import new_id
from stillpoint.history.journal import Journal
from stillpoint.history.reading import History, read_history
from stillpoint.services.figures import Figures, figures
from telling import busy_seconds, seconds, tell

STILLPOINT = str(Path(sys.executable).with_name("stillpoint"))
ROUNDS = 7

MOST = {
    "list of 10,000, times (10 × python -c pass + floor)": 1,
    "stats of 100,000, times the floor": 4,
    "a million, MB at most": 400,
    "an append at 1,000 entries, ms": 5,
    "an append at 100,000 entries, ms": 5,
    "home with 100,000 entries, times home with none": 1.1,
}


def floor(folder: Path) -> float:
    """Seconds to read every line and decode it with msgspec alone, and keep what comes of it."""
    return _busy(lambda: list(_decoded(folder)))


def passing_floor(folder: Path) -> float:
    """The same where nothing is kept: a floor that nobody can stand on."""
    return _busy(lambda: sum(1 for _ in _decoded(folder)))


def listing(folder: Path) -> None:
    """`history list` as a whole process, beside an idle Python and a peer."""
    environment = os.environ | {"STILLPOINT_DATA_DIR": str(folder.parent)}
    least = floor(folder)
    nothing = _middle(partial(_run, [sys.executable, "-c", "pass"], environment))
    listed = _middle(partial(_run, [STILLPOINT, "history", "list"], environment))
    counted = _middle(partial(_run, [STILLPOINT, "stats"], environment))
    told("python -c pass, ms", 1000 * nothing)
    told("floor of 10,000, ms", 1000 * least)
    told("history list of 10,000, ms", 1000 * listed)
    told("list of 10,000, times (10 × python -c pass + floor)", listed / (10 * nothing + least))
    told("stats of 10,000, ms", 1000 * counted)
    for name, command, peer in _peers(folder):
        told(f"{name} of 10,000, ms", 1000 * _middle(partial(_run, command, environment | peer)))


def counting(folder: Path) -> None:
    """Every figure of 100,000 entries, from the file on."""
    least = floor(folder)
    now = datetime.now().astimezone()
    spent = _busy(lambda: _counted(folder, now))
    told("floor of 100,000, ms", 1000 * least)
    told("stats of 100,000, ms", 1000 * spent)
    told("stats of 100,000, times the floor", spent / least)
    told("  times a floor that keeps nothing", spent / passing_floor(folder))


def appending(folder: Path, count: int) -> None:
    """One entry more, and one amendment, in a history of that many."""
    journal = Journal(folder, "bench")
    clock = SystemClock()
    with (folder / "desk.jsonl").open("rb") as file:
        record = json.loads(file.readline())
    entries = [entry_of(record | {"id": new_id(clock)}) for _ in range(25)]
    appends = [seconds(partial(journal.append, entry)) for entry in entries]
    change = {"note": "Rain."}
    amends = [seconds(partial(journal.amend, e.id, change, clock.now())) for e in entries[:5]]
    told(f"an append at {count:,} entries, ms", 1000 * median(appends))
    told(f"an amendment at {count:,} entries, ms", 1000 * median(amends))


def growing(folder: Path, counts: Sequence[int]) -> None:
    """Reading longer and longer histories, each in a process of its own."""
    code = "import sys; from pathlib import Path; from stillpoint.history.reading import *; "
    code += "print(len(read_history(Path(sys.argv[1])).summaries))"
    for count in counts:
        history = write(folder / f"{count}" / "history", count)
        spent = seconds(partial(_run, [sys.executable, "-c", code, str(history)], os.environ))
        told(f"{count:,} entries read in a new process, µs each", 1_000_000 * spent / count)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    told("a million, MB at most" if counts[-1] >= 1_000_000 else "MB at most", most)


def starting(folder: Path) -> None:
    """The first cell of home without a history, and with a long one; turn by turn."""
    without, beside = [], []
    for _ in range(ROUNDS):
        with Recorder([STILLPOINT], 80, 24) as terminal:
            without.append(terminal.first_visible_cell())
            terminal.press("q")
        with Recorder([STILLPOINT], 80, 24, data=folder.parent) as terminal:
            beside.append(terminal.first_visible_cell())
            terminal.press("q")
    told("home with none, ms", 1000 * median(without))
    told("home with 100,000 entries, ms", 1000 * median(beside))
    told("home with 100,000 entries, times home with none", median(beside) / median(without))


def told(name: str, figure: float) -> None:
    """Tell a figure beside what it may be."""
    tell(name, figure, MOST)


def _peers(folder: Path) -> list[tuple[str, list[str], dict[str, str]]]:
    """Other trackers that are here, each with the command that lists what it has of the same."""
    starts = [
        (datetime.fromisoformat(record["started_at"]), record["practised"], record["title"])
        for line in (folder / "desk.jsonl").read_text().splitlines()
        if "id" in (record := json.loads(line))
    ]
    found = []
    if timew := shutil.which("timew"):
        home = folder.parent / "timew"
        _write_timew(home / "data", starts)
        command = [timew, "rc.confirmation=off", "summary", ":all"]
        found.append(("timew summary :all", command, {"TIMEWARRIORDB": str(home)}))
    if watson := shutil.which("watson"):
        home = folder.parent / "watson"
        _write_watson(home, starts)
        command = [watson, "log", "--all", "--no-pager"]
        found.append(("watson log --all", command, {"WATSON_DIR": str(home)}))
    return found


Lived = Sequence[tuple[datetime, float, str]]


def _write_timew(folder: Path, lived: Lived) -> None:
    folder.mkdir(parents=True)
    (folder.parent / "timewarrior.cfg").touch()
    months: dict[str, list[str]] = {}
    for start, length, title in lived:
        end = start + timedelta(seconds=max(1, length))
        first, last = (f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" for at in (start, end))
        months.setdefault(f"{start:%Y-%m}", []).append(f'inc {first} - {last} # "{title}"\n')
    for month, intervals in months.items():
        (folder / f"{month}.data").write_text("".join(intervals))


def _write_watson(folder: Path, lived: Lived) -> None:
    folder.mkdir(parents=True)
    frames = [
        [int(at.timestamp()), int(at.timestamp() + length), title, f"{number:032x}", [], 0]
        for number, (at, length, title) in enumerate(lived)
    ]
    (folder / "frames").write_text(json.dumps(frames))


def _counted(folder: Path, now: datetime) -> tuple[History, Figures]:
    history = read_history(folder)
    return history, figures(history.summaries, now, Settings())


def _decoded(folder: Path) -> Iterator[object]:
    decode = msgspec.json.Decoder().decode
    for path in folder.glob("*.jsonl"):
        with path.open("rb") as file:
            for line in file:
                yield decode(line)


def _run(command: Sequence[str], environment: "os._Environ[str] | dict[str, str]") -> None:
    subprocess.run(command, env=dict(environment), capture_output=True, check=True)


def _middle(work: Callable[[], object]) -> float:
    return median(seconds(work) for _ in range(ROUNDS))


def _busy(work: Callable[[], object]) -> float:
    return median(busy_seconds(work) for _ in range(ROUNDS))


def main() -> None:
    """Measure it all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true", help="a million entries too")
    chosen = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        listing(write(folder / "list" / "history", 10_000))
        long = write(folder / "long" / "history", 100_000)
        counting(long)
        starting(long)
        appending(write(folder / "short" / "history", 1_000), 1_000)
        appending(long, 100_000)
        growing(folder, (10_000, 100_000, *((1_000_000,) if chosen.million else ())))


if __name__ == "__main__":
    main()
