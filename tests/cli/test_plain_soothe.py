import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from typing_commands import Desk

from stillpoint.cli.plain_soothe import PlainSoothe
from stillpoint.config.places import Places
from stillpoint.core.clock import ManualClock, SystemClock
from stillpoint.core.runs import Run
from stillpoint.services.parts import Parts


class Asked:
    """A question put to somebody who types these lines, and what came of it."""

    def __init__(self, parts: Parts, typed: str) -> None:
        answers, talk = io.StringIO(), io.StringIO()
        self.code = PlainSoothe(parts, io.StringIO(typed), answers, talk).ask()
        self.said = answers.getvalue()
        self.talk = talk.getvalue()


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    return Parts(Places(tmp_path / "data", tmp_path / "config"), SystemClock())


def soothed(parts: Parts) -> None:
    clock = ManualClock(SystemClock().now() - timedelta(minutes=10))
    sitting = Parts(parts.places, clock).sitting(parts.library.session("infant/slow-rock"))
    clock.advance(3)
    sitting.steer(Run.finish)
    sitting.save()


def test_the_words_are_told_and_q_leaves(parts: Parts) -> None:
    asked = Asked(parts, "q\n")
    assert asked.said.splitlines()[:3] == [
        "1  hold: Chest to Chest (0-6m) or Hum It Out (0-24m) or Twenty-Second Hug (4-24m)"
        " or Storm to Shore (2-10y)",
        "2  move: Walk Five, Sit Eight (0-7m) or Slow Rock (0-12m)",
        "3  step back: Put Down, Step Back (16y+)",
    ]
    assert asked.code == 0
    assert not parts.places.data.exists()


def test_the_end_of_the_input_begins_nothing(parts: Parts) -> None:
    asked = Asked(parts, "")
    assert (asked.code, asked.talk) == (1, "Nothing was begun.\n")


def test_help_and_cards_are_words_too_and_others_are_explained(parts: Parts) -> None:
    said = Asked(parts, "help\ncards\nsing\nq\n").said
    expected = (
        "When you need help",
        "under 2 months: 60 a minute",
        "Your circle is empty.",
        "Ready, or enough?",
        "fussy: change one thing only",
        "A safe cot",
        "Type hold, move or step back",
    )
    assert [words for words in expected if words not in said] == []


def test_the_third_time_within_an_hour_tells_help_first(parts: Parts) -> None:
    soothed(parts)
    assert "A hard hour." not in Asked(parts, "q\n").said
    soothed(parts)
    assert Asked(parts, "q\n").said.startswith("A hard hour. It is right to put the baby down")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("hold\n", "Chest to Chest"),
        ("2\n", "Walk Five, Sit Eight"),
        ("Move slow rock\n", "Slow Rock"),
        ("step-back\n", "Put Down, Step Back"),
    ],
)
def test_a_typed_word_begins_its_session(
    typed: str, title: str, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def live(_: Parts, session: object, *, plain: bool) -> int:
        begun.append(getattr(session, "title", "") if plain else "")
        return 0

    monkeypatch.setattr("stillpoint.cli.plain_soothe.live", live)
    asked = Asked(parts, typed)
    assert begun == [title]
    assert ("in their own cot" in asked.said) is (title == "Put Down, Step Back")


def test_without_a_terminal_the_way_without_a_screen_is_told(desk: Desk) -> None:
    answer = desk.types("soothe")
    assert answer.code == 2
    assert "--plain" in answer.err


def test_people_are_added_listed_and_removed(desk: Desk) -> None:
    added = desk.types("circle", "add", "Ada", "--reach", "555 0100", "--why", "my sister")
    assert (added.code, added.out) == (0, "Added: Ada\n")
    desk.types("circle", "add", "Bo")
    assert desk.types("circle", "list").lines == ["Ada  555 0100  my sister", "Bo"]
    assert json.loads(desk.types("circle", "list", "--json").out) == [
        {"name": "Ada", "why": "my sister", "reach": "555 0100"},
        {"name": "Bo", "why": "", "reach": ""},
    ]
    asked = desk.types("circle", "remove", "Ada")
    assert asked.code == 1
    assert "stillpoint circle remove Ada --yes" in asked.err
    assert desk.types("circle", "remove", "Ada", "--yes").out == "Removed: Ada\n"
    assert desk.types("circle", "list").lines == ["Bo"]


def test_an_empty_circle_tells_how_to_begin_one(desk: Desk) -> None:
    answer = desk.types("circle", "list")
    assert (answer.code, answer.out) == (0, "")
    assert "stillpoint circle add NAME" in answer.err
    assert desk.types("circle", "list", "--json").json == []


def test_what_is_wrong_in_the_file_is_told_and_the_rest_listed(desk: Desk) -> None:
    desk.writes(desk.data / "circle.toml", '[[person]]\nname = "Ada"\nreach = 5\n')
    answer = desk.types("circle", "list")
    assert answer.lines == ["Ada"]
    told = 'person 1: reach: expected a text, found "5"'
    assert told in answer.err
    assert told in desk.types("doctor").out


def test_an_unknown_person_is_told_with_who_was_meant(desk: Desk) -> None:
    desk.types("circle", "add", "Ada")
    answer = desk.types("circle", "remove", "Adda", "--yes")
    assert answer.code == 1
    assert 'Did you mean "Ada"?' in answer.err
