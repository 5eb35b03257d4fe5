"""How the app ends when someone else ends it, and how it leaves."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from textual.app import App

ENDING_SIGNALS = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM")
"""The signals that end the app as a key would: what was done is kept, the terminal put back."""


def install(app: App[Any], on_end: Callable[[int], None]) -> None:
    """Have a signal that ends the app call `on_end` with its number, once, and then leave.

    The app's return code becomes 128 plus that number. Call it on mount.
    """
    if sys.platform == "win32":
        return  # its event loop knows no signals
    ended = False

    def end(number: int) -> None:
        nonlocal ended
        if ended:
            return
        ended = True
        try:
            on_end(number)
        finally:
            app.exit(return_code=128 + number)

    loop = asyncio.get_running_loop()
    for number in (getattr(signal, name) for name in ENDING_SIGNALS):
        loop.add_signal_handler(number, end, number)


def leave(code: int) -> NoReturn:
    """End the process at once, without a last sweep of all that Textual made."""
    gc.freeze()
    raise SystemExit(code)
