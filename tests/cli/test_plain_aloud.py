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
from stillpoint.core.clock import ManualClock
from stillpoint.history.journal import Journal
from stillpoint.services.sittings import Sitting
from stillpoint.signals.reading_aloud import ReadingAloud


@pytest.mark.skipif(os.name != "posix", reason="the engines are shell scripts")
def test_a_plain_session_is_said_and_silent_at_once_when_it_is_ended(tmp_path: Path) -> None:
    booth = Booth(tmp_path)
    booth.has("espeak-ng", WRITES_WORDS_DOWN, HANGS)
    sitting = Sitting(
        session_of(sit(60, "Feel your feet.", "Let go.")),
        clock=ManualClock(SUNRISE),
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
            aloud=ReadingAloud(booth.voice(), sitting.run, "en"),
        )
        assert session.live() == 128 + signal.SIGINT
    assert booth.said == ["Feel your feet."]
