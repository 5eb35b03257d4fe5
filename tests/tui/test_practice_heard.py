"""The practice screen beside real players."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from practising import Practising
from steering import press
from textual.pilot import Pilot

from sound_programs import FAILS, PLAYS, Programs, made
from stillpoint.config.places import Places
from stillpoint.core.clock import SystemClock
from stillpoint.core.patterns import pattern
from stillpoint.services.parts import Parts
from stillpoint.services.timers import breathing
from stillpoint.signals.sounds import sound_path
from stillpoint.tui.app import StillpointApp
from stillpoint.tui.screens.summary import SummaryScreen

BREATHS = breathing(pattern("4-0-6-0"), timedelta(seconds=20))
SOUNDS = ("bowl", "breath-in-4.0", "breath-out-6.0")
MOST_PAUSES = 500


async def until(pilot: Pilot[Any], claim: Callable[[], object]) -> None:
    """Let the app go on until a claim is true."""
    for _ in range(MOST_PAUSES):
        if claim():
            return
        await pilot.pause(0.01)
    raise AssertionError("it never came true")


def practising(folder: Path, player: str) -> tuple[Practising, Programs]:
    """A practice whose sounds are made already, and the one player that is there."""
    made(folder / "data" / "sounds", *SOUNDS)
    programs = Programs(folder / "bin")
    programs.write("paplay", player)
    return Practising(folder, BREATHS, environ={"PATH": programs.path}), programs


async def test_a_practice_is_played_and_muted_by_m(tmp_path: Path) -> None:
    app, programs = practising(tmp_path, PLAYS)
    async with app.run_test() as pilot:
        await press(pilot, "m")
        app.live(4)
        app.live(6)
        await press(pilot, "m")
        app.live(4)
        await until(pilot, lambda: len(programs.calls) == 3)
        app.live(6)
        assert isinstance(app.screen, SummaryScreen)
    app.parts.sound.close(waits=True)
    assert sorted(programs.calls) == [
        "paplay bowl",
        "paplay bowl",
        "paplay breath-in-4.0",
        "paplay breath-out-6.0",
    ]
    assert app.bells == 0


async def test_where_the_player_dies_the_terminal_rings_and_the_breath_goes_on(
    tmp_path: Path,
) -> None:
    app, programs = practising(tmp_path, FAILS)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.bells == 1)
        app.live(4)
        assert app.words("word") == "breathe out"
        app.live(16)
        assert app.bells == 2
    app.parts.fall_silent()
    assert len(programs.calls) <= 2


async def test_the_first_bell_is_made_while_home_is_shown(tmp_path: Path) -> None:
    programs = Programs(tmp_path / "bin")
    programs.write("paplay", PLAYS)
    places = Places(tmp_path / "data", tmp_path / "config")
    places.sounds.mkdir(parents=True)
    places.config.mkdir()
    places.settings_file.write_text('bell = "wood"\n')
    parts = Parts(places, SystemClock(), environ={"PATH": programs.path})
    async with StillpointApp(parts).run_test() as pilot:
        await until(pilot, sound_path(places.sounds, "wood").exists)
    parts.sound.close()
    assert programs.calls == []
