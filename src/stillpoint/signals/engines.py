"""The programs that can speak, and how each is told what to say."""

import math
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from stillpoint.core.saying import USUAL_RATE
from stillpoint.core.texts import harmless
from stillpoint.signals.mac_voices import mac_voice

LONGEST = 2000
"""Characters that are said at most: no prompt has more."""

_COMMANDS = str.maketrans(dict.fromkeys("[]<>|", " ") | {"·": ","})
"""Brackets hold commands to some engines, and text is only text; a raised dot has no sound."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How words are to be said; what is empty is left to the engine."""

    language: str = ""
    """BCP 47."""
    rate: int = USUAL_RATE
    """Words a minute."""
    name: str = ""
    """The voice, as its engine calls it."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A program to start, and what it finds in its environment."""

    command: tuple[str, ...]
    variables: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that says a text and ends when it is said."""

    name: str
    program: str
    """Where it is."""
    speech: Callable[[str, str, Manner], Speech]
    """What says a text, given where the program is. It may ask the program first."""
    hushing: tuple[str, ...] = ()
    """What more makes it silent, where it hands on the text to another program."""

    def saying(self, text: str, manner: Manner) -> Speech:
        """What says a text."""
        return self.speech(self.program, text, manner)


def engines_on(search_path: str) -> tuple[Engine, ...]:
    """The engines that are here, the one to try first before the others."""
    return tuple(_engines(search_path))


def as_said(text: str) -> str:
    """A text with nothing in it that an engine takes for more than words."""
    text = " ".join(harmless(" ".join(text.split()), LONGEST).translate(_COMMANDS).split())
    return text.lstrip("-–— ").replace(" ,", ",")


def _engines(search_path: str) -> Iterator[Engine]:
    for name, speech, hushing in _KNOWN:
        if program := shutil.which(name, path=search_path):
            yield Engine(name, program, speech, hushing)


def _say(program: str, text: str, manner: Manner) -> Speech:
    name = manner.name or mac_voice(program, manner.language)
    return _plain(program, "-r", str(manner.rate), *_option("-v", name), text)


def _spd_say(program: str, text: str, manner: Manner) -> Speech:
    said = _option("--language", manner.language) if not manner.name else ()
    named = _option("--synthesis-voice", manner.name)
    rate = str(_dispatcher_rate(manner.rate))
    client = ("--application-name", "stillpoint")
    return _plain(program, "--wait", *client, "--rate", rate, *said, *named, "--", text)


def _espeak(program: str, text: str, manner: Manner) -> Speech:
    voice = _option("-v", manner.name or manner.language)
    return _plain(program, "-s", str(manner.rate), *voice, "--", text)


def _powershell(program: str, text: str, manner: Manner) -> Speech:
    """The text goes through the environment: within the script it could be a command."""
    command = (program, "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL)
    variables = {
        "STILLPOINT_SAY": text,
        "STILLPOINT_SAY_LANGUAGE": manner.language,
        "STILLPOINT_SAY_NAME": manner.name,
        "STILLPOINT_SAY_RATE": str(_windows_rate(manner.rate)),
    }
    return Speech(command, variables)


_POWERSHELL = """
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$voice.Rate = [int]$env:STILLPOINT_SAY_RATE
if ($env:STILLPOINT_SAY_NAME) { $voice.SelectVoice($env:STILLPOINT_SAY_NAME) }
elseif ($env:STILLPOINT_SAY_LANGUAGE) {
  $culture = [Globalization.CultureInfo]::GetCultureInfo($env:STILLPOINT_SAY_LANGUAGE)
  $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, $culture)
}
$voice.Speak($env:STILLPOINT_SAY)
"""

_KNOWN: tuple[tuple[str, Callable[[str, str, Manner], Speech], tuple[str, ...]], ...] = (
    ("say", _say, ()),
    ("spd-say", _spd_say, ("--cancel",)),
    ("espeak-ng", _espeak, ()),
    ("espeak", _espeak, ()),
    ("powershell", _powershell, ()),
)
"""Those that follow what is chosen for the whole machine come first."""

ENGINES = tuple(name for name, *_ in _KNOWN)
"""The names of all that are looked for."""


def _plain(*command: str) -> Speech:
    return Speech(command, {})


def _option(name: str, value: str) -> tuple[str, ...]:
    return (name, value) if value else ()


def _dispatcher_rate(rate: int) -> int:
    """From -100 to 100, where 0 is what espeak-ng says at 170 words a minute."""
    slowest, middle, quickest = 80, 170, 449
    end = slowest if rate < middle else quickest
    return max(-100, min(100, round(100 * (rate - middle) / abs(end - middle))))


def _windows_rate(rate: int) -> int:
    """From -10 to 10, where 0 is about 180 words a minute and 10 three times as many."""
    return max(-10, min(10, round(10 * math.log(rate / 180, 3))))
