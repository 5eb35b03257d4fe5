"""The outermost layer: what ends the program, and with what exit code."""

import os
import sys
from io import TextIOWrapper

from stillpoint.core.errors import Misuse, StillpointError

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130


def main() -> int:
    """Run the command that was typed; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows `?`
    try:
        code = _run()
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _leave_output_unsaid()
        return FAILED
    except StillpointError as error:
        _say(str(error))
        return MISUSED if isinstance(error, Misuse) else FAILED
    except Exception as error:
        _own_up(error)
        _leave_output_unsaid()
        return FAILED
    return code


def _run() -> int:
    from stillpoint.cli.main import run  # so that Ctrl-C during the imports ends quietly too

    return run()


def _own_up(error: Exception) -> None:
    if os.environ.get("STILLPOINT_DEBUG"):
        import traceback

        traceback.print_exc()
    told = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    _say(
        f"something failed that should not have: {told}\n"
        "Please tell the authors of stillpoint what you did; STILLPOINT_DEBUG=1 before the"
        " command prints the details to send them."
    )


def _say(message: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"stillpoint: {message}\n")


def _leave_output_unsaid() -> None:
    """Nobody takes the rest of the output, and Python would complain when it flushes it."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    raise SystemExit(main())
