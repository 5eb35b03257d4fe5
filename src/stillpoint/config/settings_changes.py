"""Changing the settings file, whose comments and other lines stay as they are."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from stillpoint.config.forms import Value, shown
from stillpoint.config.settings import SettingsError
from stillpoint.config.settings_reading import KEYS, fault_of, parsed
from stillpoint.files.own_files import reason, replace, text_of, undisturbed


def change_setting(path: Path, name: str, value: Value) -> None:
    """Write one setting to a file. Raises `SettingsError`."""
    if fault := fault_of(name, value):
        raise SettingsError(fault)

    def change(document: Any) -> None:
        document[name] = value

    _rewrite(path, change, lambda text: _uncommented(text, name, value))


def reset_setting(path: Path, name: str) -> None:
    """Take one setting out of a file, so that its default counts. Raises `SettingsError`."""
    if path.exists():
        _rewrite(path, lambda document: document.pop(name, None))


def change_key(path: Path, id: str, keys: str) -> None:
    """Give a binding other keys. Raises `SettingsError`."""
    from stillpoint.config.keys import refuse_key

    def change(document: Any) -> None:
        table = document.get(KEYS, {})
        refuse_key(id, keys, table)
        if not isinstance(table, dict) or not table:
            document[KEYS] = {}
        document[KEYS][id] = keys

    _rewrite(path, change)


def reset_key(path: Path, id: str) -> None:
    """Let a binding have its own keys again. Raises `SettingsError`."""

    def change(document: Any) -> None:
        table = document.get(KEYS)
        if isinstance(table, dict):
            table.pop(id, None)
            if not table:
                document.pop(KEYS)

    if path.exists():
        _rewrite(path, change)


def _rewrite(
    path: Path,
    change: Callable[[Any], object],
    shortly: Callable[[str], str | None] = lambda _: None,
) -> None:
    """Change what is written; `shortly` may do it to the text itself. Raises `SettingsError`."""
    with undisturbed(path, SettingsError):
        _write(path, change, shortly)


def _write(
    path: Path, change: Callable[[Any], object], shortly: Callable[[str], str | None]
) -> None:
    import tomlkit  # 60 ms to import, and only writing needs it

    try:
        text = text_of(path) if path.exists() else ""
        document = tomlkit.parse(text)
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError(
            f"{path} was left as it is: {reason(error)}. Mend or remove it, then try again."
        ) from error
    changed = shortly(text)
    if changed is None:
        change(document)
        changed = tomlkit.dumps(document)
    try:
        replace(path, changed)
    except OSError as error:
        raise SettingsError(f"{path} could not be written: {reason(error)}.") from error


def _uncommented(text: str, name: str, value: Value) -> str | None:
    """The text with its line of the default, which is a comment, made to count; None without."""
    line = re.search(rf"(?m)^# ?{name} = .*$", text)
    if line is None or name in parsed(text):
        return None
    changed = f"{text[: line.start()]}{name} = {shown(value)}{text[line.end() :]}"
    try:
        return changed if parsed(changed).get(name) == value else None
    except ValueError:
        return None
