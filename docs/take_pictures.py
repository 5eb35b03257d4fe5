"""Takes the README's pictures: the program itself, at a set moment, over folders of its own."""

import asyncio
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from stillpoint.config.places import Places
from stillpoint.core.clock import ManualClock
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.screens.practice import PracticeScreen

HERE = Path(__file__).parent
EVENING = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
PRACTISED_AGO = (1, 2, 4, 5, 6)
"""Days, of the week that the pictures show."""


def parts_in(folder: Path) -> Parts:
    """A week's practice, and a clock that stands."""
    places = Places(data=folder / "data", config=folder / "config")
    places.data.mkdir()
    clock = ManualClock(EVENING)
    parts = Parts(places, clock)
    session = parts.library.session("six-a-minute")
    for days in PRACTISED_AGO:
        clock.moment = EVENING - timedelta(days=days)
        sitting = parts.sitting(session)
        for _ in range(60 * (1 + days)):
            clock.advance(1)
            sitting.beat()
        sitting.save()
        clock.passed = timedelta()
    clock.moment = EVENING
    return parts


async def take_pictures(parts: Parts) -> None:
    """Home, then the top of a breath."""
    clock = parts.clock
    assert isinstance(clock, ManualClock)
    app = StillpointApp(parts)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "down")
        await pilot.pause()
        app.save_screenshot("home.svg", str(HERE))

        sitting = parts.sitting(parts.library.session("six-a-minute"))
        screen = PracticeScreen(sitting, parts, frame_rate=None)
        app.push_screen(screen)
        await pilot.pause()
        for second in (4, 4, 4, 4, 4, 3.5):
            clock.advance(second)
            screen.beat()
        screen.action_wake()
        await pilot.pause()
        app.save_screenshot("practice.svg", str(HERE))


if __name__ == "__main__":
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    os.environ.pop("NO_COLOR", None)
    with TemporaryDirectory() as folder:
        asyncio.run(take_pictures(parts_in(Path(folder))))
