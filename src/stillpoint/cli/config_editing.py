"""The command `config edit`: the settings file in an editor, looked over when it is closed."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from shlex import split
from shutil import which
from subprocess import run
from tempfile import TemporaryDirectory

import click

from stillpoint.cli.making import own_places
from stillpoint.cli.printing import say
from stillpoint.cli.screens import is_terminal
from stillpoint.config.settings import SettingsError
from stillpoint.config.settings_reading import settings_in
from stillpoint.config.settings_text import first_text, merged
from stillpoint.core.errors import Misuse, StillpointError
from stillpoint.core.own_files import reason, replace, text_of, undisturbed
from stillpoint.core.texts import quoted

DONE, FAILED = 0, 1

ANY_EDITORS = ("nano", "vi", "notepad")
"""What is tried where nobody has said which editor they like."""

UNFINISHED = "settings-unfinished.toml"


@click.command(short_help="Open the settings file in your editor.")
def edit() -> int:
    """Open the settings in $VISUAL or $EDITOR, and look them over when it is closed.

    What is wrong is told by its line, and can be edited again. Nothing you wrote is lost.

    \b
    stillpoint config edit
    """
    file = own_places().settings_file
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        say("Nothing was changed: this is no terminal, so no editor can be opened.")
        say(f"The file is {file}; `stillpoint config set NAME VALUE` changes one setting.")
        return FAILED
    editor = editor_of(os.environ)
    base = _text(file)
    begun = first_text() if base is None else base
    text, is_finished = _edited(begun, editor, file.name)
    if text == begun:
        say("Nothing was changed.")
        return DONE if is_finished else FAILED
    return _keep(file, text, base or "") if is_finished else _put_aside(file, text)


def editor_of(environment: "os._Environ[str] | dict[str, str]") -> Sequence[str]:
    """The editor that somebody likes, as the parts of a command. Raises `Misuse`."""
    for name in ("VISUAL", "EDITOR"):
        if liked := environment.get(name, "").strip():
            return split(liked, posix=os.name == "posix")
    if any_editor := next(filter(None, map(which, ANY_EDITORS)), None):
        return (any_editor,)
    raise Misuse("there is no editor; set EDITOR to the one you like, such as EDITOR=nano")


def _text(file: Path) -> str | None:
    try:
        return text_of(file)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise SettingsError(f"{file} was left as it is: {reason(error)}.") from error


def _edited(text: str, editor: Sequence[str], name: str) -> tuple[str, bool]:
    """What was written, as often as somebody liked, and whether the editor ended well."""
    with TemporaryDirectory(prefix="stillpoint-") as folder:
        draft = Path(folder) / name
        draft.write_text(text, encoding="utf-8")
        while is_finished := _opened(editor, draft):
            faults = _faults(draft)
            for fault in faults:
                say(f"stillpoint: {fault}")
            if not faults or not _wants("Edit it again?"):
                break
        return draft.read_text(encoding="utf-8", errors="replace"), is_finished


def _opened(editor: Sequence[str], draft: Path) -> bool:
    """Have a file edited; whether the editor ended well."""
    try:
        code = run([*editor, str(draft)], check=False).returncode
    except OSError as error:
        raise Misuse(
            f"the editor {quoted(' '.join(editor))} cannot be opened: {reason(error)};"
            " set EDITOR to another one"
        ) from error
    if code:
        say(f"stillpoint: the editor ended with {code}.")
    return not code


def _wants(question: str) -> bool:
    try:
        return click.confirm(question, default=True, err=True)
    except click.Abort:
        return False


def _faults(draft: Path) -> tuple[str, ...]:
    try:
        return settings_in(text_of(draft), draft.name)[1]
    except (OSError, ValueError, RecursionError) as error:
        return (f"{draft.name}: {reason(error)}",)


def _keep(file: Path, text: str, base: str) -> int:
    """Put a text in the place of the file, with what others wrote into that meanwhile."""
    try:
        settings_in(text, file.name)
        with undisturbed(file, SettingsError):
            now = _text(file) or ""
            replace(file, text if now == base else merged(text, base, now))
    except (OSError, ValueError, RecursionError, StillpointError) as error:
        say(f"stillpoint: {file.name}: {reason(error)}")
        return _put_aside(file, text)
    say(f"Kept in {file}")
    return DONE


def _put_aside(file: Path, text: str) -> int:
    beside = file.with_name(UNFINISHED)
    replace(beside, text)
    say(f"The settings are as they were. What you wrote is kept in {beside}")
    return FAILED
