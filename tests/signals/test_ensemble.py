"""What a session is heard by: when its sounds begin, and what stops them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from rooms import Room, children, counts_children, eventually

from booth import HANGS, Booth
from living import run_of, seconds, session_of, sit
from sound_programs import PLAYS, RINGS_ON, made, recorded
from stillpoint.core.clock import ManualClock
from stillpoint.core.patterns import pattern
from stillpoint.core.runs import Beat, Run
from stillpoint.core.sessions import Bells
from stillpoint.core.steps import Breathe, Guide, IntervalBells
from stillpoint.signals.cue_record import CueRecord
from stillpoint.signals.ensemble import Choices, Ensemble
from stillpoint.signals.loudness import Loudness
from stillpoint.signals.playing import Playing
from stillpoint.signals.reading_aloud import ReadingAloud
from stillpoint.signals.soundings import Purpose

pytestmark = counts_children

NIGHT = datetime(2026, 11, 21, 3, tzinfo=UTC)
BREATHS = Breathe(pattern=pattern("4-0-6-0"), cycles=2)
RUNG = Bells("bowl", "wood", "bowl")
Move = Callable[[Run, timedelta], Beat]


class Heard:
    """A run, lived with its sounds."""

    def __init__(
        self,
        room: Room,
        run: Run,
        playing: Playing,
        *,
        aloud: ReadingAloud | None = None,
        **choices: object,
    ) -> None:
        made(room.sounds, "breath-in-4.0", "breath-out-6.0", "step", "side", "soon", "tick")
        made(room.sounds, "awake", "awake-loud", "chime")
        self.playing = playing
        self.record = room.own.parent / "cues.jsonl"
        self.run = run
        self.ensemble = Ensemble(
            run,
            playing,
            Choices(**{**_USUAL, **choices}),  # type: ignore[arg-type]
            ManualClock(NIGHT),
            aloud=aloud,
            record=CueRecord(self.record),
        )

    def lives(self, amount: float, move: Move = Run.beat, *, is_dark: bool = False) -> None:
        """Do something some seconds later."""
        beat = move(self.run, self.run.looked + seconds(amount))
        self.run = beat.run
        self.ensemble.hear(beat.run, beat.cues, is_dark=is_dark)


_USUAL = {"loudness": Loudness(), "bells": {}, "has_tones": True}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A room that nothing rings on in."""
    yield Room(tmp_path)
    eventually(lambda: children() == [])


@pytest.mark.parametrize("move", [Run.pause, Run.skip, Run.again, Run.finish])
def test_a_tone_stops_with_its_breath(room: Room, move: Move) -> None:
    heard = Heard(room, run_of(BREATHS, BREATHS), room.playing(paplay=RINGS_ON))
    heard.lives(0)
    eventually(lambda: room.programs.calls == ["paplay breath-in-4.0"])
    heard.lives(1, move)
    eventually(lambda: children() == [])
    heard.playing.close()


def test_a_bell_rings_on_over_a_pause_but_not_once_the_session_was_left(room: Room) -> None:
    heard = Heard(room, run_of(sit(60), bells=RUNG), room.playing(paplay=RINGS_ON))
    heard.lives(0)
    heard.lives(1, Run.pause)
    heard.lives(1, Run.resume)
    eventually(lambda: room.programs.calls == ["paplay bowl"])
    assert len(children()) == 1
    heard.lives(1, Run.finish)
    eventually(lambda: children() == [])
    heard.playing.close()


def test_whoever_is_awake_is_asked_no_more(room: Room) -> None:
    feeding = Guide(lasts=seconds(600), awake=seconds(90))
    heard = Heard(room, run_of(feeding), room.playing(paplay=RINGS_ON))
    for _ in range(30):
        heard.lives(3)
    eventually(lambda: room.programs.calls == ["paplay awake"])
    heard.lives(1, Run.answer)
    eventually(lambda: children() == [])
    heard.playing.close()


def test_muted_is_silent_at_once_and_for_as_long(room: Room) -> None:
    heard = Heard(room, run_of(BREATHS), room.playing(paplay=RINGS_ON))
    heard.lives(0)
    eventually(lambda: len(room.programs.calls) == 1)
    heard.ensemble.is_muted = True
    eventually(lambda: children() == [])
    heard.lives(4)
    heard.ensemble.is_muted = False
    heard.lives(3)
    heard.lives(3)
    eventually(lambda: len(room.programs.calls) == 2)
    heard.playing.close()
    assert room.programs.calls == ["paplay breath-in-4.0", "paplay breath-in-4.0"]


def test_what_the_user_chose_is_what_is_heard(room: Room) -> None:
    chosen: dict[str, Any] = {"bells": {"bowl": "chime"}, "has_tones": False}
    heard = Heard(room, run_of(BREATHS, bells=RUNG), room.playing(paplay=PLAYS), **chosen)
    heard.lives(0)
    heard.lives(4)
    heard.playing.close(waits=True)
    assert room.programs.calls == ["paplay chime"]


def test_tones_are_softer_while_something_is_said_and_bells_are_not(
    room: Room, tmp_path: Path
) -> None:
    booth = Booth(tmp_path)
    booth.has("espeak-ng", HANGS)
    run = run_of(replace(BREATHS, say=("Slow and low.",)), bells=RUNG)
    aloud = ReadingAloud(booth.voice(), run, session_of(BREATHS))
    heard = Heard(room, run, room.playing(afplay=PLAYS), aloud=aloud)
    heard.lives(0)
    eventually(lambda: len(room.programs.lines) == 2)  # else the pause ends one before it noted it
    with booth.hanging():
        heard.lives(1, Run.pause)
    eventually(lambda: not aloud.is_speaking)
    heard.lives(0, Run.resume)
    heard.lives(3)
    heard.playing.close(waits=True)
    gains = [
        (Path(line.split()[3]).name.rpartition("-")[0], line.split()[2])
        for line in room.programs.lines
    ]
    assert sorted(gains) == [
        ("bowl", "0.4900"),
        ("breath-in-4.0", "0.1225"),
        ("breath-out-6.0", "0.4900"),
    ]


def test_without_a_player_the_terminal_rings_its_bells_and_in_the_dark_each_step(
    room: Room,
) -> None:
    room.programs.folder.mkdir()
    heard = Heard(room, run_of(sit(4), sit(4), sit(4), bells=RUNG), room.playing())
    heard.lives(0)
    assert room.rung == 1
    heard.lives(4)
    assert room.rung == 1
    heard.lives(4, is_dark=True)
    assert room.rung == 2


def test_without_a_player_the_terminal_asks_louder_and_louder(room: Room) -> None:
    room.programs.folder.mkdir()
    heard = Heard(room, run_of(Guide(lasts=seconds(600), awake=seconds(90))), room.playing())
    rung = []
    for _ in range(34):
        heard.lives(4)
        rung.append(room.rung)
    assert sorted(set(rung)) == [0, 1, 3, 5, 8, 11]


def test_the_record_holds_every_cue_and_what_it_was_heard_by(room: Room) -> None:
    heard = Heard(room, run_of(BREATHS, bells=RUNG), room.playing(paplay=PLAYS))
    heard.lives(0)
    heard.ensemble.is_muted = True
    heard.lives(4)
    heard.playing.close(waits=True)
    lines = [(it["at"], it["kind"], it["sound"], it["way"]) for it in recorded(heard.record)]
    assert lines == [
        (0, "step", None, ""),
        (0, "bell", "bowl", "paplay"),
        (0, "phase", "breath-in-4.0", "paplay"),
        (4, "phase", None, ""),
    ]


def test_the_record_tells_which_step_gave_a_cue(room: Room) -> None:
    bells = IntervalBells(at=(seconds(1),))
    room.programs.folder.mkdir()
    heard = Heard(room, run_of(Guide(lasts=seconds(2), bells=bells), sit(2)), room.playing())
    heard.lives(0)
    heard.lives(2)
    lines = [(it["step"], it["kind"]) for it in recorded(heard.record)]
    assert lines == [(0, "step"), (0, "bell"), (1, "step")]


def test_a_record_that_cannot_be_written_stops_nothing(room: Room) -> None:
    heard = Heard(room, run_of(BREATHS), room.playing(paplay=PLAYS))
    heard.record.mkdir()
    heard.lives(0)
    heard.playing.close(waits=True)
    assert room.programs.calls == ["paplay breath-in-4.0"]


def test_only_the_bell_of_the_end_outlives_the_ensemble(room: Room) -> None:
    heard = Heard(room, run_of(sit(2), bells=RUNG), room.playing(paplay=RINGS_ON))
    heard.lives(0)
    eventually(lambda: len(room.programs.calls) == 1)
    heard.lives(2)
    heard.ensemble.close()
    eventually(lambda: len(room.programs.calls) == 2)
    eventually(lambda: len(children()) == 1)
    heard.playing.stop(Purpose.END)
    eventually(lambda: children() == [])
    heard.playing.close()
