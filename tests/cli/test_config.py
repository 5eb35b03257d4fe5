"""The commands that show and change what is set."""

import sys
from pathlib import Path
from shutil import rmtree

import pytest
from click.testing import CliRunner
from typing_commands import Desk

from stillpoint.cli import config_editing
from stillpoint.cli.config_editing import editor_of
from stillpoint.config.settings import SETTINGS
from stillpoint.config.settings_reading import read_settings
from stillpoint.core.errors import Misuse
from terminal import Terminal, at_home


def test_a_setting_is_set_and_unset_and_told_with_what_it_was(desk: Desk) -> None:
    file = desk.writes(desk.config / "settings.toml", "# mine\n")
    assert desk.types("config", "set", "theme", "night").lines == [
        'theme = "night" (it was "dusk")'
    ]
    assert desk.types("config", "set", "muted", "on").lines == ["muted = true (it was false)"]
    assert file.read_text() == '# mine\ntheme = "night"\nmuted = true\n'
    assert desk.types("config", "unset", "theme").lines == ['theme = "dusk" (it was "night")']
    assert desk.types("config", "set", "muted", "--default").code == 0
    assert file.read_text() == "# mine\n"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("theme", "papr"), 'theme: expected "dusk", "paper", "night"'),
        (("theme", "papr"), 'did you mean "paper"?'),
        (("theme", "\x1b[31m"), 'found "\ufffd[31m"'),
        (("thme", "night"), 'there is no setting "thme"; did you mean "theme"?'),
        (("muted", "maybe"), 'muted: expected true or false, found "maybe"'),
        (("day_ends",), "say what day_ends is to be: a time of day; or --default"),
        (("theme", "night", "--default"), "not both"),
        (("keys.practice.mute", "v"), "v is taken: “Next drawing” (practice.next-drawing)"),
        (("keys.practice.puase", "v"), 'there is no binding "practice.puase"; did you mean'),
    ],
)
def test_what_cannot_be_set_is_named_and_changes_nothing(
    desk: Desk, typed: tuple[str, ...], told: str
) -> None:
    answer = desk.types("config", "set", *typed)
    assert answer.code in (1, 2)
    assert told in answer.err
    assert not (desk.config / "settings.toml").exists()


def test_a_binding_is_given_other_keys_and_its_own_again(desk: Desk) -> None:
    given = desk.types("config", "set", "keys.practice.pause", "space, p")
    assert given.lines == ["keys.practice.pause = space,p (it was space)"]
    assert desk.types("config", "show").lines[-2:] == ["[keys]", '"practice.pause" = "space,p"']
    listed = {key["id"]: key for key in desk.types("config", "keys", "--json").json}
    assert listed["practice.pause"]["keys"] == ["space", "p"]
    back = desk.types("config", "unset", "keys.practice.pause")
    assert back.lines == ["keys.practice.pause = space (it was space,p)"]


def test_every_setting_is_told_with_all_that_there_is_to_say(desk: Desk) -> None:
    desk.types("config", "set", "theme", "night")
    told = {each["name"]: each for each in desk.types("config", "show", "--json").json}
    assert list(told) == list(SETTINGS)
    assert (told["theme"]["value"], told["theme"]["default"]) == ("night", "dusk")
    described = desk.types("config", "show", "--described").out
    assert 'May be "auto", "blocks" or "ascii"; by default "auto".' in described


def test_a_shell_completes_settings_bindings_and_values(desk: Desk) -> None:
    def offered(typed: str) -> list[str]:
        words = f"stillpoint config set {typed}"
        count = str(len(words.split()) - (not words.endswith(" ")))
        environment = {
            "_STILLPOINT_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": count,
        }
        from stillpoint.cli.main import stillpoint

        answer = CliRunner().invoke(stillpoint, prog_name="stillpoint", env=environment)
        return [line.partition(",")[2] for line in answer.output.splitlines()]

    assert offered("the") == ["theme"]
    assert offered("keys.practice.mu") == ["keys.practice.mute"]
    assert offered("theme p") == ["paper"]
    assert offered("muted o") == ["off", "on"]


def test_without_a_terminal_no_editor_is_opened(desk: Desk) -> None:
    answer = desk.types("config", "edit")
    assert answer.code == 1
    assert "Nothing was changed" in answer.err
    assert not (desk.config / "settings.toml").exists()


def test_the_editor_is_the_one_that_somebody_likes() -> None:
    assert editor_of({"VISUAL": "code --wait", "EDITOR": "vi"}) == ["code", "--wait"]
    assert editor_of({"VISUAL": " ", "EDITOR": "nano"}) == ["nano"]
    with pytest.raises(Misuse, match='EDITOR is "\'vi", in which a quotation mark is missing'):
        editor_of({"EDITOR": "'vi"})


EDITOR = """\
import sys
from pathlib import Path
draft, script = Path(sys.argv[-1]), Path(sys.argv[1])
old, new = script.read_text().splitlines()[:2]
script.write_text("\\n".join(script.read_text().splitlines()[2:]))
draft.write_text(draft.read_text().replace(old, new))
if "meanwhile" in new:
    (Path(sys.argv[2])).write_text("streaks = true\\n")
"""


@pytest.mark.end_to_end
def test_a_faulty_line_is_named_edited_again_and_what_others_wrote_meanwhile_survives(
    tmp_path: Path,
) -> None:
    home, editor, script = tmp_path / "home", tmp_path / "editor.py", tmp_path / "script"
    environment = at_home(home)
    file = Path(environment["STILLPOINT_CONFIG_DIR"]) / "settings.toml"
    file.parent.mkdir(parents=True)
    editor.write_text(EDITOR)
    script.write_text('# theme = "dusk"\ntheme = "pink" # meanwhile\npink\nnight\n')
    command = f"{sys.executable} {editor} {script} {file}"
    with Terminal(
        [sys.executable, "-m", "stillpoint", "config", "edit"],
        {**environment, "EDITOR": command},
        cols=120,
    ) as terminal:
        terminal.wait_for('theme: expected "dusk", "paper", "night"')
        terminal.wait_for("Edit it again?")
        terminal.type("\r")
        assert terminal.wait_exit() == 0
    settings, faults = read_settings(file)
    assert (settings.theme, settings.streaks, faults) == ("night", True, ())
    assert "# What is changed here shows at once" in file.read_text()


@pytest.mark.end_to_end
@pytest.mark.parametrize(
    ("script", "told", "kept"),
    [
        ("rm", "the editor left no file to read; the settings are as they were", None),
        ("printf '# gr\\374n\\n' >", "it is not UTF-8 text", b"# gr\xfcn\n"),
        ("kill -INT $PPID; cat /dev/null >", "no longer waited for", b""),
    ],
)
def test_whatever_an_editor_leaves_is_kept_and_the_settings_stay(
    tmp_path: Path, script: str, told: str, kept: bytes | None
) -> None:
    environment = at_home(tmp_path / "home")
    folder = Path(environment["STILLPOINT_CONFIG_DIR"])
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text("volume = 5\n")
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\n{script} "$1"\n')
    editor.chmod(0o700)
    command = [sys.executable, "-m", "stillpoint", "config", "edit"]
    with Terminal(command, {**environment, "EDITOR": str(editor)}, cols=120) as terminal:
        if "INT" not in script:
            terminal.wait_for("Edit it again?")
            terminal.type("n\r")
        terminal.wait_for(told)
        assert terminal.wait_exit() == 1
    unfinished = folder / "settings-unfinished.toml"
    assert (unfinished.read_bytes() if unfinished.exists() else None) == kept
    assert (folder / "settings.toml").read_text() == "volume = 5\n"


def test_what_cannot_be_kept_beside_the_settings_is_kept_elsewhere(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.writes(desk.config, "a file where the folder of settings should be")
    assert config_editing._put_aside(desk.config / "settings.toml", b"volume = 6\n") == 1
    aside = Path(capsys.readouterr().err.rpartition(" is kept in ")[2].strip())
    assert aside.read_bytes() == b"volume = 6\n"
    rmtree(aside.parent)
