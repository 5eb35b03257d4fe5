"""Notices beyond the app, on a real terminal that says whether it is looked at."""

import sys
from pathlib import Path

import pytest

from terminal import Terminal, at_home

pytestmark = pytest.mark.end_to_end

STILLPOINT = Path(sys.executable).with_name("stillpoint")
NOTICE = b"\x1b]777;notify;stillpoint;The session has ended.\a"
FOCUSED, BLURRED = "\x1b[I", "\x1b[O"


@pytest.mark.parametrize(
    ("focus", "notices"), [(FOCUSED + BLURRED, 1), (FOCUSED, 0)], ids=["looked away", "looked at"]
)
def test_the_end_of_a_session_is_told_where_nobody_looks(
    focus: str, notices: int, tmp_path: Path
) -> None:
    for folder in ("config", "data"):
        (tmp_path / folder).mkdir()
    settings = 'notices = "discreet"\nquiet_hours = ""\n'
    (tmp_path / "config" / "settings.toml").write_text(settings)
    environ = {**at_home(tmp_path), "TERM_PROGRAM": "ghostty"}
    with Terminal([STILLPOINT, "sit", "2s"], environ) as terminal:
        terminal.wait_for("left")
        terminal.type(focus)
        terminal.wait_for("How was it?")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert terminal.unseen.count(NOTICE) == notices
        assert terminal.left_behind() == []
