"""Lives a session, full screen or line by line, and beside a command."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from click import Abort

from stillpoint.cli.printing import say
from stillpoint.cli.screens import is_plain, is_terminal, show
from stillpoint.cli.waiting import LONGEST_WAIT, Waiting
from stillpoint.core.endings import unplanned
from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import Session
from stillpoint.core.texts import harmless

if TYPE_CHECKING:
    from stillpoint.cli.companion import Companion
    from stillpoint.people.persons import Person
    from stillpoint.services.parts import Parts
    from stillpoint.services.sittings import Sitting
    from stillpoint.signals.ensemble import Ensemble

LONGEST_COMMAND = 60
"""As much of a command as tells which one it is."""


def live(
    made: "Parts",
    session: Session,
    *,
    plain: bool,
    command: str | None = None,
    is_planned: bool = True,
    other: "Person | None" = None,
    asks_first: bool = True,
) -> int:
    """Live a session full screen or line by line, beside a command if one is given; the exit code.

    One that is not planned lasts as long as the command. Raises `Misuse` where there is no screen.
    """
    waiting = Waiting()
    if is_plain(plain):
        _tell_first(made, session)
        try:
            return _live_plainly(
                made,
                session,
                waiting,
                command=command,
                is_planned=is_planned,
                other=other,
                asks_first=asks_first,
            )
        finally:
            made.fall_silent()
    with _beside(command, waiting, sets_the_length=not is_planned) as companion:
        code = show(made, session, other=other, beside=companion)
        with waiting:
            return _seen_out(companion, code, waiting, command)


def _live_plainly(
    made: "Parts",
    session: Session,
    waiting: Waiting,
    *,
    command: str | None,
    is_planned: bool,
    other: "Person | None",
    asks_first: bool,
) -> int:
    from stillpoint.cli.checking_in import arrived, checked_out  # the screens do without it

    sitting = made.sitting(session, *arrived(made, session, other, asks_first=asks_first))
    with waiting, _beside(command, waiting, sets_the_length=not is_planned) as companion:
        code = _told(made, sitting, waiting, companion)
        while code == 0 and (following := _following(made, sitting)):
            sitting = following
            code = _told(made, sitting, waiting, companion)
        code = _seen_out(companion, code, waiting, command)
    if code == 0:
        with suppress(Abort):  # what was done is kept already
            checked_out(made, sitting)
    return code


def _following(made: "Parts", sitting: "Sitting") -> "Sitting | None":
    """What was chosen to follow a session, with whom it was; why it does not, is told."""
    from stillpoint.services.following import session_that_follows  # few sessions branch

    if not (then := sitting.run.leads_to):
        return None
    try:
        session = session_that_follows(made.library, sitting.session, then)
    except Misuse as error:
        say(f"stillpoint: {error}")
        return None
    _tell_cautions(session)
    return made.sitting(session, sitting.company, manner=sitting.manner_now)


def _told(
    made: "Parts",
    sitting: "Sitting",
    waiting: Waiting,
    companion: "Companion | None",
) -> int:
    from stillpoint.cli.help_lines import circle_lines
    from stillpoint.cli.plain import PlainSession  # the screens do without it
    from stillpoint.services.outside import of_end
    from stillpoint.services.paces import keep_pace

    if companion and companion.sets_the_length:
        sitting.steer(unplanned)
    code = PlainSession(
        sitting,
        wait=waiting,
        answers=sys.stdout,
        talk=sys.stderr,
        ensemble=_heard(made, sitting),
        hears=is_terminal(sys.stdin),
        circle=lambda: circle_lines(made.circle()[0]),
        is_last_breath=companion.is_done if companion else lambda: False,
    ).live()
    if sitting.run.has_arrived:
        made.tell_outside(of_end(sitting.session))
    if told := keep_pace(made, sitting.saved_entry):
        say(told)
    return code


def _heard(made: "Parts", sitting: "Sitting") -> "Ensemble":
    """What a sitting is heard by; the terminal's bell rings only where there is a terminal."""
    made.sound.heard_by(_ring, lambda words: say(f"stillpoint: {words}"))
    ensemble = made.sound.ensemble(sitting.run, made.settings, made.reading_aloud(sitting))
    ensemble.is_muted = made.settings.muted
    return ensemble


def _ring(strikes: int) -> None:
    if is_terminal(sys.stdout):
        sys.stdout.write("\a" * strikes)
        sys.stdout.flush()


@contextmanager
def _beside(
    command: str | None, waiting: Waiting, *, sets_the_length: bool
) -> "Iterator[Companion | None]":
    """The command while it runs; what it printed is given at the end."""
    if command is None:
        yield None
        return
    from stillpoint.cli.companion import Companion  # processes are slow to import

    shell = ("/bin/sh", "-c", command)
    companion = Companion(shell, waiting.wake, sets_the_length=sets_the_length)
    try:
        yield companion
    finally:
        companion.end(signal.SIGTERM)
        _give_output(companion)


def _seen_out(
    companion: "Companion | None", code: int, waiting: Waiting, command: str | None
) -> int:
    """The exit code after a session, and after its command if that takes longer."""
    if companion is None:
        return code
    if code > 128:
        companion.end(code - 128)
        return code
    if not companion.is_done():
        waited_for = harmless(command or "", LONGEST_COMMAND)
        say(f"The session is over; waiting for “{waited_for}” to end. Ctrl-C ends it at once.")
    while not companion.is_done():
        if number := waiting(LONGEST_WAIT).signal:
            companion.end(number)
            return 128 + number
    return companion.exit_code or code


def _give_output(companion: "Companion") -> None:
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
    _tell_cautions(session)


def _tell_cautions(session: Session) -> None:
    for caution in filter(None, (*session.safety, session.caution, *session.warnings)):
        say(f"Note: {caution}")
