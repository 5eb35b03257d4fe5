"""A pack that offers routines and a path, and plans made of it."""

from pathlib import Path

from browsing import TWO_PACKS, written

from stillpoint.packs.library import read_library
from stillpoint.services.parts import Parts

PLANS = """
format = 1
[pack]
id = "plans"
title = "Plans"
version = "1.0.0"
summary = "Things in their order."
authors = ["Ada Example"]
license = "CC0-1.0"

[[source]]
id = "own"
cite = "Own notes 2026"

[[session]]
id = "slow"
title = "Slow"
practice = "co-regulation"
audience = "carer+child"
ages = "5-8y"
summary = "Slow together."
evidence = "C"
sources = ["own"]
[[session.step]]
kind = "guide"
for = "2m"

[[routine]]
id = "morning"
title = "Morning"
audience = "adult"
at = "07:15"
sessions = ["breath/six-a-minute", "slow"]

[[routine]]
id = "bath"
title = "[b]Bath[/b]"
audience = "carer+child"
anchor = "after bath"
sessions = ["slow"]

[[path]]
id = "first-days"
title = "First Days"
summary = "A few to begin with."
sessions = ["slow", ["breath/six-a-minute", "sit/marked"]]
"""

MORNING = """\
[[routine]]
id = "morning"   # ours
title = "Morning"
at = "07:15"
sessions = ["breath/six-a-minute", "plans/slow"]
"""
BATH = """
[[routine]]
id = "bath"
title = "Bath"
anchor = "after bath"
sessions = ["plans/gone", "nowhere/slow"]
"""
ON_A_PATH = """
[[path]]
path = "plans/first-days"
begun = 2026-11-20T08:00:00Z
"""


def with_plans(parts: Parts, folder: Path) -> Parts:
    """Parts with one more pack, which offers routines and a path."""
    packs = {**TWO_PACKS, "plans.toml": PLANS}
    parts.library = read_library(written(folder / "more", packs), parts.places.packs)
    return parts


def plan(parts: Parts, text: str) -> None:
    """Have planned this."""
    parts.places.routines_file.write_text(text)
