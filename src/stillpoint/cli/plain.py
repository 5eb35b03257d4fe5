"""A session told line by line, for pipes, screen readers and plain consoles."""

import json
from contextlib import suppress
from datetime import timedelta
from typing import TextIO

from stillpoint.cli.companion import Companion, last_breath
from stillpoint.cli.lines import lines
from stillpoint.cli.waiting import Wait, Woken
from stillpoint.core.awake import Asking
from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.durations import in_words, on_the_clock
from stillpoint.core.runs import Run
from stillpoint.history.entries import record_of
from stillpoint.history.journal import JournalError
from stillpoint.services.accounts import in_a_sentence
from stillpoint.services.sittings import Sitting
from stillpoint.signals.bell import ring

LONGEST_WAIT = timedelta(seconds=1)
"""Looks at the clock are no further apart, for five seconds between two of them are a pause."""

A_SECOND = timedelta(seconds=1)


class PlainSession:
    """One session from its first line to its last."""

    def __init__(
        self,
        sitting: Sitting,
        *,
        wait: Wait,
        answers: TextIO,
        talk: TextIO,
        rings: bool = False,
        companion: Companion | None = None,
    ) -> None:
        self._sitting = sitting
        self._wait = wait
        self._answers = answers
        self._talk = talk
        self._rings = rings
        self._companion = companion
        self._is_last_breath = False

    def live(self) -> int:
        """Live the session and keep what was done; the exit code."""
        ended_by: int | None = None
        try:
            ended_by = self._lived()
        finally:  # what was done is kept, even where nobody takes the lines any more
            if not self._sitting.run.is_over:
                self._sitting.steer(Run.finish)
            is_kept = self._keep()
        if ended_by is None:
            ended_by = self._waited_for_command()
        if self._companion and ended_by is not None:
            self._companion.end(ended_by)
        with suppress(BrokenPipeError) if ended_by is None else suppress(OSError):
            self._tell(self._last_line())
        if ended_by is not None:
            return 128 + ended_by
        return (self._companion.exit_code if self._companion else 0) or (0 if is_kept else 1)

    def _lived(self) -> int | None:
        """Live until the end of the session; the signal that ended it, if one did."""
        self._greet()
        while True:
            self._look()
            if self._sitting.run.is_over:
                return None
            woken = self._wait(min(self._sitting.run.next_turn or LONGEST_WAIT, LONGEST_WAIT))
            if woken.signal is not None:
                return woken.signal
            self._heed(woken)

    def _look(self) -> None:
        before = self._sitting.run
        self._tell_cues(before, self._sitting.beat())
        run = self._sitting.run
        if run.has_slept:
            self._tell_at(run, f"paused for {in_words(run.paused - before.paused)}; going on")
            self._tell_cues(run, self._sitting.steer(Run.resume))
        if self._companion and self._companion.is_over and not self._is_last_breath:
            self._is_last_breath = True
            self._tell_cues(self._sitting.run, self._sitting.steer(last_breath))

    def _heed(self, woken: Woken) -> None:
        if not woken.line:
            return
        before = self._sitting.run
        is_asked = before.asking is not Asking.QUIET
        self._tell_cues(before, self._sitting.steer(Run.answer if is_asked else Run.move_on))

    def _waited_for_command(self) -> int | None:
        """Wait for a command that takes longer than the session; the signal that ended the wait."""
        if self._companion and not self._companion.is_over:
            self._say("The session is over; the command is not. Ctrl-C ends it.")
            while not self._companion.is_over:
                woken = self._wait(LONGEST_WAIT)
                if woken.signal is not None:
                    return woken.signal
        return None

    def _keep(self) -> bool:
        try:
            self._sitting.save()
        except JournalError as error:
            record = json.dumps(record_of(self._sitting.entry))
            with suppress(OSError):
                self._say(
                    f"stillpoint: {error}\nThe next start tries again. In case that fails too,"
                    f" this is the entry:\n{record}"
                )
            return False
        return True

    def _greet(self) -> None:
        title, planned = self._sitting.session.title, self._sitting.run.planned
        length = "open" if planned is None else in_words(planned)
        name = title if length in title.lower() else f"{title}, {length}"
        self._say(f"{name}. Ctrl-C ends it; what was done is kept.")

    def _last_line(self) -> str:
        if not self._sitting.has_practised:
            return "Nothing was done, so nothing is kept."
        word = "Done" if self._sitting.run.is_completed else "Ended early"
        return f"{word}: {in_a_sentence(self._sitting.entry)}"

    def _tell_cues(self, before: Run, cues: tuple[Cue, ...]) -> None:
        run = self._sitting.run
        for line in lines(before, run, cues):
            self._tell_at(run, line)
        if self._rings:
            for cue in cues:
                if cue.kind in (CueKind.BELL, CueKind.AWAKE):
                    ring(self._answers.write, cue.strikes)
            self._answers.flush()

    def _tell_at(self, run: Run, line: str) -> None:
        passed = timedelta(seconds=run.practised // A_SECOND)
        self._tell(f"{on_the_clock(passed)}  {line}")

    def _tell(self, line: str) -> None:
        self._answers.write(f"{line}\n")
        self._answers.flush()

    def _say(self, message: str) -> None:
        self._talk.write(f"{message}\n")
        self._talk.flush()
