"""Pack texts for the tests, and the cases kept in faulty_packs.txt."""

import re
from pathlib import Path

PACK = """\
format = 1
[pack]
id = "calm"
title = "Calm"
version = "1.0.0"
[[source]]
id = "a-2021"
cite = "A 2021"
"""
SESSION = """\
[[session]]
id = "box"
title = "Box"
practice = "breathing"
sources = ["a-2021"]
"""
STEP = "[[session.step]]\n"
GUIDE = """\
[[session.step]]
kind = "guide"
for = "30s"
"""
GOOD = PACK + SESSION + GUIDE

AROUND = {
    "file": ("", ""),
    "pack": (PACK, ""),
    "session": (PACK + SESSION, GUIDE),
    "step": (PACK + SESSION + STEP, ""),
}
"""What a case is put between, by the word before its name."""

_CASE = re.compile(r"=== (\w+): ([^\n]+)\n(.*?)--- says\n(.*?)(?=\n=== |\Z)", re.DOTALL)


def step(body: str) -> str:
    """A pack whose only step is `body`."""
    return PACK + SESSION + STEP + body


def faulty_packs() -> list[tuple[str, str, list[str]]]:
    """Every case as its name, the text of the pack, and what is said of it."""
    cases = Path(__file__).with_name("faulty_packs.txt").read_text(encoding="utf-8")
    return [
        (name, AROUND[around][0] + body + AROUND[around][1], said.splitlines())
        for around, name, body, said in _CASE.findall(cases)
    ]
