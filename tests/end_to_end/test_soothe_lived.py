"""Soothe now on a real terminal, at three in the morning."""

import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from terminal import Terminal, at_home

pytestmark = pytest.mark.end_to_end

STILLPOINT = Path(sys.executable).with_name("stillpoint")

COLOUR = re.compile(rb"[34]8;2;(\d+);(\d+);(\d+)")


class Recorded(Terminal):
    """A terminal that remembers all that it was sent."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        self.sent = b""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def _show(self, output: bytes) -> None:
        self.sent += output
        super()._show(output)

    @property
    def brightest(self) -> float:
        """The luminance of the brightest colour that was ever painted, of 1."""
        return max(map(luminance, set(COLOUR.findall(self.sent))))


def luminance(colour: tuple[bytes, ...]) -> float:
    parts = [int(part) / 255 for part in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def at_three(folder: Path) -> dict[str, str]:
    """A home with a light theme, in a zone where it is past three at night."""
    config = folder / "config"
    config.mkdir()
    (config / "settings.toml").write_text('theme = "paper"\n')
    ahead = (3 - datetime.now(UTC).hour) % 24
    return {**at_home(folder), "TZ": f"NIGHT-{ahead}"}  # POSIX counts zones to the west


def test_at_night_a_carer_goes_straight_in_and_nothing_flashes(tmp_path: Path) -> None:
    with Recorded([STILLPOINT, "soothe"], at_three(tmp_path)) as terminal:
        terminal.wait_for("Walk Five, Sit Eight")
        terminal.type("2")
        terminal.wait_for("Fed? Dry?")
        terminal.type("c")
        terminal.wait_for("Ready, or enough?")
        terminal.wait_for("b baby needs me")
        terminal.wait_for(lambda: "13:5" not in terminal.text())
        terminal.type("b")
        terminal.wait_for("You went. Good.")
        terminal.press("enter")
        terminal.wait_for("Walk Five, Sit Eight")
        terminal.type("q")
        assert terminal.wait_exit() == 0
        assert terminal.left_behind() == []
        assert terminal.brightest < 0.12


def test_help_comes_first_for_whoever_comes_a_third_time(tmp_path: Path) -> None:
    environ = at_home(tmp_path)
    for _ in range(2):
        with Terminal([STILLPOINT, "soothe"], environ) as terminal:
            terminal.wait_for("Walk Five, Sit Eight")
            terminal.type("2")
            terminal.wait_for("13:57")
            terminal.press("ctrl+c")
            terminal.wait_exit()
    with Terminal([STILLPOINT, "soothe"], environ) as terminal:
        terminal.wait_for("It is right to put the baby down")
        terminal.press("escape")
        assert terminal.wait_exit() == 0
    with Terminal([STILLPOINT, "soothe", "--plain"], environ) as terminal:
        terminal.wait_for("A hard hour.")
        terminal.type("q\n")
        assert terminal.wait_exit() == 0


def test_plain_lines_lead_into_a_session_and_history(tmp_path: Path) -> None:
    with Terminal([STILLPOINT, "soothe", "--plain"], at_home(tmp_path)) as terminal:
        terminal.wait_for("Type a word or its number.")
        terminal.type("step back\n")
        terminal.wait_for("in their own cot")
        terminal.wait_for("Leave the room. This is the right thing.")
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130
    (journal,) = (tmp_path / "data" / "history").glob("*.jsonl")
    entry = json.loads(journal.read_text())
    assert (entry["session"], entry["completed"]) == ("step-back", False)
