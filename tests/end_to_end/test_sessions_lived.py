"""The installed program on a real terminal, from the library to the history."""

import json
import signal
import sys
from pathlib import Path

import pytest

from terminal import Terminal, at_home

pytestmark = pytest.mark.end_to_end

STILLPOINT = Path(sys.executable).with_name("stillpoint")


class Home:
    """A user's folders, and what the program has kept in them."""

    def __init__(self, folder: Path) -> None:
        self.environ = at_home(folder)
        self.data = folder / "data"
        self.data.mkdir()  # not the first run: nothing explains itself

    def run(self, *arguments: str, cols: int = 80, rows: int = 24) -> Terminal:
        """The program on a terminal of that size."""
        return Terminal([STILLPOINT, *arguments], self.environ, cols, rows)

    def lines(self) -> list[dict[str, object]]:
        """Every line of the journal."""
        files = sorted((self.data / "history").glob("*.jsonl"))
        return [json.loads(line) for file in files for line in file.read_text().splitlines()]

    def checkpoints(self) -> list[Path]:
        """The runs in progress."""
        return list((self.data / "running").glob("*.json"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def breathing(home: Home) -> Terminal:
    """A session that has been going on for a breath."""
    terminal = home.run("breathe", "2-0-2-0")
    terminal.wait_for("breathe out")
    return terminal


def test_a_session_goes_from_the_library_into_the_history(home: Home) -> None:
    with home.run() as terminal:
        terminal.wait_for("Six a Minute")
        terminal.type("/four corners\r")
        terminal.wait_for("left")
        terminal.wait_for(lambda: "4:58" in terminal.text())
        terminal.press("space")
        terminal.wait_for("aused")
        terminal.wait_for_the_next_press()
        terminal.press("space")
        terminal.wait_for(lambda: "aused" not in terminal.text())
        terminal.press("q")
        terminal.wait_for("How was it?")
        terminal.type("wBy the window.\r")
        terminal.wait_for("Six a Minute")
        terminal.press("3")
        terminal.wait_for("By the window.")
        terminal.press("q")
        terminal.wait_for("Six a Minute")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert terminal.left_behind() == []

    entry, amendment = home.lines()
    assert entry["title"] == "Four Corners"
    assert entry["completed"] is False
    assert amendment["amend"] == entry["id"]
    assert home.checkpoints() == []


@pytest.mark.parametrize("is_first_run", [False, True])
def test_what_is_typed_before_anything_is_shown_is_not_lost(home: Home, is_first_run: bool) -> None:
    if is_first_run:
        home.data.rmdir()
    with home.run() as terminal:
        terminal.type("/four corners\r")
        terminal.wait_for("A pause is a soft stop")


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGQUIT, 131)],
    ids=["term", "int", "quit"],
)
def test_a_signal_saves_the_part_done_and_restores_the_terminal(
    home: Home, number: signal.Signals, code: int
) -> None:
    with breathing(home) as terminal:
        terminal.signal(number)
        assert terminal.wait_exit() == code
        assert terminal.left_behind() == []
    (entry,) = home.lines()
    assert entry["practised"] >= 2  # type: ignore[operator]


def test_closing_the_window_saves_the_part_done(home: Home) -> None:
    with breathing(home) as terminal:
        terminal.hang_up()
        assert terminal.wait_exit() == 129
    assert len(home.lines()) == 1


def test_typed_ctrl_c_saves_the_part_done(home: Home) -> None:
    with breathing(home) as terminal:
        terminal.press("ctrl+c")
        terminal.wait_exit()
        assert terminal.left_behind() == []
    assert len(home.lines()) == 1


def test_ctrl_c_tells_which_command_is_waited_for_and_a_second_one_ends_it(home: Home) -> None:
    with home.run("breathe", "2-0-2-0", "--while", "sleep 1000") as terminal:
        terminal.wait_for("breathe out")
        terminal.press("ctrl+c")
        terminal.wait_for("waiting for “sleep 1000” to end. Ctrl-C ends it at once.")
        assert terminal.left_behind() == []
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130
    assert len(home.lines()) == 1


def test_a_killed_run_comes_back_as_a_cut_short_entry(home: Home) -> None:
    with breathing(home) as terminal:
        terminal.wait_for(lambda: home.checkpoints())
        terminal.signal(signal.SIGKILL)
        terminal.wait_exit()
    assert home.lines() == []

    with home.run() as terminal:
        terminal.wait_for(lambda: home.lines())
        terminal.press("3")
        terminal.wait_for("was killed")
    (entry,) = home.lines()
    assert entry["tags"] == ["recovered"]
    assert entry["completed"] is False
    assert entry["practised"] >= 3  # type: ignore[operator]


def test_time_spent_stopped_is_a_pause_and_no_practice(home: Home) -> None:
    with breathing(home) as terminal:
        terminal.signal(signal.SIGSTOP)
        terminal.wait_stop()
        with home.run("sit", "6s", "--plain") as meanwhile:
            meanwhile.wait_exit()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("aused")
        terminal.press("q")
        terminal.wait_for("How was it?")
    stopped = next(line for line in home.lines() if line["session"] != "sit")
    assert stopped["paused"] >= 5  # type: ignore[operator]
    assert stopped["practised"] < 6  # type: ignore[operator]


def test_a_full_disk_is_told_and_the_entry_is_offered_again(home: Home) -> None:
    (home.data / "history").write_text("a file where the folder should be")
    with breathing(home) as terminal:
        terminal.press("q")
        terminal.wait_for("not saved")
        (home.data / "history").unlink()
        terminal.press("t")
        terminal.wait_for("Saved.")
        terminal.press("enter")
        assert terminal.wait_exit() == 0
    assert len(home.lines()) == 1


def test_a_terminal_that_is_too_small_says_so_and_the_run_goes_on(home: Home) -> None:
    with breathing(home) as terminal:
        terminal.resize(30, 8)
        terminal.wait_for("too small")
        terminal.resize(200, 60)
        terminal.wait_for("breathe in")


def test_without_a_terminal_the_way_out_is_told(home: Home) -> None:
    with Terminal(
        ["/bin/sh", "-c", f"'{STILLPOINT}' start six-a-minute </dev/null; echo code $?"],
        home.environ,
    ) as terminal:
        terminal.wait_for("code 2")
        assert "--plain" in terminal.text()


def test_an_entry_that_was_left_unsaved_is_saved_as_soon_as_it_can_be(home: Home) -> None:
    with home.run() as terminal:
        terminal.wait_for("Six a Minute")
        terminal.press("enter")
        terminal.wait_for("4:57 left")
        for name in ("history", "running"):
            if (home.data / name).exists():
                (home.data / name).rename(home.data / f"{name}-away")
            (home.data / name).write_text("a file where the folder should be")
        terminal.press("q")
        terminal.wait_for("not saved")
        terminal.type("wStill here.\r")
        terminal.wait_for("is not saved yet")
        for name in ("history", "running"):
            (home.data / name).unlink()
        terminal.press("q")
        terminal.wait_exit()
    assert home.lines()[0]["note"] == "Still here."
