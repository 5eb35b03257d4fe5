"""The app without a terminal, over packs that belong to the tests."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from steering import settled
from textual.pilot import Pilot

from stillpoint.core.clock import ManualClock
from stillpoint.core.runs import Run
from stillpoint.core.sessions import Session
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp

SUNRISE = datetime(2026, 11, 21, 7, 12, tzinfo=UTC)

BREATH = """
format = 1
[pack]
id = "breath"
title = "Breath Basics"
version = "1.2.0"
summary = "A few breaths to begin with."
authors = ["Ada Example"]
license = "CC0-1.0"

[[source]]
id = "lehrer"
cite = "Lehrer 2014, Frontiers in Psychology 5:756"

[[session]]
id = "six-a-minute"
title = "Six a Minute"
practice = "breathing"
audience = "adult"
ages = "16y+"
summary = "Four in, six out: an everyday reset."
evidence = "A"
sources = ["lehrer"]
safety = ["easy-breath"]
settle = "20s"
[[session.step]]
kind = "breathe"
pattern = "4-0-6-0"
cycles = 25
[[session.step]]
kind = "guide"
title = "Close"
for = "30s"
say = "One ordinary breath."

[[session]]
id = "long-hold"
title = "Long Hold"
practice = "breathing"
audience = "adult"
summary = "A hold that asks for care."
evidence = "A"
sources = ["lehrer"]
[[session.step]]
kind = "breathe"
pattern = "4-15-8"
cycles = 4
"""

SIT = """
format = 1
[pack]
id = "sit"
title = "Sitting"
version = "1.0.0"
summary = "Sitting still."
authors = ["Ada Example"]
license = "CC0-1.0"

[[source]]
id = "lehrer"
cite = "Lehrer 2014, Frontiers in Psychology 5:756"

[[session]]
id = "marked"
title = "[bold]Loud[/bold] [@click=app.quit]way out[/]"
practice = "meditation"
audience = "adult"
summary = "Text is [red]text[/red]."
evidence = "A"
sources = ["lehrer"]
[[session.step]]
kind = "guide"
for = "5m"

[[session]]
id = "deja-vu"
title = "Déjà Vu"
practice = "meditation"
audience = "adult"
summary = "Sit until you like."
evidence = "A"
sources = ["lehrer"]
[[session.step]]
kind = "guide"
open = true
"""

TWO_PACKS = {"breath.toml": BREATH, "sit.toml": SIT}


def written(folder: Path, packs: Mapping[str, str]) -> Path:
    """A folder that holds these packs."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in packs.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def practised(parts: Parts, session: Session, *, days_ago: int = 0, note: str = "") -> None:
    """Put four minutes of a session into the history."""
    clock = ManualClock(SUNRISE - timedelta(days=days_ago, minutes=10))
    sitting = Parts(parts.places, clock).sitting(session)
    for _ in range(60):
        clock.advance(4)
        sitting.beat()
    sitting.steer(Run.finish)
    sitting.save()
    sitting.say(note=note, feeling="settled")


@asynccontextmanager
async def shown(
    app: StillpointApp, *, width: int = 80, height: int = 24
) -> AsyncIterator[Pilot[object]]:
    """The app on a screen of that size, once it has read what there is."""
    async with app.run_test(size=(width, height), notifications=True) as pilot:
        await settled(pilot)
        yield pilot
