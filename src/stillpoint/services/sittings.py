"""A run being lived, joined with the journal: the one thing here that changes."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from stillpoint.core.clock import Clock
from stillpoint.core.cues import Cue, CueKind
from stillpoint.core.runs import Beat, Run, begun
from stillpoint.core.sessions import Session
from stillpoint.core.together import in_step, waited_for
from stillpoint.history.entries import Entry
from stillpoint.history.identity import new_id
from stillpoint.history.journal import Journal, JournalError
from stillpoint.history.running import Checkpoint
from stillpoint.services.accounts import NO_ANSWERS, NOTHING_SAID, Said, account, with_words
from stillpoint.services.company import NOBODY, Company
from stillpoint.services.manner import AS_WRITTEN, Manner

CHECKPOINT_EVERY = timedelta(seconds=4)
"""A killed run loses at most the five seconds of DESIGN; a beat may come a second late."""

SHORTEST_KEPT = timedelta(seconds=1)
"""Less practice than this leaves no entry: the session was opened by mistake."""

SHORTEST_ASKED = timedelta(seconds=15)
"""Of less practice, where it was cut short, nobody is asked what it changed."""

CHILD = "child"
"""What an entry says that was cut short because somebody needed the user."""

Move = Callable[[Run, timedelta], Beat]
"""A method of `Run` that takes the clock's reading: `Run.pause`, `Run.skip`."""


class Sitting:
    """One session from its first beat to its saved entry."""

    is_rehearsal = False
    """Whether nothing of it is kept."""

    def __init__(
        self,
        session: Session,
        *,
        clock: Clock,
        journal: Journal,
        running: Path,
        company: Company = NOBODY,
        before: Mapping[str, object] = NO_ANSWERS,
        manner: Manner = AS_WRITTEN,
        refusal: Callable[[], str] = lambda: "",
    ) -> None:
        now = clock.now()
        if session.begins:
            session = waited_for(session, session.begins, now)
        self.session = session
        self.clock = clock
        self.company = company
        self.before = before
        """What the check-in before it found."""
        self.manner = manner
        self.run = begun(session, clock.reading(), manner.known_with(company.knowledge))
        self.is_saved = False
        self.stopped_because = ""
        """Why it may not be done with the child any more, where that came up underway."""
        self.is_left_behind = False
        """Not saved, but left on disk for the next start to save."""
        self._refusal = refusal
        self._journal = journal
        self._started_at = max(now, session.begins or now)
        if session.begins and session.begins <= now:
            self._get_in_step()
        self._id = new_id(clock)
        self._checkpoint = Checkpoint(running, self._id)
        self._checkpointed = self.run.looked
        self._said = NOTHING_SAID
        self._ended_at: datetime | None = None
        self._interrupted_by = ""

    @property
    def has_practised(self) -> bool:
        """Whether there is enough to keep; an answer that is to be kept always is."""
        return bool(self.run.kept) or self.run.practised >= SHORTEST_KEPT

    @property
    def is_worth_asking(self) -> bool:
        """Whether there was time to change, and nobody waits for the user now."""
        had_time = self.run.is_completed or self.run.practised >= SHORTEST_ASKED
        return self.has_practised and had_time and not self._interrupted_by

    @property
    def manner_now(self) -> Manner:
        """How it is practised by now."""
        return self.manner.as_in(self.run.knowledge)

    @property
    def entry(self) -> Entry:
        """The entry as it stands."""
        now = self._ended_at or self.clock.now()
        entry = account(self.session, self.run, id=self._id, started_at=self._started_at, now=now)
        entry = replace(
            entry,
            carer=self.company.carer.alias if self.company.carer else "",
            child=self.company.child.alias if self.company.child else "",
            adult=self.company.adult.alias if self.company.adult else "",
            before=self.before,
            interrupted_by=self._interrupted_by,
        )
        return with_words(entry, self._said)

    @property
    def saved_entry(self) -> Entry | None:
        """The entry, once it is in the journal."""
        return self.entry if self.is_saved else None

    def begin(self) -> None:
        """Let its time run from now on, unless it runs by a clock that is shared with others."""
        if not self.session.begins:
            self.run = replace(self.run, looked=self.clock.reading())

    def beat(self) -> tuple[Cue, ...]:
        """Look at the clock; the cues since the last look. Checkpoints when it is time."""
        return self.steer(Run.beat)

    def steer(self, move: Move) -> tuple[Cue, ...]:
        """Do something to the run, such as `Run.pause`; the cues up to then."""
        was_over = self.run.is_over
        beat = move(self.run, self.clock.reading())
        is_time = not was_over and beat.run.looked - self._checkpointed >= CHECKPOINT_EVERY
        enters = any(cue.kind is CueKind.STEP for cue in beat.cues)
        if (is_time or enters) and (why := self._refusal()):
            self.stopped_because = why
            beat = beat.then(beat.run.finish(beat.run.looked).run)
        self.run = beat.run
        if move is not Run.beat:
            self._get_in_step()
        if self.run.is_over and not was_over:
            self._ended_at = self.clock.now()
        if is_time:
            self.checkpoint()
        return beat.cues

    def _get_in_step(self) -> None:
        """Be where all are who breathe this together; a key may have led away from there."""
        if self.session.begins:
            self.run = in_step(self.run, self.session.begins, self.clock.now())

    def interrupt(self, by: str = CHILD) -> tuple[Cue, ...]:
        """End here, for somebody needs the user; the cues up to then."""
        if not self.run.is_over:
            self._interrupted_by = by
        return self.steer(Run.finish)

    def checkpoint(self) -> None:
        """Leave word of the run on disk, so that a kill loses little; `save` tells of failures."""
        self._checkpointed = self.run.looked
        if self.has_practised:
            with suppress(JournalError):
                self._checkpoint.write(self.entry)

    def save(self) -> Entry | None:
        """Put the entry into the journal once; None when nothing worth keeping was done.

        Raises `JournalError`, and leaves the entry for the next start to save if it can.
        """
        if self.is_saved or not self.has_practised:
            self._forget_checkpoint()
            return self.entry if self.is_saved else None
        entry = self.entry
        try:
            self._journal.append(entry)
        except JournalError:
            self._leave_for_next_start(entry)
            raise
        self.is_saved = True
        self._forget_checkpoint()
        return entry

    def say(self, *, note: str, feeling: str, answers: Mapping[str, object] = NO_ANSWERS) -> None:
        """Keep the user's words and the check-in after it with the entry, saved already or not.

        Raises `JournalError`.
        """
        said = Said(note, feeling, answers)
        changes = _changes(self.entry, with_words(self.entry, said))
        if self.is_saved and changes:
            self._journal.amend(self._id, changes, self.clock.now())
        self._said = said
        if not self.is_saved:
            self.save()

    def discard(self) -> None:
        """Leave no entry. Raises `JournalError`."""
        if self.is_saved:
            self._journal.remove(self._id, self.clock.now())
        self._forget_checkpoint()

    def _forget_checkpoint(self) -> None:
        """Remove it; one that stays comes back as the same entry, which history takes as one."""
        with suppress(JournalError):
            self._checkpoint.clear()

    def _leave_for_next_start(self, entry: Entry) -> None:
        try:
            self._checkpoint.write(entry, is_final=True)
        except JournalError:
            self.is_left_behind = False
        else:
            self.is_left_behind = True


def _changes(old: Entry, new: Entry) -> Mapping[str, object]:
    changes: dict[str, object] = {}
    if new.after != old.after:
        changes["after"] = dict(new.after)
    for name in ("note", "moment", "came_back"):
        if getattr(new, name) != getattr(old, name):
            changes[name] = getattr(new, name)
    return changes
