"""The program as a process: pipes, signals, terminals, and commands beside a session."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stillpoint.history.entries import Entry
from stillpoint.history.reading import entries_in
from terminal import PATIENCE, Terminal, at_home

pytestmark = pytest.mark.end_to_end

STILLPOINT = [sys.executable, "-m", "stillpoint"]

EVERY_COMMAND_WITHOUT_A_SCREEN = """
import sys
from stillpoint.cli.main import COMMANDS, run
typed = [
    "--help", "--version", "start --help", "breathe --help", "sit --help", "sit 5m",
    "sessions", "sessions --json", "packs list", "packs show breath", "packs check x.toml",
    "packs add x.toml", "packs export breath", "packs update", "packs schema",
    "history list", "history list --json", "history show --help", "history check",
    "history repair", "history edit x --note y", "history add --help", "history import x.csv",
    "history export", "history export --format ical", "history moments", "people list",
    "people add Mo --role child", "helps", "helps --json", "stats", "stats --json", "config path",
    "config show", "doctor", "today", "today --due", "routines list", "routines list --offered",
    "routines add wind/bedtime --at 19:00", "routines export", "routines ladder", "today --json",
    "completion zsh", "breathe 0.3-0.2 --for 1s --plain",
    "soothe --plain", "card", "circle add Ada", "circle list", "circle remove Ada --yes",
    "bells list", "bells play chime", "evidence", "preset --help", "together --help",
]
assert {line.split()[0] for line in typed} >= set(COMMANDS)
for line in typed:
    try:
        run(line.split())
    except Exception as refusal:
        print(refusal)
    loaded = {name.partition(".")[0] for name in sys.modules} & {"textual", "rich"}
    assert not loaded, f"{line} loads {loaded}"
print("all were run")
"""


ASKED_AT_EVERY_PROMPT = """
import sys
from stillpoint.cli.main import run
run(["today", "--due"])
heavy = {"textual", "rich", "msgspec", "icalendar", "tomlkit", "filelock", "stillpoint.packs"}
heavy |= set() if sys.argv[1:] else {"tomli", "stillpoint.history.reading"}
print(sorted(heavy & set(sys.modules)))
"""


def environ(folder: Path) -> dict[str, str]:
    return {**at_home(folder), "PATH": os.environ.get("PATH", os.defpath)}


def run(
    folder: Path, *arguments: str, stdout: int = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*STILLPOINT, *arguments],
        env=environ(folder),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        timeout=PATIENCE,
    )


def piped(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*STILLPOINT, *arguments],
        env=environ(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def entry_in(folder: Path) -> Entry:
    (entry,) = entries_in(folder / "data" / "history")
    return entry


def test_commands_without_a_screen_load_neither_textual_nor_rich(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", EVERY_COMMAND_WITHOUT_A_SCREEN],
        env=environ(tmp_path),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert told.stdout.endswith("all were run\n"), told.stderr


@pytest.mark.parametrize("routines", ["", '[[routine]]\nid = "a"\nsessions = ["a/b"]\n'])
def test_whether_something_is_due_is_told_without_packs_and_all_that_is_slow(
    tmp_path: Path, routines: str
) -> None:
    file = tmp_path / "data" / "routines.toml"
    if routines:
        file.parent.mkdir(parents=True)
        file.write_text(routines)
    told = subprocess.run(
        [sys.executable, "-c", ASKED_AT_EVERY_PROMPT, *(["planned"] if routines else [])],
        env=environ(tmp_path),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert told.stdout == "[]\n", told.stderr


def test_a_pipe_hears_each_line_at_once_and_a_signal_keeps_what_was_done(tmp_path: Path) -> None:
    with piped(tmp_path, "breathe", "0.5-0.5", "--plain") as told:
        assert told.stdout is not None
        lines = [told.stdout.readline() for _ in range(4)]
        told.send_signal(signal.SIGTERM)
        rest = told.stdout.read()
        assert told.wait(PATIENCE) == 143
    assert lines[:2] == ["0:00  bell\n", "0:00  breathe in  0.5\n"]
    assert "Ended early: " in rest
    assert not entry_in(tmp_path).completed


@pytest.mark.parametrize(
    ("leave", "code"),
    [(lambda shown: shown.press("ctrl+c"), 130), (Terminal.hang_up, 129)],
    ids=["Ctrl-C", "closed"],
)
def test_ctrl_c_and_a_closed_terminal_keep_what_was_done(
    leave: Callable[[Terminal], None], code: int, tmp_path: Path
) -> None:
    argv = [*STILLPOINT, "breathe", "1-1", "--plain"]
    with Terminal(argv, at_home(tmp_path)) as shown:
        shown.wait_for("0:01  breathe out  1")
        leave(shown)
        assert shown.wait_exit() == code
        assert shown.bells == 1
    assert not entry_in(tmp_path).completed


def test_enter_on_a_terminal_ends_an_open_sit(tmp_path: Path) -> None:
    with Terminal([*STILLPOINT, "sit", "--open", "--plain"], at_home(tmp_path)) as shown:
        shown.wait_for("0:00  bell")
        shown.press("enter")
        assert shown.wait_exit() == 0


def test_what_a_command_prints_comes_after_the_session_with_its_exit_code(tmp_path: Path) -> None:
    command = "echo built; no-such-command; echo oops >&2; exit 3"
    told = run(tmp_path, "breathe", "0.6-0.6", "--plain", "--while", command)
    assert told.returncode == 3
    session, built, missing, oops = told.stdout.rsplit("\n", 4)[:-1]
    assert session.endswith("0:01  bell\nDone: 1 s of Breathe 0.6-0-0.6-0, 1 breath.")
    assert (built, oops) == ("built", "oops")
    assert "not found" in missing
    assert entry_in(tmp_path).planned is None


def test_a_command_that_outlasts_its_session_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "word")
    word = os.open(tmp_path / "word", os.O_RDWR)
    command = f"read word < {tmp_path}/word; echo $word; exit 4"
    arguments = ["breathe", "0.5-0.5", "--for", "1s", "--plain", "--while", command]
    with piped(tmp_path, *arguments) as told:
        assert told.stdout is not None
        lines = [told.stdout.readline() for _ in range(5)]
        os.write(word, b"late\n")
        assert told.stdout.read() == "late\n"
        assert told.wait(PATIENCE) == 4
    os.close(word)
    assert lines[-1].startswith("Done: ")


def test_ctrl_c_ends_the_command_too(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "process")
    process = os.open(tmp_path / "process", os.O_RDWR)
    command = f"echo $$ > {tmp_path}/process; exec sleep 1000"
    with piped(tmp_path, "breathe", "0.5-0.5", "--plain", "--while", command) as told:
        assert select.select([process], [], [], PATIENCE)[0]
        told.send_signal(signal.SIGINT)
        told.communicate(timeout=PATIENCE)
    assert told.returncode == 130
    with pytest.raises(ProcessLookupError):
        os.kill(int(os.read(process, 20)), 0)
    os.close(process)


def test_a_closed_pipe_is_nothing_to_talk_about(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    told = run(tmp_path, "sessions", stdout=writing)
    os.close(writing)
    assert told.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_an_answer_that_cannot_be_written_is_a_failure(tmp_path: Path) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    told = run(tmp_path, "sessions", stdout=full)
    os.close(full)
    assert told.returncode == 1
    assert told.stderr == "stillpoint: No space left on device\n"
