"""What packs cost: the built-in library, a thousand packs, a keystroke in the filter, hostile ones.

Run by hand: `.venv/bin/python benchmarks/packs.py`; `--hostile` adds the last.
"""

import argparse
import sys
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import tomli

from stillpoint.packs.library import Library, builtin_folder, read_library
from stillpoint.packs.reading import pack_of
from telling import busy_seconds, tell

NOWHERE = Path("/nowhere")
SESSIONS_OF_A_PACK = 20
COUNTS = (100, 300, 1000)
ROUNDS = 3
"""The best of so many is told of a hostile file."""
TYPED = "slow evening breath 7"

MOST = {
    "built-in library, ms": 40,
    "built-in library, times tomli alone": 8,
    "a keystroke at 20,000 sessions, ms": 50,
    "worst hostile file, ms": 500,
}


def builtin(rounds: int) -> None:
    """The built-in library beside tomli alone with the same texts, turn by turn."""
    folder = builtin_folder()
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.toml")]
    library, alone = [], []
    for _ in range(rounds):
        library.append(busy_seconds(lambda: read_library(folder, NOWHERE)))
        alone.append(busy_seconds(lambda: [tomli.loads(text) for text in texts]))
    sessions = len(read_library(folder, NOWHERE).sessions)
    tell(f"{len(texts)} packs, {sessions} sessions; tomli alone, ms", 1000 * median(alone), MOST)
    tell("built-in library, ms", 1000 * median(library), MOST)
    tell("built-in library, times tomli alone", median(library) / median(alone), MOST)


def many() -> None:
    """Packs by the thousand, and what each key costs in a filter over all their sessions."""
    with TemporaryDirectory() as folder:
        for number in range(max(COUNTS)):
            path = Path(folder) / f"pack-{number:04}.toml"
            path.write_text(pack_text(number), encoding="utf-8")
            if number + 1 in COUNTS:
                library = timed_library(Path(folder), number + 1)
    keystrokes(library)


def timed_library(folder: Path, packs: int) -> Library:
    """The library in a folder, its time told."""
    found: list[Library] = []
    spent = busy_seconds(lambda: found.append(read_library(NOWHERE, folder)))
    library = found[0]
    assert (len(library.packs), len(library.sessions)) == (packs, packs * SESSIONS_OF_A_PACK)
    tell(f"{packs} packs, {len(library.sessions):,} sessions: s", spent, MOST)
    tell("  ms a session", 1000 * spent / len(library.sessions), MOST)
    return library


def keystrokes(library: Library) -> None:
    """Each key of a search typed in turn."""
    typed = [TYPED[:end] for end in range(1, len(TYPED) + 1)]
    spent = {words: busy_seconds(partial(library.matching, words)) for words in typed}
    slowest = max(spent, key=lambda words: spent[words])
    tell(f"a keystroke at {len(library.sessions):,} sessions, ms", 1000 * spent[slowest], MOST)
    tell("  of them the middle one, ms", 1000 * median(spent.values()), MOST)


def hostile() -> None:
    """The files that the tests keep for those who read carelessly."""
    sys.path[0] = str(Path(__file__).parent.parent / "tests")  # there it lies
    from packs.hostile_packs import HOSTILE, hostile_pack

    spent = {}
    for name in HOSTILE:
        text = hostile_pack(name)
        read = partial(pack_of, text, "hostile.toml")
        spent[name] = min(busy_seconds(read) for _ in range(ROUNDS))
        tell(f"  {name}, ms", 1000 * spent[name], MOST)
    tell("worst hostile file, ms", 1000 * max(spent.values()), MOST)


def pack_text(number: int) -> str:
    """A pack as people write them."""
    sessions = "\n".join(session_text(number, each) for each in range(SESSIONS_OF_A_PACK))
    return f"""\
format = 1

[pack]
id = "pack-{number}"
title = "Pack {number}"
version = "1.0.0"
summary = "Quiet sessions, number {number}."
tags = ["evening", "slow"]

[[source]]
id = "a-2021"
cite = "Author et al. 2021, Journal 63:1-9"

{sessions}"""


def session_text(number: int, each: int) -> str:
    """A session of three steps."""
    return f"""\
[[session]]
id = "session-{each}"
title = "{"Slow" if each % 2 else "Easy"} breath {number}-{each}"
practice = "breathing"
summary = "Breathe low and easy for a few minutes in the {"evening" if each % 3 else "morning"}."
evidence = "B"
sources = ["a-2021"]

[[session.step]]
kind = "guide"
for = "30s"
say = ["Sit or lie so your belly has room.", "One hand on the chest, one on the belly."]

[[session.step]]
kind = "breathe"
pattern = "4-0-6-0"
cycles = 12
say = ["In through the nose.", "A long way out."]

[[session.step]]
kind = "guide"
for = "30s"
say = "Stay a while."
"""


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--hostile", action="store_true", help="the hostile files too")
    chosen = parser.parse_args()
    builtin(chosen.rounds)
    many()
    if chosen.hostile:
        hostile()


if __name__ == "__main__":
    main()
