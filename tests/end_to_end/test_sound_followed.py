"""A whole session followed by ear alone: what sounded, read back against its timeline."""

import sys
from datetime import timedelta
from pathlib import Path

import pytest

from sound_programs import FAILS, PLAYS, Programs, made, recorded
from stillpoint.core.cues import BEFORE
from stillpoint.core.entering import timeline_of
from stillpoint.core.sessions import Session, lived_steps
from stillpoint.packs.reading import read_pack
from stillpoint.signals.bells import BELLS, MARKS
from terminal import Terminal, at_home

pytestmark = pytest.mark.end_to_end

STILLPOINT = Path(sys.executable).with_name("stillpoint")

PACK = """\
format = 1
[pack]
id = "ears"
title = "For the ears"
version = "1.0.0"
[[source]]
id = "none"
cite = "Made for a test"
[[session]]
id = "by-ear"
title = "By ear"
practice = "breathing"
screen = "audio"
sources = ["none"]
settle = "1s"
bells = { start = "chime", interval = "wood", end = "double" }
[[session.step]]
kind = "guide"
for = "2s"
beat = 60
bells = { at = ["1s"] }
[[session.step]]
kind = "breathe"
pattern = "1-0-1-0"
cycles = 1
"""

HEARD = ["chime", "tick", "tick", "wood", "step", "breath-in-1.0", "breath-out-1.0", "double"]


class Listener:
    """A user's folders with a session for the ears, and players that note what they play."""

    def __init__(self, folder: Path) -> None:
        self.programs = Programs(folder / "bin")
        self.cues = folder / "cues.jsonl"
        self.environ = {
            **at_home(folder),
            "PATH": self.programs.path,
            "STILLPOINT_SOUND": "auto",
            "STILLPOINT_CUES_TO": str(self.cues),
        }
        pack = folder / "data" / "packs" / "ears.toml"
        pack.parent.mkdir(parents=True)
        pack.write_text(PACK)
        made(folder / "data" / "sounds", *BELLS, *MARKS, "breath-in-1.0", "breath-out-1.0")
        read = read_pack(pack)
        assert read.pack
        (self.session,) = read.pack.sessions

    def live(self, *arguments: str) -> Terminal:
        """The installed program, in a session."""
        return Terminal([STILLPOINT, *arguments], self.environ, 60, 16)


def cues_of(session: Session) -> list[tuple[int, str, str, float]]:
    """The step, kind, text and time of each cue that is on the timelines of a session."""
    return [
        (number, str(cue.kind), cue.text or session.bells.interval, cue.at / timedelta(seconds=1))
        for number, step in enumerate(lived_steps(session))
        if (timeline := timeline_of(step)).length
        for cue in timeline.cues_between(BEFORE, timeline.length)
    ]


@pytest.fixture
def listener(tmp_path: Path) -> Listener:
    return Listener(tmp_path)


@pytest.mark.parametrize("options", [(), ("--plain",)], ids=["dark screen", "plain"])
def test_a_session_is_followed_by_ear_alone(listener: Listener, options: tuple[str, ...]) -> None:
    listener.programs.write("paplay", PLAYS)
    with listener.live("start", "by-ear", *options) as terminal:
        terminal.wait_for(lambda: "double" in "".join(listener.programs.lines))
        if not options:
            terminal.wait_for("How was it?")
            terminal.press("ctrl+c")
        terminal.wait_exit()
        assert terminal.bells == 0
    lines = recorded(listener.cues)
    told = [(it["step"], it["kind"], it["text"] or "wood", it["at"]) for it in lines]
    expected = cues_of(listener.session)
    assert [cue for cue in told if cue in expected] == expected
    sounds = [str(it["sound"]) for it in lines if it["sound"]]
    assert sorted(sounds) == sorted(HEARD)
    assert sorted(listener.programs.calls) == sorted(f"paplay {sound}" for sound in sounds)


def test_where_the_only_player_fails_the_terminal_rings_and_nothing_is_shown(
    listener: Listener,
) -> None:
    listener.programs.write("aplay", "echo no device >&2\n" + FAILS)
    with listener.live("sit", "1s", "--plain") as terminal:
        terminal.wait_for("Done:")
        terminal.wait_exit()
        assert terminal.bells == 2
        assert "no device" not in terminal.text()
