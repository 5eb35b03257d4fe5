"""Sounds are made once, whole or not at all, and take little room."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from wave_reading import heard

from stillpoint.signals import sounds as sounds_module
from stillpoint.signals.bells import BELLS
from stillpoint.signals.sounds import (
    SOUNDS,
    SoundNotKept,
    UnknownSound,
    sound_file,
)

MAKING = """
import sys
from pathlib import Path
from stillpoint.signals.sounds import sound_file
for name in sys.argv[2:]:
    sound_file(Path(sys.argv[1]), name)
"""


def making(folder: Path, *names: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", MAKING, str(folder), *names]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_sound_is_made_once(tmp_path: Path) -> None:
    first = sound_file(tmp_path / "sounds", "wood")
    first.write_bytes(b"as it was")
    assert sound_file(tmp_path / "sounds", "wood") == first
    assert first.read_bytes() == b"as it was"


def test_a_changed_design_is_made_anew_and_the_old_one_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [sound_file(tmp_path, name) for name in ("awake", "tick")]
    old = sound_file(tmp_path, "wood")
    monkeypatch.setitem(SOUNDS, "wood", BELLS["soft"])
    new = sound_file(tmp_path, "wood")
    assert sorted(tmp_path.iterdir()) == sorted([*others, new])
    assert old != new
    assert heard(new).lasts == 5


@pytest.mark.end_to_end
def test_two_processes_at_once_make_whole_sounds_and_leave_nothing_else(tmp_path: Path) -> None:
    names = ("wood", "tick", "breath-in-0.5")
    for process in [making(tmp_path, *names), making(tmp_path, *reversed(names))]:
        assert process.communicate() == ("", "")
        assert process.returncode == 0
    files = {sound_file(tmp_path, name) for name in names}
    assert set(tmp_path.iterdir()) == files
    assert sorted(heard(path).lasts for path in files) == [0.25, 0.4, 0.5]


@pytest.mark.parametrize(
    "name", ["gong", "", "../wood", "breath-in-0.1", "breath-in-120.1", "breath-hold-4.0"]
)
def test_there_is_no_other_sound(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownSound):
        sound_file(tmp_path, name)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "sounds").write_text("not a folder")
    with pytest.raises(SoundNotKept, match=r'the sound "wood" cannot be kept in .*sounds: '):
        sound_file(tmp_path / "sounds", "wood")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"),
    reason="only root may mount a disk",
)
def test_a_full_disk_keeps_no_half_of_a_sound(tmp_path: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a disk cannot be mounted here")
    try:
        with pytest.raises(SoundNotKept, match="No space left"):
            sound_file(tmp_path, "soft")
        assert not list(tmp_path.iterdir())
        assert heard(sound_file(tmp_path, "wood")).lasts == 0.4
    finally:
        subprocess.run(["umount", tmp_path], check=True)


def test_what_an_ended_process_left_half_done_goes_and_what_another_is_at_stays(
    tmp_path: Path,
) -> None:
    left, at_work = tmp_path / ".wood-11649e70-abandoned", tmp_path / ".wood-11649e70-at-work"
    left.write_bytes(b"RIFF")
    at_work.write_bytes(b"RIFF")
    os.utime(left, (0, 0))
    assert set(tmp_path.iterdir()) == {left, at_work}
    assert {sound_file(tmp_path, "wood"), at_work} == set(tmp_path.iterdir())


def test_the_breath_tones_made_last_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sounds_module, "MOST_BREATH_TONES", 2)
    bell = sound_file(tmp_path, "wood")
    for age, name in enumerate(("breath-in-0.3", "breath-in-0.2")):
        os.utime(sound_file(tmp_path, name), (age, age))  # as if made one after the other, long ago
    last = sound_file(tmp_path, "breath-out-0.5")
    assert set(tmp_path.iterdir()) == {bell, sound_file(tmp_path, "breath-in-0.2"), last}
