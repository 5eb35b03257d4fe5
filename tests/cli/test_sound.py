"""The bells by name, and which way sound goes."""

from pathlib import Path

import pytest
from typing_commands import Desk

from sound_programs import FAILS, HANGS, PLAYS, Programs, made, write_wave
from stillpoint.signals import trying


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk) -> Programs:
    """A desk whose sound goes by programs of the test's own."""
    found = Programs(tmp_path / "bin")
    found.folder.mkdir()
    monkeypatch.setenv("PATH", found.path)
    monkeypatch.setenv("STILLPOINT_SOUND", "auto")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    return found


def sound_lines(desk: Desk) -> list[str]:
    lines = [line.split(maxsplit=2) for line in desk.types("doctor").lines]
    return [f"{state} {found}" for state, name, found in lines if name == "sound"]


def test_bells_are_listed_with_those_of_ones_own(desk: Desk) -> None:
    write_wave(desk.config / "bells" / "gong.wav", 0.1)
    listed = {line["name"]: line["what"] for line in desk.types("bells", "list", "--json").json}
    assert listed["chime"] == "bell"
    assert listed["rain"] == "background"
    assert listed["gong"] == str(desk.config / "bells" / "gong.wav")
    assert str(desk.config / "bells") in desk.types("bells", "list").err


def test_a_bell_is_heard_to_its_end(desk: Desk, programs: Programs) -> None:
    made(desk.data / "sounds", "chime")
    programs.write("paplay", PLAYS)
    assert desk.types("bells", "play", "chime").code == 0
    assert programs.calls == ["paplay chime"]
    answer = desk.types("bells", "play", "chim")
    assert (answer.code, "did you mean chime?" in answer.err) == (2, True)


def test_where_sound_is_off_nothing_is_heard_and_it_is_told(
    desk: Desk, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.write("paplay", PLAYS)
    monkeypatch.setenv("STILLPOINT_SOUND", "off")
    assert "Sound is off" in desk.types("bells", "play", "chime").err
    assert desk.types("sit", "1s", "--plain").code == 0
    assert programs.calls == []


def test_a_sit_takes_any_bell_that_is_there(desk: Desk) -> None:
    write_wave(desk.config / "bells" / "gong.wav", 0.1)
    bells = ("--start-bell", "none", "--end-bell", "gong")
    assert desk.types("sit", "1s", *bells, "--plain").code == 0
    answer = desk.types("sit", "1s", "--end-bell", "../gong", "--plain")
    assert (answer.code, "did you mean gong?" in answer.err) == (2, True)


def test_the_doctor_tells_which_way_sound_goes_and_why(
    desk: Desk, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sound_lines(desk) == ["note the terminal's bell, for no player was found"]
    programs.write("paplay", FAILS)
    assert sound_lines(desk) == ["note the terminal's bell, for paplay ends with exit code 1"]
    programs.write("pw-play", HANGS)
    programs.write("aplay", PLAYS)
    monkeypatch.setattr(trying, "PATIENCE", 0.5)
    assert sound_lines(desk) == ["fine aplay (pw-play hangs; paplay ends with exit code 1)"]
    monkeypatch.setenv("SSH_CONNECTION", "here there")
    assert sound_lines(desk)[0].startswith("fine the terminal's bell, for over SSH a player would")
    monkeypatch.setenv("PULSE_SERVER", "here")
    assert sound_lines(desk)[0].startswith("fine aplay")
    for way, told in (("terminal", "the terminal's bell, as it was chosen"), ("off", "off")):
        monkeypatch.setenv("STILLPOINT_SOUND", way)
        assert sound_lines(desk) == [f"fine {told}"]


def test_the_doctor_names_what_cannot_be_heard(desk: Desk, programs: Programs) -> None:
    programs.write("aplay", PLAYS)
    desk.writes(desk.config / "settings.toml", 'bell = "gong"\nbackground = "sea"\nmuted = true\n')
    desk.writes(desk.config / "bells" / "temple.ogg", "OggS")
    desk.writes(desk.config / "bells" / "sea shell.wav", "no sound at all")
    write_wave(desk.config / "bells" / "sound.wav", 0.1)
    way, *faults = sound_lines(desk)
    assert way == "fine aplay; muted for now"
    assert faults.pop(0) == "wrong sea shell.wav is no WAV that can be read; save it anew as one"
    assert faults[0].startswith(
        "wrong no player here can play temple.ogg; the extra stillpoint[audio]"
    )
    assert faults[1].startswith('wrong bell = "gong", but no such file is in ')
    assert faults[2].startswith('wrong background = "sea", but no such file is in ')


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('sound = "loud"', 'sound: expected "auto", "terminal" or "off", found "loud"'),
        ("volume = 101", "volume: expected a whole number from 0 to 100, found 101"),
        ('bell = "../../etc/passwd"', 'bell: "../../etc/passwd" cannot be the name of a sound'),
        ('background = "/dev/zero"', 'background: "/dev/zero" cannot be the name of a sound'),
    ],
)
def test_settings_of_sound_that_cannot_be_are_told_with_their_cure(
    desk: Desk, line: str, fault: str
) -> None:
    desk.writes(desk.config / "settings.toml", line)
    assert fault in desk.types("config", "show").err
