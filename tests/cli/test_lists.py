"""The commands that answer: sessions, packs, history, config, doctor, completion."""

from collections.abc import Iterator

import click
import pytest
from typing_commands import Desk

from stillpoint.cli.main import stillpoint

CALM = """
format = 1
[pack]
id = "calm"
title = "Calm"
version = "1.0.0"
license = "CC0-1.0"
authors = ["Mine"]
summary = "One session."
[[source]]
id = "russo-2017"
cite = "Russo 2017"
[[session]]
id = "soft-landing"
title = "Soft landing"
practice = "breathing"
summary = "Two minutes."
evidence = "B"
sources = ["russo-2017"]
[[session.step]]
kind = "breathe"
pattern = "4-0-6-0"
for = "2m"
"""
FAULTY = CALM.replace('id = "calm"', 'id = "faulty"').replace('for = "2m"', 'cycles = "ten"')
WARNED = CALM.replace('"4-0-6-0"', '"4-15-6-0"')


def test_sessions_are_listed_by_pack_with_their_length(desk: Desk) -> None:
    desk.writes(desk.data / "packs" / "calm.toml", CALM)
    assert desk.types("sessions", "soft", "LANDING").lines == [
        "calm",
        "  soft-landing  2 min  Soft landing",
    ]


def test_a_session_is_told_at_length_as_on_its_card(desk: Desk) -> None:
    desk.writes(desk.data / "packs" / "calm.toml", CALM)
    assert desk.types("sessions", "--long", "soft", "landing").lines == [
        "Soft landing",
        "  calm/soft-landing: breathing, 2 min, adults",
        "  Two minutes.",
        "  watch the screen",
        "  Step 1: Breathe 4-0-6-0, 2 min",
        "  Some good studies (B): Russo 2017",
    ]
    assert "  Mind: " in desk.types("sessions", "--long", "four", "corners").out


def test_sessions_as_json_are_one_array(desk: Desk) -> None:
    desk.writes(desk.data / "packs" / "calm.toml", CALM)
    found = desk.types("sessions", "--json").json
    assert "breath/six-a-minute" in [session["address"] for session in found]
    assert found[-1]["address"] == "calm/soft-landing"
    assert found[-1]["length"] == 120


def test_no_session_found_is_said_beside_an_empty_answer(desk: Desk) -> None:
    answer = desk.types("sessions", "xyzzy")
    assert (answer.code, answer.out) == (0, "")
    assert "No session" in answer.err


def test_a_broken_pack_is_listed_with_its_reasons_and_stops_nothing(desk: Desk) -> None:
    desk.writes(desk.data / "packs" / "faulty.toml", FAULTY)
    answer = desk.types("packs", "list")
    assert answer.code == 0
    assert answer.out.startswith("breath ")
    assert "faulty.toml  broken: 1 fault" in answer.out
    assert "cycles" in answer.lines[-1]
    listed = desk.types("packs", "list", "--json").json
    assert [pack["id"] for pack in listed if not pack["valid"]] == [None]


def test_a_pack_is_shown_with_its_sessions(desk: Desk) -> None:
    desk.writes(desk.data / "packs" / "calm.toml", CALM)
    assert "  soft-landing  2 min  Soft landing" in desk.types("packs", "show", "calm").lines
    shown = desk.types("packs", "show", "calm", "--json").json
    assert [session["id"] for session in shown["sessions"]] == ["soft-landing"]


def test_an_unknown_pack_is_misuse_and_the_nearest_is_named(desk: Desk) -> None:
    answer = desk.types("packs", "show", "breaht")
    assert answer.code == 2
    assert "breath" in answer.err


def test_an_unknown_pack_with_nothing_near_points_to_the_list_of_packs(desk: Desk) -> None:
    assert desk.types("packs", "show", "zzz").err.endswith("with: stillpoint packs list\n")


def test_the_doctor_counts_one_of_a_thing_as_one(desk: Desk) -> None:
    desk.practised("Six a Minute", 5, day=20)
    desk.writes(desk.data / "history" / "newer.jsonl", '{"v": 2}\n')
    told = desk.types("doctor").out
    assert "1 entry" in told
    assert "1 line that a newer stillpoint wrote" in told
    left_out = desk.types("history", "list").err
    assert "Left out: 1 line from a newer stillpoint." in left_out


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [(CALM, [], 0), (FAULTY, [], 1), (WARNED, [], 0), (WARNED, ["--strict"], 1)],
    ids=["sound", "faulty", "warned", "strict"],
)
def test_a_check_tells_a_sound_pack_from_a_faulty_one(
    text: str, options: list[str], code: int, desk: Desk
) -> None:
    file = desk.writes(desk.data / "mine.toml", text)
    assert desk.types("packs", "check", str(file), *options).code == code


def test_a_check_tells_every_fault_of_every_file_and_of_one_that_is_not_there(desk: Desk) -> None:
    faulty = desk.writes(desk.data / "faulty.toml", FAULTY.replace("summary", "sumary"))
    sound = desk.writes(desk.data / "calm.toml", CALM)
    gone = desk.data / "gone.toml"
    files = [str(file) for file in (faulty, sound, gone)]
    answer = desk.types("packs", "check", *files)
    assert answer.code == 1
    assert answer.out.count("sumary") == 2
    assert f'{faulty}:23: session "soft-landing" → step 1 → cycles' in answer.out
    assert f"{sound}: fine, 1 session" in answer.lines
    assert f"{gone}: there is no such file, or no longer" in answer.lines
    assert answer.lines[-1] == "3 files: 1 fine, 2 not"


def test_history_is_listed_newest_first(desk: Desk) -> None:
    desk.practised("Six a Minute", 5, day=20)
    desk.practised("Even Breath", 10, day=21)
    answer = desk.types("history", "list")
    assert answer.lines == [
        "019ab3c4-0021  2026-11-21 07:12  10 min  Even Breath",
        "019ab3c4-0020  2026-11-20 07:12  5 min   Six a Minute",
    ]
    listed = desk.types("history", "list", "--json", "--limit", "1").json
    assert [entry["title"] for entry in listed] == ["Even Breath"]


def test_no_history_is_said_beside_an_empty_answer(desk: Desk) -> None:
    answer = desk.types("history", "list")
    assert (answer.code, answer.out) == (0, "")
    assert desk.types("history", "list", "--json").json == []


def test_an_entry_is_shown_by_how_its_id_begins(desk: Desk) -> None:
    entry = desk.practised("Even Breath", 10, day=21)
    assert "title       Even Breath" in desk.types("history", "show", entry.id[:13]).lines
    assert desk.types("history", "show", entry.id, "--json").json["practised"] == 600
    assert desk.types("history", "show", "ffff").code == 2


def test_lines_of_history_that_cannot_be_read_are_told_of(desk: Desk) -> None:
    desk.practised("Even Breath", 10, day=21)
    desk.writes(desk.data / "history" / "other.jsonl", "{torn\n")
    answer = desk.types("history", "list")
    assert len(answer.lines) == 1
    assert "other.jsonl:1" in answer.err


def test_config_tells_folders_and_settings_and_names_a_corrupt_file(desk: Desk) -> None:
    desk.writes(desk.config / "settings.toml", 'theme = "night"\ndrawing = 3\n')
    assert desk.types("config", "path").lines == [f"data    {desk.data}", f"config  {desk.config}"]
    shown = desk.types("config", "show")
    assert shown.lines[:3] == ['theme = "night"', 'drawing = "orb"', "reduced_motion = false"]
    assert "settings.toml:2: drawing" in shown.err


def test_the_doctor_finds_a_new_home_sound_and_makes_nothing_there(desk: Desk) -> None:
    answer = desk.types("doctor")
    assert answer.code == 0
    assert "wrong" not in answer.out
    assert not desk.data.exists()


def test_the_doctor_names_everything_that_is_wrong(desk: Desk) -> None:
    desk.writes(desk.data / "packs" / "faulty.toml", FAULTY)
    desk.writes(desk.data / "history" / "other.jsonl", "{torn\n")
    desk.writes(desk.data / "running" / "left.json", "{}")
    desk.writes(desk.config, "a file where the folder should be")
    findings = desk.types("doctor", "--json").json
    wrong = {finding["name"] for finding in findings if finding["state"] == "wrong"}
    assert wrong == {"settings folder", "settings", "broken pack", "history"}
    assert findings[-1]["found"].startswith("1 in progress")
    assert desk.types("doctor").code == 1


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_completion_script_names_the_program(shell: str, desk: Desk) -> None:
    assert "_STILLPOINT_COMPLETE" in desk.types("completion", shell).out


ROUTINES = """
[[routine]]
id = "bedtime"
sessions = ["wind/sleepy-body"]
[[path]]
path = "infant/new-baby"
begun = 2026-11-20T18:05:00+01:00
"""
REMOVED = """
[[routine]]
id = "good-night"
sessions = ["wind/sleepy-body"]
"""


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("stillpoint start six", "plain,six-a-minute"),
        ("stillpoint start breath/six", "plain,breath/six-a-minute"),
        ("stillpoint packs show brea", "plain,breath"),
        ("stillpoint sess", "plain,sessions"),
        ("stillpoint card co", "plain,cot"),
        ("stillpoint evidence y", "plain,you-two"),
        ("stillpoint preset r", "plain,rain"),
        ("stillpoint circle remove A", "plain,Ada"),
        ("stillpoint routines add wind/b", "plain,wind/bedtime"),
        ("stillpoint routines edit b", "plain,bedtime"),
        ("stillpoint routines start infant/", "plain,infant/new-baby"),
        ("stillpoint routines restore g", "plain,good-night"),
        ("stillpoint routines ladder M", "plain,Mo"),
        ("stillpoint routines ladder Mo due", "plain,duet"),
    ],
)
def test_a_shell_completes_commands_sessions_and_packs(
    typed: str,
    offered: str,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk.types("circle", "add", "Ada")
    desk.types("people", "add", "Mo", "--role", "child")
    desk.writes(desk.data / "routines.toml", ROUTINES)
    desk.writes(desk.data / "routines-removed.toml", REMOVED)
    monkeypatch.setenv("_STILLPOINT_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(typed.count(" ")))
    with pytest.raises(SystemExit):
        desk.types()
    assert capsys.readouterr().out.splitlines() == [offered]


def commands_of(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, as it is typed."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands_of(command, f"{path} {name}")
        elif command:
            yield f"{path} {name}", command


def test_the_help_of_every_command_shows_how_it_is_typed() -> None:
    commands = [*commands_of(stillpoint, "stillpoint")]
    assert [typed for typed, command in commands if typed not in (command.help or "")] == []
    assert len(commands) > 50


def test_what_is_known_is_told_by_page_with_letters_and_sources(desk: Desk) -> None:
    babies = desk.types("evidence", "babies")
    assert babies.lines[0] == "Holding, carrying, touch"
    assert "(Ohmura et al. 2022)" in babies.out
    assert "What is never claimed here" in desk.types("evidence").out
    assert desk.types("evidence", "--sources").out.count("\n") > 60
    findings = desk.types("evidence", "breath", "--json").json
    assert {"page", "grade", "says", "sources"} == findings[0].keys()
    sources = desk.types("evidence", "--sources", "--json").json
    assert {source["relied_on"] for source in sources} == {True, False}
    both = desk.types("evidence", "babies", "--sources")
    assert (both.code, both.out) == (2, "")
    wrong = desk.types("evidence", "baby")
    assert (wrong.code, wrong.out) == (2, "")
    assert "the pages are letters, breath, you-two, babies" in wrong.err


def test_an_invitation_is_one_line_that_can_be_typed_again(desk: Desk) -> None:
    answer = desk.types("together", "4-6", "--for", "10m")
    (line,) = answer.lines
    assert line.startswith("Breathe with me at ")
    command = line.partition(": stillpoint ")[2]
    assert command.startswith("breathe 4-0-6-0 --for 10m --at 20")
    assert command.endswith("Z")
    assert "late is fine" in answer.err
    apart = desk.types("breathe", "--attune", "--at", "20:30", "--plain")
    assert apart.code == 2
    assert "a pattern that all of you breathe" in apart.err


def test_a_preset_sets_colour_and_sound_at_once(desk: Desk) -> None:
    assert [line.split()[0] for line in desk.types("preset").lines] == [
        "dusk",
        "rain",
        "night",
        "plain",
    ]
    assert 'theme = "night"' in desk.types("preset", "night").lines
    assert 'theme = "night"' in desk.types("config", "show").lines
    assert desk.types("preset", "snow").code == 2
    listed = desk.types("preset", "--json").json
    assert [each["name"] for each in listed] == ["dusk", "rain", "night", "plain"]
    assert listed[1]["settings"]["background"] == "rain"
    assert desk.types("preset", "rain", "--json").code == 2
