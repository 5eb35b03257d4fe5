"""Questions, branches and the dark screen of the installed program, on a real terminal."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal import Terminal, at_home

pytestmark = pytest.mark.end_to_end

QUICK = """\
format = 1
[pack]
id = "mine"
title = "Mine"
version = "1.0.0"
[[source]]
id = "own"
cite = "Own notes"
[[session]]
id = "needs"
title = "Needs"
practice = "co-regulation"
audience = "carer"
sources = ["own"]
[[session.step]]
kind = "ask"
question = "What do they need?"
choices = [{ say = "milk", then = "milk" }, { say = "a break", then = "break" }]
keep = "need"
for = "60s"
then = "end"
[[session.step]]
kind = "guide"
id = "milk"
for = "2s"
say = "Offer milk."
[[session]]
id = "break"
title = "A Break"
practice = "co-regulation"
audience = "carer"
sources = ["own"]
[[session.step]]
kind = "guide"
for = "2s"
say = "Step out for a breath."
"""


STILLPOINT = Path(sys.executable).with_name("stillpoint")

Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    packs = tmp_path / "data" / "packs"
    packs.mkdir(parents=True)
    (packs / "mine.toml").write_text(QUICK, encoding="utf-8")
    environ = at_home(tmp_path)
    return lambda *words: Terminal([STILLPOINT, "start", *words], environ, 80, 24)


def kept(folder: Path) -> list[dict[str, object]]:
    """Every line of the journal."""
    files = sorted((folder / "data" / "history").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text().splitlines()]


def test_an_answer_leads_through_the_dark_and_b_keeps_what_was_done(
    start: Start, tmp_path: Path
) -> None:
    with start("one-change") as terminal:
        terminal.wait_for("2:38 left")
        terminal.press("right")
        terminal.wait_for("What do they need?")
        terminal.type("3")
        terminal.wait_for("back of the neck")
        terminal.wait_for(lambda: terminal.text().strip() == "·")
        terminal.type("b")
        terminal.wait_for("You went. Good.")
        terminal.press("enter")
        assert terminal.wait_exit() == 0
    (entry,) = kept(tmp_path)
    assert (entry["kept"], entry["interrupted_by"]) == ({"need": "warm"}, "child")


def test_one_session_leads_to_another_and_each_is_an_entry(start: Start, tmp_path: Path) -> None:
    with start("needs") as terminal:
        terminal.wait_for("What do they need?")
        terminal.wait_for("0:58 left")
        terminal.press("down")
        terminal.press("down")
        terminal.press("enter")
        terminal.wait_for("Step out for a breath.")
        terminal.wait_for("How was it?")
        terminal.press("enter")
        assert terminal.wait_exit() == 0
    assert [(entry["session"], entry["completed"]) for entry in kept(tmp_path)] == [
        ("needs", True),
        ("break", True),
    ]


def test_in_plain_answers_are_typed_and_lead_on_too(start: Start, tmp_path: Path) -> None:
    with start("needs", "--plain") as terminal:
        terminal.wait_for("(1 milk · 2 a break)")
        terminal.type("tea\r")
        terminal.wait_for("none of the answers")
        terminal.type("a break\r")
        terminal.wait_for("Step out for a breath.")
        assert terminal.wait_exit() == 0
    assert [entry["session"] for entry in kept(tmp_path)] == ["needs", "break"]
