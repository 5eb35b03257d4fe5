"""The terminal driver for this platform."""

import sys

from textual import constants
from textual.driver import Driver


def driver_class() -> type[Driver] | None:
    """The driver to hand to Textual; none where Textual's own choice is the right one."""
    if sys.platform == "win32" or constants.DRIVER is not None:
        return None
    from stillpoint.tui.waking import WakingDriver  # it cannot be imported on Windows

    return WakingDriver
