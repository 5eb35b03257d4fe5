"""For those who write packs: a first file, what is wrong in it, and a try before it is shared."""

import re
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from typing_commands import Desk

from stillpoint.cli.waiting import Woken
from stillpoint.cli.watching import WatchedPack
from stillpoint.core.clock import ManualClock
from terminal import Terminal, at_home

STILLPOINT = [sys.executable, "-m", "stillpoint"]
SUNRISE = datetime(2026, 11, 21, 7, 12, tzinfo=UTC)
INTERRUPTED = Woken(signal=signal.SIGINT)

CALM = """\
format = 1
[pack]
id = "calm"
title = "Calm"
version = "1.0.0"
[[source]]
id = "russo-2017"
cite = "Russo 2017"
[[session]]
id = "brief"
title = "Brief"
practice = "breathing"
sources = ["russo-2017"]
[[session.step]]
kind = "breathe"
pattern = "0.6-0.6"
cycles = 1
[[session]]
id = "long"
title = "Long"
practice = "breathing"
sources = ["russo-2017"]
[[session.step]]
kind = "breathe"
pattern = "1-1"
cycles = 300
"""
FAULTY = CALM.replace("cycles = 1\n", 'cycles = "ten"\n').replace("title = ", "titel = ", 1)
WARNED = CALM.replace("0.6-0.6", "4-15-6")

KEY = re.compile(r"^(\w+) = ", re.MULTILINE)
KEY_WITH_NOTE = re.compile(r"^(\w+) = .*# ", re.MULTILINE)
SWITCHED_OFF = re.compile(r"^# (?=\w+ = |\[\[)", re.MULTILINE)


# A first file.


def test_a_new_pack_passes_the_strictest_check_and_can_be_tried(desk: Desk) -> None:
    answer = desk.types("packs", "new", "evening-calm")
    assert answer.code == 0
    assert "stillpoint packs check evening-calm.toml" in answer.out
    assert "stillpoint packs preview evening-calm.toml" in answer.out
    checked = desk.types("packs", "check", "--strict", "evening-calm.toml")
    assert (checked.code, checked.lines) == (0, ["evening-calm.toml: fine, 1 session"])


def test_a_new_pack_names_its_schema_first_and_has_a_note_on_every_key(desk: Desk) -> None:
    desk.types("packs", "new", "evening", "-o", "mine.toml")
    text = Path("mine.toml").read_text(encoding="utf-8")
    assert text.startswith("#:schema ./stillpoint-pack.schema.json\n")
    assert set(KEY.findall(text)) == set(KEY_WITH_NOTE.findall(text))


def test_what_is_switched_off_in_a_new_pack_is_valid_once_it_is_on(desk: Desk) -> None:
    desk.types("packs", "new", "evening")
    text, keys_on = SWITCHED_OFF.subn("", Path("evening.toml").read_text(encoding="utf-8"))
    desk.writes(Path("all.toml"), text)
    assert keys_on == 9
    assert desk.types("packs", "check", "--strict", "all.toml").lines == [
        "all.toml: fine, 1 session"
    ]


def test_a_file_that_is_there_is_left_as_it_is(desk: Desk) -> None:
    Path("evening.toml").write_text("mine")
    answer = desk.types("packs", "new", "evening")
    assert (answer.code, answer.out) == (1, "")
    assert "evening.toml is there already" in answer.err
    assert Path("evening.toml").read_text() == "mine"


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("Evening Calm", "write such as evening-calm"),
        ("../evening", "write such as evening"),
        ("é", "write such as evening-breath"),
        ("breath", "already, Breath Basics; choose another id"),
    ],
)
def test_an_id_that_no_pack_can_have_makes_no_file(id: str, told: str, desk: Desk) -> None:
    answer = desk.types("packs", "new", id)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert list(Path().iterdir()) == []


# What is wrong in it.


def test_a_check_lists_faults_then_warnings_then_the_verdict(desk: Desk) -> None:
    desk.writes(Path("calm.toml"), FAULTY + 'screen = "loud"\n[[session]]\n' + _LAST)
    answer = desk.types("packs", "check", "calm.toml")
    assert answer.code == 1
    assert answer.lines == [
        'calm.toml:2: pack: "title" is missing; write title = "Evening breath"',
        'calm.toml:4: pack → titel: unknown key; did you mean "title"?',
        'calm.toml:17: session "brief" → step 1 → cycles: expected a whole number, found "ten";'
        " write digits, without quotes",
        'calm.toml:27: session "long" → step 1 → screen: unknown key; put it below [[session]],'
        " above the first [[session.step]]",
        'calm.toml:28: session "last": warning: names no source; add a [[source]] and name it in'
        " sources (rule no-source)",
        "calm.toml: not valid, 4 faults, 1 warning",
    ]


_LAST = 'id = "last"\ntitle = "Last"\npractice = "yoga"\nstep = [{ kind = "guide", for = "1m" }]\n'


def test_a_strict_check_says_what_alone_it_minds(desk: Desk) -> None:
    desk.writes(Path("calm.toml"), WARNED)
    assert desk.types("packs", "check", "calm.toml").code == 0
    strict = desk.types("packs", "check", "--strict", "calm.toml")
    assert strict.code == 1
    assert "calm.toml: valid, but not with --strict, 2 sessions, 2 warnings" in strict.lines


def test_a_check_looks_for_sessions_of_other_packs_in_the_library_and_beside_it(
    desk: Desk,
) -> None:
    names = '"calm/long", "breath/six-a-minute", "breath/six-minutes", "none/such"'
    routine = (
        'format = 1\n[pack]\nid = "day"\ntitle = "Day"\nversion = "1.0.0"\n[[routine]]\n'
        f'id = "r"\ntitle = "R"\nanchor = "tea"\nsessions = [{names}]\n'
    )
    desk.writes(Path("mine/calm.toml"), CALM)
    desk.writes(Path("mine/day.toml"), routine)
    answer = desk.types("packs", "check", "mine")
    nowhere = 'mine/day.toml:10: routine "r" → sessions'
    assert answer.code == 0
    assert answer.lines[1:3] == [
        f'{nowhere} 3: warning: there is no session "breath/six-minutes" in any pack that is here;'
        ' did you mean "breath/six-a-minute"?',
        f'{nowhere} 4: warning: there is no session "none/such" in any pack that is here; list them'
        " all with: stillpoint sessions",
    ]
    assert "2 warnings" in answer.lines[3]


def test_a_check_of_a_folder_ends_with_a_sum(desk: Desk) -> None:
    for name, text in (("calm", CALM), ("faulty", FAULTY), (".draft", "")):
        desk.writes(Path("mine") / f"{name}.toml", text)
    answer = desk.types("packs", "check", "mine")
    assert answer.code == 1
    assert answer.lines[0] == "mine/calm.toml: fine, 2 sessions"
    assert answer.lines[-2:] == ["mine/faulty.toml: not valid, 3 faults", "2 files: 1 fine, 1 not"]


def test_a_folder_without_a_pack_is_not_fine(desk: Desk) -> None:
    Path("empty").mkdir()
    answer = desk.types("packs", "check", "empty")
    assert (answer.code, answer.out) == (2, "")
    assert "no .toml file in empty" in answer.err


@pytest.mark.parametrize(
    ("content", "level", "line", "rule"),
    [
        (FAULTY.encode(), "error", 2, None),
        (WARNED.encode(), "warning", 14, "long-holds"),
        (b"format = 1\n\xff", "error", 2, None),
        (b"#" * 2_000_000, "error", None, None),
    ],
    ids=["faulty", "warned", "not UTF-8", "too long"],
)
def test_an_editor_can_check_what_is_not_saved_yet(
    content: bytes,
    level: str,
    line: int | None,
    rule: str | None,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(content)))
    first = desk.types("packs", "check", "--json", "-").json[0]
    assert (first["file"], first["level"], first["line"], first["rule"]) == (
        "stdin",
        level,
        line,
        rule,
    )
    assert first["fault"]


def test_a_check_as_json_is_one_array_of_all_that_was_found(desk: Desk) -> None:
    desk.writes(Path("calm.toml"), CALM)
    desk.writes(Path("faulty.toml"), FAULTY)
    answer = desk.types("packs", "check", "--json", "calm.toml", "faulty.toml")
    assert answer.code == 1
    assert answer.json[-1] == {
        "file": "faulty.toml",
        "line": 17,
        "place": 'session "brief" → step 1 → cycles',
        "fault": 'expected a whole number, found "ten"',
        "cure": "write digits, without quotes",
        "rule": None,
        "level": "error",
        "message": 'faulty.toml:17: session "brief" → step 1 → cycles: expected a whole number,'
        ' found "ten"; write digits, without quotes',
    }
    assert desk.types("packs", "check", "--json", "calm.toml").json == []


# A try.


def test_a_preview_lives_a_session_and_keeps_nothing(desk: Desk) -> None:
    desk.writes(Path("calm.toml"), CALM)
    answer = desk.types("packs", "preview", "calm.toml", "--plain")
    assert answer.code == 0
    assert "Brief, 1 s. Ctrl-C ends it; nothing is kept." in answer.err
    assert answer.lines[-1] == "Done: 1 s of Brief, 1 breath. A preview; nothing is kept."
    assert not desk.data.exists()


def test_a_preview_of_a_faulty_pack_tells_the_faults(desk: Desk) -> None:
    desk.writes(Path("calm.toml"), FAULTY)
    answer = desk.types("packs", "preview", "calm.toml", "--plain")
    assert answer.code == 1
    assert answer.lines[-1] == "calm.toml: not valid, 3 faults"


def test_a_preview_of_an_unknown_session_names_those_there_are(desk: Desk) -> None:
    desk.writes(Path("calm.toml"), CALM)
    answer = desk.types("packs", "preview", "calm.toml", "calm/breif", "--plain")
    assert answer.code == 2
    assert "did you mean brief?" in answer.err
    answer = desk.types("packs", "preview", "calm.toml", "xyzzy", "--plain")
    assert "there is brief, long" in answer.err


@pytest.mark.end_to_end
def test_a_preview_full_screen_keeps_nothing_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "calm.toml").write_text(CALM)
    argv = [*STILLPOINT, "packs", "preview", "calm.toml", "long"]
    with Terminal(argv, at_home(tmp_path), cwd=tmp_path) as shown:
        shown.wait_for("· a preview")
        shown.press("q")
        shown.wait_for("This was a preview; nothing")
        shown.press("enter")
        assert shown.wait_exit() == 0
    assert not list(tmp_path.glob("data/history/*"))


# A watch.


class Saves:
    """Waits in which a file is saved, and at last Ctrl-C is pressed."""

    def __init__(self, clock: ManualClock, *saves: Callable[[], object]) -> None:
        self._clock = clock
        self._saves: Iterator[Callable[[], object]] = iter(saves)

    def __call__(self, at_most: timedelta) -> Woken:
        self._clock.passed += at_most
        save = next(self._saves, None)
        if save is None:
            return INTERRUPTED
        save()
        return Woken()


def test_a_watch_tells_of_a_file_once_each_time_it_is_saved_and_at_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, clock = tmp_path / "calm.toml", ManualClock(SUNRISE)
    file.write_text(CALM)
    saves = Saves(
        clock,
        lambda: None,
        lambda: file.write_text(""),  # an editor is about to write
        lambda: file.write_text(FAULTY),
        lambda: None,
        lambda: file.unlink(),
        lambda: None,
    )
    assert WatchedPack(file, None, clock).until_woken(saves) == INTERRUPTED
    told = capsys.readouterr().out.replace(str(tmp_path), "").split("\n\n")
    assert [part.strip().splitlines()[0] for part in told] == ["07:12:00", "07:12:01", "07:12:01"]
    assert "fine, 2 sessions\n  brief  1 s     Brief" in told[0]
    assert told[1].endswith("/calm.toml: not valid, 3 faults")
    assert "there is no such file" in told[2]


@pytest.mark.end_to_end
def test_a_watch_is_a_workbench_save_look_try_and_leave(tmp_path: Path) -> None:
    file = tmp_path / "calm.toml"
    file.write_text(FAULTY)
    argv = [*STILLPOINT, "packs", "preview", "calm.toml", "--watch", "--plain"]
    with Terminal(argv, at_home(tmp_path), cols=100, rows=40, cwd=tmp_path) as shown:
        shown.wait_for("not valid, 3 faults")
        file.write_text(CALM)
        shown.wait_for("Enter tries the first session.")
        shown.press("enter")
        shown.wait_for("Back to watching.")
        assert "Done: 1 s of Brief, 1 breath. A preview; nothing is kept." in shown.text()
        shown.press("ctrl+c")
        assert shown.wait_exit() == 0
        assert shown.left_behind() == []
    assert not (tmp_path / "data").exists()
