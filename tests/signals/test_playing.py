"""Sounds are played by real processes, which nobody waits for and nobody is left with."""

import os
import signal
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from rooms import Room, children, counts_children, eventually, heeded

from sound_programs import FAILS, HANGS, PLAYS, RINGS_ON, made, write_wave
from stillpoint.config.places import Places
from stillpoint.config.settings import Settings
from stillpoint.core.clock import ManualClock, SystemClock
from stillpoint.services.sounding import Sound
from stillpoint.signals.playing import OVERTIME
from stillpoint.signals.soundings import Purpose, Sounding
from stillpoint.signals.sounds import sound_path

pytestmark = counts_children

BOWL = Sounding("bowl", Purpose.BELL)
TONE = Sounding("tick", Purpose.TONE)
END = Sounding("bowl", Purpose.END)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A room that nothing rings on in."""
    yield Room(tmp_path)
    eventually(lambda: children() == [])


def test_the_first_player_that_is_there_plays_as_loud_as_it_is_asked(room: Room) -> None:
    playing = room.playing(aplay=PLAYS, paplay=PLAYS)
    playing.play(BOWL, 0.125)
    playing.close(waits=True)
    bowl = sound_path(room.sounds, "bowl")
    assert room.programs.lines == [f"paplay --volume=32768 {bowl}"]
    assert (playing.way, room.rung) == ("paplay", 0)


def test_sounds_overlap(room: Room) -> None:
    playing = room.playing(pw_play=RINGS_ON)
    playing.play(BOWL, 1)
    playing.play(TONE, 1)
    eventually(lambda: len(room.programs.calls) == 2)
    assert len(children()) == 2
    playing.stop(Purpose.TONE)
    eventually(lambda: len(children()) == 1)
    playing.close()
    eventually(lambda: children() == [])
    assert sorted(room.programs.calls) == ["pw-play bowl", "pw-play tick"]


def test_a_player_that_fails_gives_way_to_the_next_for_good(room: Room) -> None:
    playing = room.playing(pw_play=FAILS, paplay=FAILS, aplay=PLAYS)
    playing.play(BOWL, 1)
    eventually(lambda: len(room.programs.calls) == 3)
    playing.play(TONE, 1)
    playing.close(waits=True)
    assert room.programs.calls == ["pw-play bowl", "paplay bowl", "aplay bowl", "aplay tick"]


def test_a_device_that_takes_one_sound_at_a_time_is_asked_again(room: Room) -> None:
    once = 'mkdir "{log}.busy" || exit 1\n{sleep} 0.3\nrmdir "{log}.busy"\n'
    playing = room.playing(aplay=once)
    for _ in range(2):
        playing.play(BOWL, 1)
    playing.close(waits=True)
    assert (playing.way, room.rung) == ("aplay", 0)
    assert len(room.programs.calls) >= 3


@pytest.mark.parametrize(
    ("cut", "put"), [(24, bytes(4)), (12, b"junk\xff\xff\xff\xff")], ids=["no rate", "a long chunk"]
)
def test_a_damaged_sound_of_ones_own_ends_no_other(room: Room, cut: int, put: bytes) -> None:
    gong = write_wave(room.own / "gong.wav", 0.05)
    whole = gong.read_bytes()
    gong.write_bytes(whole[:cut] + put + whole[cut + len(put) :])
    playing = room.playing(paplay=PLAYS)
    playing.play(Sounding("gong", Purpose.BELL), 1)
    playing.play(BOWL, 1)
    playing.close(waits=True)
    assert (playing.way, sorted(room.programs.calls)) == ("paplay", ["paplay bowl", "paplay gong"])


def test_the_terminal_rings_where_every_player_fails_but_not_for_every_breath(room: Room) -> None:
    playing = room.playing(aplay=FAILS)
    playing.play(BOWL, 1)
    playing.play(TONE, 1)
    playing.close(waits=True)
    assert (room.rung, playing.way) == (1, "")


def test_a_player_that_dies_while_it_rings_is_not_asked_again(room: Room) -> None:
    clock = room.clock = ManualClock(SystemClock().now())
    playing = room.playing(paplay=RINGS_ON, aplay=PLAYS)
    playing.play(BOWL, 1)
    eventually(lambda: room.programs.calls == ["paplay bowl"])
    heeded(playing)
    clock.advance(4)
    (ringing,) = children()
    os.kill(ringing, signal.SIGKILL)
    eventually(lambda: playing.way == "aplay")
    playing.play(TONE, 1)
    playing.close(waits=True)
    assert (room.programs.calls, room.rung) == (["paplay bowl", "aplay tick"], 0)


def test_a_player_that_cannot_be_started_gives_way(room: Room) -> None:
    playing = room.playing(paplay=PLAYS, aplay=PLAYS)
    (room.programs.folder / "paplay").unlink()
    playing.play(BOWL, 1)
    playing.close(waits=True)
    assert room.programs.calls == ["aplay bowl"]


def test_a_player_that_hangs_is_ended_and_not_asked_again(room: Room) -> None:
    clock = room.clock = ManualClock(SystemClock().now())
    playing = room.playing(paplay=HANGS, aplay=PLAYS)
    playing.play(TONE, 1)
    eventually(lambda: room.programs.calls == ["paplay tick"])
    heeded(playing)
    clock.advance(0.05 + OVERTIME.total_seconds() + 0.1)
    playing.play(BOWL, 1)
    playing.close(waits=True)
    assert room.programs.calls == ["paplay tick", "aplay bowl"]


def test_a_player_that_minds_no_signal_is_gone_a_second_later(room: Room) -> None:
    clock = room.clock = ManualClock(SystemClock().now())
    playing = room.playing(paplay=HANGS)
    playing.play(TONE, 1)
    eventually(lambda: len(room.programs.calls) == 1)
    playing.stop(Purpose.TONE)
    heeded(playing)
    clock.advance(1.1)
    playing.play(BOWL, 1)
    eventually(lambda: len(room.programs.calls) == 2)
    eventually(lambda: len(children()) == 1)
    playing.close()
    eventually(lambda: children() == [])
    assert playing.way == "paplay"


def test_at_the_end_only_the_bell_of_the_end_rings_on(room: Room) -> None:
    playing = room.playing(paplay=RINGS_ON)
    for sounding in (BOWL, TONE, END):
        playing.play(sounding, 1)
    eventually(lambda: len(room.programs.calls) == 3)
    playing.close()
    eventually(lambda: len(children()) == 1)
    (ringing,) = children()
    os.kill(ringing, signal.SIGKILL)
    eventually(lambda: children() == [])


def test_strikes_come_one_after_another_and_are_dropped_by_a_stop(room: Room) -> None:
    clock = room.clock = ManualClock(SystemClock().now())
    playing = room.playing(paplay=PLAYS)
    playing.play(Sounding("bowl", Purpose.BELL, strikes=3), 1)
    eventually(lambda: len(room.programs.calls) == 1)
    heeded(playing)
    clock.advance(2)
    playing.play(TONE, 1)
    eventually(lambda: len(room.programs.calls) == 3)
    playing.stop(Purpose.BELL)
    heeded(playing)
    clock.advance(2)
    playing.close(waits=True)
    assert sorted(room.programs.calls) == ["paplay bowl", "paplay bowl", "paplay tick"]


def test_a_sound_may_be_asked_for_in_advance(room: Room) -> None:
    clock = room.clock = ManualClock(SystemClock().now())
    playing = room.playing(paplay=PLAYS)
    playing.play(END, 1, wait=timedelta(seconds=3))
    playing.play(TONE, 1)
    eventually(lambda: room.programs.calls == ["paplay tick"])
    clock.advance(3)
    playing.close(waits=True)
    assert room.programs.calls == ["paplay tick", "paplay bowl"]


def test_a_sound_is_made_when_it_is_first_asked_for(room: Room, tmp_path: Path) -> None:
    room.sounds = tmp_path / "not" / "there"
    playing = room.playing(paplay=PLAYS)
    playing.play(Sounding("wood", Purpose.BELL), 1)
    playing.close(waits=True)
    assert room.programs.calls == ["paplay wood"]
    assert sound_path(room.sounds, "wood").exists()


def test_what_lies_in_the_folder_one_is_in_is_not_run(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wave.py").write_text("raise SystemExit(3)\n")
    monkeypatch.chdir(tmp_path)
    test_a_sound_is_made_when_it_is_first_asked_for(room, tmp_path)


def test_a_folder_that_nothing_can_be_written_to_does_not_silence_it(room: Room) -> None:
    room.sounds = Path("/dev/null/sounds")
    playing = room.playing(paplay=PLAYS)
    playing.play(Sounding("wood", Purpose.BELL), 1)
    playing.close(waits=True)
    assert room.programs.calls == ["paplay wood"]
    assert room.rung == 0


def test_a_player_that_turns_no_volume_gets_a_file_as_loud_as_it_is_to_be(room: Room) -> None:
    playing = room.playing(aplay=PLAYS)
    playing.play(BOWL, 0.25)
    playing.close(waits=True)
    (line,) = room.programs.lines
    quiet = Path(line.split()[-1])
    loud = sound_path(room.sounds, "bowl")
    assert quiet != loud
    assert quiet.stat().st_size == loud.stat().st_size
    assert max(quiet.read_bytes()[44::2]) <= 2_000
    assert quiet.read_bytes()[44:46] == (2_000).to_bytes(2, "little")


def test_a_sound_of_ones_own_is_played_by_whoever_can(room: Room) -> None:
    write_wave(room.own / "gong.wav", 0.05)
    (room.own / "temple.ogg").write_bytes(b"OggS")
    playing = room.playing(afplay=PLAYS, paplay=PLAYS)
    for name in ("gong", "temple"):
        playing.play(Sounding(name, Purpose.BELL), 1)
    playing.close(waits=True)
    assert sorted(room.programs.calls) == ["afplay gong", "paplay temple"]
    assert room.told == []


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("", 'The bell "gong" cannot sound: it has no file. The bowl rings instead.'),
        ("gong.ogg", 'The bell "gong" cannot sound: no player here can play it. The bowl rings'),
    ],
)
def test_the_bowl_rings_for_what_cannot_be_played_and_it_is_told_once(
    room: Room, file: str, told: str
) -> None:
    if file:
        room.own.mkdir()
        (room.own / file).write_bytes(b"OggS")
    playing = room.playing(aplay=PLAYS)
    for _ in range(2):
        playing.play(Sounding("gong", Purpose.BELL), 1)
    playing.close(waits=True)
    assert room.programs.calls == ["aplay bowl", "aplay bowl"]
    assert len(room.told) == 1
    assert room.told[0].startswith(told)


def test_a_broken_file_of_ones_own_tells_nothing_against_the_player(room: Room) -> None:
    write_wave(room.own / "gong.wav", 0.05)
    playing = room.playing(paplay='case "$*" in *gong.wav) exit 1;; esac\n')
    playing.play(Sounding("gong", Purpose.BELL), 1)
    playing.close(waits=True)
    assert room.programs.calls == ["paplay gong", "paplay bowl"]
    assert (playing.way, len(room.told), room.rung) == ("paplay", 1, 0)


def test_a_broken_file_over_a_bell_of_ours_leaves_that_bell(room: Room) -> None:
    write_wave(room.own / "bowl.wav", 0.05)
    playing = room.playing(paplay='case "$*" in *bowl.wav) exit 1;; esac\n')
    playing.play(BOWL, 1)
    playing.close(waits=True)
    assert room.programs.calls == ["paplay bowl", "paplay bowl"]
    assert (room.told, room.rung) == ([], 0)


def test_a_tone_that_cannot_be_made_is_silent(room: Room) -> None:
    playing = room.playing(paplay=PLAYS)
    playing.play(Sounding("breath-in-999.0", Purpose.TONE), 1)
    playing.close(waits=True)
    assert (room.programs.calls, room.told, room.rung) == ([], [], 0)


def test_where_no_player_is_nothing_is_started(room: Room) -> None:
    room.programs.folder.mkdir()
    playing = room.playing()
    playing.prepare(["wood"])
    playing.play(BOWL, 1)
    playing.close(waits=True)
    assert (room.rung, room.programs.calls) == (1, [])


def test_asking_for_a_sound_takes_no_time(room: Room) -> None:
    playing = room.playing(paplay=PLAYS)
    clock = SystemClock()
    began = clock.reading()
    for _ in range(20):
        playing.play(TONE, 1)
    took = clock.reading() - began
    playing.close(waits=True)
    assert took < timedelta(seconds=0.1)
    assert len(room.programs.calls) == 20


def test_what_is_heard_to_try_it_is_over_with_the_program(room: Room, tmp_path: Path) -> None:
    room.programs.write("paplay", RINGS_ON)
    places = Places(tmp_path, tmp_path)
    made(places.sounds, "rain")
    sound = Sound(places, SystemClock(), {"PATH": room.programs.path})
    sound.preview("rain", Settings())
    eventually(lambda: room.programs.calls == ["paplay rain"])
    sound.close()
    eventually(lambda: children() == [])
