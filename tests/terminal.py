"""A terminal for tests: runs a program on a real pseudo-terminal and sees what a person would see.

Nothing is inherited from the shell that runs the tests, and nothing is waited for by sleeping.
"""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import pyte

PATIENCE = 30.0
"""Seconds that anything may take on a slow machine."""

LIKE_A_THUMB = 0.2
"""Seconds between two presses of a key."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "space": " ",
    "tab": "\t",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
}

MODES = {
    7: "no line wrap",
    25: "hidden cursor",
    1000: "mouse",
    1002: "mouse drag",
    1003: "mouse motion",
    1004: "focus reports",
    1006: "mouse (SGR)",
    1015: "mouse (urxvt)",
    1016: "mouse (pixels)",
    1049: "alternate screen",
    2004: "bracketed paste",
    2026: "synchronized output",
    2048: "resize reports",
}
"""The private modes that a program may leave changed, and what they are called."""

ON_AT_REST = {7, 25}
"""The modes that are on before a program starts."""

SUPPORTED = MODES.keys() - {1016, 2048}
"""The modes that this terminal says it has."""

PLAIN_ENVIRONMENT = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "PATH": os.environ.get("PATH", os.defpath),
    "HOME": "/nonexistent",
}
"""All that a program is told about where it runs, unless a test tells it more."""

SEQUENCE = re.compile(
    rb"\x1b\[(?P<parameters>[0-?]*)(?P<final>[ -/]*[@-~])"
    rb"|\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)"
)
UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[\]P_^X][^\x07\x1b]*\x1b?)?\Z")

Awaited = str | re.Pattern[str] | Callable[[], object]


def at_home(folder: Path) -> dict[str, str]:
    """An environment whose home and whose folders of stillpoint lie in `folder`."""
    return {
        "HOME": str(folder),
        "STILLPOINT_SOUND": "terminal",
        "STILLPOINT_DATA_DIR": str(folder / "data"),
        "STILLPOINT_CONFIG_DIR": str(folder / "config"),
    }


class Terminal:
    """A program on a terminal of its own: what it shows, and what is typed to it."""

    def __init__(
        self,
        argv: Sequence[str | Path],
        environ: Mapping[str, str],
        cols: int = 80,
        rows: int = 24,
        *,
        cwd: Path | None = None,
    ) -> None:
        self._screens = {False: pyte.Screen(cols, rows), True: pyte.Screen(cols, rows)}
        self._streams = {name: pyte.ByteStream(it) for name, it in self._screens.items()}
        self._modes = dict.fromkeys(ON_AT_REST, True)
        self._kitty_keyboard = 0
        self._unfinished = b""
        self.bells = 0
        """How often the bell rang."""
        self.unseen: list[bytes] = []
        """What was sent that is no text, such as titles and notices."""
        self._ours, self._theirs = os.openpty()
        self.resize(cols, rows)
        self._settings_before = termios.tcgetattr(self._theirs)
        self.process = subprocess.Popen(
            # Opened by the leader of a session, a terminal becomes the one that controls it.
            ["/bin/sh", "-c", 'exec "$@" <>"$0" >&0 2>&0', os.ttyname(self._theirs), *argv],
            env=PLAIN_ENVIRONMENT | dict(environ),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._signal_all(signal.SIGKILL)
        self.process.wait()
        self.hang_up()
        os.close(self._theirs)

    def text(self) -> str:
        """The rows of the screen, without the blanks at their ends."""
        return "\n".join(row.rstrip() for row in self._screen.display)

    def row(self, number: int) -> str:
        """One row of the screen."""
        return str(self._screen.display[number]).rstrip()

    def colours(self, column: int, row: int) -> tuple[str, str]:
        """The colour of a cell and of what is behind it, as hexadecimal digits or a name."""
        cell = self._screen.buffer[row][column]
        return cell.fg, cell.bg

    def wait_for(self, awaited: Awaited, within: float = PATIENCE) -> None:
        """Watch the screen until it shows a text or matches a pattern, or until a claim is true."""
        deadline = time.monotonic() + within
        while not self._has_come(awaited):
            if time.monotonic() > deadline:
                raise AssertionError(f"{awaited!r} did not come; the screen shows:\n{self.text()}")
            if not self._watch() and self.process.poll() is not None and not self._watch():
                code = self.process.returncode
                assert self._has_come(awaited), (
                    f"the program ended ({code}) before {awaited!r} came:\n{self.text()}"
                )

    def press(self, *keys: str) -> None:
        """Type keys by name: `enter`, `ctrl+c`, `left`, `q`."""
        for key in keys:
            self.type(_typed(key))

    def type(self, text: str) -> None:
        """Type a text as it stands."""
        os.write(self._ours, text.encode())

    def click(self, column: int, row: int) -> None:
        """Press and let go the mouse on a cell."""
        place = f"{column + 1};{row + 1}"
        self.type(f"\x1b[<0;{place}M\x1b[<0;{place}m")

    def click_on(self, text: str) -> None:
        """Click in the middle of a text on the screen."""
        for number, row in enumerate(self._screen.display):
            if text in row:
                self.click(row.index(text) + len(text) // 2, number)
                return
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text()}")

    def resize(self, cols: int, rows: int) -> None:
        """Give the window another size."""
        for screen in self._screens.values():
            screen.resize(rows, cols)
        size = struct.pack("HHHH", rows, cols, cols * 8, rows * 16)
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, size)

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def wait_stop(self) -> None:
        """Wait until the program is stopped; then use the terminal as a shell would."""
        deadline = time.monotonic() + PATIENCE
        while os.waitid(os.P_PID, self.process.pid, os.WSTOPPED | os.WNOHANG) is None:
            assert time.monotonic() < deadline, "the program was not stopped"
            self._watch()
        while self._watch():
            continue
        self._screen.reset()
        termios.tcsetattr(self._theirs, termios.TCSANOW, self._settings_before)

    def wait_for_rest(self) -> None:
        """Wait until the program sleeps, as one that reads what is typed; Linux alone can tell."""
        stat = Path(f"/proc/{self.process.pid}/stat")
        if stat.exists():
            self.wait_for(lambda: stat.read_text().rpartition(")")[2].split()[0] == "S")

    def wait_for_the_next_press(self) -> None:
        """Wait so long that a key pressed again is no repeat of one that is held down."""
        pressed = time.monotonic()
        self.wait_for(lambda: time.monotonic() - pressed > LIKE_A_THUMB)

    def hang_up(self) -> None:
        """Close the window."""
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def wait_exit(self, within: float = PATIENCE) -> int:
        """Wait until the program has ended; its exit code, negative for a signal that killed it."""
        deadline = time.monotonic() + within
        while self.process.poll() is None:
            if time.monotonic() > deadline:
                raise AssertionError(f"the program goes on; the screen shows:\n{self.text()}")
            self._watch()
        while self._watch():
            continue
        return self.process.returncode

    def left_behind(self) -> list[str]:
        """What the program has changed about the terminal and not put back."""
        changed = [
            name
            for mode, name in MODES.items()
            if self._modes.get(mode, False) != (mode in ON_AT_REST)
        ]
        if self._kitty_keyboard:
            changed.append("kitty keyboard")
        if termios.tcgetattr(self._theirs) != self._settings_before:
            changed.append("line settings")
        return changed

    @property
    def _screen(self) -> Any:
        return self._screens[self._modes.get(1049, False)]

    def _has_come(self, awaited: Awaited) -> bool:
        match awaited:
            case str():
                return awaited in self.text()
            case re.Pattern():
                return awaited.search(self.text()) is not None
            case _:
                return bool(awaited())

    def _watch(self) -> bool:
        """Whether the program showed something within a moment."""
        if self._ours < 0:
            select.select([], [], [], 0.02)
            return False
        readable, _, _ = select.select([self._ours], [], [], 0.02)
        if not readable:
            return False
        try:
            self._show(os.read(self._ours, 65536))
        except OSError:  # every end of the terminal but this one is closed
            return False
        return True

    def _show(self, output: bytes) -> None:
        output = self._unfinished + output
        rest = UNFINISHED.search(output)
        end = rest.start() if rest else len(output)
        self._unfinished = output[end:]
        shown = 0
        for sequence in SEQUENCE.finditer(output, 0, end):
            self._feed(output[shown : sequence.start()])
            self._obey(sequence)
            shown = sequence.end()
        self._feed(output[shown:end])

    def _feed(self, output: bytes) -> None:
        self.bells += output.count(b"\a")
        self._streams[self._modes.get(1049, False)].feed(output)

    def _obey(self, sequence: re.Match[bytes]) -> None:
        if sequence["final"] is None:  # a title, a link or a picture: none of them is text
            self.unseen.append(sequence[0])
            return
        parameters, final = sequence["parameters"].decode(), sequence["final"].decode()
        private = parameters[:1] if parameters[:1] in tuple("<=>?") else ""
        if (reply := self._reply(parameters, final)) is not None:
            self._answer(reply)
        elif final == "u" and private:
            depth = self._kitty_keyboard + {">": 1, "<": -1}.get(private, 0)
            self._kitty_keyboard = max(0, depth)
        elif private == "?" and final in ("h", "l"):
            self._set_modes(parameters[1:], is_on=final == "h")
            self._feed(sequence[0])
        elif not private and len(final) == 1:
            self._feed(sequence[0])

    def _reply(self, parameters: str, final: str) -> str | None:
        match parameters, final:
            case (("" | "0"), "c"):
                return "\x1b[?62;22c"
            case "6", "n":
                cursor = self._screen.cursor
                return f"\x1b[{cursor.y + 1};{cursor.x + 1}R"
            case "?", "u":
                return "\x1b[?0u"
            case _, "$p" if parameters.startswith("?"):
                return f"\x1b[{parameters};{self._mode_state(int(parameters[1:]))}$y"
            case _:
                return None

    def _set_modes(self, modes: str, *, is_on: bool) -> None:
        for mode in map(int, modes.split(";")):
            if mode == 1049 and is_on and not self._modes.get(mode):
                self._screens[True].reset()
            self._modes[mode] = is_on

    def _mode_state(self, mode: int) -> int:
        if mode not in SUPPORTED:
            return 0
        return 1 if self._modes.get(mode) else 2

    def _answer(self, text: str) -> None:
        if self._ours >= 0:
            self.type(text)

    def _signal_all(self, number: int) -> None:
        try:
            os.killpg(self.process.pid, number)
        except (ProcessLookupError, PermissionError):
            return  # it has ended already


def _typed(key: str) -> str:
    if key.startswith("ctrl+"):
        return chr(ord(key.removeprefix("ctrl+").upper()) & 0x1F)
    if key in KEYS:
        return KEYS[key]
    assert len(key) == 1, f"no key is called {key!r}"
    return key
