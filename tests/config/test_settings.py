import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stillpoint.config.forms import Number, spoken
from stillpoint.config.groups import GROUPS
from stillpoint.config.settings import SETTINGS, Settings, SettingsError
from stillpoint.config.settings_changes import change_key, change_setting, reset_key, reset_setting
from stillpoint.config.settings_reading import parsed, read_settings
from stillpoint.config.settings_text import first_text, merged
from stillpoint.core.hours import Hours
from stillpoint.core.intentions import Intention
from stillpoint.files.own_files import LARGEST_FILE

HAND_WRITTEN = """\
# for the nursery
theme = "night"   # dim

drawing = "wave"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_a_missing_file_means_the_defaults(file: Path) -> None:
    assert read_settings(file) == (Settings(), ())


def test_what_is_set_is_used(file: Path) -> None:
    file.write_text(HAND_WRITTEN + "muted = true\n")
    assert read_settings(file) == (Settings(theme="night", drawing="wave", muted=True), ())


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"theme = dusk", "at line 1"),
        (b"\x00\xff\xfe binary", "not UTF-8"),
        (b"# " + b"x" * LARGEST_FILE, "longer than 64 KiB"),
        (b"theme = " + b"[" * 30_000, "nested too deeply"),
    ],
    ids=["broken", "binary", "huge", "nested"],
)
def test_a_corrupt_file_is_named_and_left_untouched(file: Path, content: bytes, fault: str) -> None:
    file.write_bytes(content)
    settings, (told,) = read_settings(file)
    assert settings == Settings()
    assert told.startswith("settings.toml: ")
    assert fault in told
    with pytest.raises(SettingsError, match=r"was left as it is.*Mend or remove it"):
        change_setting(file, "theme", "paper")
    assert file.read_bytes() == content


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == (
        Settings(),
        (f"{tmp_path.name}: it is not a file; the defaults are used",),
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX")
def test_a_pipe_in_place_of_the_file_does_not_hang(file: Path) -> None:
    os.mkfifo(file)
    assert read_settings(file)[0] == Settings()


def test_each_wrong_line_is_named_and_the_others_are_used(file: Path) -> None:
    file.write_text(
        'theme = "pink"\nmuted = 1\nreduced_motoin = true\nglyphs = "ascii"\nx = 2\n'
        'day_ends = "4"\nintention = "8 days"\n'
    )
    settings, faults = read_settings(file)
    assert settings == Settings(glyphs="ascii")
    assert faults == (
        'settings.toml:1: theme: expected "dusk", "paper", "night", "contrast", "blue-orange",'
        ' "blue-yellow" or "teal-rose", found "pink"',
        "settings.toml:2: muted: expected true or false, found 1",
        'settings.toml:3: there is no setting "reduced_motoin"; did you mean "reduced_motion"?',
        f'settings.toml:5: there is no setting "x"; the settings are {", ".join(SETTINGS)}',
        'settings.toml:6: day_ends: "4" is not a time of day; write it as 07:30',
        'settings.toml:7: intention: "8 days" is no intention for a week; '
        'write "3 days" or "60 minutes"',
    )


def test_changing_a_setting_keeps_comments_and_order(file: Path) -> None:
    file.write_text(HAND_WRITTEN)
    change_setting(file, "theme", "paper")
    change_setting(file, "muted", True)
    assert file.read_text() == HAND_WRITTEN.replace("night", "paper") + "muted = true\n"
    assert {each.name for each in file.parent.iterdir()} == {file.name, f".{file.name}.lock"}


def test_a_setting_that_is_reset_is_at_its_default_and_no_other_line_is_touched(
    file: Path,
) -> None:
    file.write_text(HAND_WRITTEN)
    reset_setting(file, "drawing")
    assert read_settings(file)[0] == Settings(theme="night")
    assert file.read_text() == HAND_WRITTEN.replace('drawing = "wave"\n', "")


def test_a_setting_that_was_never_set_is_reset_without_a_file(file: Path) -> None:
    reset_setting(file, "drawing")
    assert not file.exists()


def test_a_setting_is_written_above_the_table_of_keys(file: Path) -> None:
    change_key(file, "practice.pause", "p")
    change_setting(file, "theme", "night")
    settings, faults = read_settings(file)
    assert (settings.theme, dict(settings.keys), faults) == ("night", {"practice.pause": "p"}, ())
    reset_key(file, "practice.pause")
    assert file.read_text().strip() == 'theme = "night"'


def test_the_line_of_a_default_that_is_a_comment_is_made_to_count(file: Path) -> None:
    file.write_text(first_text())
    change_setting(file, "theme", "night")
    assert file.read_text() == first_text().replace('# theme = "dusk"', 'theme = "night"')


def test_the_first_file_explains_every_setting_and_sets_none(file: Path) -> None:
    file.write_text(first_text())
    assert read_settings(file) == (Settings(), ())
    all_set = re.sub(r"(?m)^# (?=\w+ = )", "", first_text())
    file.write_text(all_set)
    assert read_settings(file) == (Settings(), ())
    assert set(SETTINGS) == set(re.findall(r"(?m)^(\w+) = ", all_set))


def test_two_who_wrote_at_once_both_have_what_they_wrote() -> None:
    base = 'theme = "dusk"\nmuted = true # for now\n'
    mine = base.replace("dusk", "night")
    theirs = 'theme = "paper"\nstreaks = true\n[keys]\n"practice.pause" = "p"\n'
    assert parsed(merged(mine, base, theirs)) == {
        "theme": "night",
        "streaks": True,
        "keys": {"practice.pause": "p"},
    }


@pytest.mark.parametrize(
    ("value", "by", "next_one"),
    [(70, 1, 75), (70, -1, 65), (33, 1, 35), (33, -1, 30), (100, 1, 100), (2, -1, 0), (98, 1, 100)],
)
def test_a_number_is_changed_in_steps_within_its_bounds(value: int, by: int, next_one: int) -> None:
    assert Number(0, 100, 5).beside(value, by) == next_one


def test_every_setting_is_in_one_group() -> None:
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(SETTINGS)


def test_every_setting_says_what_it_may_be_and_is_so_by_default() -> None:
    for setting in SETTINGS.values():
        assert setting.form.bounds
        assert setting.form.fault(setting.default) is None
        typed = setting.form.value_of(spoken(setting.default) if setting.default else "off")
        assert setting.default == "" or typed == setting.default


def test_the_first_change_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.toml"
    change_setting(file, "drawing", "ring")
    assert read_settings(file) == (Settings(drawing="ring"), ())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("muted", "yes"),
        ("colour", True),
        ("day_ends", "25:00"),
        ("intention", True),
        ("quiet_hours", "night"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(file: Path, name: str, value: str | bool) -> None:
    with pytest.raises(SettingsError):
        change_setting(file, name, value)
    assert not file.exists()


def test_what_is_meant_is_read_from_what_is_written(file: Path) -> None:
    file.write_text('day_ends = "02:30"\nintention = "90 Minutes"\n')
    settings, _ = read_settings(file)
    assert settings.day_end == timedelta(hours=2, minutes=30)
    assert settings.weekly == Intention(practised=timedelta(minutes=90))
    assert Settings().weekly is None
    assert Settings(intention="1 day").weekly == Intention(days=1)


@pytest.mark.parametrize(
    ("hour", "minute", "is_quiet"),
    [(20, 59, False), (21, 0, True), (23, 59, True), (0, 0, True), (6, 59, True), (7, 0, False)],
)
def test_quiet_hours_go_over_midnight(hour: int, minute: int, is_quiet: bool) -> None:
    quiet = Settings().quiet
    assert quiet == Hours(timedelta(hours=21), timedelta(hours=7))
    assert quiet.hold(datetime(2026, 11, 27, hour, minute, 30, tzinfo=UTC)) is is_quiet
    assert Settings(quiet_hours="").quiet is None


def test_a_linked_file_stays_a_link(tmp_path: Path, file: Path) -> None:
    dotfile = tmp_path / "dotfile.toml"
    dotfile.write_text(HAND_WRITTEN)
    file.symlink_to(dotfile)
    change_setting(file, "theme", "paper")
    assert file.is_symlink()
    assert 'theme = "paper"' in dotfile.read_text()
