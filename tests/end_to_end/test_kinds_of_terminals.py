"""The program on terminals of every kind: what it shows there, and in which characters."""

import re
import sys
from pathlib import Path

import pytest

from terminal import Terminal, at_home

pytestmark = pytest.mark.end_to_end

STILLPOINT = Path(sys.executable).with_name("stillpoint")

ONE_BREATH = """
format = 1
[pack]
id = "mine"
title = "Mine"
version = "1.0.0"
license = "CC0-1.0"

[[source]]
id = "own"
cite = "Own notes, 2026"

[[session]]
id = "one-breath"
title = "One Breath"
practice = "breathing"
summary = "In and out. The benefits are unproven."
evidence = "D"
sources = ["own"]
bells = { start = "none", end = "none" }
[[session.step]]
kind = "breathe"
pattern = "1-0-1-0"
cycles = 1
[[session.step]]
kind = "ask"
question = "Once more?"
choices = ["yes", "no"]
"""


class Recorded(Terminal):
    """A terminal that remembers all that it was sent."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        self.sent = b""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def _show(self, output: bytes) -> None:
        self.sent += output
        super()._show(output)


def at_home_on(folder: Path, terminal: str, language: str, colours: str = "") -> dict[str, str]:
    """A home with a pack of one's own, on a terminal of that name."""
    packs = folder / "data" / "packs"
    packs.mkdir(parents=True)
    (packs / "mine.toml").write_text(ONE_BREATH)
    named = {"TERM": terminal, "LANG": language, "COLORTERM": colours}
    return {**at_home(folder), **named}


@pytest.mark.parametrize(
    ("name", "language", "colours", "most"),
    [
        ("linux", "C.UTF-8", "", 16),
        ("screen", "C.UTF-8", "", 16),
        ("tmux-256color", "C.UTF-8", "", 256),
        ("xterm-256color", "C", "truecolor", 2**24),
    ],
)
def test_home_and_a_whole_breath_are_shown_in_what_the_terminal_has(
    name: str, language: str, colours: str, most: int, tmp_path: Path
) -> None:
    with Recorded([STILLPOINT], at_home_on(tmp_path, name, language, colours)) as terminal:
        terminal.wait_for("find a session")
        terminal.type("/one br")
        terminal.wait_for(re.compile("[▸>] One Breath"))
        terminal.press("enter")
        terminal.wait_for("breathe out")
        terminal.wait_for("Once more?")
        terminal.type("2")
        terminal.wait_for("One Breath, 1 breath.")
        terminal.press("enter")
        terminal.wait_for("find a session")
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 0
        assert terminal.left_behind() == []
    assert terminal.sent.isascii() is (name == "linux" or language == "C")
    assert (b"38;2;" in terminal.sent) is (most > 256)
    assert (b"38;5;" in terminal.sent) is (most == 256)


def test_a_dumb_terminal_is_asked_line_by_line_and_gets_no_escape_codes(tmp_path: Path) -> None:
    with Recorded([STILLPOINT], at_home_on(tmp_path, "dumb", "C")) as terminal:
        terminal.wait_for("no full screen (TERM=dumb)")
        terminal.type("one-breath\n")
        terminal.wait_for("0:01  breathe out  1")
        terminal.wait_for("Once more?")
        terminal.type("no\n")
        terminal.wait_for("Done: 2 s of One Breath, 1 breath.")
        terminal.type("q\n")
        assert terminal.wait_exit() == 0
    assert b"\x1b" not in terminal.sent
    assert terminal.sent.isascii()
