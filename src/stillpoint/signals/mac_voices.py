"""Which voice of macOS speaks a language: `say` cannot be told the language itself."""

import os
import re
import subprocess
from collections.abc import Iterable
from functools import cache

LISTING_TAKES = 5
"""Seconds, at most."""

_LISTED = r"(\S.*?) +([a-z]{2,3})[_-](\w+) +#"
_ODD = (
    "Albert|Bad News|Bahh|Bells|Boing|Bubbles|Cellos|Deranged|Fred|Good News|Hysterical|Jester"
    "|Junior|Organ|Pipe Organ|Princess|Ralph|Superstar|Trinoids|Whisper|Wobble|Zarvox"
)
"""Voices that are meant to be funny; nobody settles by them."""


@cache
def mac_voice(program: str, language: str) -> str:
    """A voice of a language; none where the one that is chosen for the machine speaks it."""
    own = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    if not language or _first(own) == _first(language):
        return ""
    try:
        listed = subprocess.run(
            (program, "-v", "?"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=LISTING_TAKES,
            check=False,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    return voice_for(language, listed.decode("utf-8", "replace").splitlines())


def voice_for(language: str, listed: Iterable[str]) -> str:
    """The voice for a language among the lines in which `say` lists its voices; empty is none."""
    found = [match.groups() for line in listed if (match := re.match(_LISTED, line))]
    voices = {
        name: f"{tongue}-{place}".lower()
        for name, tongue, place in found
        if not re.fullmatch(_ODD, name)
    }
    exact = [name for name, tongue in voices.items() if tongue == language.lower()]
    near = [name for name, tongue in voices.items() if _first(tongue) == _first(language)]
    return next(iter(exact or near), "")


def _first(language: str) -> str:
    """The language alone, without where it is spoken."""
    return re.split(r"[-_.]", language.lower())[0]
