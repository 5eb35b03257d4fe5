import os
import signal
from contextlib import ExitStack
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from plain_sessions import SUNRISE

from booth import HANGS, WRITES_WORDS_DOWN, Booth
from living import session_of, sit
from stillpoint.cli.plain import PlainSession
from stillpoint.cli.waiting import Woken
from stillpoint.config.places import Places
from stillpoint.config.settings import Settings
from stillpoint.core.clock import ManualClock
from stillpoint.history.journal import Journal
from stillpoint.services.sittings import Sitting
from stillpoint.services.sounding import Sound
from stillpoint.signals.reading_aloud import ReadingAloud


@pytest.mark.skipif(os.name != "posix", reason="the engines are shell scripts")
def test_a_plain_session_is_said_and_silent_at_once_when_it_is_ended(tmp_path: Path) -> None:
    booth = Booth(tmp_path)
    booth.has("espeak-ng", WRITES_WORDS_DOWN, HANGS)
    clock = ManualClock(SUNRISE)
    sound = Sound(Places(tmp_path / "data", tmp_path / "config"), clock, {})
    sitting = Sitting(
        session_of(sit(60, "Feel your feet.", "Let go.")),
        clock=clock,
        journal=Journal(tmp_path / "history", "desk"),
        running=tmp_path / "running",
    )
    with ExitStack() as stack:

        def wait(at_most: timedelta) -> Woken:
            """Wait until it is said; then Ctrl-C."""
            stack.enter_context(booth.hanging())
            return Woken(signal=signal.SIGINT)

        session = PlainSession(
            sitting,
            wait=wait,
            answers=StringIO(),
            talk=StringIO(),
            ensemble=sound.ensemble(
                sitting.run,
                Settings(),
                ReadingAloud(booth.voice(), sitting.run, sitting.session),
            ),
        )
        assert session.live() == 128 + signal.SIGINT
    assert booth.said == ["Feel your feet."]
