from pathlib import Path

import pytest

from stillpoint.core.errors import Misuse
from stillpoint.core.sound_names import BACKGROUND_NAMES, BELL_NAMES, sound_name
from stillpoint.signals.backgrounds import BACKGROUNDS
from stillpoint.signals.bells import BELLS
from stillpoint.signals.own_sounds import own_sounds


def test_the_names_that_packs_and_settings_know_are_those_that_sound() -> None:
    assert set(BELL_NAMES) == set(BELLS)
    assert set(BACKGROUND_NAMES) == set(BACKGROUNDS)


@pytest.mark.parametrize(
    "written",
    ["", "../gong", "/etc/passwd", "gong.wav", "a/b", "a\\b", "-rf", " gong", "a\x00b", "a" * 65],
)
def test_a_path_or_an_option_is_no_name(written: str) -> None:
    with pytest.raises(Misuse, match="write a name alone, such as bowl"):
        sound_name(written)


def test_sounds_of_ones_own_are_called_by_their_names(tmp_path: Path) -> None:
    for name in ("my gong.WAV", "Kling.flac", "kling.ogg", "notes.txt", ".hidden.wav", "a.b.mp3"):
        (tmp_path / name).touch()
    (tmp_path / "folder.wav").mkdir()
    assert {name: file.name for name, file in own_sounds(tmp_path).items()} == {
        "my gong": "my gong.WAV",
        "Kling": "Kling.flac",
        "kling": "kling.ogg",
    }


def test_a_name_is_the_same_however_a_disk_writes_its_accents(tmp_path: Path) -> None:
    (tmp_path / "go\u0308ng.wav").touch()
    assert list(own_sounds(tmp_path)) == ["g\u00f6ng"]


def test_of_one_name_the_format_is_taken_that_every_player_knows(tmp_path: Path) -> None:
    for name in ("gong.flac", "gong.mp3", "gong.wav"):
        (tmp_path / name).touch()
    assert own_sounds(tmp_path)["gong"].name == "gong.wav"


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert own_sounds(tmp_path / "bells") == {}
