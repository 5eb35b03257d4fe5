"""The outermost layer: what ends the program, and with what exit code."""

import errno
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from stillpoint.config.terminals import speaks_utf8
from stillpoint.core.errors import Misuse, StillpointError
from stillpoint.core.lookalikes import LOOKALIKES

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130

COMPLETING = "_STILLPOINT_COMPLETE"
"""The variable by which a shell asks for completions, without any argument."""


def main() -> int:
    """Run the command that was typed; its exit code."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            _write_what_can_be_read(stream)
    try:
        return _flushed(_run())
    except KeyboardInterrupt:
        return INTERRUPTED
    except StillpointError as error:
        _say(str(error))
        return MISUSED if isinstance(error, Misuse) else FAILED
    except OSError as error:
        return _unsaid(error)
    except Exception as error:
        _own_up(error)
        return FAILED


def _write_what_can_be_read(stream: TextIOWrapper) -> None:
    """Let a stream stand what it lacks by what looks like it; Python takes a C language for UTF-8.

    What goes into a file or a pipe keeps every character that there is.
    """
    if stream.isatty() and not speaks_utf8(os.environ, stream.encoding):
        stream.reconfigure(encoding="ascii", errors=LOOKALIKES)
    else:
        stream.reconfigure(errors=LOOKALIKES)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _run() -> int:
    # Imported here, so that Ctrl-C during the imports ends quietly too. Home does without click:
    # there is nothing to parse, and it is painted sooner.
    if len(sys.argv) == 1 and COMPLETING not in os.environ:
        from stillpoint.cli.screens import show_app

        return show_app()
    from stillpoint.cli.main import run

    return run()


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except OSError as error:
        return _unsaid(error, code or FAILED)
    return code


def _unsaid(error: OSError, code: int = FAILED) -> int:
    """Take it that the output went nowhere: a closed pipe or terminal is nothing to talk about."""
    if error.errno not in (errno.EPIPE, errno.EIO):
        _tell_details()
        where = f": {error.filename}" if error.filename else ""
        _say(f"{error.strerror or error}{where}")
    for stream in (sys.stdout, sys.stderr):
        _let_go(stream)
    return code


def _own_up(error: Exception) -> None:
    _tell_details()
    told = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    _say(
        f"something failed that should not have: {told}\n"
        "Please tell the authors of stillpoint what you did; STILLPOINT_DEBUG=1 before the"
        " command prints the details to send them."
    )


def _tell_details() -> None:
    if os.environ.get("STILLPOINT_DEBUG"):
        import traceback

        traceback.print_exc()


def _let_go(stream: TextIO) -> None:
    """Send what nobody takes to nowhere, else Python fails when it flushes it at the very end."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _say(message: str) -> None:
    with suppress(OSError):
        sys.stderr.write(f"stillpoint: {message}\n")


if __name__ == "__main__":
    raise SystemExit(main())
