"""The command `doctor`: what was found here, and what is wrong with it."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from stillpoint.cli.findings import Finding
from stillpoint.cli.making import own_places, parts
from stillpoint.cli.printing import print_columns, print_json
from stillpoint.cli.screens import is_terminal
from stillpoint.config.places import Places
from stillpoint.config.terminals import has_screen
from stillpoint.core.texts import counted

SMALLEST = (40, 12)
"""Columns and rows that the screens need."""


@click.command(short_help="Tell what was found here, and what is wrong.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
def doctor(as_json: bool) -> int:
    """Tell about terminal, sound, files, packs and history; exit code 1 if one is wrong.

    \b
    stillpoint doctor
    """
    findings = [
        *_terminal(),
        *_folders(own_places()),
        *_settings(),
        *_sound(),
        *_voice(),
        *_notices(),
        *_circle(),
        *_people(),
        *_packs(),
        *_routines(),
        *_history(),
        *_running(own_places().running),
    ]
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        print_columns((finding.state, finding.name, finding.found) for finding in findings)
    return 1 if any(finding.state == "wrong" for finding in findings) else 0


def _terminal() -> Iterator[Finding]:
    name = os.environ.get("TERM", "")
    if is_terminal(sys.stdin) and is_terminal(sys.stdout):
        columns, rows = shutil.get_terminal_size()
        is_roomy = columns >= SMALLEST[0] and rows >= SMALLEST[1]
        room = "" if is_roomy else "; the screens need {} by {}".format(*SMALLEST)
        can_draw = has_screen(os.environ, sys.platform)
        room += "" if can_draw else "; no full screen, so all is told in plain lines"
        found = f"{name or 'unnamed'}, {columns} columns by {rows} rows{room}"
        yield Finding("terminal", "fine" if is_roomy and can_draw else "note", found)
    else:
        yield Finding("terminal", "note", "none; sessions need --plain")
    yield Finding("colours", "fine", _colours(name))
    encoding = (sys.stdout.encoding if sys.stdout else "") or "unknown"
    is_utf8 = encoding.lower().replace("-", "") == "utf8"
    yield Finding(
        "text", "fine" if is_utf8 else "note", encoding if is_utf8 else f"{encoding}, not UTF-8"
    )


def _colours(terminal: str) -> str:
    if os.environ.get("NO_COLOR"):
        return "none, as NO_COLOR asks"
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return "16 million"
    return "256" if "256color" in terminal else "16, as far as the terminal says"


def _folders(own: Places) -> Iterator[Finding]:
    for name, folder in (("data folder", own.data), ("settings folder", own.config)):
        fault = _why_not_writable(folder)
        yield Finding(name, "wrong" if fault else "fine", f"{folder}{fault}")


def _why_not_writable(folder: Path) -> str:
    """Why nothing can be kept in a folder, or where it will be made; nothing if it can."""
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    if not there.is_dir():
        return f": {there} is in the way, and is not a folder"
    try:
        with tempfile.TemporaryFile(dir=there):
            return ""
    except OSError as error:
        return f": nothing can be written: {error.strerror}"


def _settings() -> Iterator[Finding]:
    from stillpoint.config.settings_reading import read_settings

    file = own_places().settings_file
    _, faults = read_settings(file)
    for fault in faults:
        yield Finding("settings", "wrong", fault)
    if not faults:
        yield Finding("settings", "fine", str(file) if file.exists() else "the defaults")


def _sound() -> Iterator[Finding]:
    from stillpoint.services.sound_check import checked  # processes are slow to import

    check = checked(own_places(), parts().settings, os.environ)
    yield Finding("sound", "fine" if check.is_as_wished else "note", check.way)
    for fault in check.faults:
        yield Finding("sound", "wrong", fault)


def _voice() -> Iterator[Finding]:
    from stillpoint.services.voices import engines_here, voice_in_words

    settings = parts().settings
    is_missed = settings.voice and not engines_here(os.environ)
    found = voice_in_words(settings, os.environ)
    yield Finding("voice", "note" if is_missed else "fine", found)


def _notices() -> Iterator[Finding]:
    from stillpoint.services.outside import outside_in_words

    yield Finding("notices", "fine", outside_in_words(parts().settings, os.environ))


def _circle() -> Iterator[Finding]:
    from stillpoint.config.circle import read_circle

    _, faults = read_circle(own_places().circle_file)
    return (Finding("circle", "wrong", fault) for fault in faults)


def _people() -> Iterator[Finding]:
    from stillpoint.people.reading import read_people

    people = read_people(own_places().people_file)
    for fault in people.faults:
        yield Finding("people", "wrong", fault)
    if people.persons:
        yield Finding("people", "fine", counted(len(people.persons), "person", "people"))


def _packs() -> Iterator[Finding]:
    library = parts().library
    count = f"{len(library.packs):,}, with {counted(len(library.sessions), 'session')}"
    yield Finding("packs", "fine" if library.packs else "wrong", count)
    for broken in library.broken:
        more = len(broken.errors) - 1
        first = broken.errors[0].told(broken.name) if broken.errors else broken.name
        yield Finding("broken pack", "wrong", f"{first}{f' (and {more} more)' if more else ''}")


def _routines() -> Iterator[Finding]:
    from stillpoint.routines.reading import read_routines

    own = read_routines(own_places().routines_file)
    for fault in own.faults:
        yield Finding("routines", "wrong", fault)
    if not own.faults:
        paths = counted(len(own.paths), "learning path")
        yield Finding("routines", "fine", f"{len(own.routines)}, with {paths} begun")


def _history() -> Iterator[Finding]:
    from stillpoint.history.reading import read_history

    history = read_history(own_places().history)
    yield Finding("history", "fine", counted(len(history.summaries), "entry", "entries"))
    for fault in history.unreadable:
        yield Finding("history", "wrong", f"{fault}; it is left as it is")
    if history.newer:
        newer = counted(history.newer, "line")
        yield Finding("history", "note", f"{newer} that a newer stillpoint wrote")


def _running(folder: Path) -> Iterator[Finding]:
    count = len(list(folder.glob("*.json")))
    if count:
        yield Finding(
            "sessions", "note", f"{count} in progress, or cut short and kept at next start"
        )
