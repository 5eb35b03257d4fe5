"""The voice with real processes: scripts that write down what they say, wait, hang or die."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from booth import HANGS, WRITES_ALL_DOWN, WRITES_WORDS_DOWN, Booth
from stillpoint.signals import voice as voices

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the engines are shell scripts")


@pytest.fixture
def booth(tmp_path: Path) -> Iterator[Booth]:
    booth = Booth(tmp_path)
    yield booth
    booth.close()


def test_it_tells_when_it_speaks(booth: Booth) -> None:
    booth.has("espeak-ng", WRITES_ALL_DOWN)
    voice = booth.voice()
    voice.say("Let go.", "en")
    assert voice.is_speaking
    booth.wait_until_quiet()
    assert not voice.is_speaking
    assert booth.said == ["-s 150 -v en -- Let go."]


def test_of_those_that_wait_only_the_newest_is_said(booth: Booth) -> None:
    booth.has("espeak-ng", WRITES_WORDS_DOWN, "[ $4 = Three. ] || read line < {pipe} || true")
    voice = booth.voice()
    voice.say("One.")
    with booth.pipe.open("w"):  # the first is being said
        voice.say("Two.")
        voice.say("Three.")
    booth.wait_until_quiet()
    assert booth.said == ["One.", "Three."]


def test_hushed_it_ends_the_engine_and_all_that_this_has_started(booth: Booth) -> None:
    booth.has("espeak-ng", WRITES_WORDS_DOWN, HANGS)
    voice = booth.voice()
    voice.say("A long story.")
    with booth.hanging() as engine:
        voice.say("More of it.")
        voice.hush()
    booth.wait_until_quiet()
    assert booth.said == ["A long story."]
    with pytest.raises(ChildProcessError):  # somebody has waited for it: it is no zombie
        os.waitpid(engine, os.WNOHANG)


def test_after_a_hush_it_speaks_again(booth: Booth) -> None:
    booth.has("espeak-ng", WRITES_WORDS_DOWN, f'[ "$4" = Two. ] || {{{{ {HANGS}; }}}}')
    voice = booth.voice()
    voice.say("One.")
    with booth.hanging():
        voice.hush()
        voice.say("Two.")
    booth.wait_until_quiet()
    assert booth.said == ["One.", "Two."]


def test_closed_it_leaves_nothing_behind_and_says_no_more(booth: Booth) -> None:
    booth.has("espeak-ng", WRITES_WORDS_DOWN, HANGS)
    voice = booth.voice()
    voice.say("One.")
    with booth.hanging() as engine:
        voice.close()
        with pytest.raises(ChildProcessError):
            os.waitpid(engine, os.WNOHANG)
    voice.say("Two.")
    assert not voice.is_speaking
    assert booth.said == ["One."]


def test_an_engine_that_hands_on_its_texts_is_silenced_too(booth: Booth) -> None:
    booth.has("spd-say", 'echo "$1" >> {said}', f'[ "$1" = --cancel ] || {{{{ {HANGS}; }}}}')
    voice = booth.voice()
    voice.say("One.")
    with booth.hanging():
        voice.hush()
    booth.wait_until_quiet()
    assert booth.said == ["--wait", "--cancel"]


def test_an_engine_without_a_voice_for_the_language_speaks_with_its_own(booth: Booth) -> None:
    booth.has("espeak-ng", WRITES_ALL_DOWN, '[ "$3" != -v ]')
    voice = booth.voice()
    voice.say("Ontspan.", "nl")
    booth.wait_until_quiet()
    assert booth.said == ["-s 150 -v nl -- Ontspan.", "-s 150 -- Ontspan."]


def test_the_next_engine_speaks_where_one_dies(booth: Booth) -> None:
    booth.has("spd-say", 'echo "spd-say" >> {said}', "kill -9 $$")
    booth.has("espeak-ng", WRITES_WORDS_DOWN)
    voice = booth.voice()
    for text in ("One.", "Two."):
        voice.say(text)
        booth.wait_until_quiet()
    assert booth.said == ["spd-say", "One.", "Two."]


def test_an_engine_that_hangs_is_ended_and_asked_no_more(
    booth: Booth, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voices, "SPARE", timedelta(seconds=-0.5))
    booth.has("spd-say", f'[ "$1" = --cancel ] || {{{{ {HANGS}; }}}}')
    booth.has("espeak-ng", WRITES_WORDS_DOWN)
    voice = booth.voice()
    voice.say("One.")
    with booth.hanging():
        booth.wait_until_quiet()
    voice.say("Two.")
    booth.wait_until_quiet()
    assert booth.said == ["Two."]


@pytest.mark.parametrize("script", ["#!/nowhere/sh", "\x7fELF no program"])
def test_where_nothing_can_speak_nothing_happens(script: str, booth: Booth, tmp_path: Path) -> None:
    (tmp_path / "espeak-ng").write_text(script)
    (tmp_path / "espeak-ng").chmod(0o755)
    voice = booth.voice()
    voice.say("One.")
    booth.wait_until_quiet()
    voice.say("Two.")
    assert not voice.is_speaking
