"""What is typed wrong is answered with what would be right, and exit code 2."""

import pytest
from typing_commands import Desk


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("breathe 4-x-6 --plain", "in-hold-out-rest"),
        ("breathe 0-0-0-0 --plain", "in-hold-out-rest"),
        ("breathe 1e9-1 --plain", "in-hold-out-rest"),
        ("breathe 4-6 --to 4-7-8 --plain", "same phases"),
        ("breathe 4-6 --for soon --plain", "90s"),
        ("breathe 4-6 --for 0s --plain", "too short"),
        ("breathe 4-6 --for 25h --plain", "24 h"),
        ("breathe 4-6 --to 5-7 --while true --plain", "--for 10m"),
        ("breathe --attune 4-6 --plain", "leave one of them out"),
        ("breathe --attune --to 3 --plain", "from 4.5 to 12"),
        ("breathe --attune --to 20 --plain", "from 4.5 to 12"),
        ("breathe --attune --to 4-7-8 --plain", "from 4.5 to 12"),
        ("breathe --attune --to six --plain", "in-hold-out-rest"),
        ("breathe --attune --to nan --plain", "0.5 to 150"),
        ("breathe --attune --for 90s --plain", "two minutes or more"),
        ("start six-a-minut --plain", "six-a-minute"),
        ("sit 20x --plain", "90s"),
        ("sit 20m --open --plain", "one end"),
        ("sit --until 25:99 --plain", "07:30"),
        ("sit 20m --bell-every 5m --bell-at 3m --plain", "one way"),
        ("sit 20m --bell-every 0 --plain", "too short"),
        ("sit 20m --bell-at 5m,25m --plain", "25 min never rings"),
        ("sit 20m --bell-at , --plain", "5m,12m,-60s"),
        ("sit 5m --bell-every 10m --plain", "every 10 min never rings in a sit of 5 min"),
        ("sit 5m --bell-every 5m --plain", "every 5 min never rings in a sit of 5 min"),
        ("sit 5m --bell-random 6m-9m --plain", "every 6 min never rings in a sit of 5 min"),
        ("sit --open --bell-at=-60s --plain", "no end to count from"),
        ("sit 20m --bell-random 7m-3m --plain", "shorter wait first"),
        ("sit 20m --bell-random 7m --plain", "3m-7m"),
        ("sit 20m --end-bell gong --plain", "bowl"),
        ("sesions", "Did you mean sessions"),
        ("history list --limit 0", "limit"),
    ],
)
def test_misuse_is_told_with_its_cure(typed: str, told: str, desk: Desk) -> None:
    answer = desk.types(*typed.split())
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert not desk.data.exists()


@pytest.mark.parametrize("typed", ["", "start six-a-minute", "breathe 4-6", "sit 5m"])
def test_without_a_terminal_the_way_without_a_screen_is_told(typed: str, desk: Desk) -> None:
    answer = desk.types(*typed.split())
    assert (answer.code, answer.out) == (2, "")
    assert "--plain" in answer.err


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (KeyboardInterrupt(), 130, ""),
        (KeyError("theme"), 1, "KeyError: 'theme'"),
        (RecursionError("too deep"), 1, "RecursionError: too deep"),
    ],
)
def test_no_traceback_reaches_a_user(
    error: BaseException, code: int, told: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> int:
        raise error

    monkeypatch.setattr("stillpoint.cli.main.run", fail)
    answer = desk.types("sessions")
    assert answer.code == code
    assert told in answer.err
    assert "Traceback" not in answer.err


def test_the_details_of_a_fault_are_there_for_those_who_ask(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("stillpoint.cli.main.run")
    monkeypatch.setenv("STILLPOINT_DEBUG", "1")
    answer = desk.types("sessions")
    assert answer.code == 1
    assert "Traceback" in answer.err
