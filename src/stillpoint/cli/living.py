"""Lives a session, full screen or line by line, and beside a command."""

import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from stillpoint.cli.companion import Companion, unplanned
from stillpoint.cli.printing import say
from stillpoint.cli.screens import is_plain, is_terminal, show
from stillpoint.cli.waiting import LONGEST_WAIT, Waiting
from stillpoint.core.sessions import Session
from stillpoint.core.texts import harmless

if TYPE_CHECKING:
    from stillpoint.services.parts import Parts


def live(
    made: "Parts",
    session: Session,
    *,
    plain: bool,
    command: str | None = None,
    is_planned: bool = True,
) -> int:
    """Live a session full screen or line by line, beside a command if one is given; the exit code.

    One that is not planned lasts as long as the command. Raises `Misuse` where there is no screen.
    """
    is_told = is_plain(plain)
    waiting = Waiting()
    companion = Companion(("/bin/sh", "-c", command), waiting.wake) if command else None
    try:
        if is_told:
            code = _told(made, session, waiting, companion, is_planned=is_planned)
        else:
            code = show(made, session, beside=companion)
        return _seen_out(companion, code, waiting) if companion else code
    finally:
        if companion:
            companion.end(signal.SIGTERM)
            _give_output(companion)


def _told(
    made: "Parts",
    session: Session,
    waiting: Waiting,
    companion: Companion | None,
    *,
    is_planned: bool,
) -> int:
    from stillpoint.cli.plain import PlainSession  # the screens do without it

    _tell_first(made, session)
    sitting = made.sitting(session)
    if not is_planned:
        sitting.steer(unplanned)
    with waiting:
        return PlainSession(
            sitting,
            wait=waiting,
            answers=sys.stdout,
            talk=sys.stderr,
            rings=is_terminal(sys.stdout) and not made.settings.muted,
            hears=is_terminal(sys.stdin),
            is_last_breath=companion.is_done if companion else lambda: False,
        ).live()


def _seen_out(companion: Companion, code: int, waiting: Waiting) -> int:
    """The exit code after a session, and after its command if that takes longer."""
    if code > 128:
        companion.end(code - 128)
        return code
    if not companion.is_done():
        say("The session is over, the command is not yet. Ctrl-C ends it.")
    with waiting:
        while not companion.is_done():
            if number := waiting(LONGEST_WAIT).signal:
                companion.end(number)
                return 128 + number
    return companion.exit_code or code


def _give_output(companion: Companion) -> None:
    try:
        companion.give_output(sys.stdout.buffer)
    except BrokenPipeError:
        return  # nobody wants it
    except OSError as error:
        with suppress(OSError):  # a terminal that has been closed takes no words either
            say(f"stillpoint: what the command printed could not be written: {error.strerror}")


def _tell_first(made: "Parts", session: Session) -> None:
    recovered = made.recover()
    for entry in recovered.entries:
        say(f"A session that was cut short is in history now: {harmless(entry.title)}.")
    for fault in (*recovered.faults, *made.settings_faults):
        say(f"stillpoint: {fault}")
    for caution in filter(None, (*session.safety, session.caution, *session.warnings)):
        say(f"Note: {caution}")
