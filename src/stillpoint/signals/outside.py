"""Tells something beside the program: by the terminal, or by the desktop."""

import html
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress

from stillpoint.core.texts import harmless
from stillpoint.signals.children import mind, start

TITLE = "stillpoint"

_ITERM, _URXVT = 9, 777
"""Two forms of a notice, by the codes of those who had them first; others have taken them over."""

_BY_PROGRAM = {"iTerm.app": _ITERM, "WezTerm": _URXVT, "ghostty": _URXVT}
_BY_NAME = {
    "xterm-kitty": _ITERM,
    "xterm-ghostty": _URXVT,
    "foot": _URXVT,
    "rxvt-unicode": _URXVT,
    "wezterm": _URXVT,
}
"""The beginnings of what terminals call themselves; this much comes over ssh too."""
_BY_MARK = {
    "KITTY_WINDOW_ID": _ITERM,
    "ITERM_SESSION_ID": _ITERM,
    "WEZTERM_PANE": _URXVT,
    "GHOSTTY_RESOURCES_DIR": _URXVT,
}
"""What a terminal leaves in the environment of all that is started in it, even through tmux."""

_DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY")


def told_outside(
    words: str, environ: Mapping[str, str], write: Callable[[str], object] | None = None
) -> bool:
    """Whether some words were told by the terminal that `write` writes to, or by the desktop."""
    sequence = notice_sequence(words, environ) if write else ""
    if write and sequence:
        write(sequence)
        return True
    command = desktop_command(words, environ)
    if not command:
        return False
    with suppress(OSError):
        mind(start(command), lambda _: None)
        return True
    return False


def notice_sequence(words: str, environ: Mapping[str, str]) -> str:
    """What has the terminal give notice; empty where it is not known to understand it.

    Within tmux it is wrapped, so that tmux hands it on or drops it, as it was told to.
    """
    text = harmless(words, 200).replace(";", ",")
    match _code(environ):
        case None:
            return ""
        case 9:
            sequence = f"\x1b]9;{TITLE}: {text}\a"
        case _:
            sequence = f"\x1b]777;notify;{TITLE};{text}\a"
    if "TMUX" not in environ:
        return sequence
    doubled = sequence.replace("\x1b", "\x1b\x1b")
    return f"\x1bPtmux;{doubled}\x1b\\"


def desktop_command(words: str, environ: Mapping[str, str]) -> tuple[str, ...]:
    """What has the desktop give notice; empty where there is none, or it is elsewhere."""
    has_desktop = any(environ.get(name) for name in _DESKTOP) and "SSH_CONNECTION" not in environ
    program = shutil.which("notify-send", path=environ.get("PATH", "")) if has_desktop else None
    if program is None:
        return ()
    text = html.escape(harmless(words, 200), quote=False)  # desktops take it for markup
    return (program, "--app-name", TITLE, "--", TITLE, text)


def way_outside(environ: Mapping[str, str]) -> str:
    """Which way notices go, in words; empty where there is none."""
    if code := _code(environ):
        through = " through tmux, if its allow-passthrough is on" if "TMUX" in environ else ""
        return f"by the terminal (OSC {code}){through}"
    if command := desktop_command("", environ):
        return f"by the desktop ({command[0]})"
    return ""


def _code(environ: Mapping[str, str]) -> int | None:
    """The code of the form that the terminal knows; None where it is not known to know one."""
    if "STY" in environ:  # screen knows none, and the terminal around it gets none from it
        return None
    if "TMUX" in environ:
        return next((code for mark, code in _BY_MARK.items() if environ.get(mark)), None)
    if program := environ.get("TERM_PROGRAM"):
        return _BY_PROGRAM.get(program)
    if environ.get("LC_TERMINAL") == "iTerm2":
        return _ITERM
    name = environ.get("TERM", "")
    return next((code for start, code in _BY_NAME.items() if name.startswith(start)), None)
