"""Home line by line: what is typed is done, and nothing that is typed breaks it."""

import io

import pytest
from typing_commands import Desk

from stillpoint.cli.main import stillpoint
from stillpoint.cli.plain_home import PlainHome
from stillpoint.core.sessions import Session


def asked(typed: str) -> str:
    """What is said to somebody who types these lines."""
    talk = io.StringIO()
    assert PlainHome(stillpoint, io.StringIO(typed), talk).ask() == 0
    return talk.getvalue()


def test_a_number_or_a_command_is_done_and_the_next_is_asked_for(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    talk = asked("1 six\ncard cot\nq\nstats\n")
    answers = capsys.readouterr().out
    assert "six-a-minute" in answers
    assert "On the back, every sleep." in answers
    assert talk.count("What now?") == 2
    assert not desk.data.exists()


def test_a_session_is_begun_by_its_name_alone_and_told_in_plain_lines(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived: list[tuple[str, bool]] = []

    def live(_: object, session: Session, *, plain: bool, other: object) -> int:
        lived.append((session.id, plain))
        return 0

    monkeypatch.setattr("stillpoint.cli.timers.live", live)
    asked("six-a-minute\nstillpoint start six-a-minute\nSix a minute\nwalk five, sit eight\n")
    assert lived == [("six-a-minute", True)] * 3 + [("walk-five-sit-eight", True)]
    assert desk.types("--plain", "sessions").code == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("six-a-minuet\n", "six-a-minute"),
        ("sit 20 minuts\n", "minuts"),
        ("baloon bely --with Mo\n", "did you mean balloon-belly"),
        ('history list "\n', "quotation mark"),
        ("packs frob\n", "frob"),
        ("card sofa\n", "there is no page 'sofa'"),
    ],
)
def test_what_cannot_be_done_is_told_and_the_next_is_asked_for(
    typed: str, told: str, desk: Desk
) -> None:
    talk = asked(typed)
    assert told in talk
    assert talk.rstrip().endswith("q leaves.")
    assert not desk.data.exists()


def test_a_card_is_read_out_and_what_others_there_are(desk: Desk) -> None:
    answer = desk.types("card")
    assert answer.lines[0] == "When you need help"
    assert "Your circle is empty." in answer.out
    assert answer.lines[-1].startswith("More pages: ready, states, cot, hold")
    assert desk.types("card", "You", "two").lines[0] == "The two of you"
    assert [page["name"] for page in desk.types("card", "--json").json][:2] == ["help", "circle"]
