"""The command `config edit`: the settings file in an editor, looked over when it is closed."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from shlex import split
from shutil import which
from subprocess import run
from tempfile import TemporaryDirectory, mkdtemp

import click

from stillpoint.cli.making import own_places
from stillpoint.cli.printing import say
from stillpoint.cli.screens import is_terminal
from stillpoint.config.settings import SettingsError
from stillpoint.config.settings_reading import settings_in
from stillpoint.config.settings_text import first_text, merged
from stillpoint.core.errors import Misuse, StillpointError
from stillpoint.core.texts import quoted
from stillpoint.files.own_files import reason, replace, text_of, undisturbed

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
    written, is_finished = _edited(begun.encode(), editor, file.name)
    if written == begun.encode():
        say("Nothing was changed.")
        return DONE if is_finished else FAILED
    return _keep(file, written, base or "") if is_finished else _put_aside(file, written)


def editor_of(environment: "os._Environ[str] | dict[str, str]") -> Sequence[str]:
    """The editor that somebody likes, as the parts of a command. Raises `Misuse`."""
    for name in ("VISUAL", "EDITOR"):
        if liked := environment.get(name, "").strip():
            return _parts_of(liked, name)
    if any_editor := next(filter(None, map(which, ANY_EDITORS)), None):
        return (any_editor,)
    raise Misuse("there is no editor; set EDITOR to the one you like, such as EDITOR=nano")


def _parts_of(liked: str, name: str) -> Sequence[str]:
    try:
        return split(liked, posix=os.name == "posix")
    except ValueError as error:
        raise Misuse(f"{name} is {quoted(liked)}, in which a quotation mark is missing") from error


def _text(file: Path) -> str | None:
    try:
        return text_of(file)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise SettingsError(f"{file} was left as it is: {reason(error)}.") from error


def _edited(begun: bytes, editor: Sequence[str], name: str) -> tuple[bytes, bool]:
    """What was written, as often as somebody liked, and whether the editor ended well."""
    with TemporaryDirectory(prefix="stillpoint-") as folder:
        draft = Path(folder) / name
        draft.write_bytes(begun)
        while is_finished := _opened(editor, draft):
            faults = _faults(draft)
            for fault in faults:
                say(f"stillpoint: {fault}")
            if not faults or not _wants("Edit it again?"):
                break
        return _written(draft), is_finished


def _written(draft: Path) -> bytes:
    try:
        return draft.read_bytes()
    except OSError as error:
        message = "the editor left no file to read; the settings are as they were"
        raise SettingsError(message) from error


def _opened(editor: Sequence[str], draft: Path) -> bool:
    """Have a file edited; whether the editor ended well."""
    try:
        code = run([*editor, str(draft)], check=False).returncode
    except OSError as error:
        raise Misuse(
            f"the editor {quoted(' '.join(editor))} cannot be opened: {reason(error)};"
            " set EDITOR to another one"
        ) from error
    except KeyboardInterrupt:
        say("\nstillpoint: the editor is no longer waited for.")
        return False
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


def _keep(file: Path, written: bytes, base: str) -> int:
    """Put a text in the place of the file, with what others wrote into that meanwhile."""
    try:
        text = written.decode()
        settings_in(text, file.name)
        with undisturbed(file, SettingsError):
            now = _text(file) or ""
            replace(file, text if now == base else merged(text, base, now))
    except (OSError, ValueError, RecursionError, StillpointError) as error:
        say(f"stillpoint: {file.name}: {reason(error)}")
        return _put_aside(file, written)
    say(f"Kept in {file}")
    return DONE


def _put_aside(file: Path, written: bytes) -> int:
    """Keep beside the file what must not take its place; elsewhere, if nothing can be put there."""
    aside = file.with_name(UNFINISHED)
    try:
        replace(aside, written)
    except OSError:
        aside = Path(mkdtemp(prefix="stillpoint-")) / UNFINISHED
        replace(aside, written)
    say(f"The settings are as they were. What you wrote is kept in {aside}")
    return FAILED
