import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from stillpoint.signals.outside import (
    desktop_command,
    notice_sequence,
    told_outside,
    way_outside,
)

ENDED = "The session has ended."
BY_ITERM = f"\x1b]9;stillpoint: {ENDED}\a"
BY_URXVT = f"\x1b]777;notify;stillpoint;{ENDED}\a"
TMUX = {"TMUX": "/tmp/tmux-1000/default,1,0", "TERM": "tmux-256color", "TERM_PROGRAM": "tmux"}


@pytest.mark.parametrize(
    ("environ", "sequence"),
    [
        ({"TERM_PROGRAM": "iTerm.app", "TERM": "xterm-256color"}, BY_ITERM),
        ({"LC_TERMINAL": "iTerm2", "TERM": "xterm-256color"}, BY_ITERM),
        ({"TERM": "xterm-kitty"}, BY_ITERM),
        ({"TERM_PROGRAM": "WezTerm", "TERM": "xterm-256color"}, BY_URXVT),
        ({"TERM_PROGRAM": "ghostty", "TERM": "xterm-ghostty"}, BY_URXVT),
        ({"TERM": "foot-extra"}, BY_URXVT),
    ],
    ids=["iTerm2", "iTerm2 over ssh", "kitty", "WezTerm", "Ghostty", "foot"],
)
def test_each_terminal_is_told_in_the_form_that_it_knows(
    environ: Mapping[str, str], sequence: str
) -> None:
    assert notice_sequence(ENDED, environ) == sequence


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"TERM": "linux"},
        {"TERM": "dumb"},
        {"TERM": "xterm-256color", "WT_SESSION": "1"},
        {"TERM_PROGRAM": "Apple_Terminal", "TERM": "xterm-256color"},
        {"TERM_PROGRAM": "vscode", "TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"},
        {"TERM": "screen", "STY": "1.pts-0.here", "KITTY_WINDOW_ID": "1"},
        TMUX,
    ],
    ids=lambda environ: environ.get("TERM_PROGRAM") or environ.get("TERM", "none"),
)
def test_a_terminal_that_may_not_understand_is_told_nothing(environ: Mapping[str, str]) -> None:
    assert notice_sequence(ENDED, environ) == ""
    assert way_outside(environ) == ""


def test_through_tmux_it_is_wrapped_for_the_terminal_around_it() -> None:
    environ = {**TMUX, "KITTY_WINDOW_ID": "1"}
    assert notice_sequence(ENDED, environ) == f"\x1bPtmux;\x1b{BY_ITERM}\x1b\\"
    assert way_outside(environ) == (
        "by the terminal (OSC 9) through tmux, if its allow-passthrough is on"
    )


def test_no_words_end_a_notice_or_add_to_it() -> None:
    sequence = notice_sequence("Bed;\x1b]0;time\anow", {"TERM": "foot"})
    assert sequence == "\x1b]777;notify;stillpoint;Bed,\ufffd]0,time\ufffdnow\a"


@pytest.fixture
def desktop(tmp_path: Path) -> dict[str, str]:
    """An environment with a desktop, whose notices go into a pipe."""
    os.mkfifo(tmp_path / "told")
    script = f'#!/bin/sh\nfor words; do echo "$words"; done > {tmp_path / "told"}\n'
    (tmp_path / "notify-send").write_text(script)
    (tmp_path / "notify-send").chmod(0o755)
    return {"PATH": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0", "TERM": "xterm"}


@pytest.mark.skipif(os.name != "posix", reason="the desktop of the test is a shell script")
class TestDesktop:
    def test_where_no_terminal_can_a_desktop_is_told(
        self, desktop: dict[str, str], tmp_path: Path
    ) -> None:
        assert told_outside("Bed & <b>bath</b>", desktop, write=pytest.fail)
        told = (tmp_path / "told").read_text().splitlines()
        assert told == [
            "--app-name",
            "stillpoint",
            "--",
            "stillpoint",
            "Bed &amp; &lt;b&gt;bath&lt;/b&gt;",
        ]

    def test_a_terminal_is_told_rather_than_a_desktop(self, desktop: dict[str, str]) -> None:
        written = list[str]()
        assert told_outside(ENDED, {**desktop, "TERM": "foot"}, write=written.append)
        assert written == [BY_URXVT]

    def test_a_desktop_far_from_the_terminal_is_not_told(self, desktop: dict[str, str]) -> None:
        assert desktop_command(ENDED, {**desktop, "SSH_CONNECTION": "there"}) == ()
        assert not told_outside(ENDED, {**desktop, "SSH_CONNECTION": "there"})

    def test_a_desktop_that_cannot_be_told_disturbs_nothing(
        self, desktop: dict[str, str], tmp_path: Path
    ) -> None:
        (tmp_path / "notify-send").write_text("#!/nowhere/sh")
        assert not told_outside(ENDED, desktop)
