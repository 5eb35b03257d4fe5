"""What `packs check` says of choices that lead to other packs."""

from pathlib import Path

from typing_commands import Desk

WITH_A_CHILD = """\
format = 1
[pack]
id = "mine"
title = "Mine"
version = "1.0.0"
[[source]]
id = "own"
cite = "Own notes"
[[session]]
id = "what-now"
title = "What now?"
practice = "co-regulation"
audience = "carer+child"
ages = "5-10y"
sources = ["own"]
[[session.step]]
kind = "ask"
question = "What now?"
choices = [{ say = "on", then = "SESSION" }, "no"]
"""


def checked(desk: Desk, then: str) -> tuple[int, list[str]]:
    desk.writes(Path("mine.toml"), WITH_A_CHILD.replace("SESSION", then))
    answer = desk.types("packs", "check", "mine.toml")
    return answer.code, answer.lines


def test_a_choice_may_lead_to_a_session_of_another_pack_that_is_for_the_child(desk: Desk) -> None:
    assert checked(desk, "child/teddy-waves") == (0, ["mine.toml: fine, 1 session"])
    assert checked(desk, "carer/step-back") == (0, ["mine.toml: fine, 1 session"])


def test_a_child_is_not_led_to_what_is_for_adults(desk: Desk) -> None:
    code, lines = checked(desk, "breath/four-corners")
    assert code == 1
    assert lines == [
        'mine.toml: session "what-now": a choice leads to "Four Corners", which is not for 5-10y;'
        " lead to a session whose ages begin as young, or to one for the carer alone"
        " (rule branch-to-others)",
        "mine.toml: not valid, 1 fault",
    ]


def test_a_session_that_is_in_no_pack_here_is_worth_a_warning(desk: Desk) -> None:
    code, lines = checked(desk, "child/teddy-wave")
    assert code == 0
    assert lines[0] == (
        'mine.toml: session "what-now": warning: a choice leads to "child/teddy-wave",'
        ' which is in no pack here; did you mean "child/teddy-waves"?'
    )
