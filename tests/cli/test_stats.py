"""The command `stats`, and the filter words of `history list`."""

import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import pytest
from typing_commands import Desk

from stillpoint.history.journal import Journal

SVG = "{http://www.w3.org/2000/svg}"


def test_stats_count_everything_that_was_practised(desk: Desk) -> None:
    desk.practised("Even Breath", 5, 20)
    desk.practised("Even Breath", 10, 19)
    desk.practised("Six a Minute", 4, 21)
    answer = desk.types("stats")
    assert answer.code == 0
    assert answer.lines[4].split() == ["ever", "3", "3", "19", "min"]
    often = answer.lines[answer.lines.index("Most often") + 1 :]
    assert [line.split()[-2] for line in often] == ["2×", "1×"]


def test_stats_of_words_count_only_what_they_ask_for(desk: Desk) -> None:
    desk.practised("Even Breath", 5, 20)
    desk.practised("Six a Minute", 4, 21)
    ever = desk.types("stats", "even", "until:2026-11-20", "--json").json["totals"][-1]
    assert ever == {"days": None, "practised_on": 1, "sessions": 1, "practised": 300.0}


def test_stats_as_json_tell_streaks_and_intentions_only_where_they_are_wanted(desk: Desk) -> None:
    desk.practised("Even Breath", 5, 20)
    assert {"streaks", "week"}.isdisjoint(desk.types("stats", "--json").json)
    desk.writes(desk.config / "settings.toml", 'streaks = true\nintention = "3 days"\n')
    told = desk.types("stats", "--json").json
    assert told["streaks"]["longest"] == 1
    assert told["week"]["intended_days"] == 3


def test_a_day_may_end_at_midnight(desk: Desk) -> None:
    entry = desk.practised("Even Breath", 5, 20)
    desk.types("history", "edit", entry.id, "--started", "2026-11-20 01:10")
    assert desk.types("stats", "on:2026-11-19", "--json").json["totals"][-1]["sessions"] == 1
    desk.writes(desk.config / "settings.toml", 'day_ends = "00:00"\n')
    assert desk.types("stats", "on:2026-11-20", "--json").json["totals"][-1]["sessions"] == 1


def test_nothing_practised_is_said_beside_an_empty_answer(desk: Desk) -> None:
    answer = desk.types("stats")
    assert (answer.code, answer.out) == (0, "")
    assert "Nothing has been practised yet." in answer.err
    desk.practised("Even Breath", 5, 20)
    assert "No entry holds that." in desk.types("stats", "xyzzy").err


def test_bars_are_plain_where_the_terminal_is(desk: Desk) -> None:
    desk.practised("Even Breath", 5, 20)
    desk.writes(desk.config / "settings.toml", 'glyphs = "ascii"\n')
    told = desk.types("stats").out
    assert "####" in told
    assert "█" not in told


def test_the_year_is_a_picture_without_a_name_in_it(desk: Desk, tmp_path: Path) -> None:
    desk.practised("Breath with Mo", 5, 20)
    picture = tmp_path / "year.svg"
    assert desk.types("stats", "--svg", str(picture)).code == 0
    drawn = ElementTree.parse(picture).getroot()
    squares = [each for each in drawn.iter(f"{SVG}rect") if each.find(f"{SVG}title") is not None]
    assert 365 <= len(squares) <= 371
    assert "20 Nov 2026: 5 min" in [each.findtext(f"{SVG}title") for each in squares]
    assert "Mo" not in [
        word for text in drawn.itertext() for word in text.replace("'", " ").split()
    ]


def test_a_name_in_the_picture_is_only_text(desk: Desk, tmp_path: Path) -> None:
    desk.practised("Even Breath", 5, 20)
    picture = tmp_path / "year.svg"
    desk.types("stats", "--svg", str(picture), "--name", "<script>Ada</script>")
    drawn = ElementTree.parse(picture).getroot()
    assert drawn.findtext(f"{SVG}title") == "<script>Ada</script>: a year of practice"
    assert not list(drawn.iter(f"{SVG}script"))


def test_no_picture_is_written_over_unasked(desk: Desk, tmp_path: Path) -> None:
    desk.practised("Even Breath", 5, 20)
    picture = desk.writes(tmp_path / "year.svg", "mine")
    answer = desk.types("stats", "--svg", str(picture))
    assert (answer.code, picture.read_text()) == (1, "mine")
    assert "--yes" in answer.err
    assert desk.types("stats", "--svg", str(picture), "--yes").code == 0
    assert picture.read_text().startswith("<svg")


def test_history_lists_what_words_ask_for(desk: Desk) -> None:
    desk.practised("Even Breath", 5, 20)
    desk.practised("Six a Minute", 4, 21)
    assert [line.split("  ")[-1] for line in desk.types("history", "list", "six").lines] == [
        "Six a Minute"
    ]
    (found,) = desk.types("history", "list", "since:2026-11-21", "--json").json
    assert found["title"] == "Six a Minute"
    answer = desk.types("history", "list", "since:soon")
    assert (answer.code, answer.out) == (2, "")
    assert "write since:2026-11-21" in answer.err


def test_what_could_not_be_read_is_told_beside_the_figures(desk: Desk) -> None:
    desk.practised("Even Breath", 5, 20)
    desk.writes(desk.data / "history" / "phone.jsonl", '{torn\n{"v":2}\n')
    desk.writes(desk.config / "settings.toml", "day_ends = 4\n")
    answer = desk.types("stats")
    assert answer.code == 0
    assert "phone.jsonl:1" in answer.err
    assert "1 line from a newer stillpoint" in answer.err
    assert "settings.toml:1: day_ends" in answer.err


@pytest.mark.parametrize("command", [["stats"], ["history", "list"]])
def test_a_file_in_place_of_the_history_is_no_empty_history(command: list[str], desk: Desk) -> None:
    desk.writes(desk.data / "history", "")
    answer = desk.types(*command)
    assert answer.code == 1
    assert "Nothing has been practised" not in answer.err
    assert "history: cannot be read" in answer.err


def test_a_picture_says_of_what_it_is_and_names_only_who_is_named(
    desk: Desk, tmp_path: Path
) -> None:
    desk.practised("Even Breath", 5, 20)
    picture = tmp_path / "year.svg"
    words = ["practice:breathing", "person:Ada B", "--name", "Ada\x1b[31m" + "a" * 100]
    assert desk.types("stats", "--svg", str(picture), *words).code == 0
    title = ElementTree.parse(picture).getroot().findtext(f"{SVG}title") or ""
    assert title.startswith("Ada\ufffd[31maaa")
    assert title.endswith("a…: a year of practice · practice:breathing person:…")


def test_a_picture_can_go_to_stdout(desk: Desk) -> None:
    assert desk.types("stats", "--svg", "-").out.startswith("<svg")


@pytest.mark.parametrize(("columns", "most"), [("30", 40), ("50", 50), ("200", 78)])
def test_figures_fit_the_terminal(
    columns: str, most: int, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.practised("Even Breath", 5, 20)
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(len, desk.types("stats").lines)) <= most


def test_what_is_to_come_is_told_and_not_counted(desk: Desk) -> None:
    desk.practised("Even Breath", 5, 20)
    entry = desk.practised("Box", 5, 21)
    future = entry.started_at.replace(year=2199)
    at = {"started_at": future, "ended_at": future}
    Journal(desk.data / "history", "desk").amend(entry.id, at, entry.ended_at)
    answer = desk.types("stats", "--json")
    assert answer.json["totals"][-1]["sessions"] == 1
    assert answer.json["left_out"] == {"to_come": 1, "longer_than_a_day": 0}
    assert "Not counted: 1 entry dated later than now." in answer.err


def test_ids_are_listed_as_long_as_tells_them_apart(desk: Desk) -> None:
    desk.practised("Even Breath", 5, 20)
    assert desk.types("history", "list").lines[0].startswith("019ab3c4-0020  ")
    entry = desk.practised("Box", 5, 21)
    twin = replace(entry, id="019ab3c4-0021-7001-8000-000000000000")
    Journal(desk.data / "history", "desk").append(twin)
    ids = [line.split()[0] for line in desk.types("history", "list").lines]
    assert ids == ["019ab3c4-0021-7001", "019ab3c4-0021-7000", "019ab3c4-0020-7000"]
