"""Full screen, line by line, or neither: where a session can be shown."""

import gc
import os
import sys
from typing import TYPE_CHECKING, TextIO

from stillpoint.cli.making import parts
from stillpoint.config.terminals import has_screen
from stillpoint.core.errors import Misuse

if TYPE_CHECKING:
    from stillpoint.cli.companion import Companion
    from stillpoint.core.sessions import Session
    from stillpoint.people.persons import Person
    from stillpoint.services.parts import Parts


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at the other end of a stream."""
    return stream is not None and not stream.closed and stream.isatty()


def is_plain(asked_for: bool) -> bool:
    """Whether a session is told line by line: when asked for, and on a terminal without a screen.

    Raises `Misuse` where a full screen is wanted and there is no terminal.
    """
    if asked_for:
        return True
    is_seen = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    if not has_screen(os.environ, sys.platform) and (is_seen or os.environ.get("TERM")):
        _say_why("this is told")
        return True
    if not is_seen:
        raise Misuse("this is no terminal, so there is no full screen; add --plain for plain lines")
    return False


def show_app(*, plain: bool = False) -> int:
    """Open the app at home, or ask line by line what to do; its exit code."""
    if not (is_terminal(sys.stdin) and (plain or is_terminal(sys.stdout))):
        raise Misuse(
            "the app needs a terminal. Without one, use --plain, as in:"
            " stillpoint start SESSION --plain; or a list, as in: stillpoint sessions"
        )
    if plain or not has_screen(os.environ, sys.platform):
        from stillpoint.cli.main import stillpoint
        from stillpoint.cli.plain_home import PlainHome  # the screens do without it

        if not plain:
            _say_why("home is told")
        return PlainHome(stillpoint, sys.stdin, sys.stderr).ask()
    return show(parts())


def _say_why(what: str) -> None:
    from stillpoint.cli.printing import say  # it imports click, which a screen does without

    name = os.environ.get("TERM", "")
    say(f"This terminal has no full screen (TERM={name}), so {what} in plain lines.")


def show(
    made: "Parts",
    session: "Session | None" = None,
    *,
    other: "Person | None" = None,
    beside: "Companion | None" = None,
    soothes: bool = False,
) -> int:
    """Open the app, straight in a session or at the words that soothe; its exit code."""
    gc.disable()  # until the first paint: what is imported and mounted up to then is no garbage
    from stillpoint.tui.app import run_app  # Textual is slow to import: only a screen pays for it

    return run_app(made, session, other=other, beside=beside, soothes=soothes)
