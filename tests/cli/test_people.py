"""The commands `people`, `helps` and `history moments`, and sessions lived with somebody."""

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from typing_commands import Desk

from stillpoint.history.journal import Journal
from stillpoint.history.reading import entries_in
from terminal import Terminal, at_home

SHORT = """
format = 1
[pack]
id = "short"
title = "Short"
version = "1.0.0"
license = "CC0-1.0"

[[source]]
id = "own"
cite = "Own notes"

[[session]]
id = "puff"
title = "Puff"
practice = "co-regulation"
audience = "carer+child"
ages = "3-8y"
summary = "A few quick puffs."
evidence = "C"
sources = ["own"]
[[session.step]]
kind = "breathe"
who = "both"
pattern = "0.3-0-0.3"
cycles = 2

[[session]]
id = "sip"
title = "Sip"
practice = "breathing"
audience = "adult"
summary = "One quick sip of air."
evidence = "C"
sources = ["own"]
[[session.step]]
kind = "breathe"
pattern = "0.3-0-0.3"
cycles = 2
"""


@pytest.fixture
def family(desk: Desk) -> Desk:
    desk.types("people", "add", "Kim", "--role", "carer")
    desk.types("people", "add", "Mo", "--role", "child", "--age", "5-7y")
    desk.writes(desk.data / "packs" / "short.toml", SHORT)
    return desk


def checked_in(desk: Desk, times: int, *, child: str = "Mo", moment: str = "") -> None:
    for day in range(1, times + 1):
        entry = desk.practised("Puff", 2, day)
        changed = replace(
            entry,
            id=entry.id.replace("7000", f"7{len(child):03}"),
            started_at=entry.started_at + timedelta(hours=1),
            ended_at=entry.ended_at + timedelta(hours=1),
            carer="Kim",
            child=child,
            before={"stirred": 7},
            after={"stirred": 5},
            moment=moment,
            came_back=day > 1,
        )
        Journal(desk.data / "history", "desk").append(changed)


def test_people_are_added_listed_changed_and_removed(family: Desk) -> None:
    assert family.types("people", "list").lines == [
        "Kim  carer  me",
        "Mo   child  5 to 7 years",
    ]
    answer = family.types("people", "edit", "mo", "--alias", "Moritz", "--age", "8", "--no-holds")
    assert answer.out == "Now: Moritz, child, 8 years, no holds\n"
    (_, moritz) = family.types("people", "list", "--json").json
    assert moritz == {
        "alias": "Moritz",
        "role": "child",
        "age": "8y",
        "born": None,
        "months": [96, 107],
        "no_holds": True,
        "me": False,
    }
    answer = family.types("people", "remove", "Moritz", "--yes")
    back = "stillpoint people add Moritz --role child --age 8y --no-holds"
    assert answer.lines[-1] == f"Removed. To bring them back: {back}"
    family.types(*back.split()[1:])
    assert family.types("people", "list", "--json").json[1] == moritz


def test_without_a_terminal_nobody_is_removed(family: Desk) -> None:
    answer = family.types("people", "remove", "Mo")
    assert answer.code == 1
    assert "stillpoint people remove Mo --yes" in answer.err
    assert len(family.types("people", "list").lines) == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("add", "MO", "--role", "adult"), '"Mo" is there already; two people need two aliases'),
        (("add", "Al", "--role", "child", "--age", "soon"), "no range of ages"),
        (("add", "Al", "--role", "child", "--born", "2999-01"), "still to come"),
        (("edit", "Mo"), "say what to change"),
        (("edit", "Zoe", "--age", "3y"), "there is nobody called"),
        (("edit", "Mo", "--me"), "me is a carer or an adult"),
        (("edit", "Mo", "--alias", "kim"), '"Kim" is there already'),
    ],
)
def test_what_cannot_be_is_misuse_and_changes_nothing(
    typed: tuple[str, ...], told: str, family: Desk
) -> None:
    before = (family.data / "people.toml").read_bytes()
    answer = family.types("people", *typed)
    assert answer.code == 2
    assert told in answer.err
    assert (family.data / "people.toml").read_bytes() == before


def test_a_faulty_file_is_told_and_left_as_it_is(desk: Desk) -> None:
    file = desk.writes(desk.data / "people.toml", "[[person]\n")
    answer = desk.types("people", "list")
    assert answer.code == 0
    assert "people.toml" in answer.err
    answer = desk.types("people", "add", "Mo", "--role", "child")
    assert answer.code == 1
    assert "was left as it is" in answer.err
    assert file.read_text() == "[[person]\n"


def test_the_alias_that_is_remembered_changes_with_its_owner(family: Desk) -> None:
    family.types("people", "edit", "Kim", "--me")
    family.types("people", "edit", "Kim", "--alias", "Kimi")
    assert 'me = "Kimi"' in family.types("config", "show").lines


@pytest.mark.parametrize(
    ("alias", "told"),
    [
        ("Zoe", "there is nobody called"),
        ("Kim", "Kim is who uses this device; --with names somebody else"),
        ("Ada", "Puff is for a carer with a child; --with names the child"),
        ("Jo", "Puff is not done with Jo: it paces a child's breath, and nobody under three is"),
    ],
)
def test_a_session_starts_only_with_those_it_is_done_with(
    alias: str, told: str, family: Desk
) -> None:
    family.types("people", "add", "Jo", "--role", "infant")
    family.types("people", "add", "Ada", "--role", "adult")
    answer = family.types("start", "puff", "--with", alias, "--plain")
    assert answer.code == 2
    assert told in answer.err
    assert not entries_in(family.data / "history")


def test_any_other_session_may_be_with_another_adult(family: Desk) -> None:
    family.types("people", "add", "Ada", "--role", "adult", "--no-holds")
    answer = family.types("start", "sip", "--with", "ada", "--plain")
    assert answer.code == 0
    (entry,) = entries_in(family.data / "history")
    assert (entry.carer, entry.child, entry.adult) == ("Kim", "", "Ada")
    assert family.types("history", "list", "person:ada", "--json").json[0]["adult"] == "Ada"


def test_a_session_keeps_whom_it_was_with(family: Desk) -> None:
    answer = family.types("start", "puff", "--with", "mo", "--plain")
    assert answer.code == 0
    (entry,) = entries_in(family.data / "history")
    assert (entry.carer, entry.child, entry.before) == ("Kim", "Mo", {})


def test_a_session_written_for_others_says_so_and_goes_on(family: Desk) -> None:
    family.types("people", "edit", "Mo", "--age", "10y")
    answer = family.types("start", "puff", "--with", "Mo", "--plain")
    assert answer.code == 0
    assert "Note: With Mo (10 years), mind that it is written for 3 to 8 years." in answer.err


@pytest.mark.end_to_end
def test_on_a_terminal_check_ins_are_typed_as_words(family: Desk, tmp_path: Path) -> None:
    environ = at_home(tmp_path) | {
        "STILLPOINT_DATA_DIR": str(family.data),
        "STILLPOINT_CONFIG_DIR": str(family.config),
    }
    argv = [sys.executable, "-m", "stillpoint", "start", "puff", "--plain"]
    with Terminal(argv, environ, cols=100, rows=40) as shown:
        for question, typed in (
            ("You: 0 settled", "eleven\r7\r"),
            ("how big is the feeling?", "not telling\r"),
            ("Child, in a word", "wobbly\r"),
            ("You, in a word", "tense\r"),
        ):
            shown.wait_for(question)
            shown.type(typed)
        shown.wait_for("Done:")
        shown.wait_for("Enter skips a question.")
        shown.type("4\rpea\r\rset\r8\r\rye\rShe laughed.\r")
        shown.wait_for("stirred 7 → 4")
        assert shown.wait_exit() == 0
    (entry,) = entries_in(family.data / "history")
    assert entry.before == {
        "stirred": 7,
        "feeling": "tense",
        "child_size": "not-telling",
        "child_feeling": "wobbly",
    }
    assert entry.after == {
        "stirred": 4,
        "feeling": "settled",
        "child_size": "pea",
        "connected": 8,
    }
    assert (entry.came_back, entry.moment) == (True, "She laughed.")


def test_check_ins_are_skipped_by_one_word_and_not_asked_of_who_is_needed(
    family: Desk, tmp_path: Path
) -> None:
    environ = at_home(tmp_path) | {
        "STILLPOINT_DATA_DIR": str(family.data),
        "STILLPOINT_CONFIG_DIR": str(family.config),
    }
    family.writes(family.data / "packs" / "short.toml", SHORT.replace("cycles = 2", "cycles = 40"))
    argv = [sys.executable, "-m", "stillpoint", "start", "puff", "--plain"]
    with Terminal(argv, environ, cols=100, rows=40) as shown:
        shown.wait_for("You: 0 settled")
        shown.type("skip\r")
        shown.wait_for("0:01")
        shown.type("needs me\r")
        shown.wait_for("You went. Good.")
        assert shown.wait_exit() == 0
    (entry,) = entries_in(family.data / "history")
    assert (entry.before, entry.after, entry.interrupted_by) == ({}, {}, "child")


def test_what_helps_is_told_with_n_and_with_its_caution(family: Desk) -> None:
    checked_in(family, 6)
    checked_in(family, 2, child="Removed")
    answer = family.types("helps")
    assert answer.lines == [
        "Kim and Mo",
        "  Puff",
        "    you: usually calmer afterwards, 2 lower on average (n 6)",
        "  You came back 5 times.",
        "Kim and Removed",
        "  Puff",
        "    you: can't tell yet (n 2)",
        "  You came back once.",
    ]
    assert "not proof that a session did it" in answer.err
    assert family.types("helps", "--with", "mo").lines == answer.lines[:4]
    (pair,) = family.types("helps", "--with", "Removed", "--json").json
    assert pair["came_back"] == 1
    assert pair["sessions"] == [
        {
            "session": "Puff",
            "title": "Puff",
            "measure": "stirred",
            "n": 2,
            "change": -2.0,
            "says": "can't tell yet",
        }
    ]


def test_how_able_to_help_somebody_felt_is_told_over_time_without_a_grade(family: Desk) -> None:
    journal = Journal(family.data / "history", "desk")
    for day, able in enumerate((7, 8, 7, 3, 4, 3), start=1):
        entry = family.practised("Puff", 2, day)
        journal.amend(entry.id, {"carer": "Kim", "after": {"able_to_help": able}}, entry.ended_at)
    answer = family.types("helps")
    assert answer.lines == [
        "Kim",
        "  able to help: lower of late, 7.3 in the earlier half, 3.3 in the later (n 6)",
        "  by month: Nov 5.3 (n 6)",
        "  A lower number tells of a harder time, not of you."
        " The help card and your circle are for it.",
    ]
    (kim,) = family.types("helps", "--json").json
    assert kim["able_to_help"]["says"] == "lower of late"
    assert kim["sessions"] == []


def test_what_helps_with_nobody_is_misuse_but_history_keeps_those_who_left(family: Desk) -> None:
    checked_in(family, 1)
    family.types("people", "remove", "Mo", "--yes")
    assert family.types("helps", "--with", "Mo").out
    wrong = family.types("helps", "--with", "Moe")
    assert (wrong.code, wrong.out) == (2, "")
    assert 'there is nobody called "Moe"' in wrong.err
    assert family.types("helps", "--with", "Kim").code == 0


def test_nothing_to_tell_is_said_beside_an_empty_answer(desk: Desk) -> None:
    answer = desk.types("helps")
    assert (answer.code, answer.out) == (0, "")
    assert "Nothing to tell yet" in answer.err
    assert desk.types("helps", "--json").json == []


def test_good_moments_are_given_out_as_plain_text(family: Desk, tmp_path: Path) -> None:
    checked_in(family, 1, moment="She laughed.\x1b[31m")
    told = "Good moments\n\nSunday 1 November 2026\n  She laughed.\ufffd[31m\n"
    assert family.types("history", "moments").out == told
    assert ", with Mo\n" in family.types("history", "moments", "--with-names").out
    file = tmp_path / "moments.txt"
    family.types("history", "moments", "-o", str(file))
    assert file.read_text() == told
    answer = family.types("history", "moments", "-o", str(file))
    assert answer.code == 1
    assert "--yes" in answer.err


def test_no_good_moment_is_said_beside_an_empty_answer(desk: Desk) -> None:
    answer = desk.types("history", "moments")
    assert (answer.code, answer.out) == (0, "")
    assert "No good moment has been kept yet" in answer.err
    assert desk.types("history", "moments", "--json").json == []


def test_a_good_moment_can_be_mended_or_taken_away(family: Desk) -> None:
    entry = family.practised("Puff", 2, 20)
    family.types("history", "edit", entry.id, "--moment", "She laughed.")
    assert "  She laughed." in family.types("history", "moments").lines
    assert family.types("history", "list", "laughed").out
    family.types("history", "edit", entry.id, "--moment", "")
    assert family.types("history", "moments").out == ""
