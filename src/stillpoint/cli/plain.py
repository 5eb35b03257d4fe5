"""A session told line by line, for pipes, screen readers and plain consoles."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import timedelta
from typing import TextIO

from stillpoint.cli.heeding import MOVES, heard, told_of
from stillpoint.cli.help_lines import page_lines
from stillpoint.cli.lines import lines
from stillpoint.cli.typed_words import Word, words_for
from stillpoint.cli.waiting import LONGEST_WAIT, Wait, Woken
from stillpoint.core.cues import Cue
from stillpoint.core.durations import in_words, on_the_clock
from stillpoint.core.endings import last_breath
from stillpoint.core.runs import Run
from stillpoint.core.steps import Ask, Guide, PlainStep
from stillpoint.history.entries import record_of
from stillpoint.history.journal import JournalError
from stillpoint.services.accounts import YOU_WENT, in_a_sentence
from stillpoint.services.company import whose_lane
from stillpoint.services.help_pages import HELP, READY_OR_ENOUGH, STATES, page_of_session
from stillpoint.services.sittings import Move, Sitting
from stillpoint.signals.ensemble import Ensemble

A_SECOND = timedelta(seconds=1)

SHORT_ID = 13
"""As much of an id as tells the moment that it was made."""


class PlainSession:
    """One session from its first line to its last."""

    def __init__(
        self,
        sitting: Sitting,
        *,
        wait: Wait,
        answers: TextIO,
        talk: TextIO,
        ensemble: Ensemble,
        hears: bool = False,
        circle: Callable[[], Iterable[str]] = tuple,
        is_last_breath: Callable[[], bool] = lambda: False,
    ) -> None:
        self._sitting = sitting
        self._wait = wait
        self._answers = answers
        self._talk = talk
        self._ensemble = ensemble
        self._hears = hears
        self._circle = circle
        self._is_last_breath = is_last_breath
        self._other = whose_lane(sitting.session, sitting.company)
        self._is_ending = False

    def live(self) -> int:
        """Live the session and keep what was done; the exit code."""
        ended_by: int | None = None
        try:
            ended_by = self._lived()
        finally:  # what was done is kept, even where nobody takes the lines any more
            if not self._sitting.run.is_over:
                self._sitting.steer(Run.finish)
            self._ensemble.close()
            is_kept = self._keep()
        if ended_by is None:
            self._tell(self._last_line())
            self._offer_words()
            return 0 if is_kept else 1
        with suppress(OSError):  # a terminal that has been closed takes no words
            self._tell(self._last_line())
        return 128 + ended_by

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
        if self._is_last_breath() and not self._is_ending:
            self._is_ending = True
            self._tell_cues(self._sitting.run, self._sitting.steer(last_breath))

    def _heed(self, woken: Woken) -> None:
        if not woken.line:
            return
        meant = heard(woken.words, self._sitting.run)
        if meant.word:
            self._obey(meant.word)
            return
        if meant.said:
            self._say(meant.said)
        self._steer(meant.move)

    def _obey(self, word: Word) -> None:
        match word:
            case Word.NEEDED:
                self._tell_cues(self._sitting.run, self._sitting.interrupt())
            case Word.MUTE:
                self._ensemble.is_muted = not self._ensemble.is_muted
                self._steer(Run.beat)
                self._tell_at(self._sitting.run, "muted" if self._ensemble.is_muted else "sound on")
            case Word.HELP | Word.CARD | Word.CUES:
                self._say("\n".join(self._words_of(word)))
            case _:
                before = self._sitting.run
                self._steer(MOVES[word])
                if told := told_of(word, before, self._sitting.run):
                    self._tell_at(self._sitting.run, told)

    def _steer(self, move: Move) -> None:
        before = self._sitting.run
        self._tell_cues(before, self._sitting.steer(move))

    def _words_of(self, asked: Word) -> Iterable[str]:
        session = self._sitting.session
        match asked:
            case Word.CUES:
                yield from (*page_lines(READY_OR_ENOUGH), *page_lines(STATES))
            case Word.CARD:
                yield from (*page_lines(HELP), *self._circle())
                yield from page_lines(page_of_session(session))
            case _:
                yield from words_for(session, self._sitting.run)

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
        session, planned = self._sitting.session, self._sitting.run.planned
        length = "open" if planned is None else in_words(planned)
        name = session.title if length in session.title.lower() else f"{session.title}, {length}"
        if session.settle:
            name = f"{name} after {in_words(session.settle)} of settling in"
        kept = "nothing is kept" if self._sitting.is_rehearsal else "what was done is kept"
        self._say(f"{name}. Ctrl-C ends it; {kept}.")
        if self._hears and any(map(_is_open, self._sitting.run.steps)):
            self._say("Enter moves on from an open step.")
        if self._hears and any(isinstance(step, Ask) for step in self._sitting.run.steps):
            self._say("Answer a question by number or words; Enter alone goes on without.")
        if self._hears:
            self._say("Words work too: pause, back, next, finish. Type help for all of them.")

    def _offer_words(self) -> None:
        """How a word is kept with it, where somebody sits there; asking would hold them up."""
        entry = self._sitting.saved_entry
        if self._hears and entry and not entry.interrupted_by:
            words = '--feeling settled --note "Rain on the roof."'
            self._say(f"To add a word: stillpoint history edit {entry.id[:SHORT_ID]} {words}")

    def _last_line(self) -> str:
        if not self._sitting.has_practised:
            return "Nothing was done, so nothing is kept."
        entry = self._sitting.entry
        went = f"{YOU_WENT} " if entry.interrupted_by else ""
        word = "Done" if self._sitting.run.is_completed else "Ended early"
        kept = " A preview; nothing is kept." if self._sitting.is_rehearsal else ""
        why = self._sitting.stopped_because
        return f"{went}{word}: {in_a_sentence(entry)}{kept}{why and f' {why}.'}"

    def _tell_cues(self, before: Run, cues: tuple[Cue, ...]) -> None:
        run = self._sitting.run
        self._ensemble.hear(run, cues)
        for line in lines(before, run, cues, self._other):
            self._tell_at(run, line)

    def _tell_at(self, run: Run, line: str) -> None:
        passed = timedelta(seconds=run.practised // A_SECOND)
        self._tell(f"{on_the_clock(passed)}  {line}")

    def _tell(self, line: str) -> None:
        self._write(f"{line}\n")

    def _write(self, text: str) -> None:
        self._answers.write(text)
        self._answers.flush()  # whoever reads a pipe breathes along

    def _say(self, message: str) -> None:
        self._talk.write(f"{message}\n")
        self._talk.flush()


def _is_open(step: PlainStep) -> bool:
    return isinstance(step, Guide) and step.lasts is None
