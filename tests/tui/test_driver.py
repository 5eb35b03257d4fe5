import signal
import sys
from pathlib import Path

import pytest

from terminal import Terminal, at_home

pytestmark = pytest.mark.end_to_end

SMALL_APP = [sys.executable, str(Path(__file__).with_name("small_app.py"))]

FULL_SCREEN = [
    "no line wrap",
    "hidden cursor",
    "mouse",
    "mouse motion",
    "focus reports",
    "mouse (SGR)",
    "mouse (urxvt)",
    "alternate screen",
    "bracketed paste",
    "kitty keyboard",
    "line settings",
]


def test_a_stopped_app_comes_back_whole_and_leaves_no_trace(tmp_path: Path) -> None:
    with Terminal(SMALL_APP, at_home(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for("breathe in")
        terminal.wait_for(lambda: terminal.left_behind() == FULL_SCREEN)

        terminal.signal(signal.SIGSTOP)
        terminal.wait_stop()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("breathe in")
        terminal.press("y")
        terminal.wait_for("you pressed y")
        terminal.wait_for(lambda: terminal.left_behind() == FULL_SCREEN)

        terminal.press("ctrl+z")
        terminal.wait_stop()
        assert terminal.left_behind() == []
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("breathe in")
        terminal.press("z")
        terminal.wait_for("you pressed z")
        terminal.wait_for(lambda: terminal.left_behind() == FULL_SCREEN)

        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 0
        assert terminal.left_behind() == []


def test_a_terminated_app_saves_and_puts_the_terminal_back(tmp_path: Path) -> None:
    with Terminal(SMALL_APP, at_home(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for("breathe in")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit() == 143
        assert terminal.left_behind() == []
        assert (tmp_path / "saved").read_text() == "ended by 15"


def test_an_app_whose_window_is_closed_saves_and_ends(tmp_path: Path) -> None:
    with Terminal(SMALL_APP, at_home(tmp_path), cwd=tmp_path) as terminal:
        terminal.wait_for("breathe in")
        terminal.hang_up()
        assert terminal.wait_exit() == 129
        assert (tmp_path / "saved").read_text() == "ended by 1"
