"""Trying a session of a file that is not installed, and watching the file while it is written."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from stillpoint.core.clock import Clock
from stillpoint.core.errors import Misuse
from stillpoint.core.sessions import Pack, Session
from stillpoint.core.texts import nearest, quoted
from stillpoint.history.entries import Entry
from stillpoint.history.journal import Journal
from stillpoint.history.reading import History
from stillpoint.people.reading import People
from stillpoint.services.accounts import NO_ANSWERS
from stillpoint.services.company import Company
from stillpoint.services.manner import Manner
from stillpoint.services.parts import Parts
from stillpoint.services.recovery import Recovery
from stillpoint.services.sittings import Sitting

NOWHERE = Path(os.devnull)
"""Within it nothing can be written, should anything ever try."""

MOST_NAMED = 8
"""Sessions that one message names."""

Stamp = tuple[int, ...] | None


class Rehearsal(Sitting):
    """A session lived like any other, of which nothing is kept."""

    is_rehearsal = True

    def __init__(self, session: Session, *, clock: Clock) -> None:
        journal = Journal(NOWHERE, "rehearsal")
        super().__init__(session, clock=clock, journal=journal, running=NOWHERE)

    def checkpoint(self) -> None:
        """Leave no word."""
        self._checkpointed = self.run.looked

    def save(self) -> Entry | None:
        """Keep no entry."""
        return None

    def say(self, *, note: str, feeling: str, answers: Mapping[str, object] = NO_ANSWERS) -> None:
        """Keep no words."""

    def discard(self) -> None:
        """Do without: there is no entry."""


class RehearsalParts(Parts):
    """The parts for trying a session: the user's own settings, and no history to read or write."""

    def history(self) -> History:
        """None, so that every caution is shown every time."""
        return History()

    def recover(self) -> Recovery:
        """Leave what killed runs left behind to the next real session."""
        return Recovery((), ())

    def people(self) -> People:
        """Nobody: a preview is for whoever writes the pack."""
        return People()

    def sitting(
        self,
        session: Session,
        company: Company | None = None,  # noqa: ARG002 - nobody takes part
        before: Mapping[str, object] | None = None,  # noqa: ARG002
        manner: Manner | None = None,  # noqa: ARG002 - nothing leads to it
    ) -> Sitting:
        """A session that begins now and leaves nothing."""
        return Rehearsal(session, clock=self.clock)


class UnknownInPack(Misuse):
    """The pack has no session of that id."""


def session_in(pack: Pack, id: str | None) -> Session:
    """The session with that id or address, the first where none is named.

    Raises `UnknownInPack`.
    """
    sessions = {session.id: session for session in pack.sessions}
    if not sessions:
        raise UnknownInPack(f"{pack.id} has no session to preview; add a [[session]]")
    if id is None:
        return pack.sessions[0]
    id = id.removeprefix(f"{pack.id}/")
    found = sessions.get(id)
    if found is None:
        known = _suggestion(id, sessions)
        raise UnknownInPack(f"there is no session {quoted(id)} in {pack.id}; {known}")
    return found


class Watch:
    """Tells that a file was saved, by looking at it now and then."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = _stamp_of(path)
        self._told: Stamp | str = "never"

    def has_news(self) -> bool:
        """Whether the file is another than it was told to be, and at rest since the last look.

        The first look is news. A file just being written, or replaced, is left until it is done.
        """
        before, self._seen = self._seen, _stamp_of(self._path)
        if self._seen != before or self._seen == self._told:
            return False
        self._told = self._seen
        return True


def _stamp_of(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _suggestion(wanted: str, known: Iterable[str]) -> str:
    names = list(known)
    near = nearest(wanted, names, 3)
    if near:
        return f"did you mean {' or '.join(near)}?"
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"there is {', '.join(names[:MOST_NAMED])}{more}"
