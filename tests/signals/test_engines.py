import os
import shutil
import subprocess
import wave
from array import array
from pathlib import Path

import pytest

from stillpoint.core.saying import time_to_say
from stillpoint.signals.engines import ENGINES, Manner, Speech, as_said, engines_on
from stillpoint.signals.mac_voices import voice_for

SENTENCE = "Feel your feet on the floor. Let your shoulders drop, and let the breath go slowly."
IN_AUSTRIA = Manner(language="de-AT", rate=120)
NAMED = Manner(language="en", name="Fiona", rate=200)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="programs on PATH are POSIX scripts")


def speech_of(name: str, manner: Manner, folder: Path) -> Speech:
    (folder / name).touch(0o755)
    (engine,) = engines_on(str(folder))
    speech = engine.saying("Let go.", manner)
    assert speech.command[0] == str(folder / name)
    return speech


@pytest.mark.parametrize(
    ("name", "manner", "said"),
    [
        ("espeak-ng", IN_AUSTRIA, "-s 120 -v de-AT -- Let go."),
        ("espeak-ng", Manner(), "-s 150 -- Let go."),
        ("espeak", NAMED, "-s 200 -v Fiona -- Let go."),
        (
            "spd-say",
            IN_AUSTRIA,
            "--wait --application-name stillpoint --rate -56 --language de-AT -- Let go.",
        ),
        (
            "spd-say",
            NAMED,
            "--wait --application-name stillpoint --rate 11 --synthesis-voice Fiona -- Let go.",
        ),
        ("say", NAMED, "-r 200 -v Fiona Let go."),
    ],
)
def test_each_engine_is_told_in_its_own_way(
    name: str, manner: Manner, said: str, tmp_path: Path
) -> None:
    speech = speech_of(name, manner, tmp_path)
    assert " ".join(speech.command[1:]) == said
    assert speech.command[-1] == "Let go."
    assert speech.variables == {}


def test_powershell_finds_the_words_in_its_environment_never_in_its_script(tmp_path: Path) -> None:
    speech = speech_of("powershell", IN_AUSTRIA, tmp_path)
    assert speech.variables == {
        "STILLPOINT_SAY": "Let go.",
        "STILLPOINT_SAY_LANGUAGE": "de-AT",
        "STILLPOINT_SAY_NAME": "",
        "STILLPOINT_SAY_RATE": "-4",
    }
    assert "Let go" not in " ".join(speech.command)


def test_the_engine_that_follows_the_choice_of_the_machine_comes_first(tmp_path: Path) -> None:
    for name in ENGINES:
        (tmp_path / name).touch(0o755)
    (tmp_path / "say").chmod(0o644)
    found = [engine.name for engine in engines_on(str(tmp_path))]
    assert found == ["spd-say", "espeak-ng", "espeak", "powershell"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("--help", "help"),
        ("[[rate 500]] Breathe   in.", "rate 500 Breathe in."),
        ("Out\nand in", "Out and in"),
        ("<mark/> now | then", "mark/ now then"),
        ("Left foot · two", "Left foot, two"),
        ("\x1b[31m", "\ufffd 31m"),
        (" … ", "…"),
    ],
)
def test_a_text_is_only_words_to_an_engine(text: str, said: str) -> None:
    assert as_said(text) == said


LISTED = """\
Albert              en_US    # Hello! My name is Albert.
Anna                de_DE    # Hallo! Ich heiße Anna.
Eddy (English (UK)) en_GB    # Hello! My name is Eddy.
Luciana             pt_BR    # Olá! Meu nome é Luciana.
Samantha            en_US    # Hello! My name is Samantha.
""".splitlines()


@pytest.mark.parametrize(
    ("language", "voice"),
    [
        ("en-US", "Samantha"),
        ("en", "Eddy (English (UK))"),
        ("de-CH", "Anna"),
        ("pt-BR", "Luciana"),
        ("fi", ""),
    ],
)
def test_a_voice_of_the_mac_is_found_by_its_language(language: str, voice: str) -> None:
    assert voice_for(language, LISTED) == voice


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
@pytest.mark.parametrize("manner", [Manner(language="en"), Manner(language="pt-BR", rate=120)])
def test_espeak_says_a_sentence_that_is_not_silence(manner: Manner, tmp_path: Path) -> None:
    engine = next(each for each in engines_on(os.environ["PATH"]) if each.name == "espeak-ng")
    program, *arguments = engine.saying(SENTENCE, manner).command
    file = tmp_path / "said.wav"
    subprocess.run([program, "-w", str(file), *arguments], check=True, timeout=30)
    with wave.open(str(file)) as sound:
        samples = array("h", sound.readframes(sound.getnframes()))
        seconds = sound.getnframes() / sound.getframerate()
    loud = sum(abs(sample) > 1000 for sample in samples)
    assert loud > len(samples) / 5
    at_its_rate = time_to_say(SENTENCE).total_seconds() * 150 / manner.rate
    assert 0.7 * at_its_rate < seconds < 1.5 * at_its_rate
